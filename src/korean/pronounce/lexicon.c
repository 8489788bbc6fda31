#include "korean/pronounce/lexicon.h"

#include "base/intl.h"
#include "base/utf8.h"
#include "korean/pronounce/words.h"

#include <stdlib.h>

struct own_word {
    const char32_t *written, *spoken; /* `length` syllables each */
    size_t length;
    size_t line; /* of the file; the later one wins */
};

struct pronounce_lexicon {
    struct own_word *words; /* by what is written, the later line first */
    size_t count;
};

/* A field of a line as syllables; 0 when it is not all Hangul syllables. */
static size_t syllables_of(struct arena *arena, slice field, const char32_t **out)
{
    char32_t *text = ARENA_NEW(arena, char32_t, field.len + 1);
    size_t count = 0;

    for (size_t at = 0; at < field.len;) {
        at += utf8_decode(field, at, &text[count]);
        if (!char_is_hangul_syllable(text[count]))
            return 0;
        count++;
    }
    *out = text;
    return count;
}

static size_t field_end(slice s)
{
    size_t at = 0;

    while (at < s.len && s.ptr[at] != ' ' && s.ptr[at] != '\t')
        at++;
    return at;
}

/* One line, trimmed; NULL, or what is wrong with it. */
static const char *parse_line(struct arena *arena, slice line, struct own_word *word)
{
    size_t end = field_end(line);
    slice written = slice_sub(line, 0, end), spoken = slice_trim(slice_from(line, end));

    if (spoken.len == 0)
        return N_("a word has no pronunciation");
    spoken = slice_sub(spoken, 0, field_end(spoken));
    word->length = syllables_of(arena, written, &word->written);
    if (word->length == 0)
        return N_("a word must be Hangul syllables");
    if (syllables_of(arena, spoken, &word->spoken) != word->length)
        return N_("a pronunciation must be as many Hangul syllables as its word");
    return NULL;
}

static int compare_text(const struct own_word *a, const char32_t *text, size_t length)
{
    for (size_t i = 0; i < a->length && i < length; i++)
        if (a->written[i] != text[i])
            return a->written[i] < text[i] ? -1 : 1;
    return a->length < length ? -1 : a->length > length;
}

static int compare_words(const void *left, const void *right)
{
    const struct own_word *a = left, *b = right;
    int order = compare_text(a, b->written, b->length);

    return order ? order : a->line > b->line ? -1 : a->line < b->line;
}

const struct pronounce_lexicon *pronounce_lexicon_parse(struct arena *arena, slice path, slice text,
                                                        struct diags *diags)
{
    struct pronounce_lexicon *lexicon = ARENA_NEW(arena, struct pronounce_lexicon, 1);
    size_t lines = 1, number = 0;
    slice line;

    for (size_t at = 0; at < text.len; at++)
        lines += text.ptr[at] == '\n';
    lexicon->words = ARENA_NEW(arena, struct own_word, lines);
    while (slice_next_line(&text, &line)) {
        struct own_word word = {.line = ++number};
        size_t comment = slice_find_byte(line, '#', 0);
        const char *wrong;

        line = slice_trim(slice_sub(line, 0, comment));
        if (line.len == 0)
            continue;
        wrong = parse_line(arena, line, &word);
        if (wrong)
            diag_add(diags, DIAG_ERROR, path, number, 1, "%s: %.*s", _(wrong), SLICE_ARG(line));
        else
            lexicon->words[lexicon->count++] = word;
    }
    qsort(lexicon->words, lexicon->count, sizeof *lexicon->words, compare_words);
    return lexicon;
}

/* The first of the entries for text[0, length), or NULL. */
static const struct own_word *find(const struct pronounce_lexicon *lexicon, const char32_t *text,
                                   size_t length)
{
    size_t low = 0, high = lexicon->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_text(&lexicon->words[middle], text, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < lexicon->count && compare_text(&lexicon->words[low], text, length) == 0)
        return &lexicon->words[low];
    return NULL;
}

static void give(struct syllable *at, const struct own_word *word, struct trace *trace,
                 size_t index)
{
    for (size_t i = 0; i < word->length; i++) {
        struct hangul spoken = hangul_split(word->spoken[i]);
        bool last = i + 1 == word->length;
        bool changed = word->spoken[i] != at[i].written;

        at[i].onset = spoken.onset;
        at[i].vowel = spoken.vowel;
        if (!last || coda_representative(at[i].coda) != spoken.coda)
            at[i].coda = spoken.coda;
        at[i].mark = i == 0 ? at[i].mark : MARK_FIXED;
        if (changed && trace)
            trace->note(trace, index + i, RULE_USER);
    }
}

/* Nothing, or one particle; what follows a word of one syllable, lest it be found in others. */
static bool is_particle(const char32_t *text, size_t length)
{
    uint64_t hash = WORDS_HASH_START;
    const struct word *word;

    for (size_t i = 0; i < length; i++)
        hash = words_hash_add(hash, text[i]);
    word = length > 0 && length <= WORD_MAX ? words_find(hash) : NULL;
    return length == 0 || (word && (word->classes & WORD_PARTICLE));
}

void lexicon_apply(const struct pronounce_lexicon *lexicon, struct syllable *syllables,
                   struct range eojeol, struct trace *trace)
{
    enum { OWN_MAX = 32 }; /* syllables of the longest word that is looked for */
    char32_t text[OWN_MAX];
    size_t length = eojeol.to - eojeol.from;

    if (length > OWN_MAX)
        length = OWN_MAX;
    for (size_t i = 0; i < length; i++)
        text[i] = syllables[eojeol.from + i].written;
    for (size_t whole = length; length > 0; length--) {
        const struct own_word *word = find(lexicon, text, length);

        if (word && (length > 1 || is_particle(text + 1, whole - 1))) {
            give(&syllables[eojeol.from], word, trace, eojeol.from);
            return;
        }
    }
}
