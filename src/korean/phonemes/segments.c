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
    static const unsigned char after[CODA_COUNT] = {BEFORE_VOWEL, BEFORE_STOP,    BEFORE_SONORANT,
                                                    BEFORE_STOP,  BEFORE_LATERAL, BEFORE_SONORANT,
                                                    BEFORE_STOP,  BEFORE_SONORANT};

    return (enum before)after[coda];
}

enum { ONSET_G = 0, ONSET_R = 5, ONSET_COUNT = 19 };

slice segment_onset(unsigned onset, enum before before, unsigned vowel)
{
    /* ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ, in two places: after a pause or a stop, between
     * voiced sounds */
    static const char *const table[ONSET_COUNT][2] = {
        {"g", "g"},     {"k-", "k-"},   {"n", "n"},     {"d", "d"},       {"t-", "t-"},
        {"*", "*"},     {"m", "m"},     {"p", "b"},     {"p-", "p-"},     {"s", "s"},
        {"s|s", "s|s"}, {"", ""},       {"tS;", "dZ;"}, {"tS;-", "tS;-"}, {"tS;h", "tS;h"},
        {"kh", "kh"},   {"t|h", "t|h"}, {"ph", "ph"},   {"h", "h"}};

    (void)vowel;
    if (onset == ONSET_R && before == BEFORE_LATERAL)
        return S(""); /* ㄹㄹ is one long lateral, said by the coda */
    return slice_of(table[onset][before != BEFORE_PAUSE && before != BEFORE_STOP]);
}

slice segment_glide(unsigned vowel, unsigned onset)
{
    /* ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ */
    static const char glides[HANGUL_VOWELS + 1] = "--jj--jj-wwwj-wwwj---";

    (void)onset;
    return glides[vowel] == 'j' ? S("j") : glides[vowel] == 'w' ? S("w") : S("");
}

slice segment_vowel(unsigned vowel)
{
    static const char *const vowels[HANGUL_VOWELS] = {"a", "E", "a", "E", "@",  "e",   "@",
                                                      "e", "o", "a", "E", "e",  "o",   "u",
                                                      "@", "e", "i", "u", "u-", "u-j", "i"};

    return slice_of(vowels[vowel]);
}

slice segment_coda(enum coda coda)
{
    static const char *const codas[CODA_COUNT] = {"", "k", "n", "t", "L", "m", "p", "N"};

    return slice_of(codas[coda]);
}
