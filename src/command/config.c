#include "command/config.h"

#include "base/intl.h"
#include "base/utf8.h"
#include "base/xdg.h"

/* A file being read. */
struct parser {
    struct config *config;
    struct arena *arena;
    struct diags *diags;
    slice profile; /* of the section that the line is in */
    bool skipping; /* the section's name was none */
    slice line;
    size_t number; /* of the line, from 1 */
};

static size_t column_of(const struct parser *parser, slice piece)
{
    return utf8_length(slice_sub(parser->line, 0, (size_t)(piece.ptr - parser->line.ptr))) + 1;
}

static void warn(struct parser *parser, slice piece, const char *text)
{
    diag_add(parser->diags, DIAG_WARNING, parser->config->path, parser->number,
             column_of(parser, piece), "%s", text);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The text up to a # that stands at its beginning or after a blank. */
static slice without_comment(slice text)
{
    for (size_t at = 0; (at = slice_find_byte(text, '#', at)) != SLICE_NONE; at++)
        if (at == 0 || is_blank(text.ptr[at - 1]))
            return slice_trim(slice_sub(text, 0, at));
    return slice_trim(text);
}

/* A value: in quotation marks, or up to a comment. False when it is neither. */
static bool read_value(struct parser *parser, slice text, slice *value)
{
    slice more;
    size_t end;

    text = slice_trim(text);
    *value = without_comment(text);
    if (text.len == 0 || (text.ptr[0] != '"' && text.ptr[0] != '\''))
        return true;
    end = slice_find_byte(text, text.ptr[0], 1);
    if (end == SLICE_NONE) {
        warn(parser, text, _("the quotation mark is never closed"));
        return false;
    }
    *value = slice_sub(text, 1, end);
    more = slice_trim(slice_from(text, end + 1));
    if (more.len && more.ptr[0] != '#') {
        warn(parser, more, _("nothing may follow the quotation mark"));
        return false;
    }
    return true;
}

/* Where the `=` after the key is. In `key.==where` the first one is the key that is pressed. */
static size_t find_equals(slice line)
{
    size_t dot = slice_find_byte(line, '.', 0), equals = slice_find_byte(line, '=', 0);

    if (dot != SLICE_NONE && dot < equals && dot + 1 == equals)
        return slice_find_byte(line, '=', equals + 1);
    return equals;
}

static void add_setting(struct parser *parser, struct setting setting)
{
    struct config *config = parser->config;

    setting.profile = parser->profile;
    setting.line = parser->number;
    config->settings[config->count++] = setting;
}

static void read_setting(struct parser *parser, slice line)
{
    size_t equals = find_equals(line), dot = slice_find_byte(line, '.', 0);
    slice key =
        equals == SLICE_NONE ? without_comment(line) : slice_trim(slice_sub(line, 0, equals));
    slice value = {NULL, 0};
    struct setting setting = {.key_column = column_of(parser, key)};

    if (key.len == 0) {
        warn(parser, line, _("the name is missing"));
        return;
    }
    setting.value_column = setting.key_column;
    if (equals != SLICE_NONE) {
        if (!read_value(parser, slice_from(line, equals + 1), &value))
            return;
        setting.value_column = column_of(parser, value.ptr ? value : slice_from(line, equals + 1));
        setting.value = arena_copy(parser->arena, value);
    }
    if (dot != SLICE_NONE && dot < key.len && equals != SLICE_NONE) {
        slice name = slice_from(key, dot + 1);
        setting.value = arena_printf(parser->arena, "%.*s=%.*s", SLICE_ARG(name), SLICE_ARG(value));
        key = slice_sub(key, 0, dot);
    }
    setting.key = arena_copy(parser->arena, key);
    add_setting(parser, setting);
}

static void read_section(struct parser *parser, slice line)
{
    slice text = without_comment(line), name;

    parser->skipping = true;
    name = slice_trim(slice_sub(text, 1, text.len - 1));
    if (text.ptr[text.len - 1] != ']' || name.len == 0) {
        warn(parser, line, _("a section is `[name]`; its lines are passed over"));
        return;
    }
    parser->skipping = false;
    parser->profile = arena_copy(parser->arena, name);
    parser->config->profiles[parser->config->profile_count++] = parser->profile;
}

static void read_line(struct parser *parser)
{
    slice line = slice_trim(parser->line);

    if (without_comment(line).len == 0)
        return;
    if (utf8_first_invalid(line) != SLICE_NONE) {
        warn(parser, line, _("this is not UTF-8 text"));
    } else if (line.ptr[0] == '[') {
        read_section(parser, line);
    } else if (!parser->skipping) {
        read_setting(parser, line);
    }
}

void config_parse(struct config *config, struct arena *arena, slice path, slice bytes,
                  struct diags *diags)
{
    struct parser parser = {.config = config, .arena = arena, .diags = diags};
    size_t lines = 0;
    slice rest = bytes;

    while (slice_next_line(&rest, &parser.line))
        lines++;
    *config = (struct config){.path = path};
    config->settings = ARENA_NEW(arena, struct setting, lines);
    config->profiles = ARENA_NEW(arena, slice, lines);
    rest = slice_has_prefix(bytes, S("\xEF\xBB\xBF")) ? slice_from(bytes, 3) : bytes;
    while (slice_next_line(&rest, &parser.line)) {
        parser.number++;
        read_line(&parser);
    }
}

slice config_path(struct arena *arena)
{
    return xdg_path(arena, XDG_CONFIG, "nangdok/config");
}

bool config_has_profile(const struct config *config, slice profile)
{
    for (size_t i = 0; i < config->profile_count; i++)
        if (slice_eq(config->profiles[i], profile))
            return true;
    return false;
}
