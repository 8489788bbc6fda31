#include "publish/book.h"

#include "base/hash.h"
#include "publish/escape.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

enum {
    PART_FRAMES = 10 * 60 * SOUND_RATE, /* ten minutes: a chapter of 5 MB */
    WARM_UP = 2 /* MP3 frames before a part's first sound: the first one decodes to noise */
};

/* The end of the part that begins with line `first`: the last turn's beginning within its length,
 * or, when one turn is longer than that, the last line. */
static size_t part_end(const struct lines *lines, size_t first)
{
    size_t turn = first;

    for (size_t end = first + 1; end < lines->len; end++) {
        if (lines->at[end].end - lines->at[first].start > PART_FRAMES)
            return turn > first ? turn : end;
        if (lines->at[end].turn_begins)
            turn = end;
    }
    return lines->len;
}

/* Which frames of the booksound hold the lines: see BOOK_DELAY. */
static struct book_part make_part(const struct lines *lines, size_t first, size_t end)
{
    size_t from = (lines->at[first].start + BOOK_DELAY) / BOOK_FRAME;
    size_t to = (lines->at[end - 1].end + BOOK_DELAY + BOOK_FRAME - 1) / BOOK_FRAME;

    from = from > WARM_UP ? from - WARM_UP : 0;
    return (struct book_part){first, end, from * BOOK_FRAME_BYTES, (to - from) * BOOK_FRAME_BYTES,
                              (long long)(from * BOOK_FRAME) - BOOK_DELAY};
}

static void make_identifier(struct book *book, const struct reading *reading)
{
    struct hash *hash = hash_new();
    char digits[HASH_TEXT + 1];

    hash_add(hash, book->title);
    for (size_t i = 0; i < book->lines.len; i++) {
        hash_add(hash, book->lines.at[i].name);
        hash_add(hash, book->lines.at[i].text);
    }
    hash_add(hash, reading_language(reading));
    hash_finish(hash, digits);
    /* RFC 9562, version 8: what the bits are is the maker's */
    snprintf(book->identifier, sizeof book->identifier, "urn:uuid:%.8s-%.4s-8%.3s-a%.3s-%.12s",
             digits, digits + 8, digits + 13, digits + 17, digits + 20);
}

struct book book_make(const struct reading *reading, const struct publish_options *options,
                      struct arena *arena)
{
    struct book book = {.lines = lines_make(reading, arena),
                        .title = reading_title(reading),
                        .date = reading_date(reading, arena)};
    time_t epoch = (time_t)options->epoch;
    struct tm day;

    make_identifier(&book, reading);
    if (book.date.len == 0 && gmtime_r(&epoch, &day))
        book.date =
            arena_printf(arena, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
    book.parts = ARENA_NEW(arena, struct book_part, book.lines.len);
    for (size_t i = 0, end; i < book.lines.len; i = end) {
        end = part_end(&book.lines, i);
        book.parts[book.part_count++] = make_part(&book.lines, i, end);
    }
    return book;
}

size_t book_ms(const struct book_part *part, size_t frame)
{
    return frame_ms((size_t)((long long)frame - part->origin));
}

bool book_copy_sound(const char *sound, const struct book_part *part, const char *path)
{
    FILE *in = fopen(sound, "rb"), *out = fopen(path, "wb");
    size_t left = part->sound_bytes;
    char bytes[1 << 14];
    bool good = in && out && fseeko(in, (off_t)part->sound, SEEK_SET) == 0;
    int reason;

    while (good && left > 0) {
        size_t some = left < sizeof bytes ? left : sizeof bytes;

        errno = EIO; /* a booksound that is too short */
        good = fread(bytes, 1, some, in) == some && fwrite(bytes, 1, some, out) == some;
        left -= some;
    }
    reason = errno;
    if (in)
        fclose(in);
    if (out && fclose(out) != 0 && good) {
        good = false;
        reason = errno;
    }
    errno = reason;
    return good;
}
