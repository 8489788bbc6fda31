#include "transcript/text.h"

#include "base/buf.h"
#include "base/intl.h"
#include "base/utf8.h"
#include "transcript/encoding.h"

/* Turns valid UTF-8 into clean text. Most text is clean already: it is passed over as fast as its
 * bytes can be looked at, and copied in long runs. */
struct cleaner {
    struct arena *arena;
    slice in;
    size_t copied; /* input before it is done with */
    struct buf out;
    struct align *align;
};

static bool between(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

/* Never changes, and never joins the character before it. The list is of what is frequent; what it
 * lacks only takes longer. */
static bool is_inert(char32_t c)
{
    if (c < 0x300)
        return (c >= 0x20 && c != 0x7F && c < 0x80) || c == '\n' || c == '\t' ||
               (c > 0xA0 && c != 0xAD);
    return between(c, 0xAC00, 0xD7A3) || between(c, 0x4E00, 0x9FFF) || between(c, 0x3041, 0x3096) ||
           between(c, 0x309D, 0x30FF) || between(c, 0x3001, 0x3029) || between(c, 0x2010, 0x2027) ||
           between(c, 0x2030, 0x205E) || between(c, 0x400, 0x482) || between(c, 0x2460, 0x27BF) ||
           between(c, 0x3131, 0x318E) || between(c, 0xFF01, 0xFFEE) || between(c, 0x1F300, 0x1FAFF);
}

/* Joins the character before it: a combining mark, or the vowel or final letter of a Hangul
 * syllable that is spelt out. */
static bool is_extender(char32_t c)
{
    return between(c, 0x1160, 0x11FF) || (char_is_letter(c) && char_width(c) == 0) ||
           between(c, 0x3099, 0x309A);
}

/* Layout and direction marks, invisible and unsaid. */
static bool is_invisible(char32_t c)
{
    return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0xAD || between(c, 0x200E, 0x200F) ||
           between(c, 0x202A, 0x202E) || between(c, 0x2061, 0x206F) || between(c, 0xFE00, 0xFE0F);
}

/* ZWNJ and ZWJ shape the letters of some scripts and join emoji; elsewhere they are dirt. */
static bool is_stray_joiner(const struct cleaner *k, size_t at, char32_t c)
{
    char32_t before = ' ';

    if (c != 0x200C && c != 0x200D)
        return false;
    if (at > 0)
        utf8_decode_back(k->in, at, &before);
    return before < 0x590 || char_is_hangul(before) || char_is_han(before) ||
           char_is_kana(before) || char_is_blank(before);
}

static bool is_line_end(char32_t c)
{
    return c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static void copy_to(struct cleaner *k, size_t end)
{
    buf_add(&k->out, slice_sub(k->in, k->copied, end));
    align_copy(k->arena, k->align, k->copied, end - k->copied);
    k->copied = end;
}

/* The input from `copied` to `end` becomes `text`, as one whole. */
static void replace_to(struct cleaner *k, size_t end, slice text)
{
    buf_add(&k->out, text);
    align_steps(k->arena, k->align, text.len, k->copied, end - k->copied, 1);
    k->copied = end;
}

/* CR LF is one line end; a form feed at the start of a line only begins a page. */
static size_t clean_line_end(struct cleaner *k, size_t at, size_t length)
{
    bool at_start = k->out.len == 0 || k->out.ptr[k->out.len - 1] == '\n';
    size_t end = at + length;

    if (k->in.ptr[at] == '\r' && end < k->in.len && k->in.ptr[end] == '\n')
        end++;
    replace_to(k, end, k->in.ptr[at] == '\f' && at_start ? S("") : S("\n"));
    return end;
}

/* A character and all that joins it, composed. `at` begins an extender when nothing came before. */
static size_t clean_cluster(struct cleaner *k, size_t at)
{
    char32_t c;
    size_t end = at + utf8_decode(k->in, at, &c);
    slice cluster, composed;

    while (end < k->in.len) {
        size_t length = utf8_decode(k->in, end, &c);
        if (!is_extender(c))
            break;
        end += length;
    }
    cluster = slice_sub(k->in, at, end);
    composed = utf8_nfc(k->arena, cluster);
    if (slice_eq(cluster, composed))
        copy_to(k, end);
    else
        replace_to(k, end, composed);
    return end;
}

/* The character at `at`, which is not inert; all before `previous` may be copied, and the character
 * that begins there too unless this one joins it. Returns where to go on. */
static size_t clean_char(struct cleaner *k, size_t at, size_t previous, char32_t c, size_t length)
{
    if (is_extender(c) && previous >= k->copied && previous < at) {
        copy_to(k, previous);
        return clean_cluster(k, previous);
    }
    copy_to(k, at);
    if (is_line_end(c))
        return clean_line_end(k, at, length);
    if (is_invisible(c) || is_stray_joiner(k, at, c) || c < 0x20 || c == 0x7F ||
        between(c, 0x80, 0x9F)) {
        replace_to(k, at + length, S(""));
        return at + length;
    }
    if (c != 0x200C && c != 0x200D && char_is_blank(c)) {
        /* the ideographic space is two columns wide, and sets labels off as two blanks do */
        replace_to(k, at + length, c == 0x3000 ? S("  ") : S(" "));
        return at + length;
    }
    return clean_cluster(k, at);
}

static slice clean(struct arena *arena, slice in, struct align *align)
{
    struct cleaner k = {.arena = arena, .in = in, .align = align, .out = BUF_EMPTY};
    size_t previous = 0;

    for (size_t at = 0; at < in.len;) {
        size_t end = utf8_plain_end(in, at), length;
        char32_t c;

        if (end > at) {
            previous = end - ((unsigned char)in.ptr[end - 1] < 0x80 ? 1 : strlen("가"));
            at = end;
            continue;
        }
        length = utf8_decode(in, at, &c);
        if (is_inert(c)) {
            previous = at;
            at += length;
        } else {
            at = clean_char(&k, at, previous, c, length);
            previous = at;
        }
    }
    if (k.copied == 0) { /* clean already */
        align_copy(arena, align, 0, in.len);
        return in;
    }
    copy_to(&k, in.len);
    arena_adopt(arena, k.out.ptr);
    return buf_slice(&k.out);
}

void text_read(struct text *text, struct arena *arena, slice path, slice bytes,
               const char *encoding, struct diags *diags)
{
    struct align to_bytes, to_utf8 = ALIGN_EMPTY;
    struct encoding_guess guess;
    slice utf8;

    if (!encoding || !encoding_named(encoding, bytes, &guess))
        guess = encoding_guess(bytes);
    utf8 = encoding_decode(arena, path, bytes, guess, &to_bytes, diags);
    *text = (struct text){.path = arena_copy(arena, path),
                          .encoding = arena_copy(arena, encoding_name(&guess)),
                          .encoding_reason = slice_of(_(guess.reason)),
                          .file_size = bytes.len};
    text->clean = clean(arena, utf8, &to_utf8);
    text->align = align_compose(arena, &to_utf8, &to_bytes);
}
