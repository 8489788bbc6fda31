#include "script/script.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "script/sentence.h"

#include <stdlib.h>

/* Silences at normal speed, in milliseconds. An announcer rests about half a second between
 * sentences and up to one between speakers; the engine's own sentence end has some of it already.
 */
enum {
    PAUSE_PIECE = 120,
    PAUSE_SENTENCE = 320,
    PAUSE_PARAGRAPH = 600,
    PAUSE_TURN = 800,
    PAUSE_CUE = 400
};

/* A sentence above this many bytes is said in pieces (about 30 s of speech), so that a text without
 * a single full stop can still be heard, sought and repeated. */
enum { LONGEST_SENTENCE = 720, SHORTEST_PIECE = 240 };

/* The items of one build. */
struct build {
    const struct script_options *options;
    struct arena *arena;
    VEC(struct item) items;
};

/* How well a piece may end before the byte `at` (a character's start): 0 not at all. */
static int cut_quality(slice text, size_t at)
{
    char32_t before, after;

    utf8_decode_back(text, at, &before);
    utf8_decode(text, at, &after);
    if (!char_is_blank(after))
        return 0;
    if (before == ',' || before == ';' || before == ':' || before == U'、' || before == U'，')
        return 3;
    /* Endings after which Korean clauses part: -고 -며 -면 -만 -데 -서 -니. */
    for (const char32_t *ending = U"고며면만데서니"; *ending; ending++)
        if (before == *ending)
            return 2;
    return 1;
}

/* The end of a piece of `text` from `start` on, when the whole is too long: the last of the best
 * places; inside an eojeol only when it has no blank at all. */
static size_t piece_end(slice text, size_t start)
{
    size_t limit = start + LONGEST_SENTENCE, best = 0, at = start + SHORTEST_PIECE;
    int quality = 0;

    if (text.len - start <= LONGEST_SENTENCE)
        return text.len;
    while (((unsigned char)text.ptr[at] & 0xC0) == 0x80)
        at++;
    while (at < limit) {
        char32_t c;
        int here = cut_quality(text, at);
        if (here && here >= quality) {
            quality = here;
            best = at;
        }
        at += utf8_decode(text, at, &c);
    }
    return best ? best : at;
}

static void add_sentence(struct build *build, struct item item, const struct part *part,
                         struct span at)
{
    slice text = slice_sub(part->text, at.start, at.end);

    for (size_t start = 0; start < text.len;) {
        size_t end = piece_end(text, start);
        item.written = slice_sub(text, start, end);
        item.source = align_source(&part->align, at.start + start, at.start + end);
        item.pause_ms = end < text.len ? PAUSE_PIECE : PAUSE_SENTENCE;
        VEC_PUSH(&build->items, item);
        item.number++;
        for (start = end; start < text.len;) { /* the blank between two pieces */
            char32_t c;
            size_t length = utf8_decode(text, start, &c);
            if (!char_is_blank(c))
                break;
            start += length;
        }
    }
}

static bool is_spoken(const struct part *part, const struct script_options *options)
{
    return part->kind == PART_SPEECH || (part->kind == PART_ASIDE && options->say_asides);
}

static void add_part(struct build *build, const struct turn *turn, struct item item,
                     size_t *sentences)
{
    const struct part *part = &turn->parts[item.part];
    size_t at = 0, before = build->items.len;
    struct span sentence;

    item.number = *sentences;
    while (sentence_next(part->text, &at, &sentence)) {
        add_sentence(build, item, part, sentence);
        item.number = *sentences + (build->items.len - before);
    }
    *sentences = item.number;
}

/* The silence after the last item of a part. */
static unsigned pause_after(const struct turn *turn, size_t part)
{
    if (turn->parts[part].kind == PART_CUE)
        return PAUSE_CUE;
    if (part + 1 == turn->part_count)
        return PAUSE_TURN;
    return turn->parts[part + 1].starts_paragraph ? PAUSE_PARAGRAPH : PAUSE_SENTENCE;
}

static void add_turn(struct build *build, const struct turn *turn, size_t index)
{
    size_t sentences = 0, cues = 0;

    for (size_t p = 0; p < turn->part_count; p++) {
        const struct part *part = &turn->parts[p];
        struct item item = {.turn = index, .part = p};
        size_t before = build->items.len;

        if (part->kind == PART_CUE) {
            item.kind = ITEM_CUE;
            item.number = cues++;
            item.written = part->text;
            item.source = part->source;
            VEC_PUSH(&build->items, item);
        } else if (is_spoken(part, build->options)) {
            add_part(build, turn, item, &sentences);
        }
        if (build->items.len > before)
            build->items.at[build->items.len - 1].pause_ms = pause_after(turn, p);
    }
}

void script_build(struct script *script, struct arena *arena, const struct transcript *transcript,
                  const struct script_options *options)
{
    struct build build = {.options = options, .arena = arena};

    for (size_t t = 0; t < transcript->turn_count; t++)
        add_turn(&build, &transcript->turns[t], t);
    *script = (struct script){
        .transcript = transcript,
        .options = *options,
        .items = ARENA_NEW(arena, struct item, build.items.len),
        .item_count = build.items.len,
    };
    if (build.items.len)
        memcpy(script->items, build.items.at, build.items.len * sizeof *build.items.at);
    VEC_FREE(&build.items);
}

int script_speaker(const struct script *script, size_t item)
{
    return script->transcript->turns[script->items[item].turn].speaker;
}

size_t script_turn_number(const struct script *script, size_t item)
{
    size_t number = 1;

    for (size_t i = 1; i <= item; i++)
        number += script->items[i].turn != script->items[i - 1].turn;
    return number;
}

size_t script_line(const struct script *script, size_t item)
{
    return script->transcript->turns[script->items[item].turn].line;
}
