/* transliterate: an English word in Hangul by the 외래어 표기법, 제3장 제1절 (영어의 표기), from
 * its phones; a word that the dictionary lacks by its letters. Numbers of items are the section's.
 */
#include "korean/normalize/transliterate.h"

#include "base/hangul.h"
#include "korean/normalize/english.h"

#include <stdlib.h>

const char *english_phones(const char *word)
{
    size_t low = 0, high = english_words.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *at = english_words.pool + english_words.words[middle];
        int order = strcmp(at, word);

        if (order == 0)
            return at + strlen(at) + 1;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* Letters by index, as in base/hangul.h. */
enum {
    O_G = 0,
    O_N = 2,
    O_D = 3,
    O_R = 5,
    O_M = 6,
    O_B = 7,
    O_S = 9,
    O_NONE = 11,
    O_J = 12,
    O_CH = 14,
    O_K = 15,
    O_T = 16,
    O_P = 17,
    O_H = 18
};
enum {
    V_A = 0,
    V_AE = 1,
    V_YA = 2,
    V_YAE = 3,
    V_EO = 4,
    V_E = 5,
    V_YEO = 6,
    V_YE = 7,
    V_O = 8,
    V_WA = 9,
    V_WAE = 10,
    V_YO = 12,
    V_U = 13,
    V_WO = 14,
    V_WE = 15,
    V_WI = 16,
    V_YU = 17,
    V_EU = 18,
    V_I = 20,
    V_NONE = -1
};
enum { C_G = 1, C_N = 4, C_L = 8, C_M = 16, C_B = 17, C_S = 19, C_NG = 21 };

/* Vowels that the dictionary does not tell apart: of new, of shop, and none before a last l. */
enum { BRITISH_YU = ZH + 1, BRITISH_O, SYLLABIC };

/* The Hangul letters of a phone: of a vowel the vowel and, of a diphthong, the one after it; of a
 * consonant the onset, and the coda when it may close a syllable. */
struct sound {
    signed char vowel, second;
    unsigned char onset, coda;
    unsigned char
        final_vowel; /* what an unclosed consonant is said with: ㅡ, or ㅣ of 치, 지, 시 */
};

static const struct sound sounds[] = {
    [AA] = {V_A, V_NONE, 0, 0, 0},
    [AE] = {V_AE, V_NONE, 0, 0, 0},
    [AH] = {V_EO, V_NONE, 0, 0, 0},
    [AO] = {V_O, V_NONE, 0, 0, 0},
    [AW] = {V_A, V_U, 0, 0, 0},
    [AX] = {V_EO, V_NONE, 0, 0, 0},
    [AY] = {V_A, V_I, 0, 0, 0},
    [EH] = {V_E, V_NONE, 0, 0, 0},
    [ER] = {V_EO, V_NONE, 0, 0, 0},
    [EY] = {V_E, V_I, 0, 0, 0},
    [IH] = {V_I, V_NONE, 0, 0, 0},
    [IY] = {V_I, V_NONE, 0, 0, 0},
    [OW] = {V_O, V_NONE, 0, 0, 0},
    [OY] = {V_O, V_I, 0, 0, 0},
    [UH] = {V_U, V_NONE, 0, 0, 0},
    [UW] = {V_U, V_NONE, 0, 0, 0},
    [B] = {0, 0, O_B, 0, V_EU},
    [CH] = {0, 0, O_CH, 0, V_I},
    [D] = {0, 0, O_D, 0, V_EU},
    [DH] = {0, 0, O_D, 0, V_EU},
    [F] = {0, 0, O_P, 0, V_EU},
    [G] = {0, 0, O_G, 0, V_EU},
    [HH] = {0, 0, O_H, 0, V_EU},
    [JH] = {0, 0, O_J, 0, V_I},
    [K] = {0, 0, O_K, C_G, V_EU},
    [L] = {0, 0, O_R, C_L, V_EU},
    [M] = {0, 0, O_M, C_M, V_EU},
    [N] = {0, 0, O_N, C_N, V_EU},
    [NG] = {0, 0, O_NONE, C_NG, V_EU},
    [P] = {0, 0, O_P, C_B, V_EU},
    [R] = {0, 0, O_R, 0, V_EU},
    [S] = {0, 0, O_S, 0, V_EU},
    [SH] = {0, 0, O_S, 0, V_I},
    [T] = {0, 0, O_T, C_S, V_EU},
    [TH] = {0, 0, O_S, 0, V_EU},
    [V] = {0, 0, O_B, 0, V_EU},
    [W] = {0, 0, O_NONE, 0, V_U},
    [Y] = {0, 0, O_NONE, 0, V_I},
    [Z] = {0, 0, O_J, 0, V_EU},
    [ZH] = {0, 0, O_J, 0, V_I},
    [BRITISH_YU] = {V_YU, V_NONE, 0, 0, 0},
    [BRITISH_O] = {V_O, V_NONE, 0, 0, 0},
    [SYLLABIC] = {V_EU, V_NONE, 0, 0, 0},
};

/* The syllables as they grow. */
struct syllables {
    struct hangul at[3 * ENGLISH_PHONES_MAX];
    size_t count;
};

static void add_syllable(struct syllables *out, int onset, int vowel)
{
    if (out->count < sizeof out->at / sizeof out->at[0])
        out->at[out->count++] = (struct hangul){(unsigned char)onset, (unsigned char)vowel, 0};
}

static bool close_syllable(struct syllables *out, int coda)
{
    if (out->count == 0 || out->at[out->count - 1].coda != 0)
        return false;
    out->at[out->count - 1].coda = (unsigned char)coda;
    return true;
}

static bool is_vowel_phone(int phone)
{
    return (phone >= AA && phone <= UW) || phone >= BRITISH_YU;
}

static bool is_short_vowel(int phone)
{
    return phone == AE || phone == AH || phone == AX || phone == EH || phone == IH || phone == UH ||
           phone == AA || phone == ER || phone == BRITISH_O;
}

static int with_glide(int vowel, bool y)
{
    switch (vowel) {
    case V_A:
        return y ? V_YA : V_WA;
    case V_AE:
        return y ? V_YAE : V_WAE;
    case V_EO:
        return y ? V_YEO : V_WO;
    case V_E:
        return y ? V_YE : V_WE;
    case V_O:
        return y ? V_YO : V_WO;
    case V_U:
        return y ? V_YU : V_U;
    case V_I:
        return y ? V_I : V_WI;
    default:
        return vowel;
    }
}

/* Item 3: ʃ before a vowel takes a y (샤, 셔, 쇼, 슈, 시); item 4: ㅈ and ㅊ take none. */
static void add_vowel(struct syllables *out, int onset, int phone, int glide)
{
    const struct sound *vowel = &sounds[phone];
    int first = vowel->vowel;

    if (glide == Y || glide == SH)
        first = with_glide(first, true);
    else if (glide == W)
        first = with_glide(first, false);
    add_syllable(out, onset, first);
    if (vowel->second != V_NONE)
        add_syllable(out, O_NONE, vowel->second);
}

/* A consonant that no vowel follows. `before` and `after` are its neighbours, -1 at the ends. */
static void add_closed(struct syllables *out, int phone, int before, int after)
{
    const struct sound *sound = &sounds[phone];
    bool stop = phone == P || phone == T || phone == K;
    bool liquid = after == L || after == R || after == M || after == N;

    if (phone == R) { /* said before vowels only; at a word's end square is 스퀘어 (item 8) */
        if (after < 0 && before != AA && before != ER)
            add_syllable(out, O_NONE, V_EO);
        return;
    }
    if ((phone == M || phone == N || phone == NG || phone == L) && close_syllable(out, sound->coda))
        return;                                      /* items 5 and 6 */
    if ((phone == M || phone == N) && before == L) { /* item 6: film 필름 */
        add_syllable(out, O_R, V_EU);
        close_syllable(out, sound->coda);
        return;
    }
    if (stop && is_short_vowel(before) && !liquid && close_syllable(out, sound->coda))
        return; /* item 1 */
    if (phone == SH && after >= 0) {
        add_syllable(out, O_S, V_YU); /* item 3: 슈 before a consonant */
        return;
    }
    if (phone == W || phone == Y)
        add_syllable(out, O_NONE, phone == W ? V_U : V_I);
    else
        add_syllable(out, sound->onset, sound->final_vowel);
}

/* Phone i, which a vowel follows, perhaps over a glide; returns how many phones were said. */
static size_t add_open(struct syllables *out, const int *phones, size_t count, size_t i)
{
    int phone = phones[i], next = i + 1 < count ? phones[i + 1] : -1;
    bool glide = (next == Y || (next == W && (phone == K || phone == G || phone == HH))) &&
                 i + 2 < count && is_vowel_phone(phones[i + 2]);

    if (phone == L && out->count > 0)
        close_syllable(out, C_L); /* item 6: ㄹㄹ between vowels */
    if (phone == NG) {
        close_syllable(out, C_NG);
        return 1;
    }
    if (glide) {
        add_vowel(out, sounds[phone].onset, phones[i + 2], next);
        return 3;
    }
    if (phone == W || phone == Y || phone == SH)
        add_vowel(out, phone == SH ? O_S : O_NONE, next, phone);
    else
        add_vowel(out, sounds[phone].onset, next, -1);
    return 2;
}

static void spell_phones(struct syllables *out, const int *phones, size_t count)
{
    for (size_t i = 0; i < count;) {
        int next = i + 1 < count ? phones[i + 1] : -1;
        bool glide =
            next == Y || (next == W && (phones[i] == K || phones[i] == G || phones[i] == HH));

        if (is_vowel_phone(phones[i])) {
            add_vowel(out, i > 0 && phones[i - 1] == ER ? O_R : O_NONE, phones[i], -1);
            i++;
        } else if (is_vowel_phone(next) ||
                   (glide && phones[i] != L && i + 2 < count && is_vowel_phone(phones[i + 2]))) {
            i += add_open(out, phones, count, i);
        } else {
            add_closed(out, phones[i], i ? phones[i - 1] : -1, next);
            i++;
        }
    }
}

/* ---- words that the dictionary lacks --------------------------------------------------------- */

struct letters {
    const char *letters;
    int phones[3]; /* -1 ends them */
};

/* The longest first; letters that are not here are silent. */
static const struct letters spelling[] = {
    {"tion", {SH, AX, N}}, {"sion", {SH, AX, N}}, {"tch", {CH, -1, -1}}, {"sch", {S, K, -1}},
    {"igh", {AY, -1, -1}}, {"ch", {CH, -1, -1}},  {"sh", {SH, -1, -1}},  {"th", {TH, -1, -1}},
    {"ph", {F, -1, -1}},   {"wh", {W, -1, -1}},   {"ck", {K, -1, -1}},   {"ng", {NG, -1, -1}},
    {"qu", {K, W, -1}},    {"ee", {IY, -1, -1}},  {"ea", {IY, -1, -1}},  {"oo", {UW, -1, -1}},
    {"ou", {AW, -1, -1}},  {"ow", {OW, -1, -1}},  {"oa", {OW, -1, -1}},  {"ai", {EY, -1, -1}},
    {"ay", {EY, -1, -1}},  {"ei", {EY, -1, -1}},  {"ey", {IY, -1, -1}},  {"oy", {OY, -1, -1}},
    {"oi", {OY, -1, -1}},  {"au", {AO, -1, -1}},  {"aw", {AO, -1, -1}},  {"ew", {Y, UW, -1}},
    {"ie", {IY, -1, -1}},  {"er", {ER, -1, -1}},  {"ir", {ER, -1, -1}},  {"ur", {ER, -1, -1}},
    {"a", {AE, -1, -1}},   {"b", {B, -1, -1}},    {"c", {K, -1, -1}},    {"d", {D, -1, -1}},
    {"e", {EH, -1, -1}},   {"f", {F, -1, -1}},    {"g", {G, -1, -1}},    {"h", {HH, -1, -1}},
    {"i", {IH, -1, -1}},   {"j", {JH, -1, -1}},   {"k", {K, -1, -1}},    {"l", {L, -1, -1}},
    {"m", {M, -1, -1}},    {"n", {N, -1, -1}},    {"o", {OW, -1, -1}},   {"p", {P, -1, -1}},
    {"q", {K, -1, -1}},    {"r", {R, -1, -1}},    {"s", {S, -1, -1}},    {"t", {T, -1, -1}},
    {"u", {AH, -1, -1}},   {"v", {V, -1, -1}},    {"w", {W, -1, -1}},    {"x", {K, S, -1}},
    {"y", {IY, -1, -1}},   {"z", {Z, -1, -1}},
};

static bool is_front(char c)
{
    return c == 'e' || c == 'i' || c == 'y';
}

/* One step of reading by letters: how many letters it takes. */
static size_t spell_letters(const char *word, int *phones, size_t *count)
{
    if (word[0] == word[1] && !strchr("aeiou", word[0]))
        return 1; /* doubled consonants are one */
    if (word[0] == 'c' && is_front(word[1])) {
        phones[(*count)++] = S;
        return 1;
    }
    if (word[0] == 'e' && word[1] == '\0' && *count > 1)
        return 1; /* a last e is silent */
    for (size_t k = 0; k < sizeof spelling / sizeof spelling[0]; k++) {
        size_t length = strlen(spelling[k].letters);

        if (strncmp(word, spelling[k].letters, length) != 0)
            continue;
        for (size_t i = 0; i < 3 && spelling[k].phones[i] >= 0; i++)
            phones[(*count)++] = spelling[k].phones[i];
        return length;
    }
    return 1;
}

/* The dictionary is American; the rules are for the sounds of Britain, which Korean follows: an o
 * is 오 (shop 숍), new is 뉴, an unstressed last a is 아 (camera 카메라), a last s is 스. */
static void make_british(const char *word, int *phones, size_t count)
{
    size_t length = strlen(word);
    bool has_o = strchr(word, 'o') && !strchr(word, 'a');
    bool has_u = strchr(word, 'u') || strstr(word, "ew");

    for (size_t i = 0; i < count; i++) {
        if (phones[i] == AA && (has_o || (i > 0 && phones[i - 1] == W)))
            phones[i] = BRITISH_O;
        if (phones[i] == UW && i > 0 && has_u && !strstr(word, "oo") &&
            (phones[i - 1] == N || phones[i - 1] == T || phones[i - 1] == D))
            phones[i] = BRITISH_YU;
    }
    if (phones[count - 1] == AX && word[length - 1] == 'a')
        phones[count - 1] = AA;
    if (count > 1 && phones[count - 1] == L && phones[count - 2] == AX &&
        strcmp(word + length - 2, "le") == 0)
        phones[count - 2] = SYLLABIC;
    if (phones[count - 1] == Z && word[length - 1] == 's')
        phones[count - 1] = S;
}

static size_t phones_of(const char *word, int *phones);

/* facebook: two words of the dictionary, of three letters at least. */
static bool split_compound(const char *word, int *phones, size_t *count)
{
    size_t length = strlen(word);

    for (size_t cut = length - (length < 3 ? length : 3); cut >= 3; cut--) {
        char first[ENGLISH_WORD_MAX + 1] = "";

        memcpy(first, word, cut);
        if (english_phones(first) && english_phones(word + cut) &&
            strlen(english_phones(first)) + strlen(english_phones(word + cut)) <
                ENGLISH_PHONES_MAX) {
            *count = phones_of(first, phones);
            *count += phones_of(word + cut, phones + *count);
            return true;
        }
    }
    return false;
}

static size_t phones_of(const char *word, int *phones)
{
    const char *known = english_phones(word);
    size_t count = 0;

    if (known) {
        for (; known[count]; count++)
            phones[count] = known[count] - ENGLISH_FIRST_PHONE;
        make_british(word, phones, count);
        return count;
    }
    if (split_compound(word, phones, &count))
        return count;
    while (*word && count + 3 < ENGLISH_PHONES_MAX)
        word += spell_letters(word, phones, &count);
    return count;
}

/* Letters with marks are read as those without. */
static char plain_letter(char32_t c)
{
    static const char plain[] = "aaaaaaaceeeeiiiidnooooo-ouuuuyts"; /* U+00E0 .. U+00FF */

    c = char_to_lower(c);
    if (c < 0x80)
        return (char)c;
    return c >= 0xE0 && c <= 0xFF ? plain[c - 0xE0] : '-';
}

/* A word, or a part of one that begins with a capital inside (WorldTrade). */
static void put_part(struct scan *s, size_t from, size_t to)
{
    char word[ENGLISH_WORD_MAX + 1] = "";
    int phones[ENGLISH_PHONES_MAX + 1];
    struct syllables out = {.count = 0};
    size_t length = 0;

    for (size_t i = from; i < to && length < ENGLISH_WORD_MAX; i++)
        if (plain_letter(s->ch[i]) != '-')
            word[length++] = plain_letter(s->ch[i]);
    spell_phones(&out, phones, phones_of(word, phones));
    for (size_t i = 0; i < out.count; i++) {
        char bytes[UTF8_MAX];
        put_slice(s, (slice){bytes, utf8_encode(hangul_join(out.at[i]), bytes)});
    }
}

void put_transliterated(struct scan *s, size_t from, size_t to)
{
    for (size_t i = from; i < to;) {
        size_t end = i + 1;

        while (end < to && !(is_upper(s->ch[end]) && !is_upper(s->ch[end - 1])) &&
               !(is_upper(s->ch[end]) && end + 1 < to && !is_upper(s->ch[end + 1])) &&
               end - i < ENGLISH_WORD_MAX)
            end++;
        if (i > from)
            put_text(s, " ");
        put_part(s, i, end);
        i = end;
    }
}
