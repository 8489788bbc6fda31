/* Fountain (fountain.io/syntax): screenplays in plain text. */
#include "base/intl.h"
#include "base/utf8.h"
#include "transcript/formats/format.h"
#include "transcript/plain/page.h"

enum fountain_kind {
    BLANK,
    SCENE,
    CHARACTER,
    PARENTHETICAL,
    DIALOGUE,
    TRANSITION,
    CENTERED,
    SECTION,
    SYNOPSIS,
    PAGE_BREAK,
    ACTION
};

struct fountain {
    struct builder *b;
    slice text;
    int speaker; /* who has the word; NARRATOR in action */
    bool in_dialogue;
    const char *comment_end; /* of the note or boneyard that is open, or NULL */
};

/* ---- what a line is
 * ------------------------------------------------------------------------------- */

static struct span line_at(slice text, size_t at, size_t *next)
{
    *next = at;
    return page_next_line(text, next);
}

static bool is_scene(slice line)
{
    static const char *const heads[] = {"INT.",    "EXT.", "EST.", "INT ", "EXT ", "INT./EXT",
                                        "INT/EXT", "I/E",  "int.", "ext.", "Int.", "Ext."};

    if (line.len > 1 && line.ptr[0] == '.' && line.ptr[1] != '.')
        return true;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        if (slice_has_prefix(line, slice_of(heads[i])))
            return true;
    return false;
}

/* All its letters are capitals, and it has one; what stands in parentheses does not count. */
static bool is_capitals(slice line)
{
    bool letter = false, inside = false;
    char32_t c;

    for (size_t at = 0; at < line.len;) {
        at += utf8_decode(line, at, &c);
        inside = c == '(' || (inside && c != ')');
        if (inside || !char_is_letter(c))
            continue;
        if (char_to_lower(c) == c)
            return false;
        letter = true;
    }
    return letter;
}

static enum fountain_kind kind_of(slice line, bool after_blank, bool before_blank, bool in_dialogue)
{
    if (line.len == 0)
        return BLANK;
    if (line.len >= 3 && slice_has_prefix(line, S("===")))
        return PAGE_BREAK;
    if (in_dialogue)
        return line.ptr[0] == '(' && line.ptr[line.len - 1] == ')' ? PARENTHETICAL : DIALOGUE;
    if (line.ptr[0] == '!')
        return ACTION;
    if (line.ptr[0] == '#')
        return SECTION;
    if (line.ptr[0] == '=')
        return SYNOPSIS;
    if (line.ptr[0] == '>')
        return line.ptr[line.len - 1] == '<' ? CENTERED : TRANSITION;
    if (is_scene(line))
        return SCENE;
    if (line.ptr[0] == '@' && line.len > 1 && !before_blank)
        return CHARACTER;
    if (after_blank && before_blank && is_capitals(line) && slice_has_suffix(line, S("TO:")))
        return TRANSITION;
    if (after_blank && !before_blank && is_capitals(line) && line.len < 100)
        return CHARACTER;
    return ACTION;
}

/* ---- telling it
 * ------------------------------------------------------------------------------------- */

/* The text of a line without emphasis, notes and what was struck out. */
static void say(struct fountain *f, struct span line)
{
    size_t at = line.start;

    while (at < line.end) {
        size_t next = at;
        slice rest;

        while (next < line.end && !strchr("*_[/\\", f->text.ptr[next]))
            next++;
        if (next > at)
            builder_text(f->b, slice_sub(f->text, at, next), (struct span){at, next});
        if (next >= line.end)
            return;
        rest = slice_sub(f->text, next, line.end);
        if (slice_has_prefix(rest, S("[[")) || slice_has_prefix(rest, S("/*"))) {
            bool note = rest.ptr[0] == '[';
            size_t end = slice_find(rest, note ? S("]]") : S("*/"), 2);

            f->comment_end = end != SLICE_NONE ? NULL : note ? "]]" : "*/";
            end = end == SLICE_NONE ? line.end : next + end + 2;
            builder_set_aside(f->b, (struct span){next, end}, S("comment"));
            at = end;
        } else if (rest.ptr[0] == '\\' && rest.len > 1) {
            builder_text(f->b, slice_sub(f->text, next + 1, next + 2),
                         (struct span){next + 1, next + 2});
            at = next + 2;
        } else {
            if (rest.ptr[0] == '[' || rest.ptr[0] == '/')
                builder_text(f->b, slice_sub(rest, 0, 1), (struct span){next, next + 1});
            at = next + 1;
        }
    }
}

static void take_word(struct fountain *f, int speaker, size_t at)
{
    struct builder *b = f->b;

    if (!b->turn_is_open || b->turns.at[b->turns.len - 1].speaker != speaker ||
        b->turns.at[b->turns.len - 1].heading)
        builder_turn(b, speaker, (struct span){at, at});
}

/* BRICK (O.S.) ^ is BRICK. */
static void begin_character(struct fountain *f, struct span line)
{
    struct span name = line;
    size_t open;

    if (f->text.ptr[name.start] == '@')
        name.start++;
    open = slice_find_byte(slice_sub(f->text, 0, name.end), '(', name.start + 1);
    if (open != SLICE_NONE)
        name.end = open;
    while (name.end > name.start && strchr(" ^", f->text.ptr[name.end - 1]))
        name.end--;
    f->speaker = builder_speaker(f->b, builder_page(f->b, page_trim(f->text, name)));
    builder_turn(f->b, f->speaker, line);
    f->in_dialogue = true;
}

/* The byte where a scene's number begins, as in `INT. HOUSE - DAY #12A#`; else `end`. */
static size_t scene_number(slice text, struct span line)
{
    size_t at = line.end - 1;

    if (line.end - line.start < 3 || text.ptr[at] != '#')
        return line.end;
    while (at > line.start && text.ptr[at - 1] != '#' && text.ptr[at - 1] != ' ')
        at--;
    return at > line.start && at + 1 < line.end && text.ptr[at - 1] == '#' ? at - 1 : line.end;
}

static void tell_heading(struct fountain *f, struct span line)
{
    size_t number = scene_number(f->text, line);

    if (number < line.end)
        builder_set_aside(f->b, (struct span){number, line.end}, S("mark"));
    line = page_trim(f->text, (struct span){line.start, number});
    while (line.start < line.end && strchr("#>. ", f->text.ptr[line.start]))
        line.start++;
    while (line.end > line.start && strchr("< ", f->text.ptr[line.end - 1]))
        line.end--;
    if (line.start == line.end)
        return;
    builder_turn(f->b, NARRATOR, (struct span){line.start, line.start});
    f->b->turns.at[f->b->turns.len - 1].heading = true;
    say(f, line);
    builder_end_paragraph(f->b);
}

static void tell_line(struct fountain *f, struct span line, enum fountain_kind kind)
{
    switch (kind) {
    case BLANK:
        f->in_dialogue = false;
        break;
    case SCENE:
    case SECTION:
    case CENTERED:
    case TRANSITION:
        tell_heading(f, line);
        break;
    case CHARACTER:
        begin_character(f, line);
        break;
    case PARENTHETICAL:
        builder_cue(f->b, (struct cue){.kind = CUE_STAGE}, builder_page(f->b, line), line);
        break;
    case SYNOPSIS:
        builder_set_aside(f->b, line, S("synopsis"));
        break;
    case PAGE_BREAK:
        builder_set_aside(f->b, line, S("mark"));
        break;
    case DIALOGUE:
        if (f->text.ptr[line.start] == '~')
            line.start++;
        if (f->b->paragraph.len)
            builder_text(f->b, S(" "), (struct span){line.start, line.start});
        say(f, line);
        break;
    case ACTION:
        take_word(f, NARRATOR, line.start);
        if (f->text.ptr[line.start] == '!' || f->text.ptr[line.start] == '~')
            line.start++;
        say(f, line);
        builder_end_paragraph(f->b);
        break;
    }
}

/* ---- the file
 * ---------------------------------------------------------------------------------------- */

/* A key of the title page: one word or two, and a colon. */
static bool is_title_key(slice line)
{
    static const char *const keys[] = {
        "Title:",   "Credit:",    "Author:", "Authors:",  "Source:", "Draft date:",
        "Contact:", "Copyright:", "Notes:",  "Revision:", "Date:"};

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (slice_has_prefix(line, slice_of(keys[i])))
            return true;
    return false;
}

static slice without_emphasis(slice line)
{
    while (line.len && strchr("*_ ", line.ptr[0]))
        line = slice_from(line, 1);
    while (line.len && strchr("*_ ", line.ptr[line.len - 1]))
        line.len--;
    return line;
}

/* The title page: keys and values up to the first blank line. Returns where the script begins. */
static size_t read_title_page(struct fountain *f)
{
    struct transcript *t = f->b->transcript;
    size_t at = 0, next;
    bool in_title = false;
    struct span line = line_at(f->text, 0, &next);

    if (!is_title_key(builder_page(f->b, line)))
        return 0;
    for (; at < f->text.len; at = next) {
        slice s;

        line = line_at(f->text, at, &next);
        s = builder_page(f->b, line);
        if (s.len == 0)
            break;
        if (slice_has_prefix(s, S("Title:"))) {
            in_title = true;
            s = slice_trim(slice_from(s, strlen("Title:")));
        } else if (is_title_key(s)) {
            in_title = false;
        }
        s = without_emphasis(s);
        if (in_title && s.len) {
            t->title = t->title.len ? arena_printf(f->b->arena, "%.*s %.*s", SLICE_ARG(t->title),
                                                   SLICE_ARG(s))
                                    : arena_copy(f->b->arena, s);
            t->title_source = builder_source(f->b, line);
        }
        builder_set_aside(f->b, line, S("title page"));
    }
    return at;
}

/* Sets a line of an open comment aside; true when the comment ends and more stands on the line. A
 * note ends at a blank line, too. */
static bool end_comment(struct fountain *f, struct span *line)
{
    size_t end =
        slice_find(slice_sub(f->text, 0, line->end), slice_of(f->comment_end), line->start);
    struct span comment = *line;

    if (line->start == line->end && f->comment_end[0] == ']') {
        f->comment_end = NULL;
        return true;
    }
    if (end != SLICE_NONE) {
        comment.end = end + 2;
        f->comment_end = NULL;
    }
    builder_set_aside(f->b, comment, S("comment"));
    *line = page_trim(f->text, (struct span){comment.end, line->end});
    return line->start < line->end;
}

/* A line of two blanks does not end what a character says. */
static bool is_kept_open(slice text, size_t at, size_t next)
{
    return slice_has_prefix(slice_sub(text, at, next), S("  "));
}

static void read_fountain(struct builder *b)
{
    struct fountain f = {.b = b, .text = b->page, .speaker = NARRATOR};
    bool after_blank = true;
    size_t next, behind;

    for (size_t at = read_title_page(&f); at < f.text.len; at = next) {
        struct span line = line_at(f.text, at, &next), below;
        enum fountain_kind kind;

        if (f.comment_end && !end_comment(&f, &line))
            continue;
        below = next < f.text.len ? line_at(f.text, next, &behind)
                                  : (struct span){f.text.len, f.text.len};
        kind = kind_of(builder_page(b, line), after_blank, below.start == below.end, f.in_dialogue);
        if (kind == BLANK && f.in_dialogue && is_kept_open(f.text, at, next))
            builder_end_paragraph(b);
        else
            tell_line(&f, line, kind);
        after_blank = kind == BLANK;
    }
}

/* A title page, or scenes and characters. */
static bool claims_fountain(slice text, const char **reason)
{
    size_t scenes = 0, characters = 0, next, behind;
    bool after_blank = true, in_dialogue = false;
    struct span line = line_at(text, 0, &next);

    *reason = N_("scene headings and characters' names in capitals");
    for (size_t at = 0, lines = 0; at < text.len && lines < 400; at = next, lines++) {
        struct span below;
        enum fountain_kind kind;

        line = line_at(text, at, &next);
        below = next < text.len ? line_at(text, next, &behind) : (struct span){0, 0};
        kind = kind_of(slice_sub(text, line.start, line.end), after_blank, below.start == below.end,
                       in_dialogue);
        scenes += kind == SCENE &&
                  (is_capitals(slice_sub(text, line.start, line.end)) ||
                   (text.ptr[line.start] == '.' && after_blank && below.start == below.end));
        characters += kind == CHARACTER;
        in_dialogue = kind == CHARACTER || (in_dialogue && kind != BLANK);
        after_blank = kind == BLANK;
    }
    return (scenes >= 1 && characters >= 2);
}

const struct format format_fountain = {"fountain", claims_fountain, read_fountain, false};
