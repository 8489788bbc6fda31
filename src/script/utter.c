/* How a sentence is spoken: written -> spoken -> phrased -> pronounced -> phonemes, with the way
 * back. */
#include "script/script.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "korean/phonemes/phonemes.h"
#include "korean/phonemes/phrase.h"

#include <assert.h>

/* A text on its way to the engine, with its way back to the written sentence. */
struct stage {
    slice text;
    struct align align; /* text -> written */
};

/* The bytes [start, end) of a stage. */
static struct stage stage_part(struct arena *arena, const struct stage *whole, struct span part)
{
    struct align here = ALIGN_EMPTY;

    align_copy(arena, &here, part.start, part.end - part.start);
    return (struct stage){slice_sub(whole->text, part.start, part.end),
                          align_compose(arena, &here, &whole->align)};
}

static bool ends_with_punctuation(slice text)
{
    char32_t c;

    while (text.len) {
        size_t length = utf8_decode_back(text, text.len, &c);
        if (!char_is_blank(c))
            return char_is_punctuation(c);
        text.len -= length;
    }
    return true;
}

/* Puts a mark where a reader takes breath and the writer put nothing. */
static struct stage add_breaths(struct arena *arena, const struct stage *spoken)
{
    struct phrase_break *breaks;
    struct align align = ALIGN_EMPTY;
    struct buf text = BUF_EMPTY;
    size_t count, at = 0;
    struct stage phrased;

    korean_phrase(arena, spoken->text, &breaks, &count);
    for (size_t i = 0; i < count; i++) {
        slice before = slice_sub(spoken->text, 0, breaks[i].at);
        size_t end = breaks[i].at;

        if (breaks[i].pause_ms == 0 || ends_with_punctuation(before))
            continue;
        while (end > at && spoken->text.ptr[end - 1] == ' ')
            end--;
        buf_add(&text, slice_sub(spoken->text, at, end));
        align_copy(arena, &align, at, end - at);
        buf_add_byte(&text, phrase_mark(breaks[i].kind));
        align_whole(arena, &align, 1, end, 0);
        at = end;
    }
    buf_add(&text, slice_from(spoken->text, at));
    align_copy(arena, &align, at, spoken->text.len - at);
    phrased.text = arena_copy(arena, buf_slice(&text));
    phrased.align = align_compose(arena, &align, &spoken->align);
    buf_free(&text);
    return phrased;
}

/* The utterance being made. */
struct making {
    const struct script_options *options;
    struct arena *arena;
    struct utterance *utterance;
    size_t room; /* segments allocated */
};

static void add_segment(struct making *making, struct segment segment)
{
    struct utterance *utterance = making->utterance;

    if (slice_trim(segment.text).len == 0)
        return;
    assert(utterance->segment_count < making->room);
    utterance->segments[utterance->segment_count++] = segment;
}

/* Korean words, and Latin ones between them: pronounced, then as phonemes. */
static void add_korean(struct making *making, const struct stage *spoken, bool last)
{
    struct phonemes_options ending = {last ? PHONEMES_AS_WRITTEN : PHONEMES_UNFINISHED};
    struct stage phrased = add_breaths(making->arena, spoken);
    struct pronunciation said;
    struct phonemes phonemes;
    struct align surface;

    korean_pronounce(making->arena, phrased.text, &making->options->pronounce, &said);
    korean_phonemes(making->arena, said.text, &ending, &phonemes);
    surface = align_compose(making->arena, &said.align, &phrased.align);
    add_segment(making, (struct segment){
                            .language = S("ko"),
                            .text = phonemes.text,
                            .align = align_compose(making->arena, &phonemes.align, &surface),
                            .syllables = phonemes.syllables,
                        });
}

/* What the engine takes for a command, or cannot bear, when it stands in plain text: `[[`, control
 * characters, and dotted runs (A.B.C. x 29 smashes the stack of 1.51). */
static bool is_unsafe(slice text, size_t at, char32_t c)
{
    char32_t before = 0, after = 0;

    if (char_is_control(c) || c == '[' || c == ']' || c == '<' || c == '&' || c == UTF8_INVALID)
        return true;
    if (c != '.' || at == 0 || at + 1 >= text.len)
        return false;
    utf8_decode_back(text, at, &before);
    utf8_decode(text, at + 1, &after);
    return char_is_letter(before) && char_is_letter(after);
}

/* A clause of 1.51 loses its end silently after 140 to 230 characters (fewer in scripts that it
 * decomposes); a comma at a blank keeps it whole. */
enum { LONGEST_CLAUSE = 100, LONGEST_WORD = 60 };

/* Words that the engine reads by its own rules. */
static void add_plain(struct making *making, const struct stage *spoken, slice language)
{
    struct buf text = BUF_EMPTY;
    struct align align = ALIGN_EMPTY;
    size_t clause = 0, word = 0, length;
    char32_t c;

    for (size_t at = 0; at < spoken->text.len; at += length) {
        length = utf8_decode(spoken->text, at, &c);
        clause = char_is_punctuation(c) ? 0 : clause + 1;
        word = char_is_blank(c) ? 0 : word + 1;
        if (is_unsafe(spoken->text, at, c)) {
            buf_add(&text, S(" "));
            align_whole(making->arena, &align, 1, at, length);
            continue;
        }
        if ((clause > LONGEST_CLAUSE && char_is_blank(c)) || word > LONGEST_WORD) {
            slice stop = word > LONGEST_WORD ? S(" ") : S(",");
            buf_add(&text, stop);
            align_whole(making->arena, &align, stop.len, at, 0);
            clause = word = 0;
        }
        buf_add(&text, slice_sub(spoken->text, at, at + length));
        align_copy(making->arena, &align, at, length);
    }
    add_segment(making, (struct segment){
                            .language = language,
                            .text = arena_copy(making->arena, buf_slice(&text)),
                            .align = align_compose(making->arena, &align, &spoken->align),
                        });
    buf_free(&text);
}

static bool is_korean(slice language)
{
    return slice_eq(language, S("ko"));
}

/* Latin words without figures can be said between groups of phonemes by the Korean voice's own
 * English; all other foreign words need a voice of their language. */
static bool stays_inside(const struct language_span *span, slice text, slice voice_language)
{
    if (!is_korean(voice_language) || !slice_eq(span->language, S("en")))
        return false;
    for (size_t at = span->spoken.start; at < span->spoken.end;) {
        char32_t c;
        at += utf8_decode(text, at, &c);
        if (!char_is_latin(c) && !char_is_blank(c) && c != '\'' && c != '-' && c != U'’')
            return false;
    }
    return true;
}

/* Cuts the spoken text where the language changes. */
static void add_segments(struct making *making, const struct spoken *spoken, slice language)
{
    struct stage whole = {spoken->text, spoken->align}, part;
    size_t at = 0;

    for (size_t i = 0; i <= spoken->span_count; i++) {
        bool end = i == spoken->span_count;
        const struct language_span *span = end ? NULL : &spoken->spans[i];
        struct span own = {at, end ? spoken->text.len : span->spoken.start};

        if (!end && stays_inside(span, spoken->text, language))
            continue;
        part = stage_part(making->arena, &whole, own);
        if (is_korean(language))
            add_korean(making, &part, end);
        else
            add_plain(making, &part, language);
        if (end)
            break;
        part = stage_part(making->arena, &whole, span->spoken);
        if (is_korean(span->language))
            add_korean(making, &part, span->spoken.end == spoken->text.len);
        else
            add_plain(making, &part, span->language);
        at = span->spoken.end;
    }
}

static void utter(const struct script_options *options, slice written, struct arena *arena,
                  struct utterance *utterance)
{
    struct normalize_options normalize = options->normalize;
    struct making making = {.options = options, .arena = arena, .utterance = utterance};
    struct spoken spoken;

    normalize.language = utterance->voice->language;
    korean_normalize(arena, written, &normalize, &spoken);
    making.room = 2 * spoken.span_count + 1;
    utterance->spoken = spoken.text;
    utterance->segments = ARENA_NEW(arena, struct segment, making.room);
    add_segments(&making, &spoken, utterance->voice->language);
}

void script_utter(const struct script *script, size_t item, const struct voice *voice,
                  struct arena *arena, struct utterance *utterance)
{
    const struct item *it = &script->items[item];
    const struct part *part = &script->transcript->turns[it->turn].parts[it->part];
    struct align written = ALIGN_EMPTY;

    *utterance = (struct utterance){.item = it, .voice = voice};
    align_copy(arena, &written, (size_t)(it->written.ptr - part->text.ptr), it->written.len);
    utterance->source = align_compose(arena, &written, &part->align);
    utter(&script->options, it->written, arena, utterance);
}

void script_utter_words(const struct script_options *options, slice words,
                        const struct voice *voice, struct arena *arena, struct utterance *utterance)
{
    *utterance = (struct utterance){.voice = voice};
    align_copy(arena, &utterance->source, 0, words.len);
    utter(options, words, arena, utterance);
}
