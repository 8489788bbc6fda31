#include "base/intl.h"
#include "command/options.h"

#include <stdio.h>

void options_help(void)
{
    fputs(_("nangdok reads a transcript aloud, each speaker in a voice of their own.\n"
            "\n"
            "  nangdok FILE...   play; - is stdin. Space pauses, q stops, ? lists the keys\n"
            "  nangdok FILE -o OUT...    write: .wav .flac .opus .mp3 .m4b .srt .html .epub\n"
            "  nangdok FOLDER -o '{dir}/{stem}.opus'...   each file in it that changed\n"
            "  nangdok outline|reading|cast FILE   what was understood; what is said; by whom\n"
            "  nangdok normalize|pronounce   written Korean to spoken; to how it sounds\n"
            "\n"
            "  -s SPEED  1.3x, or words a minute (175)   -p PITCH 0-99   -a LOUDNESS 0-200\n"
            "  -v VOICE  for all: ko+f3, woman, man      --voice NAME=VOICE  for one speaker\n"
            "  --cues tone|silence|spoken   --clip NUMBER=FILE  its sound   -g GAP in 10 ms\n"
            "  --gloss --punctuation --url --dateline --english   how Korean is read\n"
            "  --lexicon FILE   --pronunciation FILE   words of your own   --cast FILE\n"
            "  -F, --screen  text on the whole terminal; as lines: --width N --positions\n"
            "  --start #TURN|1:30|25%   --sleep MINUTES   --names never|change|always\n"
            "  --step sentence|turn|cue   --repeat N   --repeat-speeds 0.8,1   --shadow 1.2x\n"
            "  --dictation   --speak-ui=voice|tones   --volume PERCENT   --mono\n"
            "  --word-times   --json   --jobs N   --shard I/N   --json-ipc SOCKET\n"
            "  --config FILE   --no-config   --profile NAME   --key KEY=COMMAND\n"
            "  --media-keys=no   --stay-awake=no   -q, --quiet   --verbose   --explain\n"
            "  --latency MS   --lead-in MS   -h, --help   --version   man nangdok says more\n"
            "\n"
            "Exit status: 0 all was read; 1 fault; 2 usage; 3 unreadable; 4 nothing to read;\n"
            "5 no sound device; 6 output failed; 7 some sentences were not spoken.\n"),
          stdout);
}
