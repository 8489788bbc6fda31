/* sentence: transcripts in other languages than Korean. Their numbers and words are left to the
 * engine, which knows them; letters of other scripts go to voices of theirs, glosses in brackets
 * and bare decorations are set aside, and forms that the engine loses are folded (①, ℃, full-width
 * letters). */
#include "korean/normalize/scan.h"

enum script { SCRIPT_NONE, SCRIPT_LATIN, SCRIPT_HANGUL, SCRIPT_HAN, SCRIPT_KANA, SCRIPT_OTHER };

static enum script script_of(char32_t c)
{
    if (char_is_latin(c))
        return SCRIPT_LATIN;
    if (c < 0x370)
        return SCRIPT_NONE;
    if (char_is_hangul(c))
        return SCRIPT_HANGUL;
    if (char_is_kana(c) && !is_dot(c))
        return SCRIPT_KANA;
    if (char_is_han(c))
        return SCRIPT_HAN;
    return foreign_language(c) ? SCRIPT_OTHER : SCRIPT_NONE;
}

static bool is_language(const struct scan *s, const char *code)
{
    slice own = s->options->language;
    size_t length = strlen(code);

    return slice_has_prefix(own, slice_of(code)) && (own.len == length || own.ptr[length] == '-');
}

/* Languages that are written in Cyrillic letters. */
static bool is_cyrillic_language(const struct scan *s)
{
    static const char *const codes[] = {"ru", "uk", "bg", "sr", "mk", "be",
                                        "kk", "ky", "tt", "ba", "cv", "mn"};

    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (is_language(s, codes[i]))
            return true;
    return false;
}

static bool has_latin_letters(const struct scan *s)
{
    static const char *const others[] = {"ja", "cmn", "yue", "zh", "hak", "el", "he", "ar", "fa",
                                         "ur", "hi",  "mr",  "ne", "bn",  "ta", "te", "kn", "ml",
                                         "gu", "pa",  "th",  "ka", "hy",  "am", "my", "si"};

    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (is_language(s, others[i]))
            return false;
    return !is_cyrillic_language(s);
}

/* The voice for the character when the sentence's own cannot say it, NULL when it can. */
static const char *other_voice(const struct scan *s, char32_t c, enum script script)
{
    const char *language = foreign_language(c);

    switch (script) {
    case SCRIPT_LATIN:
        return has_latin_letters(s) ? NULL : "en";
    case SCRIPT_HANGUL:
        return "ko";
    case SCRIPT_KANA:
        return is_language(s, "ja") ? NULL : "ja";
    case SCRIPT_HAN:
        return is_language(s, "ja") || is_language(s, "cmn") || is_language(s, "yue") ||
                       is_language(s, "zh") || is_language(s, "hak")
                   ? NULL
                   : "cmn";
    case SCRIPT_OTHER:
        if (!language || is_language(s, language) ||
            (strcmp(language, "ru") == 0 && is_cyrillic_language(s)))
            return NULL;
        return language;
    case SCRIPT_NONE:
        return NULL;
    }
    return NULL;
}

/* A run of letters for one other voice; Han beside kana is Japanese. */
static bool read_other_voice(struct scan *s)
{
    size_t from = s->at, end = from, start;
    enum script first = script_of(s->ch[from]);
    const char *voice = other_voice(s, s->ch[from], first);

    if (!voice)
        return false;
    while (end < s->n) {
        enum script script = script_of(s->ch[end]);
        const char *other = other_voice(s, s->ch[end], script);

        if (!other || (script == SCRIPT_HANGUL) != (first == SCRIPT_HANGUL) ||
            (strcmp(other, voice) != 0 && script != SCRIPT_KANA && script != SCRIPT_HAN))
            break;
        if (script == SCRIPT_KANA)
            voice = "ja";
        end++;
    }
    piece_open(s, from);
    start = s->out->len;
    copy_written(s, from, end);
    span_close(s, start, voice);
    s->at = end;
    s->rule = "foreign";
    return true;
}

/* (馬雲), （Xi Jinping）: a gloss in letters that are not the sentence's own. */
static bool read_foreign_gloss(struct scan *s)
{
    size_t end = s->at + 1;
    bool other = false, latin = true;

    if (s->ch[s->at] != '(' || s->at == 0)
        return false;
    for (; end < s->n && s->ch[end] != ')'; end++) {
        enum script script = script_of(s->ch[end]);

        if (script != SCRIPT_NONE && !other_voice(s, s->ch[end], script))
            return false;
        other |= script != SCRIPT_NONE;
        latin &= script == SCRIPT_NONE || script == SCRIPT_LATIN;
    }
    if (end == s->n || !other ||
        (latin ? s->options->latin != LATIN_SKIP : s->options->hanja == HANJA_READ))
        return false;
    s->at = end + 1;
    s->rule = latin ? "gloss-latin" : "gloss-hanja";
    return true;
}

/* Bullets, boxes, stars, rows of one mark: a pause, or nothing at the ends. */
static bool read_decoration(struct scan *s)
{
    char32_t c = s->ch[s->at];
    size_t end = s->at + 1;
    bool block = (c >= 0x2022 && c <= 0x2023) || (c >= 0x2500 && c <= 0x25FF) || c == 0x2605 ||
                 c == 0x2606 || c == 0x203B || c == 0x25C6;

    while (end < s->n && s->ch[end] == c)
        end++;
    if (!block &&
        !((is_tilde(c) || c == '*' || c == '=' || c == '_' || c == '#' || c == '-') &&
          end > s->at + 2) &&
        !(is_tilde(c) && !is_digit(peek(s, end))))
        return false;
    leave_gap(s, GAP_PAUSE, s->at, end);
    s->at = end;
    s->rule = "punctuation";
    return true;
}

/* ① and its kin, which the engine loses, as digits. */
static bool read_circled(struct scan *s)
{
    unsigned value;
    char digits[8];

    if (s->ch[s->at] < 0x2460 || !enclosed_value(s->ch[s->at], &value))
        return false;
    snprintf(digits, sizeof digits, "%u", value);
    leave_gap(s, GAP_BLANK, s->at, s->at);
    say(s, s->at, s->at + 1, digits);
    leave_gap(s, GAP_BLANK, s->at + 1, s->at + 1);
    s->at++;
    s->rule = "enclosed";
    return true;
}

bool is_korean(const struct normalize_options *options)
{
    slice own = options->language;

    return own.len == 0 || slice_eq(own, S("ko")) || slice_has_prefix(own, S("ko-")) ||
           slice_has_prefix(own, S("ko+"));
}

bool read_other_sentence(struct scan *s)
{
    size_t from = s->at;

    if (read_user_word(s) || read_foreign_gloss(s) || read_other_voice(s) || read_decoration(s) ||
        read_circled(s))
        return true;
    copy_written(s, from, from + 1);
    s->at = from + 1;
    return false;
}
