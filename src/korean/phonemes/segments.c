#include "korean/phonemes/segments.h"

enum coda segment_coda_class(unsigned coda)
{
    /* none ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ: 9, 10, 11항 */
    static const unsigned char heard[HANGUL_CODAS] = {
        CODA_NONE, CODA_K,  CODA_K, CODA_K, CODA_N, CODA_N, CODA_N, CODA_T, CODA_L, CODA_K,
        CODA_M,    CODA_L,  CODA_L, CODA_L, CODA_P, CODA_L, CODA_M, CODA_P, CODA_P, CODA_T,
        CODA_T,    CODA_NG, CODA_T, CODA_T, CODA_K, CODA_T, CODA_P, CODA_T};

    return (enum coda)heard[coda];
}

enum before segment_before(enum coda coda)
{
    static const unsigned char after[] = {
        [CODA_NONE] = BEFORE_VOICED, [CODA_K] = BEFORE_PAUSE,   [CODA_N] = BEFORE_VOICED,
        [CODA_T] = BEFORE_PAUSE,     [CODA_L] = BEFORE_LATERAL, [CODA_M] = BEFORE_VOICED,
        [CODA_P] = BEFORE_PAUSE,     [CODA_NG] = BEFORE_VOICED};

    return (enum before)after[coda];
}

/* ㅅ is palatal before ㅣ and its glide: ㅑ ㅒ ㅕ ㅖ ㅛ ㅟ ㅠ ㅣ. */
static bool is_palatal(unsigned vowel)
{
    return strchr("jI", "aajjaajjaaaajaaaIjaaI"[vowel]) != NULL;
}

slice segment_onset(unsigned onset, enum before before, unsigned vowel)
{
    /* ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ; after a pause or a stop, at the start of a phrase
     * after a voiced sound, inside one. `:` makes the closure before it long. */
    static const char *const table[][3] = {{"k", "k", "g"},          {"q-", "q-:", "q-:"},
                                           {"n", "n", "n"},          {"t", "t", "d"},
                                           {"t-", "t-:", "t-:"},     {"*", "*", "*"},
                                           {"m", "m", "m"},          {"p", "p", "b"},
                                           {"p-", "p-:", "p-:"},     {"s", "s", "s"},
                                           {"s|s", "s|s", "s|s"},    {"", "", ""},
                                           {"tS;", "tS;", "dZ;"},    {"tS;-", "tS;-:", "tS;-:"},
                                           {"tS;h", "tS;h", "tS;h"}, {"kh", "kh:", "kh:"},
                                           {"t|h", "t|h", "t|h"},    {"ph", "ph:", "ph:"},
                                           {"h", "h", "h"}};

    if (onset == ONSET_R && before == BEFORE_LATERAL)
        return S("l"); /* ㄹㄹ is one long lateral */
    if (onset == ONSET_S && is_palatal(vowel))
        return S("s;");
    if (onset == ONSET_SS && is_palatal(vowel))
        return S("s;|s;");
    return slice_of(table[onset][before == BEFORE_LATERAL ? BEFORE_VOICED : before]);
}

slice segment_glide(unsigned vowel)
{
    /* ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ */
    static const char glides[HANGUL_VOWELS + 1] = "--jj--jj-wwwj-wwwj---";

    return glides[vowel] == 'j' ? S("j") : glides[vowel] == 'w' ? S("w") : S("");
}

slice segment_vowel(unsigned vowel, bool before_vowel)
{
    static const char *const vowels[HANGUL_VOWELS] = {"a", "E", "a", "E", "@",  "e",   "@",
                                                      "e", "o", "a", "E", "e",  "o",   "u",
                                                      "@", "e", "i", "u", "u-", "u-j", "i"};

    if (vowel == VOWEL_UI && before_vowel)
        return S("u-j_|"); /* 의안, which would else be the same as 으얀 */
    return slice_of(vowels[vowel]);
}

slice segment_coda(enum coda coda, unsigned next)
{
    static const char *const codas[][2] = {
        [CODA_NONE] = {"", ""}, [CODA_K] = {"q", "k"}, [CODA_N] = {"n", "n"},
        [CODA_T] = {"t-", "t"}, [CODA_L] = {"l", "l"}, [CODA_M] = {"m", "m"},
        [CODA_P] = {"p-", "p"}, [CODA_NG] = {"N", "N"}};

    if (coda == CODA_L && next == ONSET_R)
        return S("");
    /* Before a vowel the tense ones would be heard as its onset; surface Hangul has no such place,
     * for 13 to 15항 move every coda but ㅇ. */
    return slice_of(codas[coda][next == ONSET_NONE]);
}
