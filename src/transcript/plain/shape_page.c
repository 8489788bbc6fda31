#include "transcript/plain/shape.h"

#include "base/utf8.h"
#include "transcript/plain/page.h"

enum {
    BUTTONS_BYTES = 150, /* of a row of buttons at most */
    FIELD_BYTES = 150,   /* of a field without a colon at most */
    USER_BYTES = 40      /* of a name with the name of an account at most */
};

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static bool is_one_of(slice word, const slice *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].ptr[0] == word.ptr[0] && slice_eq(word, list[i]))
            return true;
    return false;
}

/* What a button of a page does, in one word: 기사보내기, 폰트키우기. */
static bool ends_as_button(slice word)
{
    static const slice ends[] = {S_INIT("보내기"),     S_INIT("공유하기"), S_INIT("키우기"),
                                 S_INIT("줄이기"),     S_INIT("신고하기"), S_INIT("인쇄하기"),
                                 S_INIT("프린트하기"), S_INIT("복사하기"), S_INIT("추천하기")};

    for (size_t i = 0; i < COUNT(ends); i++)
        if (slice_has_suffix(word, ends[i]))
            return true;
    return false;
}

/* 홈 > 문화 > 인터뷰: where on its site a page stands. */
static bool is_breadcrumb(slice line)
{
    static const slice homes[] = {S_INIT("홈"), S_INIT("HOME"), S_INIT("Home"), S_INIT("처음")};

    for (size_t i = 0; i < COUNT(homes) && line.len <= BUTTONS_BYTES; i++)
        if (slice_has_prefix(line, homes[i])) {
            slice rest = slice_trim(slice_from(line, homes[i].len));
            return slice_has_prefix(rest, S(">")) || slice_has_prefix(rest, S("›")) ||
                   slice_has_prefix(rest, S("»"));
        }
    return false;
}

/* `이전글 다리 위의 봄`, `강변 뉴스 상단 메뉴`, `이모모의 뉴스쇼 메일보내기`: a page speaks of
 * itself. */
static bool is_of_page(slice line)
{
    static const slice heads[] = {S_INIT("이전글 "), S_INIT("다음글 "), S_INIT("이전 글 "),
                                  S_INIT("다음 글 ")};
    static const slice ends[] = {
        S_INIT(" 상단 메뉴"),  S_INIT(" 하단 메뉴"),  S_INIT(" 메뉴 열기"),    S_INIT(" 메뉴 닫기"),
        S_INIT(" 메일보내기"), S_INIT(" 기사보내기"), S_INIT(" 상단으로 이동")};

    for (size_t i = 0; i < COUNT(heads) && line.len <= BUTTONS_BYTES; i++)
        if (slice_has_prefix(line, heads[i]))
            return true;
    for (size_t i = 0; i < COUNT(ends) && line.len <= BUTTONS_BYTES; i++)
        if (slice_has_suffix(line, ends[i]))
            return true;
    return false;
}

/* Whether every word of the line is the label of a button: SNS 공유하기 프린트 글자 크기. */
static bool is_row_of_buttons(slice line)
{
    static const slice buttons[] = {S_INIT("공유"),      S_INIT("공유하기"), S_INIT("프린트"),
                                    S_INIT("인쇄"),      S_INIT("인쇄하기"), S_INIT("글자"),
                                    S_INIT("글자크기"),  S_INIT("크기"),     S_INIT("조절"),
                                    S_INIT("스크랩"),    S_INIT("댓글"),     S_INIT("댓글달기"),
                                    S_INIT("SNS"),       S_INIT("페이스북"), S_INIT("트위터"),
                                    S_INIT("카카오톡"),  S_INIT("카카오"),   S_INIT("밴드"),
                                    S_INIT("URL"),       S_INIT("url"),      S_INIT("복사"),
                                    S_INIT("링크"),      S_INIT("메일"),     S_INIT("이메일"),
                                    S_INIT("좋아요"),    S_INIT("추천"),     S_INIT("구독"),
                                    S_INIT("구독하기"),  S_INIT("재생목록"), S_INIT("페이지"),
                                    S_INIT("기자"),      S_INIT("본문"),     S_INIT("듣기"),
                                    S_INIT("북마크"),    S_INIT("크게"),     S_INIT("작게"),
                                    S_INIT("기사"),      S_INIT("음성"),     S_INIT("번역"),
                                    S_INIT("설정"),      S_INIT("다크모드"), S_INIT("보내기"),
                                    S_INIT("더보기"),    S_INIT("목록"),     S_INIT("저장"),
                                    S_INIT("라인"),      S_INIT("답글"),     S_INIT("답글쓰기"),
                                    S_INIT("신고"),      S_INIT("등록순"),   S_INIT("최신순"),
                                    S_INIT("인기순"),    S_INIT("공감순"),   S_INIT("공감"),
                                    S_INIT("비공감"),    S_INIT("답글달기"), S_INIT("기자페이지"),
                                    S_INIT("기능"),      S_INIT("기타"),     S_INIT("이웃추가"),
                                    S_INIT("팔로우"),    S_INIT("폰트"),     S_INIT("줄이기"),
                                    S_INIT("키우기"),    S_INIT("글씨"),     S_INIT("카톡"),
                                    S_INIT("Facebook"),  S_INIT("Twitter"),  S_INIT("Share"),
                                    S_INIT("Print"),     S_INIT("Email"),    S_INIT("Copy"),
                                    S_INIT("Link"),      S_INIT("Save"),     S_INIT("Reply"),
                                    S_INIT("Like"),      S_INIT("Report"),   S_INIT("Follow"),
                                    S_INIT("Subscribe"), S_INIT("LinkedIn"), S_INIT("미투데이"),
                                    S_INIT("구글"),      S_INIT("뉴스"),     S_INIT("로그"),
                                    S_INIT("리스트"),    S_INIT("로그인"),   S_INIT("카카오스토리"),
                                    S_INIT("네이버"),    S_INIT("WhatsApp"), S_INIT("Flipboard"),
                                    S_INIT("X")};
    size_t words = 0;
    char32_t c;
    slice word;

    if (line.len > BUTTONS_BYTES)
        return false;
    while (slice_next_field(&line, ' ', &word)) {
        if (word.len == 0)
            continue;
        utf8_decode(word, 0, &c);
        if (!char_is_letter(c) || word.len == 1)
            continue; /* | and · between them, a count */
        if (!is_one_of(word, buttons, COUNT(buttons)) && !ends_as_button(word))
            return false;
        words++;
    }
    return words > 1;
}

/* `▶ 뉴스 영상 보러가기`, `☞ 더 많은 이야기 듣기`: a mark, and what a button does. */
static bool is_button(slice line)
{
    static const slice marks[] = {S_INIT("▶"), S_INIT("▷"), S_INIT("☞"), S_INIT("→"),
                                  S_INIT("■"), S_INIT("◆"), S_INIT("➤"), S_INIT("►"),
                                  S_INIT("⇒"), S_INIT("*"), S_INIT("[")};
    static const slice ends[] = {S_INIT("하기"),   S_INIT("가기"),   S_INIT("보기"),
                                 S_INIT("듣기"),   S_INIT("신청"),   S_INIT("하기]"),
                                 S_INIT("보기]"),  S_INIT("가기]"),  S_INIT("더보기"),
                                 S_INIT("하기 >"), S_INIT("보기 >"), S_INIT("하기>")};
    bool marked = false;

    if (line.len > BUTTONS_BYTES)
        return false;
    for (size_t i = 0; i < COUNT(marks) && !marked; i++)
        marked = slice_has_prefix(line, marks[i]);
    for (size_t i = 0; i < COUNT(ends) && marked; i++)
        if (slice_has_suffix(line, ends[i]))
            return true;
    return false;
}

/* 홍길동(gildong) */
static bool is_account(slice line)
{
    size_t open = slice_find_byte(line, '(', 0);

    if (line.len < 8 || line.len > USER_BYTES || open == SLICE_NONE || open < 6 || open > 12 ||
        line.ptr[line.len - 1] != ')' || (unsigned char)line.ptr[0] < 0xEA)
        return false;
    for (size_t i = open + 1; i + 1 < line.len; i++)
        if (!((line.ptr[i] >= 'a' && line.ptr[i] <= 'z') ||
              (line.ptr[i] >= '0' && line.ptr[i] <= '9') || strchr("_.-@", line.ptr[i])))
            return false;
    return true;
}

/* 강변라디오 (@gangbyeon) */
static bool is_sender(slice line)
{
    return line.len <= 2 * (size_t)USER_BYTES && slice_has_suffix(line, S(")")) &&
           slice_find(line, S(" (@"), 0) != SLICE_NONE;
}

/* 강변시의회사무과: who keeps the minutes. */
static bool is_office(slice line)
{
    return line.len <= USER_BYTES &&
           (slice_has_suffix(line, S("회사무과")) || slice_has_suffix(line, S("회사무국")) ||
            slice_has_suffix(line, S("회사무처")));
}

/* (강변신문 2031년 11월 19일자): where it was printed. */
static bool is_printed(slice line)
{
    return line.len <= BUTTONS_BYTES && line.ptr[0] == '(' &&
           slice_find(line, S("일자)"), 0) != SLICE_NONE;
}

/* 12분 45초 */
static bool is_length(slice line)
{
    static const slice units[] = {S_INIT("시간"), S_INIT("분"), S_INIT("초"), S_INIT(" ")};
    size_t digits = 0, named = 0;

    if (line.len > USER_BYTES || line.ptr[0] < '0' || line.ptr[0] > '9')
        return false;
    while (line.len) {
        size_t length = line.ptr[0] >= '0' && line.ptr[0] <= '9';

        digits += length;
        for (size_t i = 0; i < COUNT(units) && length == 0; i++)
            if (slice_has_prefix(line, units[i])) {
                length = units[i].len;
                named += i < 3;
            }
        if (length == 0)
            return false;
        line = slice_from(line, length);
    }
    return digits > 0 && named > 0;
}

const char *shape_of_page(slice line)
{
    if (line.len == 0)
        return NULL;
    if (is_length(line))
        return "timing";
    if (is_row_of_buttons(line) || is_button(line) || is_breadcrumb(line) || is_of_page(line))
        return "menu";
    if (is_account(line) || is_sender(line))
        return "byline";
    return is_office(line) || is_printed(line) ? "credits" : shape_inside(line);
}

bool shape_is_bare_field(slice line)
{
    static const slice fields[] = {
        S_INIT("일시"),   S_INIT("장소"),     S_INIT("사건"),     S_INIT("사건번호"),
        S_INIT("참석자"), S_INIT("참석"),     S_INIT("출연"),     S_INIT("진행"),
        S_INIT("연출"),   S_INIT("기록"),     S_INIT("증인"),     S_INIT("작성자"),
        S_INIT("방송일"), S_INIT("방송일시"), S_INIT("회의일시"), S_INIT("불참"),
        S_INIT("원고"),   S_INIT("피고"),     S_INIT("피고인"),   S_INIT("재판장"),
        S_INIT("구술자"), S_INIT("면담자"),   S_INIT("면담일시"), S_INIT("면담장소"),
        S_INIT("채록자"), S_INIT("의안"),     S_INIT("구술일시"), S_INIT("녹음일"),
        S_INIT("조사일"), S_INIT("조사장소")};
    size_t blank = slice_find_byte(line, ' ', 0), tab = slice_find_byte(line, '\t', 0);

    static const slice ends[] = {S_INIT("번호"), S_INIT("일시"), S_INIT("일자"), S_INIT("날짜")};

    blank = tab < blank ? tab : blank;
    for (size_t i = 0; i < COUNT(ends) && blank != SLICE_NONE && line.len < FIELD_BYTES; i++)
        if (slice_has_suffix(slice_sub(line, 0, blank), ends[i]) &&
            strchr("0123456789", line.ptr[line.len - 1]))
            return true;
    return blank != SLICE_NONE && line.len < FIELD_BYTES && !page_is_sentence(line) &&
           is_one_of(slice_sub(line, 0, blank), fields, COUNT(fields));
}
