#include "transcript/formats/stamp.h"
#include "transcript/plain/page.h"

enum { AGO_BYTES = 40 }; /* of a line that says how long ago */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_end(slice text, size_t at, size_t end)
{
    while (at < end && is_digit(text.ptr[at]))
        at++;
    return at;
}

/* h:mm, h:mm:ss, with a fraction. */
static size_t clock_end(slice text, size_t at, size_t end)
{
    size_t from = digits_end(text, at, end), fields = 1;

    if (from == at || from - at > 3)
        return at;
    while (from < end && text.ptr[from] == ':' && digits_end(text, from + 1, end) == from + 3) {
        from += 3;
        fields++;
    }
    if (fields < 2)
        return at;
    if (from < end && (text.ptr[from] == '.' || text.ptr[from] == ',') &&
        digits_end(text, from + 1, end) > from + 1)
        from = digits_end(text, from + 1, end);
    return from;
}

/* Whether 오전, 午前, 上午 and the like may begin here: most text is told by its first bytes. */
static bool may_be_half(slice text, size_t at, size_t end)
{
    unsigned char first = (unsigned char)text.ptr[at];
    unsigned char second = at + 1 < end ? (unsigned char)text.ptr[at + 1] : 0;

    return (first == 0xEC && second == 0x98) || (first == 0xE5 && second == 0x8D) ||
           (first == 0xE4 && second == 0xB8);
}

size_t page_time_end(slice text, size_t at, size_t end)
{
    static const char *const halves[] = {"오전 ", "오후 ", "午前", "午後", "上午", "下午"};
    static const char *const after[] = {" A.M.", " P.M.", " a.m.", " p.m.", " AM",
                                        " PM",   " am",   " pm",   "AM",    "PM"};
    slice rest = slice_sub(text, at, end);
    size_t from = at, stop;
    char closer = rest.len && rest.ptr[0] == '[' ? ']' : rest.len && rest.ptr[0] == '(' ? ')' : 0;

    if (closer)
        from++;
    if (from >= end || !(is_digit(text.ptr[from]) || may_be_half(text, from, end)))
        return at;
    for (size_t i = 0; i < sizeof halves / sizeof halves[0]; i++)
        if (slice_has_prefix(slice_sub(text, from, end), slice_of(halves[i])))
            from += strlen(halves[i]);
    stop = clock_end(text, from, end);
    if (stop == from)
        return at;
    for (size_t i = 0; i < sizeof after / sizeof after[0]; i++)
        if (slice_has_prefix(slice_sub(text, stop, end), slice_of(after[i]))) {
            stop += strlen(after[i]);
            break;
        }
    if (closer) {
        /* a range of times in brackets, [00:01 - 00:05], is a time too */
        size_t second = stop;
        while (second < end && (text.ptr[second] == ' ' || text.ptr[second] == '-' ||
                                text.ptr[second] == '~' || text.ptr[second] == '>'))
            second++;
        second = clock_end(text, second, end);
        if (second > stop && second < end && text.ptr[second] == closer)
            return second + 1;
        return stop < end && text.ptr[stop] == closer ? stop + 1 : at;
    }
    return stop;
}

/* 3.20s, [0.03s - 4.10s]: seconds, as programs that tell speakers apart write them. */
static size_t seconds_end(slice text, size_t at, size_t end)
{
    size_t from = digits_end(text, at, end);

    if (from == at || from - at > 5)
        return at;
    if (from < end && text.ptr[from] == '.')
        from = digits_end(text, from + 1, end);
    return from < end && text.ptr[from] == 's' ? from + 1 : at;
}

static size_t bracketed_seconds_end(slice text, size_t at, size_t end)
{
    size_t first, second;

    if (at >= end || (text.ptr[at] != '[' && text.ptr[at] != '('))
        return at;
    first = second = seconds_end(text, at + 1, end);
    if (first == at + 1)
        return at;
    while (second < end && strchr(" -", text.ptr[second]))
        second++;
    if (seconds_end(text, second, end) > second)
        first = seconds_end(text, second, end);
    return first < end && strchr("])", text.ptr[first]) ? first + 1 : at;
}

/* 0:0:3.120: three fields, without the zeros that fill them. */
static size_t loose_clock_end(slice text, size_t at, size_t end)
{
    size_t from = at;

    for (size_t fields = 0; fields < 3; fields++) {
        size_t digits = digits_end(text, from, end);

        if (digits == from || digits - from > 2 ||
            (fields < 2 && (digits >= end || text.ptr[digits] != ':')))
            return clock_end(text, at, end);
        from = digits + (fields < 2);
    }
    return from < end && text.ptr[from] == '.' ? digits_end(text, from + 1, end) : from;
}

/* A range goes on: 0:0:3.120 --> 0:0:9.400. */
static size_t range_end(slice text, size_t at, size_t end)
{
    size_t second = at, stop;

    while (second < end && strchr(" ->~", text.ptr[second]))
        second++;
    stop = loose_clock_end(text, second, end);
    return second > at && stop > second ? stop : at;
}

/* Today at 10:02 AM, 어제 오후 3:20. */
static size_t day_end(slice text, size_t at, size_t end)
{
    static const char *const days[] = {"Today at ", "Yesterday at ", "Today ", "Yesterday ",
                                       "오늘 ",     "어제 ",         "今日 ",  "昨日 ",
                                       "今天 ",     "昨天 "};

    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
        if (days[i][0] == text.ptr[at] &&
            slice_has_prefix(slice_sub(text, at, end), slice_of(days[i])))
            return at + strlen(days[i]);
    return at;
}

/* Whether 오늘, 어제, 今日, 昨日 and the like may begin here, by the first bytes too. */
static bool may_be_day(slice text, size_t at, size_t end)
{
    unsigned char first = (unsigned char)text.ptr[at];
    unsigned char second = at + 1 < end ? (unsigned char)text.ptr[at + 1] : 0;

    return (first == 0xEC && (second == 0x98 || second == 0x96)) ||
           (first == 0xE4 && second == 0xBB) || (first == 0xE6 && second == 0x98);
}

/* A line that is nothing but `3일 전`, `2 hours ago (edited)`: what stands beside a comment. */
static size_t ago_end(slice text, size_t at, size_t end)
{
    static const slice agos[] = {
        S_INIT("초 전"),        S_INIT("분 전"),       S_INIT("시간 전"),      S_INIT("일 전"),
        S_INIT("주 전"),        S_INIT("개월 전"),     S_INIT("달 전"),        S_INIT("년 전"),
        S_INIT(" seconds ago"), S_INIT(" minute ago"), S_INIT(" minutes ago"), S_INIT(" hour ago"),
        S_INIT(" hours ago"),   S_INIT(" day ago"),    S_INIT(" days ago"),    S_INIT(" week ago"),
        S_INIT(" weeks ago"),   S_INIT(" month ago"),  S_INIT(" months ago"),  S_INIT(" year ago"),
        S_INIT(" years ago"),   S_INIT("時間前"),      S_INIT("日前"),         S_INIT("分前"),
        S_INIT("か月前"),       S_INIT("年前"),        S_INIT("天前"),         S_INIT("小时前")};
    size_t from = digits_end(text, at, end);
    slice rest = slice_trim(slice_sub(text, from, end));

    if (from == at || from - at > 3)
        return at;
    for (size_t i = 0; i < sizeof agos / sizeof agos[0]; i++) {
        slice ago = slice_trim(agos[i]);

        if (slice_has_prefix(rest, ago) &&
            (rest.len == ago.len || slice_eq(slice_from(rest, ago.len), S("(수정됨)")) ||
             slice_eq(slice_from(rest, ago.len), S(" (수정됨)")) ||
             slice_eq(slice_from(rest, ago.len), S(" (edited)"))))
            return end;
    }
    return at;
}

/* Whether a stamp may begin here: with a bracket, a digit, the name of a month or a day. */
static bool may_be_stamp(slice text, size_t at, size_t end)
{
    static const char words[] = "JanFebMarAprMayJunJulAugSepOctNovDecTodYes";
    char first = text.ptr[at];

    if ((unsigned char)first >= 0x80)
        return may_be_half(text, at, end) || may_be_day(text, at, end);
    if (is_digit(first) || first == '[' || first == '(')
        return true;
    for (size_t i = 0; words[i]; i += 3)
        if (words[i] == first && end - at >= 3 && memcmp(text.ptr + at, words + i, 3) == 0)
            return true;
    return false;
}

size_t page_stamp_end(slice text, size_t at, size_t end)
{
    size_t time, stop = at;

    if (at >= end || !may_be_stamp(text, at, end))
        return at;
    time = page_time_end(text, at, end);
    if (time > at)
        return range_end(text, time, end);
    time = loose_clock_end(text, at, end);
    if (time > at && range_end(text, time, end) > time)
        return range_end(text, time, end);
    time = bracketed_seconds_end(text, at, end);
    if (time > at)
        return time;
    stop = day_end(text, at, end);
    if (stop > at)
        return page_time_end(text, stop, end) > stop ? page_time_end(text, stop, end) : at;
    stop = end - at < AGO_BYTES ? ago_end(text, at, end) : at;
    if (stop > at)
        return stop;
    stop = at + stamp_end(slice_sub(text, at, end));
    while (stop > at && strchr(" ,-\t", text.ptr[stop - 1]))
        stop--;
    return stop;
}
