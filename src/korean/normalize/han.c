/* han: hanja read as Korean, kana and Chinese for voices of their languages. */
#include "korean/normalize/hanja.h"
#include "korean/normalize/scan.h"

enum { RUN_MAX = 64 }; /* hanja read at once; longer runs are read in parts */

static bool is_han(char32_t c)
{
    return c >= 0x2E80 && char_is_han(c) && c != 0x3005;
}

static bool is_kana(char32_t c)
{
    return c >= 0x3041 && char_is_kana(c) && !is_dot(c);
}

static size_t han_end(const struct scan *s, size_t i)
{
    while (i < s->n && is_han(s->ch[i]))
        i++;
    return i;
}

/* Characters of today's Chinese sentences that no Korean text has in its hanja words. */
static bool is_chinese_mark(char32_t c)
{
    static const char32_t marks[] = U"们們这這吗嗎呢吧你您她什么麼没沒哪谢";

    for (size_t i = 0; marks[i]; i++)
        if (marks[i] == c)
            return true;
    return false;
}

static bool is_chinese(const struct scan *s, size_t from, size_t to)
{
    size_t marks = 0;

    for (size_t i = from; i < to; i++) {
        marks += is_chinese_mark(s->ch[i]);
        if (!hanja_find(&hanja_tables, s->ch[i]) && s->ch[i] != U'〇')
            return true;
    }
    return marks > 0 && to - from >= 2;
}

/* ---- numerals -------------------------------------------------------------------------------- */

struct numeral_char {
    char32_t hanja;
    const char *reading;
};

static const struct numeral_char numeral_chars[] = {
    {U'〇', "영"}, {U'零', "영"}, {U'一', "일"}, {U'二', "이"}, {U'三', "삼"}, {U'四', "사"},
    {U'五', "오"}, {U'六', "육"}, {U'七', "칠"}, {U'八', "팔"}, {U'九', "구"}, {U'十', "십"},
    {U'百', "백"}, {U'千', "천"}, {U'萬', "만"}, {U'億', "억"}, {U'兆', "조"}, {U'壹', "일"},
    {U'貳', "이"}, {U'參', "삼"}, {U'肆', "사"}, {U'伍', "오"}, {U'拾', "십"}, {U'佰', "백"},
    {U'仟', "천"}, {U'卄', "입"}, {U'廿', "입"}, {U'卅', "삽"},
};

static const char *numeral_reading(char32_t c)
{
    for (size_t i = 0; i < sizeof numeral_chars / sizeof numeral_chars[0]; i++)
        if (numeral_chars[i].hanja == c)
            return numeral_chars[i].reading;
    return NULL;
}

static bool is_unit(char32_t c)
{
    return c == U'十' || c == U'百' || c == U'千' || c == U'萬' || c == U'拾' || c == U'佰';
}

/* The end of a numeral of at least three characters, or of two before a counter; else i. */
static size_t numeral_end(const struct scan *s, size_t i, size_t to)
{
    static const char32_t counters[] = U"年月日時分秒圓元個名人歲回度層號代里斤";
    size_t end = i;

    while (end < to && numeral_reading(s->ch[end]))
        end++;
    if (end >= i + 3)
        return end;
    if (end == i + 2 && !is_unit(s->ch[i]) && !is_unit(s->ch[i + 1]))
        return i; /* 五六月 is a word */
    for (size_t k = 0; end == i + 2 && counters[k]; k++)
        if (peek(s, end) == counters[k])
            return end;
    return i;
}

/* 二〇一七年: a year written digit by digit is said as a number. */
static bool say_year(struct scan *s, size_t from, size_t to)
{
    static const char32_t digits[] = U"〇一二三四五六七八九";
    char *year = arena_alloc(s->arena, 4);

    if (to != from + 4 || peek(s, to) != U'年')
        return false;
    for (size_t i = from; i < to; i++) {
        size_t k = 0;
        while (digits[k] && digits[k] != (s->ch[i] == U'零' ? U'〇' : s->ch[i]))
            k++;
        if (!digits[k])
            return false;
        year[i - from] = (char)('0' + k);
    }
    piece_open(s, from);
    put_sino(s, (slice){year, 4});
    piece_close(s, to);
    return true;
}

/* ---- reading --------------------------------------------------------------------------------- */

static void put_syllable(struct scan *s, uint16_t syllable)
{
    char bytes[UTF8_MAX];
    size_t length = utf8_encode(syllable, bytes);

    put_slice(s, (slice){bytes, length});
}

/* The hanja [from, to) of one word or more; each is a piece of its own. `initial`: at a word's
 * beginning. */
static void say_hanja(struct scan *s, size_t from, size_t to, bool initial)
{
    uint16_t hanja[RUN_MAX] = {0}, syllables[RUN_MAX];

    for (size_t i = from; i < to; i++)
        hanja[i - from] = (uint16_t)s->ch[i];
    hanja_read(&hanja_tables, hanja, to - from, initial, syllables);
    for (size_t i = from; i < to; i++) {
        piece_open(s, i);
        if (syllables[i - from])
            put_syllable(s, syllables[i - from]);
        else
            put_text(s, "영"); /* 〇 alone has no reading of its own */
        piece_close(s, i + 1);
    }
}

static void say_run(struct scan *s, size_t from, size_t to)
{
    bool initial = from == 0 || !is_syllable(s->ch[from - 1]);

    for (size_t i = from; i < to;) {
        size_t end = numeral_end(s, i, to), next;

        if (end > i) {
            if (!say_year(s, i, end))
                for (size_t k = i; k < end; k++)
                    say(s, k, k + 1, numeral_reading(s->ch[k]));
            i = end;
            initial = false;
            continue;
        }
        for (next = i + 1; next < to && next - i < RUN_MAX; next++)
            if (numeral_end(s, next, to) > next)
                break;
        say_hanja(s, i, next, initial);
        initial = false;
        i = next;
    }
}

/* The closing bracket of a gloss of one Hangul word, or of a name of two, behind i: 漢字(한자),
 * さくら(사쿠라), 安倍晋三(아베 신조); 0 without. */
static size_t hangul_gloss(const struct scan *s, size_t i, size_t from)
{
    size_t end;

    if (peek(s, i) != '(')
        return 0;
    end = hangul_end(s, i + 1);
    if (peek(s, end) == ' ' && end > i + 1 && i > from + 2)
        end = hangul_end(s, end + 1);
    if (end == i + 1 || peek(s, end) != ')' || end - i - 1 > 2 * (i - from) + 2)
        return 0;
    return end;
}

static void say_gloss(struct scan *s, size_t open, size_t close)
{
    copy_written(s, open + 1, close);
    s->at = close + 1;
    s->rule = "gloss-hangul";
}

/* 金 씨, 金 전 대통령: alone before a title it is the surname, 김. */
static bool is_surname(const struct scan *s, size_t from, size_t to)
{
    static const char *const titles[] = {
        "씨",   "모 ",    "여사", "전 ",  "대통령", "총리", "부총리", "장관",   "차관",  "의원",
        "대표", "위원장", "회장", "사장", "총재",   "후보", "지사",   "교수",   "감독",  "검사",
        "판사", "변호사", "선생", "박사", "실장",   "수석", "국장",   "청장",   "총장",  "앵커",
        "기자", "원장",   "원내", "최고", "상임",   "주석", "국무위", "법무부", "외교부"};

    if (to != from + 1 || s->ch[from] != 0x91D1)
        return false;
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        if (looking_at(s, skip_blanks(s, to), titles[i]))
            return true;
    return false;
}

/* A person or place of China or Japan, alone or, from three hanja on, before more of them: said as
 * there, 毛澤東 마오쩌둥 (외래어 표기법 제4장 제2절). */
static bool read_foreign_name(struct scan *s, size_t from, size_t to)
{
    size_t end;
    const struct row *row = scan_rows(s, &rows_hanja_names, from, &end);

    if (!row || end > to || (end < to && end < from + 3))
        return false;
    say(s, from, end, row->value);
    if (end < to)
        say_run(s, end, to);
    s->rule = "hanja-name";
    s->mending = MEND_ALL;
    return true;
}

bool read_hanja(struct scan *s)
{
    size_t from = s->at, to = from, close, start;
    bool kana = false;
    const char *language;

    while (to < s->n && (is_han(s->ch[to]) || is_kana(s->ch[to]) || s->ch[to] == 0x3005)) {
        kana |= is_kana(s->ch[to]);
        to++;
    }
    if (to == from)
        return false;
    if (!kana)
        to = han_end(s, from) > from ? han_end(s, from) : to;
    s->at = to;
    close = hangul_gloss(s, to, from);
    if (close) {
        say_gloss(s, to, close);
        return true;
    }
    if (!kana && read_foreign_name(s, from, to))
        return true;
    if (is_surname(s, from, to)) {
        say(s, from, to, "김");
        s->rule = "hanja";
        return true;
    }
    if (!kana && !is_chinese(s, from, to)) {
        say_run(s, from, to);
        s->rule = "hanja";
        s->mending = MEND_ALL;
        return true;
    }
    language = kana ? "ja" : "cmn";
    piece_open(s, from);
    start = s->out->len;
    copy_written(s, from, to);
    span_close(s, start, language);
    s->rule = kana ? "japanese" : "chinese";
    return true;
}
