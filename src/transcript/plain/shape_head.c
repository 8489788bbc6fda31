#include "transcript/plain/shape.h"

#include "base/utf8.h"
#include "transcript/formats/stamp.h"
#include "transcript/plain/page.h"
#include "transcript/words.h"

enum {
    SHORT = SHAPE_SHORT,
    STATION = 10, /* letters beside a date and time at most: who sends it, a time zone */
    OWNER = 40,   /* bytes of an owner's name at most */
    COUNTED = 48  /* bytes of a line that counts readers */
};

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static size_t count_letters(slice line)
{
    size_t count = 0;
    char32_t c;

    for (size_t at = 0; at < line.len;) {
        at += utf8_decode(line, at, &c);
        count += char_is_letter(c);
    }
    return count;
}

/* Digits of a number of `least` to `most` digits at *at, which goes past them. */
static bool take_number(slice line, size_t *at, size_t least, size_t most)
{
    size_t start = *at;

    while (*at < line.len && line.ptr[*at] >= '0' && line.ptr[*at] <= '9')
        ++*at;
    return *at - start >= least && *at - start <= most;
}

/* Skips blanks and the signs and words that stand between the numbers of a date. */
static bool take_sign(slice line, size_t *at)
{
    static const char *const signs[] = {"-", "/", ".", "년", "월", "年", "月", " "};
    size_t start = *at;

    for (size_t i = 0; i < COUNT(signs); i++)
        if (slice_has_prefix(slice_from(line, *at), slice_of(signs[i]))) {
            *at += strlen(signs[i]);
            i = (size_t)-1;
        }
    return *at > start;
}

bool shape_starts_with_date(slice line, size_t *end)
{
    size_t at = 0;

    if (!take_number(line, &at, 4, 4) || !take_sign(line, &at) || !take_number(line, &at, 1, 2) ||
        !take_sign(line, &at) || !take_number(line, &at, 1, 2))
        return false;
    *end = at;
    return true;
}

/* What follows a date's last number: nothing, 일, 日, a day of the week. */
static bool is_weekday(slice rest)
{
    if (slice_has_prefix(rest, S("일")) || slice_has_prefix(rest, S("日")))
        rest = slice_from(rest, 3);
    rest = slice_trim(rest);
    return count_letters(rest) <= 1 ||
           ((slice_has_suffix(rest, S("요일")) || slice_has_suffix(rest, S("曜日"))) &&
            count_letters(rest) <= 3);
}

/* 12 марта 2031, 10:40; 4 mai 2031 à 09h12; 4 de mayo de 2031 */
static bool is_day_of_month(slice line)
{
    static const char *const months[] = {
        "января",  "февраля", "марта",      "апреля",  "мая",       "июня",
        "июля",    "августа", "сентября",   "октября", "ноября",    "декабря",
        "janvier", "février", "mars",       "avril",   "mai",       "juin",
        "juillet", "août",    "septembre",  "octobre", "novembre",  "décembre",
        "enero",   "febrero", "marzo",      "abril",   "mayo",      "junio",
        "julio",   "agosto",  "septiembre", "octubre", "noviembre", "diciembre"};
    size_t at = 0;

    if (line.len >= SHORT || !take_number(line, &at, 1, 2))
        return false;
    line = slice_trim(slice_from(line, at));
    if (slice_has_prefix(line, S("de ")))
        line = slice_from(line, 3);
    for (size_t i = 0; i < COUNT(months); i++) {
        slice rest = slice_from(line, strlen(months[i]) < line.len ? strlen(months[i]) : line.len);

        if (rest.len == 0 || rest.ptr[0] != ' ' || !slice_has_prefix(line, slice_of(months[i])))
            continue;
        rest = slice_trim(rest);
        if (slice_has_prefix(rest, S("de ")))
            rest = slice_from(rest, 3);
        at = 0;
        return take_number(rest, &at, 4, 4) && count_letters(slice_from(rest, at)) <= 4;
    }
    return false;
}

/* 10:12 A.M. EDT, END 10:19 A.M. EDT: when it began and ended, and the zone of that time. */
bool shape_is_zoned_time(slice line)
{
    size_t at;

    if (slice_has_prefix(line, S("END ")))
        line = slice_from(line, 4);
    at = page_time_end(line, 0, line.len);
    if (at == 0 || line.len - at < 3 || line.len - at > 5)
        return false;
    for (line = slice_trim(slice_from(line, at)); line.len; line = slice_from(line, 1))
        if (line.ptr[0] < 'A' || line.ptr[0] > 'Z')
            return false;
    return true;
}

/* What is left of a line after a date and a time at its start; all of it when there is none. */
static slice after_stamp(slice line)
{
    size_t end, stop = page_stamp_end(line, 0, line.len);

    if (stop > 0)
        return slice_from(line, stop);
    if (shape_starts_with_date(line, &end))
        return is_weekday(slice_from(line, end)) ? S("") : slice_from(line, end);
    return stamp_is_day(line) ? S("") : line;
}

/* Whether the line begins with the word; most words differ in their first byte. */
static bool begins(slice line, const char *word)
{
    return line.len > 0 && line.ptr[0] == word[0] && slice_has_prefix(line, slice_of(word));
}

/* A word that opens a stamp: 입력 2032.03.11; what follows it, or an empty slice. */
static slice after_stamp_word(slice line)
{
    static const char *const stamps[] = {"입력",
                                         "수정",
                                         "등록",
                                         "발행",
                                         "업데이트",
                                         "승인",
                                         "게재",
                                         "송고시간",
                                         "First broadcast",
                                         "First published",
                                         "Broadcast",
                                         "Last updated",
                                         "Recorded on",
                                         "기사송고시간",
                                         "송고",
                                         "기사입력",
                                         "최종수정",
                                         "작성",
                                         "작성일",
                                         "등록일",
                                         "기사등록",
                                         "방송일",
                                         "방송일시",
                                         "날짜",
                                         "녹음일",
                                         "Published",
                                         "Updated",
                                         "Posted",
                                         "Aired",
                                         "Recorded",
                                         "Date",
                                         "公開日",
                                         "公開",
                                         "更新日",
                                         "更新",
                                         "掲載",
                                         "发布时间",
                                         "发布",
                                         "發布",
                                         "发表于",
                                         "时间",
                                         "Publié le",
                                         "Publié",
                                         "Mis à jour",
                                         "Stand",
                                         "Publicado",
                                         "Veröffentlicht",
                                         "Опубликовано",
                                         "Дата"};

    for (size_t i = 0; i < COUNT(stamps); i++)
        if (begins(line, stamps[i]))
            return shape_without_marks(slice_trim(slice_from(line, strlen(stamps[i]))));
    return S("");
}

/* `홍길동 기자 | 기사입력 2032.03.11. 10:02`: a stamp's word and a date behind a name. */
static bool ends_in_stamp(slice line)
{
    static const slice words[] = {S_INIT("입력 "), S_INIT("승인 "), S_INIT("수정 "),
                                  S_INIT("등록 ")};

    for (size_t i = 0; i < COUNT(words) && line.len < SHORT; i++) {
        size_t at = slice_find(line, words[i], 0), end;
        if (at != SLICE_NONE &&
            shape_starts_with_date(slice_trim(slice_from(line, at + words[i].len)), &end))
            return true;
    }
    return false;
}

/* A date with at most a time, a station and a count of readers; or one that a stamp's word opens.
 */
bool shape_is_dateline(slice line)
{
    static const char *const counts[] = {"조회", "댓글", "추천", "Views"};
    slice word, rest;
    size_t colon;

    if (page_time_end(line, 0, line.len) > 0 || slice_find(line, S("-->"), 0) != SLICE_NONE)
        return false; /* a time without a date */
    line = shape_without_marks(line);
    if (slice_has_suffix(line, S(" 전")) || slice_has_suffix(line, S("ago")) ||
        slice_has_suffix(line, S("(수정됨)")) || slice_has_suffix(line, S("(edited)")))
        return false; /* how long ago */
    word = after_stamp_word(line);
    if (ends_in_stamp(line) || is_day_of_month(line))
        return true;
    if (word.len)
        return line.len < SHORT && word.ptr[0] >= '0' && word.ptr[0] <= '9';
    rest = after_stamp(line);
    if (rest.len == line.len || line.len > SHORT)
        return false;
    if (shape_has_one_of(line, counts, COUNT(counts)) || count_letters(rest) == 0)
        return true;
    colon = slice_find_byte(rest, ':', 0);
    if (page_stamp_end(line, 0, line.len) > 0)
        return count_letters(rest) <= STATION && !page_is_sentence(line);
    if (colon == SLICE_NONE)
        return false;
    if (colon && rest.ptr[colon - 1] >= '0' && rest.ptr[colon - 1] <= '9')
        return count_letters(rest) <= STATION;
    /* a date, then credits: 2031년 4월 30일 제작/진행: ... */
    while (colon && rest.ptr[colon - 1] == ' ')
        colon--;
    size_t start = colon;
    while (start && rest.ptr[start - 1] != ' ')
        start--;
    return words_is_field(slice_sub(rest, start, colon));
}

/* Without blanks and marks at both ends. */
static slice bare_word(slice word)
{
    char32_t c;

    while (word.len) {
        size_t length = utf8_decode(word, 0, &c);
        if (char_is_letter(c) || char_is_digit(c))
            break;
        word = slice_from(word, length);
    }
    while (word.len) {
        size_t length = utf8_decode_back(word, word.len, &c);
        if (char_is_letter(c) || char_is_digit(c))
            break;
        word.len -= length;
    }
    return word;
}

slice shape_station(slice line)
{
    static const char *const others[] = {"KST",  "JST",  "GMT",  "UTC",  "EST",  "EDT",
                                         "Uhr",  "ET",   "PT",   "조회", "댓글", "추천",
                                         "요일", "수정", "입력", "현재", "방송"};
    slice bare = shape_without_marks(line), rest = bare_word(after_stamp(bare));

    if (rest.len == bare.len || page_stamp_end(bare, 0, bare.len) == 0 || count_letters(rest) < 2 ||
        count_letters(rest) > STATION || shape_has_one_of(rest, others, COUNT(others)))
        return S("");
    for (size_t i = 0; i < rest.len; i++)
        if (strchr("0123456789|:", rest.ptr[i]))
            return S("");
    return rest;
}

slice shape_owner(slice line)
{
    static const char *const signs[] = {"©", "ⓒ", "Ⓒ", "(c)", "(C)"};
    static const char *const ends[] = {" All", " all", " 무단", ",", ".", "(", ")", "]", ">", "|"};
    slice owner = S("");

    for (size_t i = 0; i < COUNT(signs) && owner.len == 0; i++) {
        size_t at = slice_find(line, slice_of(signs[i]), 0);
        if (at != SLICE_NONE)
            owner = slice_from(line, at + strlen(signs[i]));
    }
    for (size_t i = 0; i < COUNT(ends); i++) {
        size_t at = slice_find(owner, slice_of(ends[i]), 0);
        if (at != SLICE_NONE)
            owner = slice_sub(owner, 0, at);
    }
    owner = slice_trim(owner);
    while (owner.len && strchr("0123456789- ", owner.ptr[0])) /* © 2031 강변방송 */
        owner = slice_from(owner, 1);
    if (slice_has_prefix(owner, S("by ")))
        owner = slice_from(owner, 3);
    owner = bare_word(owner);
    return count_letters(owner) >= 2 && owner.len <= OWNER ? owner : S("");
}

/* `홍길동 기자`, `홍길동 기자 gil@example.com`, `글 홍길동`, `By Ann Lee`. */
bool shape_is_byline(slice line)
{
    static const char *const before[] = {"By ",  "by ",  "글 ",      "글: ",  "글 : ", "Von ",
                                         "Par ", "文／", "取材・文", "記者 ", "记者 "};
    static const char *const after[] = {"기자", "특파원", "선임기자", "객원기자",
                                        "PD",   "記者",   "记者"};
    slice name = line;
    size_t address = slice_find_byte(line, '@', 0);

    unsigned date[3];

    if (line.len > 2 && strchr("<[(", line.ptr[0]) && strchr(">])", line.ptr[line.len - 1]))
        line = name = slice_trim(slice_sub(line, 1, line.len - 1)); /* <이모모 기자> */
    if (slice_eq(line, S("편집자주")) || slice_eq(line, S("편집자 주")))
        return true;
    if (line.len > SHORT / 2 || (page_is_sentence(line) && !stamp_date(line, date)) ||
        slice_find_byte(line, ':', 0) == 0)
        return false;
    for (size_t i = 0; i < COUNT(before); i++)
        if (begins(line, before[i]))
            return true;
    if (address != SLICE_NONE) /* the address behind the name goes */
        name = slice_sub(line, 0, address);
    for (size_t i = 0; i < COUNT(after); i++) {
        size_t at = slice_find(name, slice_of(after[i]), 1);
        if (at != SLICE_NONE &&
            (address != SLICE_NONE ||
             slice_has_prefix(slice_from(name, at + strlen(after[i])), S(" /")) ||
             at + strlen(after[i]) == slice_trim(name).len))
            return slice_find_byte(name, ' ', 0) != SLICE_NONE || at <= 12;
    }
    return false;
}

/* `댓글 0`, `좋아요 3`, `4-Minute Listen`, `Lesedauer: 3 Minuten`: a page counts. */
bool shape_is_count(slice line)
{
    static const char *const counted[] = {"댓글",
                                          "좋아요",
                                          "공감",
                                          "조회",
                                          "조회수",
                                          "추천",
                                          "호수",
                                          "스크랩",
                                          "공유",
                                          "응원해요",
                                          "읽는 시간",
                                          "재생시간",
                                          "Views",
                                          "Likes",
                                          "Comments",
                                          "comments",
                                          "min read",
                                          "Minute Listen",
                                          "minute read",
                                          "Lesedauer",
                                          "Temps de lecture",
                                          "Tiempo de lectura",
                                          "閲覧",
                                          "コメント",
                                          "阅读",
                                          "评论",
                                          "点击"};
    bool digit = false;

    for (size_t i = 0; i < line.len; i++)
        digit |= line.ptr[i] >= '0' && line.ptr[i] <= '9';
    return digit && line.len < COUNTED && shape_has_one_of(line, counted, COUNT(counted));
}

/* `서모모 관측원 (사진=안모모)` */
static bool has_photo_at_end(slice line)
{
    size_t at = slice_find(line, S("사진="), 0);

    return at != SLICE_NONE && at > 0 && strchr("(<[/", line.ptr[at - 1]) &&
           strchr(")>]", line.ptr[line.len - 1]);
}

/* `[사진=강변우체국 제공]`, `Photo by Ann Lee`: below a picture. */
bool shape_is_photo(slice line)
{
    static const char *const photos[] = {
        "사진=",          "사진 =",    "사진제공", "사진 제공", "사진|",
        "화면제공",       "화면 제공", "영상제공", "Photo:",    "Photo by",
        "Photo courtesy", "写真＝",    "写真提供", "图片来源",  "图："};
    slice bare;

    if (line.len >= SHORT)
        return false;
    bare = shape_without_marks(line);
    while (bare.len && strchr("[(<", bare.ptr[0]))
        bare = shape_without_marks(slice_from(bare, 1));
    for (size_t i = 0; bare.len && i < COUNT(photos); i++)
        if (begins(bare, photos[i]))
            return true;
    return slice_has_suffix(line, S("자료사진")) || slice_has_suffix(line, S("제공]")) ||
           has_photo_at_end(line) || slice_has_suffix(line, S("사진 제공"));
}

/* `S#2. 강가 (밤)`, `Scene 3`, `제2막`: where a new scene begins. */
bool shape_is_scene(slice line)
{
    static const char *const openers[] = {"S#",     "s#",   "씬 ",  "씬#", "Scene ",
                                          "SCENE ", "ACT ", "Act ", "#"};

    for (size_t i = 0; i < COUNT(openers) && line.len > 0 && line.len <= 90; i++) {
        slice opener;

        if (openers[i][0] != line.ptr[0])
            continue;
        opener = slice_of(openers[i]);
        if (slice_has_prefix(line, opener) && line.len > opener.len &&
            strchr("0123456789IVX", line.ptr[opener.len]))
            return !page_is_sentence(line);
    }
    return false;
}
