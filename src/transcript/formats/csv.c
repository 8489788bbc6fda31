/* CSV (RFC 4180) with a column for who and one for what; KakaoTalk for Mac writes its chats so. The
 * separator may be a comma, a semicolon or a tab. */
#include "base/intl.h"
#include "transcript/formats/chat.h"
#include "transcript/formats/format.h"
#include "transcript/formats/stamp.h"
#include "transcript/plain/page.h"
#include "transcript/words.h"

enum {
    COLUMNS = 32,
    ROWS_LOOKED_AT = 50,
    HEAD_ROWS = 8,   /* among which the heading is */
    NAME_BYTES = 60, /* of a name at most, in a table without heading */
    ROWS_LEAST = 4   /* of such a table */
};

static const char *const who[] = {
    "user",         "name",        "speaker",    "sender",     "author",        "from",
    "who",          "username",    "user name",  "user_name",  "nickname",      "speaker_name",
    "speaker name", "speakername", "speaker id", "speaker_id", "speaker label", "speaker_label",
    "character",    "participant", "role",       "voice",      "actor",         "이름",
    "보낸사람",     "보낸 사람",   "보낸이",     "사용자",     "사용자명",      "사용자 이름",
    "화자",         "화자명",      "발화자",     "말한 사람",  "말한사람",      "말한이",
    "말하는 사람",  "대화명",      "닉네임",     "별명",       "발언자",        "발신자",
    "발신인",       "작성자",      "글쓴이",     "참가자",     "참여자",        "성명",
    "역할",         "배역",        "인물",       "등장인물",   "캐릭터",        "진행",
    "名前",         "話者",        "発言者",     "用户",       "昵称",          "说话人",
    "发言人"};
static const char *const what[] = {
    "message",       "text",       "content",  "body",      "utterance", "transcript",
    "transcription", "line",       "dialogue", "dialog",    "sentence",  "comment",
    "caption",       "subtitle",   "speech",   "statement", "quote",     "script",
    "said",          "메시지",     "메세지",   "내용",      "발화",      "발화문",
    "발화내용",      "발화 내용",  "발언",     "발언내용",  "발언 내용", "대사",
    "문장",          "본문",       "텍스트",   "대화내용",  "대화 내용", "대화",
    "메시지 내용",   "메시지내용", "말",       "말한 내용", "자막",      "원고",
    "전사",          "전사문",     "스크립트", "댓글",      "発言",      "本文",
    "内容",          "消息",       "文本",     "テキスト"};
/* Words that are enough in a heading of several words. */
static const char *const who_parts[] = {"speaker", "name", "user",  "화자",
                                        "이름",    "사람", "발언자"};
static const char *const what_parts[] = {"text", "transcript", "message", "내용", "대사", "발언"};

/* One field: what is written, quotes included, and where the text inside is. */
struct field {
    struct span whole, text;
    bool quoted;
};

struct row {
    struct field field[COLUMNS];
    size_t count;
    size_t next; /* byte after its line end */
};

/* Whether a word is of the list; with `part`, whether it holds one. */
static bool is_one_of(slice word, const char *const *list, size_t count, bool part)
{
    struct buf folded = BUF_EMPTY;
    bool found = false;

    if (word.len > NAME_BYTES)
        return false;
    words_fold(&folded, word);
    for (size_t i = 0; i < count && !found; i++)
        found = part ? slice_find(buf_slice(&folded), slice_of(list[i]), 0) != SLICE_NONE
                     : slice_eq(buf_slice(&folded), slice_of(list[i]));
    buf_free(&folded);
    return found;
}
#define IS_ONE_OF(word, list)  is_one_of((word), (list), sizeof(list) / sizeof(list)[0], false)
#define HAS_ONE_OF(word, list) is_one_of((word), (list), sizeof(list) / sizeof(list)[0], true)

/* A field from byte `at` on; returns the byte after it: a separator, a line end, or the end. */
static size_t read_field(slice text, size_t at, char separator, struct field *field)
{
    size_t start = at;

    field->quoted = at < text.len && text.ptr[at] == '"';
    if (field->quoted) {
        for (at++; at < text.len; at++) {
            if (text.ptr[at] != '"')
                continue;
            if (at + 1 < text.len && text.ptr[at + 1] == '"')
                at++;
            else
                break;
        }
        field->text = (struct span){start + 1, at};
        if (at < text.len)
            at++;
    }
    while (at < text.len && text.ptr[at] != separator && text.ptr[at] != '\n')
        at++;
    field->whole = (struct span){start, at};
    if (!field->quoted)
        field->text = field->whole;
    return at;
}

static void read_row(slice text, size_t at, char separator, struct row *row)
{
    struct field field;

    row->count = 0;
    for (;;) {
        at = read_field(text, at, separator, &field);
        if (row->count < COLUMNS)
            row->field[row->count++] = field;
        if (at >= text.len || text.ptr[at] == '\n')
            break;
        at++;
    }
    row->next = at + 1;
}

static slice field_text(slice text, const struct field *field)
{
    return slice_trim(slice_sub(text, field->text.start, field->text.end));
}

/* What the table looks like: which columns, and whether it has a heading at all. */
struct layout {
    char separator;
    size_t who, what;
    bool heading;
    size_t start; /* byte where the heading, or the first row, begins */
};

/* The columns that a row names, if it is the heading. */
static bool read_heading(slice text, const struct row *row, struct layout *layout)
{
    layout->who = layout->what = SLICE_NONE;
    for (size_t i = 0; i < row->count && row->count > 1; i++) {
        slice title = field_text(text, &row->field[i]);

        if (layout->who == SLICE_NONE && IS_ONE_OF(title, who))
            layout->who = i;
        else if (layout->what == SLICE_NONE && IS_ONE_OF(title, what))
            layout->what = i;
    }
    for (size_t i = 0; i < row->count && row->count > 1; i++) {
        slice title = field_text(text, &row->field[i]);

        if (layout->who == SLICE_NONE && layout->what != i && HAS_ONE_OF(title, who_parts))
            layout->who = i;
        else if (layout->what == SLICE_NONE && layout->who != i && HAS_ONE_OF(title, what_parts))
            layout->what = i;
    }
    return layout->who != SLICE_NONE && layout->what != SLICE_NONE;
}

static bool is_time(slice field)
{
    return field.len && (stamp_end(field) || page_time_end(field, 0, field.len) == field.len);
}

/* Without a heading: a time, a name, a text in each row; or a name and a quoted text. */
static bool is_bare_row(slice text, const struct row *row)
{
    const struct field *name = &row->field[row->count == 3];

    if (row->count != 2 && row->count != 3)
        return false;
    return field_text(text, name).len && field_text(text, name).len < NAME_BYTES &&
           (row->count == 3 ? is_time(field_text(text, &row->field[0])) : row->field[1].quoted);
}

static bool find_bare_layout(slice text, struct layout *layout)
{
    size_t rows = 0, other = 0, columns = 0;
    struct row row;

    for (size_t at = layout->start; at < text.len && rows < ROWS_LOOKED_AT; at = row.next) {
        read_row(text, at, layout->separator, &row);
        if (row.count == 1 && field_text(text, &row.field[0]).len == 0)
            continue;
        if (is_bare_row(text, &row) && (rows == 0 || row.count == columns))
            columns = row.count;
        else
            other++;
        rows++;
    }
    layout->who = columns == 3;
    layout->what = layout->who + 1;
    return other * ROWS_LEAST < rows && (rows >= ROWS_LEAST || columns == 3);
}

static bool find_layout(slice text, struct layout *layout)
{
    static const char separators[] = ",;\t|";
    size_t start = 0;
    struct row row;

    if (slice_has_prefix(text, S("sep="))) { /* Excel's own line */
        start = slice_find_byte(text, '\n', 0);
        start = start == SLICE_NONE ? text.len : start + 1;
    }
    for (size_t i = 0; i < sizeof separators - 1; i++) {
        size_t at = start;

        *layout = (struct layout){.separator = separators[i], .start = start};
        for (size_t k = 0; k < HEAD_ROWS && at < text.len; k++, at = row.next) {
            read_row(text, at, separators[i], &row);
            layout->start = at;
            layout->heading = read_heading(text, &row, layout);
            if (layout->heading)
                return true;
        }
        layout->start = start;
        if (separators[i] != '\t' && find_bare_layout(text, layout)) /* with tabs it is a chat's */
            return true;
    }
    return false;
}

/* Whether most of the first rows have the columns. */
static bool claims_csv(slice text, const char **reason)
{
    size_t rows = 0, whole = 0;
    struct layout layout;
    struct row row;

    *reason = N_("a table with a column for who and one for what");
    if (!find_layout(text, &layout))
        return false;
    for (size_t at = layout.start; at < text.len && rows < ROWS_LOOKED_AT; at = row.next) {
        read_row(text, at, layout.separator, &row);
        if (row.count == 1 && field_text(text, &row.field[0]).len == 0)
            continue;
        rows++;
        whole += row.count > layout.who && row.count > layout.what;
    }
    return rows > 1 && whole * 3 >= rows * 2;
}

/* A quoted field's text: doubled quotes are one, line ends are paragraphs. */
static void say_field(struct builder *b, const struct field *field)
{
    size_t at = field->text.start;

    while (at < field->text.end) {
        size_t next = at;

        while (next < field->text.end && b->page.ptr[next] != '\n' &&
               !(field->quoted && b->page.ptr[next] == '"'))
            next++;
        if (next > at)
            builder_text(b, slice_sub(b->page, at, next), (struct span){at, next});
        if (next == field->text.end)
            break;
        if (b->page.ptr[next] == '\n') {
            builder_end_paragraph(b);
            at = next + 1;
        } else {
            size_t length = next + 1 < field->text.end && b->page.ptr[next + 1] == '"' ? 2 : 1;
            builder_text(b, S("\""), (struct span){next, next + length});
            at = next + length;
        }
    }
    builder_end_paragraph(b);
}

/* The other columns of a row, for what they are. */
static void set_columns_aside(struct builder *b, const struct row *row, const struct layout *layout,
                              bool before)
{
    for (size_t i = 0; i < row->count; i++)
        if (i != layout->who && i != layout->what && (i < layout->who) == before &&
            row->field[i].whole.start < row->field[i].whole.end)
            builder_set_aside(b, row->field[i].whole, S("timing"));
}

/* What stands alone in a row above the heading is the title. */
static void note_title(struct builder *b, const struct row *row, bool above)
{
    slice title = field_text(b->page, &row->field[0]);

    for (size_t i = 1; i < row->count; i++)
        above &= field_text(b->page, &row->field[i]).len == 0;
    while (slice_has_prefix(title, S("#")))
        title = slice_trim(slice_from(title, 1));
    if (!above || b->transcript->title.len || slice_find_byte(title, ':', 0) != SLICE_NONE ||
        slice_find_byte(title, '=', 0) != SLICE_NONE)
        return;
    b->transcript->title = arena_copy(b->arena, title);
    b->transcript->title_source = builder_source(b, row->field[0].whole);
}

/* The line of dashes under the heading of a table in Markdown. */
static bool is_rule(slice said)
{
    size_t i = 0;

    while (i < said.len && strchr("-: ", said.ptr[i]))
        i++;
    return i == said.len && i >= 3;
}

static void read_csv(struct builder *b)
{
    struct layout layout;
    bool heading;
    struct row row;

    if (!find_layout(b->page, &layout))
        layout = (struct layout){.separator = ',', .what = 1};
    heading = layout.heading;
    for (size_t at = 0; at < b->page.len; at = row.next) {
        struct span whole = {at, 0};
        slice name, said;

        read_row(b->page, at, layout.separator, &row);
        whole.end = row.next - 1;
        if (whole.end > b->page.len)
            whole.end = b->page.len;
        if (slice_trim(builder_page(b, whole)).len == 0)
            continue;
        if (heading || at < layout.start || row.count <= layout.who || row.count <= layout.what) {
            bool head = heading || at < layout.start;

            note_title(b, &row, heading && at < layout.start);
            builder_set_aside(b, whole, head ? S("header") : S("not a row"));
            heading &= at < layout.start;
            continue;
        }
        name = field_text(b->page, &row.field[layout.who]);
        said = field_text(b->page, &row.field[layout.what]);
        if (said.len == 0 || is_rule(said) || chat_is_notice(name, said)) {
            builder_set_aside(b, whole,
                              is_rule(said) ? S("mark")
                              : said.len    ? S("system")
                                            : S("not a row"));
            continue;
        }
        set_columns_aside(b, &row, &layout, true);
        if (name.len || !b->turn_is_open) /* an empty field is that of the row above */
            builder_turn(b, name.len ? builder_speaker(b, name) : NARRATOR,
                         row.field[layout.who].whole);
        say_field(b, &row.field[layout.what]);
        set_columns_aside(b, &row, &layout, false);
    }
}

const struct format format_csv = {"csv", claims_csv, read_csv, false};
