#include "transcript/plain/label.h"

#include "transcript/words.h"

enum {
    ANGLED_WORDS = 4, /* of a name before > at most */
    ROLE_BYTES = 30   /* of a word for a role at most */
};

static bool alone(const struct page *page, size_t after, size_t end)
{
    struct span rest = page_trim(page->text, (struct span){after, end});

    return rest.start == rest.end;
}

/* `X -> Y: text`: the arrow's place and length. */
static size_t find_arrow(slice text, size_t start, size_t *length)
{
    static const slice arrows[] = {S_INIT(" -> "), S_INIT(" → "), S_INIT(" => "), S_INIT(" ▶ ")};

    for (size_t i = 0; i < sizeof arrows / sizeof arrows[0]; i++) {
        size_t at = slice_find(text, arrows[i], start);

        *length = arrows[i].len;
        if (at != SLICE_NONE)
            return at;
    }
    return SLICE_NONE;
}

static bool recognise_sender(const struct page *page, size_t start, size_t end, struct label *label)
{
    size_t limit = end - start > NAME_BYTES / 2 ? start + NAME_BYTES / 2 : end, length, after;
    size_t arrow = find_arrow(slice_sub(page->text, 0, limit), start, &length);
    struct span receiver;

    if (arrow == SLICE_NONE || arrow == start ||
        !label_find_colon(page->text, arrow + length, end, &receiver, &after) ||
        !label_looks_like_name(page, receiver, ANGLED_WORDS) ||
        !label_looks_like_name(page, (struct span){start, arrow}, ANGLED_WORDS))
        return false;
    label->name = (struct span){start, arrow};
    label->whole.end = after;
    label->alone = alone(page, after, end);
    label->style = label->alone ? LABEL_COLON_ALONE : LABEL_COLON;
    return true;
}

bool label_angled(const struct page *page, size_t start, size_t end, struct label *label)
{
    size_t limit = end - start > NAME_BYTES / 2 ? start + NAME_BYTES / 2 : end, angle;

    if (recognise_sender(page, start, end, label))
        return true;
    angle = slice_find_byte(slice_sub(page->text, 0, limit), '>', start);
    if (angle == SLICE_NONE || angle == start || strchr("-=", page->text.ptr[angle - 1]) ||
        !label_looks_like_name(page, page_trim(page->text, (struct span){start, angle}),
                               ANGLED_WORDS) ||
        alone(page, angle + 1, end))
        return false;
    label->name = page_trim(page->text, (struct span){start, angle});
    label->style = LABEL_MARK_ANGLE;
    label->whole.end = angle + 1;
    return true;
}

bool label_role(const struct page *page, size_t start, size_t end, struct label *label)
{
    size_t limit = end - start > ROLE_BYTES ? start + ROLE_BYTES : end;
    size_t blank = slice_find_byte(slice_sub(page->text, 0, limit), ' ', start);

    if (blank == SLICE_NONE || words_role(slice_sub(page->text, start, blank)) == ROLE_NONE ||
        alone(page, blank, end))
        return false;
    label->name = (struct span){start, blank};
    label->style = LABEL_ROLE;
    label->whole.end = blank;
    return true;
}
