#include "base/intl.h"
#include "command/options.h"

#include <stdio.h>

void options_help(void)
{
    fputs(_("nangdok reads a transcript aloud, each speaker in a voice of their own.\n"
            "\n"
            "  nangdok FILE|FOLDER...   play; - is stdin. Space pauses, q stops, ?: the keys\n"
            "  nangdok FILE -o OUT...    write: .wav .flac .opus .mp3 .m4b .srt .html .epub\n"
            "  nangdok FOLDER -o '{dir}/{stem}.opus'...   each file in it that changed\n"
            "  nangdok outline|reading|cast FILE   what was understood; what is said; by whom\n"
            "  nangdok history   what you heard, how far   normalize, pronounce  Korean lines\n"
            "\n"
            "Voices   -s SPEED: 1.3x, or 175 words a minute   -v VOICE: woman, man, ko+f3\n"
            "         --voice NAME=VOICE   -p PITCH 0-99   -a LOUDNESS 0-200   -g GAP, 10 ms\n"
            "         --volume PERCENT   --mono   --names never|change|always   --cast FILE\n"
            "Learning --step sentence|turn|cue   --repeat N   --repeat-speeds 0.8,1\n"
            "         --shadow 1.2x   --record  --takes FOLDER   --dictation  --sleep MINUTES\n"
            "Seeing   -F, --screen: all of the terminal; as lines: --width N --positions -q\n"
            "Hearing  --speak-ui=voice|tones: answers to keys   --keypad: digits are its keys\n"
            "Reading  --start #TURN|1:30|25%   --cues tone|silence|spoken   --clip NUM=FILE\n"
            "         --gloss --punctuation --url --dateline --english: how Korean is read\n"
            "         --lexicon FILE   --pronunciation FILE: words of your own\n"
            "Others   --config FILE   --no-config   --profile NAME   --key KEY=COMMAND\n"
            "         --word-times --json --verbose --explain   --jobs N   --json-ipc SOCKET\n"
            "         --latency MS   --lead-in MS   --idle S   --media-keys=no   --version\n"
            "man nangdok tells all. Exit status: 0 all was read, 1 fault, 2 usage,\n"
            "3 unreadable, 4 nothing to read, 5 no sound device, 6 output failed, 7 unspoken.\n"),
          stdout);
}
