#include "transcript/plain/shape.h"

#include "base/utf8.h"
#include "transcript/formats/chat.h"
#include "transcript/plain/page.h"

enum {
    CAPTION_BYTES = 160, /* of a line below a picture at most */
    SECTION_BYTES = 48,  /* of a lesson's heading at most */
    TASK_BYTES = 300,    /* of what an exercise asks at most */
    BUTTON_BYTES = 40,   /* of a button below a comment at most */
    ACTING_BYTES = 60,   /* of a note on how something is said, at its start */
    ACTING_WORDS = 4,
    EVENT_BYTES = 240 /* of what a chat program says at most */
};

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static bool begins_with_one_of(slice line, const slice *list, size_t count, size_t *length)
{
    for (size_t i = 0; i < count; i++)
        if (slice_has_prefix(line, list[i])) {
            *length = list[i].len;
            return true;
        }
    return false;
}

static bool ends_with_one_of(slice line, const slice *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_has_suffix(line, list[i]))
            return true;
    return false;
}

/* `#one #two`: every word is a tag, and there are two at least. */
static bool is_tags(slice line)
{
    size_t tags = 0;
    slice word;

    if (line.len == 0 || line.ptr[0] != '#')
        return false;
    while (slice_next_field(&line, ' ', &word)) {
        if (word.len == 0)
            continue;
        if (word.ptr[0] != '#' || word.len < 2 || word.ptr[1] == '#')
            return false;
        tags++;
    }
    return tags > 1;
}

/* `*** ann (~ann@host) has joined #tea`, `-!- bo has quit`, `ann님이 들어왔습니다.` */
static bool is_event(slice line)
{
    static const slice marks[] = {S_INIT("***"), S_INIT("-!-"), S_INIT("-->"), S_INIT("<--"),
                                  S_INIT("* "),  S_INIT("→ "),  S_INIT("← "),  S_INIT("--> ")};
    static const char *const events[] = {
        "joined",        "quit",      " left",           "sets mode",         "is now known",
        "changed topic", "topic for", "has been kicked", "changed the topic", "Topic for",
        "changes topic", "parted"};
    size_t mark;

    if (line.len > EVENT_BYTES)
        return false;
    if (begins_with_one_of(line, marks, COUNT(marks), &mark))
        return shape_has_one_of(line, events, COUNT(events));
    return slice_has_suffix(line, S("니다.")) &&
           (slice_find(line, S("님이 "), 0) != SLICE_NONE ||
            slice_find(line, S("님을 "), 0) != SLICE_NONE) &&
           chat_is_system(line);
}

/* `▲ 강변의 등대. ⓒ강변신문`, `△ 사진 제공: ...`: a mark, and whose the picture is. */
static bool is_caption(slice line)
{
    static const slice marks[] = {S_INIT("▲"), S_INIT("△"), S_INIT("▼"), S_INIT("◀"), S_INIT("▶")};
    static const char *const owners[] = {"ⓒ", "©", "Ⓒ", "제공", "사진", "촬영"};
    size_t mark;

    return line.len < CAPTION_BYTES && begins_with_one_of(line, marks, COUNT(marks), &mark) &&
           line.ptr[mark] == ' ' && !slice_has_suffix(line, S("?")) &&
           shape_has_one_of(line, owners, 3 + (size_t)3 * !page_is_sentence(line));
}

/* `답글쓰기`, `좋아요 12`, `답글 3개`, `Reply`: below a comment. */
static bool is_comment_button(slice line)
{
    static const slice buttons[] = {S_INIT("답글쓰기"),  S_INIT("답글달기"),    S_INIT("답글 쓰기"),
                                    S_INIT("답글 달기"), S_INIT("답글"),        S_INIT("Reply"),
                                    S_INIT("댓글 달기"), S_INIT("광고 로드중"), S_INIT("返信"),
                                    S_INIT("回复")};
    static const slice counted[] = {S_INIT("좋아요 "), S_INIT("공감 "),  S_INIT("공감"),
                                    S_INIT("싫어요 "), S_INIT("추천 "),  S_INIT("답글 "),
                                    S_INIT("추천"),    S_INIT("비공감 ")};
    size_t length;

    for (size_t i = 0; i < COUNT(buttons); i++)
        if (slice_eq(line, buttons[i]))
            return true;
    if (line.len > BUTTON_BYTES || !begins_with_one_of(line, counted, COUNT(counted), &length))
        return false;
    line = slice_from(line, length);
    while (line.len && line.ptr[0] >= '0' && line.ptr[0] <= '9') {
        line = slice_from(line, 1);
        length = 0;
    }
    return length == 0 &&
           (line.len == 0 || slice_eq(line, S("개")) || slice_has_prefix(line, S("비공감")) ||
            slice_has_prefix(line, S(" 비공감")) || slice_has_prefix(line, S(" 댓글")));
}

const char *shape_inside(slice line)
{
    unsigned char first = line.len ? (unsigned char)line.ptr[0] : 0;

    if (first == '#')
        return is_tags(line) ? "menu" : NULL;
    if (first == 0xE2 && is_caption(line))
        return "credits";
    if (first == 0 || line.len > EVENT_BYTES)
        return NULL;
    if (line.len <= BUTTON_BYTES && is_comment_button(line))
        return "menu";
    return is_event(line) ? "system" : NULL;
}

/* Without brackets, marks and colons about it, and without a number at its end. */
static slice bare_heading(slice line)
{
    char32_t c;

    while (line.len) {
        size_t length = utf8_decode(line, 0, &c);
        if (char_is_letter(c))
            break;
        line = slice_from(line, length);
    }
    while (line.len) {
        size_t length = utf8_decode_back(line, line.len, &c);
        if (char_is_letter(c))
            break;
        line.len -= length;
    }
    return line;
}

bool shape_is_section(slice line)
{
    static const slice heads[] = {
        S_INIT("단어"),        S_INIT("새 단어"),      S_INIT("새단어"),
        S_INIT("어휘"),        S_INIT("새 어휘"),      S_INIT("어휘와 표현"),
        S_INIT("단어와 표현"), S_INIT("표현"),         S_INIT("주요 표현"),
        S_INIT("핵심 표현"),   S_INIT("어휘 및 표현"), S_INIT("단어 및 표현"),
        S_INIT("문법"),        S_INIT("해석"),         S_INIT("번역"),
        S_INIT("정답"),        S_INIT("해설"),         S_INIT("대화"),
        S_INIT("본문"),        S_INIT("듣기"),         S_INIT("읽기"),
        S_INIT("말하기"),      S_INIT("연습"),         S_INIT("연습 문제"),
        S_INIT("연습문제"),    S_INIT("발음"),         S_INIT("문화"),
        S_INIT("새로운 단어"), S_INIT("Vocabulary"),   S_INIT("New words"),
        S_INIT("New Words"),   S_INIT("Words"),        S_INIT("Key words"),
        S_INIT("Key Words"),   S_INIT("Grammar"),      S_INIT("Notes"),
        S_INIT("Translation"), S_INIT("Dialogue"),     S_INIT("Conversation"),
        S_INIT("Expressions"), S_INIT("Key phrases"),  S_INIT("Exercises"),
        S_INIT("Answers"),     S_INIT("Glossary"),     S_INIT("VOCABULARY"),
        S_INIT("単語"),        S_INIT("新しい単語"),   S_INIT("新出単語"),
        S_INIT("語彙"),        S_INIT("会話"),         S_INIT("文法"),
        S_INIT("生词"),        S_INIT("词汇"),         S_INIT("对话"),
        S_INIT("语法"),        S_INIT("Wortschatz"),   S_INIT("Vokabeln"),
        S_INIT("Dialog"),      S_INIT("Vocabulaire"),  S_INIT("Vocabulario"),
        S_INIT("Diálogo"),     S_INIT("Словарь"),      S_INIT("Диалог")};
    slice bare;

    if (line.len == 0 || line.len > SECTION_BYTES)
        return false;
    bare = bare_heading(line);
    for (size_t i = 0; bare.len && i < COUNT(heads); i++)
        if (heads[i].ptr[0] == bare.ptr[0] && slice_eq(bare, heads[i]))
            return true;
    return false;
}

bool shape_is_task(slice line)
{
    static const slice ends[] = {S_INIT("고르시오."), S_INIT("고르십시오."), S_INIT("고르세요."),
                                 S_INIT("답하시오."), S_INIT("답하십시오."), S_INIT("쓰시오."),
                                 S_INIT("쓰십시오."), S_INIT("고르시오"),    S_INIT("고르십시오")};
    size_t digits = 0;

    while (digits < line.len && digits < 3 && line.ptr[digits] >= '0' && line.ptr[digits] <= '9')
        digits++;
    if (digits > 0 && digits + 1 == line.len &&
        (line.ptr[digits] == '.' || line.ptr[digits] == ')'))
        return true;
    if (line.len > TASK_BYTES || line.len < 12)
        return false;
    return (digits > 0 || slice_has_prefix(line, S("[")) || slice_has_prefix(line, S("※"))) &&
           ends_with_one_of(line, ends, COUNT(ends));
}

size_t shape_acting_end(slice s)
{
    static const char *const answers[] = {"네", "예", "응", "아", "음", "yes", "yeah", "no"};
    slice inside;
    size_t close, words = 1;
    char32_t c;

    if (s.len < 4 || s.ptr[0] != '(' || (close = slice_find_byte(s, ')', 1)) == SLICE_NONE ||
        close > ACTING_BYTES || close + 1 >= s.len || s.ptr[close + 1] != ' ')
        return 0;
    inside = slice_trim(slice_sub(s, 1, close));
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++)
        if (slice_has_prefix(inside, slice_of(answers[i])) && inside.len < strlen(answers[i]) + 2)
            return 0;
    for (size_t i = 0; i < inside.len; i++)
        words += inside.ptr[i] == ' ';
    if (inside.len < 3 || words > ACTING_WORDS || strchr(".?!,", inside.ptr[inside.len - 1]) ||
        slice_find_byte(inside, ':', 0) != SLICE_NONE)
        return 0;
    utf8_decode(inside, 0, &c);
    return char_is_letter(c) ? close + 1 : 0;
}
