#include "script/voices.h"

#include "base/intl.h"

/* The shapes are lines of an eSpeak NG voice file: pitch (lowest and highest), then for each
 * formant its frequency, height and width in percent, then what makes the voice's character. One
 * factor for all formants is another length of the vocal tract, with every vowel in its place. */
#define VOICE(NAME) .name = S_INIT(NAME), .pitch = 50, .range = 75

const struct cast_member cast_members[CAST_VOICES + 1] = {
    {.voice = {VOICE("woman1"), .sex = VOICE_WOMAN, .rate = 175, .gain = 1.6,
               .shape = S_INIT("pitch 174 262\n"
                               "formant 0 100 110 110\n"
                               "formant 1 117 85 120\n"
                               "formant 2 117 80 120\n"
                               "formant 3 117 80 120\n"
                               "formant 4 117 85 120\n"
                               "formant 5 117 80 120\n"
                               "formant 6 117 70 120\n"
                               "formant 7 117 70 120\n"
                               "formant 8 117 70 120\n")},
     .alias = S_INIT("여자1"),
     .character = N_("clear"),
     .measure = {274, {461, 1590, 3021, 3825}}},
    {.voice = {VOICE("woman2"), .sex = VOICE_WOMAN, .rate = 170, .gain = 3.4,
               .shape = S_INIT("pitch 117 175\n"
                               "formant 0 100 120 120\n"
                               "formant 1 106 80 150\n"
                               "formant 2 106 75 150\n"
                               "formant 3 106 75 150\n"
                               "formant 4 106 75 150\n"
                               "formant 5 106 75 150\n"
                               "formant 6 106 70 150\n"
                               "formant 7 106 70 150\n"
                               "formant 8 106 70 150\n"
                               "breath 0 6 8 8 8 8 6 6\n"
                               "breathw 150 150 200 200 400 400\n"
                               "voicing 85\n")},
     .alias = S_INIT("여자2"),
     .character = N_("breathy"),
     .measure = {179, {438, 1451, 2752, 3510}}},
    {.voice = {VOICE("woman3"), .sex = VOICE_WOMAN, .rate = 180, .gain = -0.8,
               .shape = S_INIT("pitch 132 221\n"
                               "formant 0 100 125 110\n"
                               "formant 1 127 100 130\n"
                               "formant 2 127 80 130\n"
                               "formant 3 127 65 130\n"
                               "formant 4 127 50 130\n"
                               "formant 5 127 45 130\n"
                               "formant 6 127 40 130\n"
                               "formant 7 127 40 130\n"
                               "formant 8 127 40 130\n"
                               "tone 250 230 700 190 1500 140 3000 100\n")},
     .alias = S_INIT("여자3"),
     .character = N_("dark"),
     .measure = {228, {493, 1701, 3308, 4214}}},
    {.voice = {VOICE("woman4"), .sex = VOICE_WOMAN, .rate = 172, .gain = 0.2,
               .shape = S_INIT("pitch 148 222\n"
                               "formant 0 100 100 110\n"
                               "formant 1 104 100 100\n"
                               "formant 2 104 60 130\n"
                               "formant 3 104 80 100\n"
                               "formant 4 104 100 90\n"
                               "formant 5 104 90 100\n"
                               "formant 6 104 70 110\n"
                               "formant 7 104 70 110\n"
                               "formant 8 104 70 110\n"
                               "tone 300 200 1000 130 2000 150 3200 220 5000 160\n")},
     .alias = S_INIT("여자4"),
     .character = N_("round"),
     .measure = {230, {400, 1386, 2694, 3412}}},
    {.voice = {VOICE("woman5"), .sex = VOICE_WOMAN, .rate = 178, .gain = 1.7,
               .shape = S_INIT("pitch 110 178\n"
                               "formant 0 100 90 110\n"
                               "formant 1 122 85 110\n"
                               "formant 2 122 85 110\n"
                               "formant 3 122 95 100\n"
                               "formant 4 122 105 100\n"
                               "formant 5 122 100 100\n"
                               "formant 6 122 80 110\n"
                               "formant 7 122 80 110\n"
                               "formant 8 122 80 110\n"
                               "tone 600 170 1200 170 2500 190 4000 200\n")},
     .alias = S_INIT("여자5"),
     .character = N_("bright"),
     .measure = {182, {529, 1675, 3098, 3971}}},
    {.voice = {VOICE("man1"), .sex = VOICE_MAN, .rate = 168, .gain = 2.5,
               .shape = S_INIT("pitch 59 92\n"
                               "formant 0 100 100 100\n"
                               "formant 1 88 110 90\n"
                               "formant 2 88 100 90\n"
                               "formant 3 88 90 90\n"
                               "formant 4 88 80 90\n"
                               "formant 5 88 70 90\n"
                               "formant 6 88 60 100\n"
                               "formant 7 88 60 100\n"
                               "formant 8 88 60 100\n"
                               "voicing 140\n")},
     .alias = S_INIT("남자1"),
     .character = N_("full"),
     .measure = {90, {390, 1205, 2283, 2895}}},
    {.voice = {VOICE("man2"), .sex = VOICE_MAN, .rate = 178, .gain = 3.5,
               .shape = S_INIT("pitch 59 95\n"
                               "formant 0 100 120 110\n"
                               "formant 1 103 100 120\n"
                               "formant 2 103 85 120\n"
                               "formant 3 103 75 120\n"
                               "formant 4 103 70 120\n"
                               "formant 5 103 60 120\n"
                               "formant 6 103 50 120\n"
                               "formant 7 103 50 120\n"
                               "formant 8 103 50 120\n"
                               "tone 400 220 1300 160 3000 120\n")},
     .alias = S_INIT("남자2"),
     .character = N_("warm"),
     .measure = {93, {440, 1402, 2685, 3398}}},
    {.voice = {VOICE("man3"), .sex = VOICE_MAN, .rate = 172, .gain = 5.6,
               .shape = S_INIT("pitch 74 111\n"
                               "formant 0 100 120 120\n"
                               "formant 1 94 80 150\n"
                               "formant 2 94 75 150\n"
                               "formant 3 94 75 150\n"
                               "formant 4 94 75 150\n"
                               "formant 5 94 75 150\n"
                               "formant 6 94 70 150\n"
                               "formant 7 94 70 150\n"
                               "formant 8 94 70 150\n"
                               "breath 0 6 8 8 8 8 6 6\n"
                               "breathw 150 150 200 200 400 400\n"
                               "voicing 85\n")},
     .alias = S_INIT("남자3"),
     .character = N_("breathy"),
     .measure = {111, {402, 1281, 2465, 3069}}},
    {.voice = {VOICE("man4"), .sex = VOICE_MAN, .rate = 175, .gain = 4.0,
               .shape = S_INIT("pitch 73 114\n"
                               "formant 0 100 90 110\n"
                               "formant 1 109 85 110\n"
                               "formant 2 109 85 110\n"
                               "formant 3 109 95 100\n"
                               "formant 4 109 105 100\n"
                               "formant 5 109 100 100\n"
                               "formant 6 109 80 110\n"
                               "formant 7 109 80 110\n"
                               "formant 8 109 80 110\n"
                               "tone 600 170 1200 170 2500 190 4000 200\n")},
     .alias = S_INIT("남자4"),
     .character = N_("bright"),
     .measure = {114, {478, 1495, 2779, 3555}}},
    {.voice = {VOICE("man5"), .sex = VOICE_MAN, .rate = 180, .gain = 1.2,
               .shape = S_INIT("pitch 93 145\n"
                               "formant 0 100 125 110\n"
                               "formant 1 112 100 130\n"
                               "formant 2 112 80 130\n"
                               "formant 3 112 65 130\n"
                               "formant 4 112 50 130\n"
                               "formant 5 112 45 130\n"
                               "formant 6 112 40 130\n"
                               "formant 7 112 40 130\n"
                               "formant 8 112 40 130\n"
                               "tone 250 230 700 190 1500 140 3000 100\n")},
     .alias = S_INIT("남자5"),
     .character = N_("dark"),
     .measure = {146, {469, 1527, 2951, 3700}}},
    {.voice = {VOICE("narrator"), .sex = VOICE_MAN, .rate = 170, .gain = 0.4,
               .shape = S_INIT("pitch 93 139\n"
                               "formant 0 100 120 110\n"
                               "formant 1 96 100 120\n"
                               "formant 2 96 85 120\n"
                               "formant 3 96 75 120\n"
                               "formant 4 96 70 120\n"
                               "formant 5 96 60 120\n"
                               "formant 6 96 50 120\n"
                               "formant 7 96 50 120\n"
                               "formant 8 96 50 120\n"
                               "tone 400 220 1300 160 3000 120\n")},
     .alias = S_INIT("내레이터"),
     .character = N_("warm"),
     .measure = {140, {410, 1297, 2504, 3136}}},
};
