/* What the engine can speak: the child's list, read. */
#include "speech/requests.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    return slice_cmp(*(const slice *)a, *(const slice *)b);
}

/* Reads the lines that engine.c writes. */
static void read_list(slice list, struct arena *arena, struct speech_voices *voices)
{
    slice rest = list, line;
    size_t lines = 0;

    while (slice_next_line(&rest, &line))
        lines++;
    *voices = (struct speech_voices){.languages = ARENA_NEW(arena, struct speech_language, lines),
                                     .variants = ARENA_NEW(arena, slice, lines)};
    rest = arena_copy(arena, list);
    while (slice_next_line(&rest, &line)) {
        slice text = slice_from(line, 2), code = text;
        if (slice_has_prefix(line, S("E ")))
            voices->engine = text;
        else if (slice_has_prefix(line, S("V ")))
            voices->variants[voices->variant_count++] = text;
        else if (slice_has_prefix(line, S("L ")) && slice_next_field(&text, '\t', &code))
            voices->languages[voices->language_count++] = (struct speech_language){code, text};
    }
    qsort(voices->variants, voices->variant_count, sizeof *voices->variants, compare);
}

enum status speech_voices(struct speech *speech, struct arena *arena, struct speech_voices *voices,
                          struct diags *diags)
{
    struct question question = {.list = true};
    size_t ticket = request_add(speech, NULL, &question);
    struct request *request = request_find(speech, ticket);
    enum status status = STATUS_OK;

    *voices = (struct speech_voices){0};
    request_settle(speech, request);
    if (request->state == REQUEST_READY)
        read_list(buf_slice(&request->answer.list), arena, voices);
    else
        status = request_report_breakage(speech, diags);
    request_remove(speech, ticket);
    return status;
}

bool speech_voices_have_language(const struct speech_voices *voices, slice code)
{
    for (size_t i = 0; i < voices->language_count; i++)
        if (slice_eq(voices->languages[i].code, code))
            return true;
    return false;
}

bool speech_voices_have_variant(const struct speech_voices *voices, slice variant)
{
    if (variant.len == 0)
        return true;
    return bsearch(&variant, voices->variants, voices->variant_count, sizeof variant, compare);
}
