#include "transcript/cue.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "transcript/cue_words.h"
#include "transcript/words.h"

enum {
    SOUND_BYTES = 90,      /* of a line that names a sound at most */
    INSIDE_BYTES = 240,    /* of a bracket at most; a longer one is text */
    LONGEST_PAUSE = 600000 /* milliseconds: ten minutes; more is a slip of the typist */
};

/* [음향1], [음향-1 현장음-...]: a slot for a clip, with its number. */
static bool slot_name(slice inside, struct cue *cue)
{
    static const char *const slots[] = {
        "음향",        "현장음",     "녹음",     "오디오", "전화 인터뷰", "전화인터뷰",
        "인터뷰 녹음", "녹취",       "음성파일", "sot",    "clip",        "audio",
        "tape",        "インサート", "录音",     "錄音",   "音響",        "音响"};
    slice rest;

    for (size_t i = 0; i < sizeof slots / sizeof slots[0]; i++) {
        if (!slice_has_prefix(inside, slice_of(slots[i])))
            continue;
        rest = slice_from(inside, strlen(slots[i]));
        /* a longer word of letters is another word: tapestry */
        if (rest.len && slots[i][0] >= 'a' && slots[i][0] <= 'z' && rest.ptr[0] >= 'a' &&
            rest.ptr[0] <= 'z')
            continue;
        while (rest.len && strchr(" -#.:", rest.ptr[0]))
            rest = slice_from(rest, 1);
        cue->kind = CUE_CLIP;
        for (; rest.len && rest.ptr[0] >= '0' && rest.ptr[0] <= '9' && cue->number < 10000;
             rest = slice_from(rest, 1))
            cue->number = cue->number * 10 + (rest.ptr[0] - '0');
        return true;
    }
    return false;
}

/* Reads a number with a fraction at *at, which goes on past it. */
static double read_number(slice text, size_t *at)
{
    double number = 0, unit = 0.1;

    for (; *at < text.len && text.ptr[*at] >= '0' && text.ptr[*at] <= '9'; ++*at)
        number = number < 1e6 ? number * 10 + (text.ptr[*at] - '0') : number;
    if (*at + 1 < text.len && text.ptr[*at] == '.')
        for (++*at; *at < text.len && text.ptr[*at] >= '0' && text.ptr[*at] <= '9'; ++*at)
            number += unit * (text.ptr[*at] - '0'), unit /= 10;
    return number;
}

/* The length in the words of a pause, in milliseconds: 2s, 3초, 1.5 sec, 500 ms, 1분 30초. 0 when
 * there is none. */
static unsigned length_ms(slice inside)
{
    static const struct {
        const char *name;
        double ms;
    } units[] = {{"ms", 1},    {"밀리초", 1}, {"초", 1000}, {"s", 1000},
                 {"秒", 1000}, {"분", 60000}, {"m", 60000}, {"分", 60000}};
    double length = 0;

    for (size_t at = 0; at < inside.len;) {
        double number;
        slice rest;

        if (inside.ptr[at] < '0' || inside.ptr[at] > '9') {
            at++;
            continue;
        }
        number = read_number(inside, &at);
        rest = slice_trim(slice_from(inside, at));
        for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
            if (slice_has_prefix(rest, slice_of(units[i].name))) {
                length += number * units[i].ms;
                break;
            }
    }
    return length < LONGEST_PAUSE ? (unsigned)length : LONGEST_PAUSE;
}

static bool is_letter_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'';
}

/* Whether `word` stands in `text`: at its start, at its end or anywhere, whole when it is of ASCII
 * letters. */
static bool word_stands(slice text, slice word, bool anywhere)
{
    bool whole = is_letter_byte(word.ptr[0]);

    for (size_t at = slice_find(text, word, 0); at != SLICE_NONE;
         at = slice_find(text, word, at + 1)) {
        size_t end = at + word.len;

        if (whole && ((at > 0 && is_letter_byte(text.ptr[at - 1])) ||
                      (end < text.len && is_letter_byte(text.ptr[end]))))
            continue;
        if (anywhere || at == 0 || end == text.len)
            return true;
    }
    return false;
}

static size_t count_words(slice text)
{
    size_t count = 1;

    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == ' ';
    return count;
}

/* Korean stage directions end in 며, 면서, 듯이: 웃으며, 고개를 끄덕이면서. */
static bool is_acting(slice inside)
{
    static const char *const ends[] = {"면서", "듯이", "는 듯", "ながら", "着"};

    if (count_words(inside) > 4)
        return false;
    if (slice_has_suffix(inside, S("며")) && inside.len > 2 * strlen("며"))
        return true;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (slice_has_suffix(inside, slice_of(ends[i])))
            return true;
    return false;
}

/* A cue's name anywhere in square brackets, strictly in others, where people also talk aside. */
static bool name_of_cue(slice inside, bool anywhere, struct cue *cue)
{
    struct buf folded = BUF_EMPTY;
    struct byte_set bytes;
    bool found = false;
    slice text;

    words_fold(&folded, inside);
    text = buf_slice(&folded);
    bytes = byte_set_of(text);
    found = slot_name(text, cue);
    for (size_t i = 0; cue_words[i].word && !found; i++)
        if (byte_set_may_have(&bytes, cue_words[i].word) &&
            word_stands(text, slice_of(cue_words[i].word), anywhere)) {
            cue->kind = cue_words[i].kind;
            found = true;
        }
    if (found && slice_has_prefix(text, S("soundbite of music")))
        cue->kind = CUE_MUSIC;
    if (!found && is_acting(text)) {
        cue->kind = CUE_STAGE;
        found = true;
    }
    if (found && cue->kind == CUE_PAUSE)
        cue->ms = length_ms(text);
    buf_free(&folded);
    return found;
}

bool cue_name(slice inside, struct cue *cue)
{
    slice trimmed = slice_trim(inside);

    if (slice_has_prefix(trimmed, S("\"")) || slice_has_prefix(trimmed, S("“")))
        return false;
    return count_words(trimmed) <= 12 && name_of_cue(trimmed, true, cue);
}

bool cue_ends(slice inside)
{
    struct buf folded = BUF_EMPTY;
    bool found;
    slice text;

    words_fold(&folded, slice_trim(inside));
    text = buf_slice(&folded);
    found = is_acting(text);
    for (size_t i = 0; cue_words[i].word && !found; i++) {
        slice word = slice_of(cue_words[i].word);
        size_t start = text.len - word.len;

        found = slice_has_suffix(text, word) && (start == 0 || !is_letter_byte(word.ptr[0]) ||
                                                 !is_letter_byte(text.ptr[start - 1]));
    }
    buf_free(&folded);
    return found;
}

/* Ends like a sentence: then it is said, not shown. */
static bool is_said(slice inside)
{
    static const char *const ends[] = {"다", "요", "죠", "까", "?", ".", "다.", "지"};

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (slice_has_suffix(inside, slice_of(ends[i])) && count_words(inside) > 2)
            return true;
    return false;
}

static bool is_time(slice inside)
{
    bool colon = false;

    for (size_t i = 0; i < inside.len; i++) {
        colon |= inside.ptr[i] == ':';
        if (!strchr("0123456789:.,- ~>", inside.ptr[i]))
            return false;
    }
    return colon && inside.len >= 4;
}

static bool is_number(slice inside)
{
    if (inside.len && inside.ptr[0] == '^')
        inside = slice_from(inside, 1);
    for (size_t i = 0; i < inside.len; i++)
        if (inside.ptr[i] < '0' || inside.ptr[i] > '9')
            return false;
    return inside.len > 0 && inside.len <= 3;
}

static const struct bracket {
    const char *open, *close;
    bool square;
} brackets[] = {{"[", "]", true},   {"(", ")", false},  {"［", "］", true}, {"（", "）", false},
                {"【", "】", true}, {"〔", "〕", true}, {"♪", "♪", false}};

/* The next byte from `at` on with which a bracket may begin: ♪, the brackets of CJK, and the
 * full-width ones begin with E2, E3 and EF. */
static size_t bracket_or_end(slice text, size_t at)
{
    static const bool may_open[256] = {
        ['['] = true, ['('] = true, [0xE2] = true, [0xE3] = true, [0xEF] = true};

    while (at < text.len && !may_open[(unsigned char)text.ptr[at]])
        at++;
    return at;
}

static const struct bracket *bracket_at(slice text, size_t at)
{
    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++)
        if (slice_has_prefix(slice_from(text, at), slice_of(brackets[i].open)))
            return &brackets[i];
    return NULL;
}

/* What a bracket that spans cue->at holds. */
static bool judge_bracket(slice text, slice inside, const struct bracket *bracket,
                          enum cue_style style, struct cue *cue)
{
    bool attached = cue->at.start > 0 && text.ptr[cue->at.start - 1] != ' ';

    if (bracket->square && (is_time(inside) || (is_number(inside) && attached))) {
        cue->aside = is_time(inside) ? "timing" : "reference";
        return true;
    }
    if (slice_has_prefix(inside, S("\"")) || slice_has_prefix(inside, S("“")))
        return false;
    if (bracket->square && style == CUES_ALL_SQUARE) {
        cue->kind = CUE_EFFECT;
        name_of_cue(inside, true, cue);
        return true;
    }
    if (bracket->square)
        return cue_name(inside, cue);
    if (bracket->open[0] != '(' && bracket->open[0] != "（"[0])
        return false;
    return !is_said(inside) && count_words(inside) <= 12 && name_of_cue(inside, false, cue);
}

bool cue_find(slice text, size_t from, enum cue_style style, struct cue *cue)
{
    for (size_t at = bracket_or_end(text, from); at < text.len; at = bracket_or_end(text, at + 1)) {
        const struct bracket *bracket = bracket_at(text, at);
        size_t start, end;

        if (!bracket)
            continue;
        start = at + strlen(bracket->open);
        end = slice_find(slice_sub(text, 0, start + INSIDE_BYTES), slice_of(bracket->close), start);
        if (end == SLICE_NONE)
            continue;
        *cue = (struct cue){.kind = CUE_OTHER, .at = {at, end + strlen(bracket->close)}};
        if (judge_bracket(text, slice_trim(slice_sub(text, start, end)), bracket, style, cue))
            return true;
    }
    return false;
}

/* A line of stars or dashes, with the M of music or a note among them. */
static bool is_rule(slice line, bool *music)
{
    size_t signs = 0;
    char32_t c;

    *music = false;
    for (size_t at = 0; at < line.len;) {
        at += utf8_decode(line, at, &c);
        if (c == 'M' || c == 'm' || c == 0x266A || c == 0x266B || c == 0x266C)
            *music = true;
        else if (c == '*' || c == '-' || c == 0x2014 || c == 0x2500 || c == '~' || c == '=' ||
                 c == 0x2605 || c == 0x2606)
            signs++;
        else if (c != ' ')
            return false;
    }
    return signs >= 3 || *music;
}

/* The bytes of the round bracket in which the whole line stands; 0 when it stands in none. */
static size_t enclosing_bracket(slice line)
{
    if (line.len >= 2 && line.ptr[0] == '(' && line.ptr[line.len - 1] == ')')
        return 1;
    if (line.len >= 6 && slice_has_prefix(line, S("（")) && slice_has_suffix(line, S("）")))
        return 3;
    return 0;
}

/* `효과음: 물소리`, `BGM: ...`, as scripts for the radio have them. */
static bool names_sound(slice line, struct cue *cue)
{
    static const struct {
        const char *name;
        enum cue_kind kind;
    } sounds[] = {{"효과음", CUE_EFFECT}, {"효과", CUE_EFFECT},  {"음악", CUE_MUSIC},
                  {"BGM", CUE_MUSIC},     {"SE", CUE_EFFECT},    {"SFX", CUE_EFFECT},
                  {"音楽", CUE_MUSIC},    {"効果音", CUE_EFFECT}};

    for (size_t i = 0; i < sizeof sounds / sizeof sounds[0] && line.len <= SOUND_BYTES; i++) {
        slice rest;

        if (!slice_has_prefix(line, slice_of(sounds[i].name)))
            continue;
        rest = slice_trim(slice_from(line, strlen(sounds[i].name)));
        if (slice_has_prefix(rest, S(":")) || slice_has_prefix(rest, S("："))) {
            cue->kind = sounds[i].kind;
            return true;
        }
    }
    return false;
}

/* `♬ 등대지기 - 은희`: a song that is played; between two notes it is sung words, which are read.
 */
static bool is_song(slice line)
{
    static const slice notes[] = {S_INIT("♪"), S_INIT("♫"), S_INIT("♬"), S_INIT("♩")};
    bool opens = false, closes = false;

    for (size_t i = 0; i < sizeof notes / sizeof notes[0]; i++) {
        opens |= slice_has_prefix(line, notes[i]);
        closes |= slice_has_suffix(line, notes[i]);
    }
    return opens && !closes && line.len <= SOUND_BYTES;
}

/* `s1) 봄노래`, `M1. 봄노래`: a song that a script for the radio plays. */
static bool is_numbered_song(slice line)
{
    size_t at = 1;

    if (line.len < 3 || (line.ptr[0] != 's' && line.ptr[0] != 'M') || line.ptr[1] == '0')
        return false;
    while (at < line.len && at < 4 && line.ptr[at] >= '0' && line.ptr[at] <= '9')
        at++;
    return at > 1 && at < line.len &&
           (line.ptr[at] == ')' || (line.ptr[0] == 'M' && line.ptr[at] == '.'));
}

bool cue_line(slice line, bool inside_talk, struct cue *cue)
{
    static const char *const breaks[] = {"break", "ad break",  "광고",       "광고 후", "music",
                                         "음악",  "시그널 in", "시그널 out", "시그널",  "cm"};
    struct buf folded = BUF_EMPTY;
    bool music, found = false;
    size_t bracket; /* bytes of one that encloses the line, or 0 */

    *cue = (struct cue){.kind = CUE_MUSIC, .at = {0, line.len}};
    if (line.len == 0)
        return false;
    if (is_rule(line, &music))
        return music || (line.ptr[0] == '*' && inside_talk);
    if (is_numbered_song(line))
        return true;
    bracket = enclosing_bracket(line);
    if (inside_talk && line.len <= INSIDE_BYTES && bracket) {
        cue->kind = CUE_STAGE;
        name_of_cue(slice_sub(line, bracket, line.len - bracket), true, cue);
        return true;
    }
    if (inside_talk && (is_song(line) || names_sound(line, cue)))
        return true;
    if (line.len > 40)
        return false;
    words_fold(&folded, line);
    for (size_t i = 0; i < sizeof breaks / sizeof breaks[0]; i++)
        found |= slice_eq(buf_slice(&folded), slice_of(breaks[i]));
    buf_free(&folded);
    return found;
}
