#include "speech/letter.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- questions -------------------------------------------------------------------------------*/

/* The head of a question; then variant and shape, and for each segment language and text, each as a
 * 32-bit length, the bytes, and a NUL. */
struct question_head {
    double rate, gain;
    int32_t pitch, range;
    uint32_t list, fault, segments;
    uint32_t padding; /* no byte of the letter is left to chance */
};

static void put_text(struct buf *out, slice text)
{
    uint32_t length = (uint32_t)text.len;

    buf_add(out, (slice){(const char *)&length, sizeof length});
    buf_add(out, text);
    buf_add_byte(out, '\0');
}

void question_write(struct buf *out, const struct question *question)
{
    struct question_head head = {.rate = question->rate,
                                 .gain = question->gain,
                                 .pitch = question->pitch,
                                 .range = question->range,
                                 .list = question->list,
                                 .fault = question->fault,
                                 .segments = (uint32_t)question->segment_count};

    buf_add(out, (slice){(const char *)&head, sizeof head});
    put_text(out, question->variant);
    put_text(out, question->shape);
    for (size_t i = 0; i < question->segment_count; i++) {
        put_text(out, question->segments[i].language);
        put_text(out, question->segments[i].text);
    }
}

void question_set_fault(struct buf *question, enum speech_fault fault)
{
    uint32_t value = fault;

    memcpy(question->ptr + offsetof(struct question_head, fault), &value, sizeof value);
}

static bool take(slice *rest, void *to, size_t size)
{
    if (rest->len < size)
        return false;
    memcpy(to, rest->ptr, size);
    *rest = slice_from(*rest, size);
    return true;
}

static bool take_text(slice *rest, struct arena *arena, slice *text)
{
    uint32_t length;

    if (!take(rest, &length, sizeof length) || rest->len <= length)
        return false;
    *text = arena_copy(arena, slice_sub(*rest, 0, length));
    *rest = slice_from(*rest, (size_t)length + 1);
    return true;
}

bool question_read(struct question *question, struct arena *arena, slice bytes)
{
    struct question_head head;
    slice rest = bytes;

    if (!take(&rest, &head, sizeof head) || head.segments > rest.len)
        return false;
    *question = (struct question){.list = head.list != 0,
                                  .fault = (enum speech_fault)head.fault,
                                  .pitch = head.pitch,
                                  .range = head.range,
                                  .rate = head.rate,
                                  .gain = head.gain,
                                  .segment_count = head.segments};
    if (!take_text(&rest, arena, &question->variant) || !take_text(&rest, arena, &question->shape))
        return false;
    question->segments = ARENA_NEW(arena, struct letter_segment, head.segments);
    for (size_t i = 0; i < head.segments; i++)
        if (!take_text(&rest, arena, &question->segments[i].language) ||
            !take_text(&rest, arena, &question->segments[i].text))
            return false;
    return true;
}

/* ---- answers ---------------------------------------------------------------------------------*/

/* The head of an answer; then the samples, the events, and the list. */
struct answer_head {
    char magic[8];
    uint32_t result, segment;
    uint64_t frames, heard, list;
};

static const char MAGIC[8] = "nangdok1";

static bool write_all(int file, const void *bytes, size_t size, size_t *at)
{
    const char *from = bytes;

    while (size) {
        ssize_t done = pwrite(file, from, size, (off_t)*at);
        if (done <= 0)
            return false;
        from += done;
        size -= (size_t)done;
        *at += (size_t)done;
    }
    return true;
}

bool answer_write(const struct answer *answer, int file, size_t at)
{
    struct answer_head head = {.result = answer->result,
                               .segment = (uint32_t)answer->segment,
                               .frames = answer->clip.frames,
                               .heard = answer->heard_count,
                               .list = answer->list.len};

    memcpy(head.magic, MAGIC, sizeof MAGIC);
    return write_all(file, &head, sizeof head, &at) &&
           write_all(file, answer->clip.samples, head.frames * sizeof(float), &at) &&
           write_all(file, answer->heard, head.heard * sizeof(struct heard), &at) &&
           write_all(file, answer->list.ptr, head.list, &at);
}

static bool read_all(int file, void *bytes, size_t size, size_t *at)
{
    char *to = bytes;

    while (size) {
        ssize_t done = pread(file, to, size, (off_t)*at);
        if (done <= 0)
            return false;
        to += done;
        size -= (size_t)done;
        *at += (size_t)done;
    }
    return true;
}

/* The head is possible, and the file is as long as it says. */
static bool head_agrees(const struct answer_head *head, uint64_t rest, size_t segments)
{
    if (memcmp(head->magic, MAGIC, sizeof MAGIC) != 0 || head->result >= ANSWER_RESULTS)
        return false;
    if (head->result == ANSWER_NO_LANGUAGE && head->segment >= segments)
        return false;
    if (head->frames > UINT32_MAX || head->heard > UINT32_MAX || head->list > UINT32_MAX)
        return false;
    return head->frames * sizeof(float) + head->heard * sizeof(struct heard) + head->list == rest;
}

static bool sound_is_possible(const struct clip *clip)
{
    for (size_t i = 0; i < clip->frames; i++)
        if (!(fabsf(clip->samples[i]) <= 4.0F)) /* also false for what is not a number */
            return false;
    return true;
}

static bool events_are_possible(const struct answer *answer, size_t segments)
{
    for (size_t i = 0; i < answer->heard_count; i++) {
        const struct heard *heard = &answer->heard[i];
        if (heard->kind >= HEARD_KINDS || heard->segment >= segments ||
            heard->frame > answer->clip.frames || heard->name[sizeof heard->name - 1] != '\0')
            return false;
        if (i && (heard->segment < heard[-1].segment || heard->frame < heard[-1].frame))
            return false;
    }
    return true;
}

static bool read_body(struct answer *answer, const struct answer_head *head, int file, size_t at)
{
    answer->result = (enum answer_result)head->result;
    answer->segment = head->segment;
    answer->clip.frames = (size_t)head->frames;
    answer->clip.samples = memory_new((size_t)head->frames + 1, sizeof(float));
    answer->heard_count = (size_t)head->heard;
    answer->heard = memory_new((size_t)head->heard + 1, sizeof(struct heard));
    answer->list.len = (size_t)head->list;
    answer->list.cap = (size_t)head->list + 1;
    answer->list.ptr = memory_new_zeroed(answer->list.cap, 1);
    return read_all(file, answer->clip.samples, answer->clip.frames * sizeof(float), &at) &&
           read_all(file, answer->heard, answer->heard_count * sizeof(struct heard), &at) &&
           read_all(file, answer->list.ptr, answer->list.len, &at);
}

bool answer_read(struct answer *answer, int file, size_t at, size_t segments)
{
    struct answer_head head;
    struct stat status;

    *answer = (struct answer){0};
    if (fstat(file, &status) != 0 || !read_all(file, &head, sizeof head, &at) ||
        !head_agrees(&head, (uint64_t)status.st_size - at, segments))
        return false;
    if (read_body(answer, &head, file, at) && sound_is_possible(&answer->clip) &&
        events_are_possible(answer, segments))
        return true;
    answer_free(answer);
    return false;
}

void answer_free(struct answer *answer)
{
    clip_free(&answer->clip);
    free(answer->heard);
    buf_free(&answer->list);
    *answer = (struct answer){0};
}
