#include "transcript/plain/label.h"

#include "base/utf8.h"

enum { NAME_WORDS = 8 };

/* The colon of a label: half-width, full-width, or the ratio sign that some editors put. */
static bool is_colon(char32_t c)
{
    return c == ':' || c == 0xFF1A || c == 0x2236;
}

/* Whether one of their first bytes stands in the text: most lines have none. */
static bool may_have_colon(slice text)
{
    return slice_find_byte(text, ':', 0) != SLICE_NONE ||
           slice_find_byte(text, '\xEF', 0) != SLICE_NONE ||
           slice_find_byte(text, '\xE2', 0) != SLICE_NONE;
}

/* A name may hold letters, digits, blanks and the few marks that names and titles are written
 * with; what ends or joins sentences it does not hold. */
bool label_may_be_in_name(char32_t c)
{
    static const char marks[] = "'\"()./&+-#*,";

    if (char_is_letter(c) || c == ' ')
        return true;
    if (c < 0x80)
        return (c >= '0' && c <= '9') || c == '@' || c == '_' || (c && strchr(marks, (int)c));
    return char_is_digit(c) || c == 0xB7 || c == 0x30FB || c == 0x2019 || c == 0x2018 ||
           c == 0x201C || c == 0x201D || c == 0xFF08 || c == 0xFF09 ||
           (c >= 0x1F000 && c < 0x1FB00) /* chats: emoji */;
}

bool label_name_is_plausible(slice name)
{
    bool letter = false;
    size_t words = 1;
    char32_t c;

    if (name.len == 0 || name.len > NAME_BYTES)
        return false;
    for (size_t at = 0; at < name.len;) {
        at += utf8_decode(name, at, &c);
        words += c == ' ';
        letter |= char_is_letter(c);
    }
    return letter && words <= NAME_WORDS;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool label_find_colon(slice text, size_t start, size_t end, struct span *name, size_t *after)
{
    char32_t c;

    if (end - start > NAME_BYTES)
        end = start + NAME_BYTES;
    if (!may_have_colon(slice_sub(text, start, end)))
        return false;
    for (size_t at = start; at < end;) {
        size_t length = utf8_decode(text, at, &c);

        if (is_colon(c)) {
            if (at + length < text.len && text.ptr[at + length] == '/')
                return false; /* https:// */
            if (at > start && is_digit(text.ptr[at - 1]) && at + length < text.len &&
                is_digit(text.ptr[at + length]))
                return false; /* 12:30 */
            *name = page_trim(text, (struct span){start, at});
            *after = at + length;
            return label_name_is_plausible(page_span(&(struct page){.text = text}, *name));
        }
        if (!label_may_be_in_name(c))
            return false;
        at += length;
    }
    return false;
}

struct span label_bare_name(slice text, struct span name)
{
    static const char cuts[] = "(/,";
    slice s = slice_sub(text, name.start, name.end);

    for (size_t i = 0; i < sizeof cuts - 1; i++) {
        size_t at = slice_find_byte(s, cuts[i], 0);
        if (at != SLICE_NONE && at > 0)
            s = slice_sub(s, 0, at);
    }
    return page_trim(text, (struct span){name.start, name.start + s.len});
}
