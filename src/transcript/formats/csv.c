/* CSV (RFC 4180) with a column for who and one for what; KakaoTalk for Mac writes its chats so. The
 * separator may be a comma, a semicolon or a tab. */
#include "base/intl.h"
#include "transcript/formats/chat.h"
#include "transcript/formats/format.h"
#include "transcript/formats/stamp.h"
#include "transcript/words.h"

enum { COLUMNS = 32, ROWS_LOOKED_AT = 50 };

static const char *const who[] = {
    "user",      "name",     "speaker",      "sender",       "author",    "from",
    "who",       "username", "speaker_name", "speaker name", "user name", "nickname",
    "character", "이름",     "보낸사람",     "보낸 사람",    "사용자",    "화자",
    "발화자",    "대화명",   "닉네임",       "발언자",       "role",      "발신자",
    "名前",      "話者",     "用户",         "昵称",         "说话人"};
static const char *const what[] = {
    "message",  "text",    "content",  "body",      "utterance", "transcript", "line", "dialogue",
    "sentence", "comment", "메시지",   "내용",      "메세지",    "발화",       "대사", "문장",
    "본문",     "텍스트",  "대화내용", "대화 내용", "発言",      "本文",       "内容", "消息"};

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

static bool is_one_of(slice word, const char *const *list, size_t count)
{
    struct buf folded = BUF_EMPTY;
    bool found = false;

    words_fold(&folded, word);
    for (size_t i = 0; i < count && !found; i++)
        found = slice_eq(buf_slice(&folded), slice_of(list[i]));
    buf_free(&folded);
    return found;
}
#define IS_ONE_OF(word, list) is_one_of((word), (list), sizeof(list) / sizeof(list)[0])

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

/* What the first row says: which columns, and whether it is a heading at all. */
struct layout {
    char separator;
    size_t who, what;
    bool heading;
};

static bool find_layout(slice text, struct layout *layout)
{
    static const char separators[] = ",;\t";
    struct row row;

    for (size_t i = 0; i < sizeof separators - 1; i++) {
        size_t speaker = SLICE_NONE, said = SLICE_NONE;

        read_row(text, 0, separators[i], &row);
        for (size_t k = 0; k < row.count && row.count > 1; k++) {
            slice title = field_text(text, &row.field[k]);

            if (speaker == SLICE_NONE && IS_ONE_OF(title, who))
                speaker = k;
            else if (said == SLICE_NONE && IS_ONE_OF(title, what))
                said = k;
        }
        if (speaker != SLICE_NONE && said != SLICE_NONE) {
            *layout = (struct layout){separators[i], speaker, said, true};
            return true;
        }
        /* no heading: a stamp, a name, a text in each row */
        if (row.count == 3 && stamp_end(field_text(text, &row.field[0])) &&
            field_text(text, &row.field[1]).len < 60) {
            *layout = (struct layout){separators[i], 1, 2, false};
            return true;
        }
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
    for (size_t at = 0; at < text.len && rows < ROWS_LOOKED_AT; at = row.next) {
        read_row(text, at, layout.separator, &row);
        if (row.count == 1 && field_text(text, &row.field[0]).len == 0)
            continue;
        rows++;
        whole += row.count > layout.who && row.count > layout.what;
    }
    return whole * 3 >= rows * 2;
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

static void read_csv(struct builder *b)
{
    struct layout layout = {',', 0, 1, false};
    bool heading;
    struct row row;

    find_layout(b->page, &layout);
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
        if (heading || row.count <= layout.who || row.count <= layout.what) {
            builder_set_aside(b, whole, heading ? S("header") : S("not a row"));
            heading = false;
            continue;
        }
        name = field_text(b->page, &row.field[layout.who]);
        said = field_text(b->page, &row.field[layout.what]);
        if (chat_is_system(said) || (name.len == 0 && said.len == 0)) {
            builder_set_aside(b, whole, S("system"));
            continue;
        }
        set_columns_aside(b, &row, &layout, true);
        builder_turn(b, name.len ? builder_speaker(b, name) : NARRATOR,
                     row.field[layout.who].whole);
        say_field(b, &row.field[layout.what]);
        set_columns_aside(b, &row, &layout, false);
    }
}

const struct format format_csv = {"csv", claims_csv, read_csv};
