#include "transcript/plain/label.h"

#include "base/utf8.h"

enum {
    NAME_BYTES = 160, /* of a label's name at most: far more is a sentence */
    NAME_WORDS = 8
};

/* The colon of a label: half-width, full-width, or the ratio sign that some editors put. */
static bool is_colon(char32_t c)
{
    return c == ':' || c == 0xFF1A || c == 0x2236;
}

/* A name may hold letters, digits, blanks and the few marks that names and titles are written
 * with; what ends or joins sentences it does not hold. */
static bool may_be_in_name(char32_t c)
{
    static const char marks[] = "'\"()[]./&+-_#@*,";

    if (c < 0x80 && c != 0 && strchr(marks, (int)c))
        return true;
    return char_is_letter(c) || char_is_digit(c) || c == ' ' || c == 0xB7 || c == 0x30FB ||
           c == 0x2019 || c == 0x2018 || c == 0x201C || c == 0x201D || c == 0xFF08 || c == 0xFF09;
}

static bool has_letter(slice s)
{
    char32_t c;

    for (size_t at = 0; at < s.len;) {
        at += utf8_decode(s, at, &c);
        if (char_is_letter(c))
            return true;
    }
    return false;
}

static struct span trim_span(slice text, struct span span)
{
    while (span.start < span.end && text.ptr[span.start] == ' ')
        span.start++;
    while (span.end > span.start && text.ptr[span.end - 1] == ' ')
        span.end--;
    return span;
}

static bool name_is_plausible(const struct page *page, struct span name)
{
    slice s = page_span(page, name);
    size_t words = 1;

    if (s.len == 0 || s.len > NAME_BYTES || !has_letter(s))
        return false;
    for (size_t i = 0; i < s.len; i++)
        words += s.ptr[i] == ' ';
    return words <= NAME_WORDS;
}

/* `X: text`, `X : text`, `X：text`, `X:` alone. */
static bool recognise_colon(const struct page *page, struct span line, struct label *label)
{
    size_t end = line.end - line.start > NAME_BYTES ? line.start + NAME_BYTES : line.end;
    slice text = slice_sub(page->text, 0, line.end);
    char32_t c;

    for (size_t at = line.start; at < end;) {
        size_t length = utf8_decode(text, at, &c);

        if (is_colon(c)) {
            bool alone = at + length == line.end;

            if (at + length < line.end && text.ptr[at + length] == '/')
                return false; /* https:// */
            label->style = alone ? LABEL_COLON_ALONE : LABEL_COLON;
            label->name = trim_span(text, (struct span){line.start, at});
            label->whole = (struct span){line.start, at + length};
            return name_is_plausible(page, label->name);
        }
        if (!may_be_in_name(c))
            return false;
        at += length;
    }
    return false;
}

bool label_recognise(const struct page *page, struct span line, struct label *label)
{
    *label = (struct label){.speaker = NARRATOR};
    return recognise_colon(page, line, label);
}
