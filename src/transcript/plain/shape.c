#include "transcript/plain/shape.h"

#include "base/utf8.h"
#include "transcript/plain/label.h"
#include "transcript/plain/page.h"
#include "transcript/words.h"

enum { SHORT = 120 }; /* bytes: about forty syllables; furniture seldom has longer lines */

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static bool contains_one_of(slice line, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_find(line, slice_of(words[i]), 0) != SLICE_NONE)
            return true;
    return false;
}

static bool is_one_of(slice line, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_eq(line, slice_of(words[i])))
            return true;
    return false;
}

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

/* ---- dates -------------------------------------------------------------------------------------
 */

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

static slice without_marks(slice line)
{
    char32_t c;

    while (line.len) {
        size_t length = utf8_decode(line, 0, &c);
        if (char_is_letter(c) || char_is_digit(c) || c == '[' || c == '<' || c == '"')
            break;
        line = slice_from(line, length);
    }
    return line;
}

/* A date with at most a time, a station and a count of readers; or one that a stamp's word opens.
 */
static bool is_dateline(slice line)
{
    static const char *const stamps[] = {
        "입력",     "수정", "등록",      "발행",    "업데이트", "승인", "게재", "송고", "기사입력",
        "최종수정", "작성", "Published", "Updated", "Posted",   "公開", "更新", "发布", "發布"};
    static const char *const counts[] = {"조회", "댓글", "추천", "Views"};
    size_t end;

    line = without_marks(line);
    for (size_t i = 0; i < COUNT(stamps); i++)
        if (slice_has_prefix(line, slice_of(stamps[i]))) {
            line = without_marks(slice_trim(slice_from(line, strlen(stamps[i]))));
            return line.len < SHORT && line.len && line.ptr[0] >= '0' && line.ptr[0] <= '9';
        }
    if (!shape_starts_with_date(line, &end) || line.len > SHORT)
        return false;
    if (contains_one_of(line, counts, COUNT(counts)))
        return true;
    line = slice_from(line, end);
    if (slice_find_byte(line, ':', 0) == SLICE_NONE)
        return false;
    size_t colon = slice_find_byte(line, ':', 0);
    if (colon && line.ptr[colon - 1] >= '0' && line.ptr[colon - 1] <= '9')
        return count_letters(line) <= 8;
    /* a date, then credits: 2031년 4월 30일 제작/진행: ... */
    while (colon && line.ptr[colon - 1] == ' ')
        colon--;
    size_t word = colon;
    while (word && line.ptr[word - 1] != ' ')
        word--;
    return words_is_field(slice_sub(line, word, colon));
}

/* ---- other shapes ------------------------------------------------------------------------------
 */

static const char *const rights[] = {"All Rights Reserved",
                                     "All rights reserved",
                                     "ALL RIGHTS RESERVED",
                                     "저작권자",
                                     "무단 전재",
                                     "무단전재",
                                     "재배포 금지",
                                     "재배포금지",
                                     "ⓒ",
                                     "©",
                                     "Copyright",
                                     "COPYRIGHT",
                                     "저작권은",
                                     "版权所有",
                                     "版權所有",
                                     "無断転載",
                                     "Tous droits réservés",
                                     "Alle Rechte vorbehalten"};

static const char *const addresses[] = {"http://", "https://", "www.",    "@example.",
                                        ".com/",   ".co.kr",   "mailto:", ".mp3",
                                        ".wav",    ".m4a",     ".ogg",    ".pdf"};

/* Words of a page's own voice: how to listen, subscribe, quote, write in. */
static const char *const notices[] = {"브라우저",
                                      "javascript",
                                      "JavaScript",
                                      "쿠키",
                                      "cookie",
                                      "구독",
                                      "로그인",
                                      "회원가입",
                                      "제보하기",
                                      "제보 ",
                                      "채널 추가",
                                      "카카오톡 :",
                                      "인용 시",
                                      "인용시",
                                      "인용할",
                                      "실제 방송",
                                      "방송 내용",
                                      "인터뷰 내용임",
                                      "옮겨 쓸",
                                      "출처를",
                                      "밝혀 주",
                                      "밝혀주",
                                      "저작권",
                                      "텍스트는",
                                      "속기",
                                      "subscribe",
                                      "Subscribe",
                                      "newsletter",
                                      "Newsletter",
                                      "Sign up",
                                      "sign up",
                                      "Follow us",
                                      "follow us",
                                      "Listen on",
                                      "podcast app",
                                      "may contain errors",
                                      "may be updated",
                                      "may be revised",
                                      "final form",
                                      "auto-generated",
                                      "machine-generated",
                                      "rush deadline",
                                      "authoritative record",
                                      "바로가기",
                                      "앱 다운로드",
                                      "앱을 설치",
                                      "공식 홈페이지",
                                      "페이스북",
                                      "인스타그램",
                                      "네이버 포스트",
                                      "기사를 추천",
                                      "좋아요",
                                      "기사 원문",
                                      "Do you have a story",
                                      "Thanks for reading",
                                      "Thank you for reading"};

/* The same in words that no talk has: such a line may be long. */
static const char *const sure_notices[] = {"rush deadline",
                                           "final form",
                                           "authoritative record",
                                           "may contain errors",
                                           "auto-generated",
                                           "machine-generated",
                                           "실제 방송",
                                           "방송 내용",
                                           "인용 시",
                                           "인용시",
                                           "인터뷰 내용임",
                                           "무단 전재",
                                           "Visit our website",
                                           "transcript was created",
                                           "transcript has been edited",
                                           "transcripts are created"};

static const char *const menus[] = {"관련기사",
                                    "관련 기사",
                                    "게시판",
                                    "XS",
                                    "SM",
                                    "MD",
                                    "LG",
                                    "연결 가능 링크",
                                    "인터뷰 전문",
                                    "인터뷰전문보기",
                                    "인터뷰 전문보기",
                                    "전문",
                                    "전문보기",
                                    "공유",
                                    "공유하기",
                                    "인쇄",
                                    "인쇄하기",
                                    "목록",
                                    "목록으로",
                                    "댓글",
                                    "홈",
                                    "메뉴",
                                    "검색",
                                    "본문 바로가기",
                                    "글자크기",
                                    "글자 크기",
                                    "가",
                                    "가-",
                                    "가+",
                                    "스크랩",
                                    "다시듣기",
                                    "다시보기",
                                    "듣기",
                                    "이전",
                                    "다음",
                                    "이전글",
                                    "다음글",
                                    "이전 글",
                                    "다음 글",
                                    "맨위로",
                                    "TOP",
                                    "Top",
                                    "top",
                                    "닫기",
                                    "구독하기",
                                    "Share",
                                    "Print",
                                    "Tweet",
                                    "Email",
                                    "Menu",
                                    "Home",
                                    "Search",
                                    "Login",
                                    "Log in",
                                    "Back",
                                    "Next",
                                    "Previous",
                                    "Download",
                                    "Listen",
                                    "Transcript",
                                    "TRANSCRIPT",
                                    "Read more",
                                    "Related",
                                    "Comments",
                                    "**END**",
                                    "END",
                                    "END.",
                                    "-END-",
                                    "- 끝 -",
                                    "<끝>",
                                    "[끝]",
                                    "(끝)",
                                    "상단으로",
                                    "뉴스홈",
                                    "네이버",
                                    "카카오톡",
                                    "페이스북",
                                    "트위터",
                                    "밴드",
                                    "URL복사",
                                    "URL 복사",
                                    "좋아요",
                                    "훈훈해요",
                                    "슬퍼요",
                                    "화나요",
                                    "후속기사 원해요",
                                    "シェア",
                                    "メニュー",
                                    "トップ",
                                    "目次",
                                    "分享",
                                    "打印",
                                    "上一篇",
                                    "下一篇",
                                    "返回",
                                    "首页",
                                    "首頁"};

/* `내용 : ...`, `■ 방송 : ...`, `Music: ...`: a field or a credit, not a speaker. */
static const char *field_line(slice line)
{
    struct span name;
    size_t after;
    slice bare = without_marks(line), s;

    if (bare.len > 4 * SHORT || !label_find_colon(bare, 0, bare.len, &name, &after))
        return NULL;
    s = slice_sub(bare, name.start, name.end);
    if (words_is_field(s))
        return "credits";
    return words_is_credit(s) && !page_is_sentence(bare) && bare.len < 2 * SHORT ? "credits" : NULL;
}

static bool is_rule_line(slice line)
{
    size_t signs = 0;
    char32_t c;

    for (size_t at = 0; at < line.len;) {
        at += utf8_decode(line, at, &c);
        if (char_is_letter(c) || char_is_digit(c))
            return false;
        signs += c != ' ';
    }
    return signs > 0;
}

/* One word of small letters with full stops inside: clovanote.naver.com */
static bool is_host_name(slice line)
{
    size_t stops = 0;

    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];

        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '/'))
            return false;
        stops += c == '.' && i > 0 && i + 2 < line.len && line.ptr[i + 1] != '.';
    }
    return stops > 0 && line.len < SHORT / 2;
}

const char *shape_of(slice line)
{
    slice bare = without_marks(line);
    const char *field;

    if (is_rule_line(line))
        return "mark";
    if (is_dateline(line))
        return "dateline";
    if (line.len < 3 * SHORT && contains_one_of(line, rights, COUNT(rights)))
        return "copyright";
    if (is_one_of(line, menus, COUNT(menus)) || is_one_of(bare, menus, COUNT(menus)) ||
        (bare.len > 2 && bare.ptr[0] == '[' &&
         is_one_of(slice_sub(bare, 1, bare.len - 1), menus, COUNT(menus))))
        return "menu";
    if (line.len < 2 * SHORT && contains_one_of(line, addresses, COUNT(addresses)) &&
        !page_is_sentence(line))
        return "address";
    if (line.len < (bare.len < line.len ? 3 * SHORT : SHORT) &&
        contains_one_of(line, notices, COUNT(notices)))
        return "notice";
    if (line.len < 8 * SHORT && contains_one_of(line, sure_notices, COUNT(sure_notices)))
        return "notice";
    field = field_line(line);
    if (field)
        return field;
    if (shape_is_contents(line))
        return "contents";
    if (slice_has_prefix(line, S("•")) && line.len < SHORT)
        return "menu";
    if (is_host_name(line))
        return "address";
    /* a host's name with a path: cri korean.cri.cn/ */
    if (line.len < SHORT / 2 && slice_has_suffix(line, S("/")) &&
        slice_find_byte(line, '.', 0) != SLICE_NONE)
        return "address";
    return NULL;
}

bool shape_is_contents(slice line)
{
    return slice_find(line, S("········"), 0) != SLICE_NONE ||
           slice_find(line, S("........"), 0) != SLICE_NONE ||
           slice_find(line, S("…………"), 0) != SLICE_NONE;
}

bool shape_page_head(slice line, slice *head, unsigned *number)
{
    size_t start = 0, end = line.len, at;

    *number = 0;
    for (at = 0; at < line.len && at < 5 && line.ptr[at] >= '0' && line.ptr[at] <= '9'; at++)
        *number = *number * 10 + (unsigned)(line.ptr[at] - '0');
    if (at > 0 && at < line.len && line.ptr[at] == ' ') {
        start = at;
    } else {
        *number = 0;
        for (at = line.len;
             at > 0 && line.len - at < 5 && line.ptr[at - 1] >= '0' && line.ptr[at - 1] <= '9';)
            at--;
        if (at == line.len || at == 0 || line.ptr[at - 1] != ' ')
            return false;
        end = at;
        for (; at < line.len; at++)
            *number = *number * 10 + (unsigned)(line.ptr[at] - '0');
    }
    *head = slice_trim(slice_sub(line, start, end));
    return head->len >= 10 && head->len < SHORT;
}
