#include "transcript/plain/shape.h"

#include "base/utf8.h"
#include "transcript/plain/label.h"
#include "transcript/plain/page.h"
#include "transcript/words.h"

enum { SHORT = SHAPE_SHORT };

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

bool shape_has_one_of(slice line, const char *const *words, size_t count)
{
    struct byte_set bytes = byte_set_of(line);

    for (size_t i = 0; i < count; i++)
        if (byte_set_may_have(&bytes, words[i]) &&
            slice_find(line, slice_of(words[i]), 0) != SLICE_NONE)
            return true;
    return false;
}

static bool is_one_of(slice line, const char *const *words, size_t count)
{
    for (size_t i = 0; line.len && i < count; i++)
        if (words[i][0] == line.ptr[0] && slice_eq(line, slice_of(words[i])))
            return true;
    return false;
}

slice shape_without_marks(slice line)
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
                                      "기사를 공유",
                                      "동영상에서 확인",
                                      "Transcribed by",
                                      "Transcript provided by",
                                      "기사 원문",
                                      "Do you have a story",
                                      "여러분의 제보",
                                      "당신의 제보",
                                      "섹션으로 분류",
                                      "언론사홈",
                                      "요약봇",
                                      "음성 변환 서비스",
                                      "키보드 컨트롤",
                                      "stopped transcription",
                                      "started transcription",
                                      "Meeting ended after",
                                      "후에 종료됨",
                                      "Heard on ",
                                      "All transcripts",
                                      "Partager sur",
                                      "责任编辑",
                                      "分享到",
                                      "字号",
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
                                           "오류가 포함",
                                           "might contain errors",
                                           "computer generated",
                                           "인용보도",
                                           "인용 보도",
                                           "프로그램명",
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
                                    "반응형",
                                    "방명록",
                                    "Skip to content",
                                    "Skip to main content",
                                    "About",
                                    "Episodes",
                                    "글씨 크게보기",
                                    "글씨 작게보기",
                                    "고화질 표준화질",
                                    "글자 크기 설정",
                                    "글자크기 설정",
                                    "프린트",
                                    "클린뷰",
                                    "상태바",
                                    "기사검색",
                                    "기사 검색",
                                    "기사 스크랩",
                                    "코멘트 개",
                                    "추천",
                                    "댓글쓰기",
                                    "댓글 쓰기",
                                    "광고",
                                    "광고 로드중",
                                    "구독 신청",
                                    "많이 본 뉴스",
                                    "많이 본 기사",
                                    "지금 뜨는 뉴스",
                                    "주요뉴스",
                                    "주요 뉴스",
                                    "인기기사",
                                    "인기 기사",
                                    "최신기사",
                                    "최신 기사",
                                    "이 시각 주요뉴스",
                                    "For Immediate Release",
                                    "FOR IMMEDIATE RELEASE",
                                    "Office of the Press Secretary",
                                    "Press Release",
                                    "Transcribed by Rev",
                                    "기사원문",
                                    "기사 보기",
                                    "다른기사 보기",
                                    "다른 기사 보기",
                                    "기자 프로필",
                                    "SNS 보내기",
                                    "뉴스홈 바로가기",
                                    "참석자",
                                    "스크립트",
                                    "재생목록",
                                    "기사공유하기",
                                    "답글쓰기",
                                    "답글달기",
                                    "기자페이지",
                                    "Attendees",
                                    "Audio file",
                                    "Audio",
                                    "相关新闻",
                                    "相關新聞",
                                    "相关阅读",
                                    "関連記事",
                                    "Partager",
                                    "Imprimer",
                                    "Teilen",
                                    "Drucken",
                                    "Compartir",
                                    "Поделиться",
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
    slice bare = shape_without_marks(line), s;

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

bool shape_has_rights(slice line)
{
    return line.len < 3 * SHORT && shape_has_one_of(line, rights, COUNT(rights));
}

const char *shape_of(slice line)
{
    slice bare = shape_without_marks(line);
    const char *field;

    if (is_rule_line(line))
        return "mark";
    if (shape_is_dateline(line))
        return "dateline";
    if (shape_is_count(line))
        return "menu";
    if (shape_is_byline(line))
        return "byline";
    if (shape_is_photo(line) || shape_is_attendance(line))
        return "credits";
    if (shape_has_rights(line))
        return "copyright";
    if (is_one_of(line, menus, COUNT(menus)) ||
        (bare.len < line.len && is_one_of(bare, menus, COUNT(menus))) ||
        (bare.len > 2 && bare.ptr[0] == '[' &&
         is_one_of(slice_sub(bare, 1, bare.len - 1), menus, COUNT(menus))))
        return "menu";
    if (line.len < 2 * SHORT && shape_has_one_of(line, addresses, COUNT(addresses)) &&
        !page_is_sentence(line))
        return "address";
    if (line.len < (bare.len < line.len ? 3 * SHORT : SHORT) &&
        shape_has_one_of(line, notices, COUNT(notices)))
        return "notice";
    if (line.len < 8 * SHORT && shape_has_one_of(line, sure_notices, COUNT(sure_notices)))
        return "notice";
    if ((line.len < 3 * SHORT && slice_has_prefix(line, S("※"))) || shape_is_zoned_time(line))
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
    return shape_of_page(line);
}

bool shape_is_attendance(slice line)
{
    static const slice heads[] = {
        S_INIT("출석위원"),     S_INIT("출석의원"),         S_INIT("출석공무원"),
        S_INIT("출석전문위원"), S_INIT("출석관계공무원"),   S_INIT("출석정부위원"),
        S_INIT("청가위원"),     S_INIT("불출석위원"),       S_INIT("출석위원외의원"),
        S_INIT("기타참석자"),   S_INIT("출석사무처관계관"), S_INIT("출석사무국직원")};
    slice bare = shape_without_marks(line);

    for (size_t i = 0; i < COUNT(heads) && bare.len > 0 && bare.len < SHORT; i++)
        if (heads[i].ptr[0] == bare.ptr[0] && slice_has_prefix(bare, heads[i]) &&
            (bare.len == heads[i].len || bare.ptr[heads[i].len] == '('))
            return true;
    return false;
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
