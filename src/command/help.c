#include "base/intl.h"
#include "command/options.h"

#include <stdio.h>

void options_help(void)
{
    fputs(
        _("nangdok reads a transcript aloud, each speaker in a voice of their own.\n"
          "\n"
          "  nangdok FILE...              play (- is standard input); Space pauses, q stops\n"
          "  nangdok FILE -o OUT...       write it: .wav .flac .opus .mp3 .m4b .vtt .srt .html "
          ".epub\n"
          "                               .daisy .json .brf .txt .md .svg and more\n"
          "  nangdok FOLDER -o '{dir}/{stem}.opus'...   each file in it that changed\n"
          "  nangdok outline FILE         what was understood: turns, speakers, what is not read\n"
          "  nangdok reading FILE         what will be spoken, sentence by sentence\n"
          "  nangdok cast FILE            who speaks with which voice\n"
          "  nangdok normalize, pronounce written Korean to spoken, to how it sounds; lines\n"
          "\n"
          "  -s SPEED   1.3x, or words a minute, 80 to 450 (175)\n"
          "  -v VOICE   for all: ko+f3, woman, man; --voice NAME=VOICE for one speaker\n"
          "  -p PITCH   0 to 99 (50)      -a LOUDNESS   0 to 200 (100)      -g GAP   10 ms\n"
          "  -o, --output FILE            may be given several times: spoken once\n"
          "  --cues tone|silence|spoken   --clip NUMBER=FILE    a sound for a cue\n"
          "  --cast FILE   --mono   --jobs N   --shard I/N   --latency MS   --word-times   --json\n"
          "  -q, --quiet   --verbose   -h, --help   --version\n"
          "\n"
          "Exit status: 0 all was read; 1 fault; 2 usage; 3 input unreadable; 4 nothing to read;\n"
          "5 no sound device; 6 output failed; 7 some sentences were not spoken.\n"),
        stdout);
}
