#include "speech/words.h"

#include "base/utf8.h"

#include <stdlib.h>

/* The reader of one segment. */
struct reader {
    struct words *words;
    size_t segment;
    slice text;
    bool korean;   /* the segment's language */
    bool phonemes; /* between [[ and ]] */
    bool open;     /* a word has begun */
    struct word word;
    bool speakable; /* the word has a letter or digit */
    size_t first_nucleus;
};

bool phoneme_is_vowel(const char *name)
{
    return *name && strchr("aeiouE@", *name) != NULL;
}

static void begin_word(struct reader *reader, size_t at, size_t character)
{
    if (reader->open)
        return;
    reader->open = true;
    reader->speakable = false;
    reader->first_nucleus = reader->words->nuclei.len;
    reader->word = (struct word){.kind = reader->korean ? WORD_KOREAN : WORD_FOREIGN,
                                 .segment = reader->segment,
                                 .text = {at, at},
                                 .chars = {character, character}};
}

static void end_word(struct reader *reader, size_t at, size_t character)
{
    struct word *word = &reader->word;

    if (!reader->open)
        return;
    reader->open = false;
    if (!reader->speakable)
        return;
    word->text.end = at;
    word->chars.end = character;
    if (word->kind == WORD_FOREIGN)
        reader->words->nuclei.len = reader->first_nucleus;
    else
        word->syllables = reader->words->nuclei.len - reader->first_nucleus;
    VEC_PUSH(&reader->words->list, *word);
}

static void add_nucleus(struct reader *reader, size_t at, size_t length)
{
    struct span nucleus = {at, at + length};

    VEC_PUSH(&reader->words->nuclei, nucleus);
}

/* A character of a word between [[ and ]]: only vowels count. */
static void read_phoneme(struct reader *reader, size_t at, char32_t c)
{
    char name[2] = {c < 128 ? (char)c : '\0', '\0'};

    reader->speakable = true;
    if (phoneme_is_vowel(name))
        add_nucleus(reader, at, 1);
}

/* A character of a word in its own writing; one that is not Hangul makes the word foreign. */
static void read_letter(struct reader *reader, size_t at, size_t length, char32_t c)
{
    if (char_is_hangul_syllable(c))
        add_nucleus(reader, at, length);
    else if (char_is_letter(c) || char_is_digit(c))
        reader->word.kind = WORD_FOREIGN;
    else
        return; /* an apostrophe */
    reader->speakable = true;
}

static bool ends_word(const struct reader *reader, char32_t c)
{
    if (char_is_blank(c))
        return true;
    if (reader->phonemes || c == '\'' || c == '-')
        return false;
    return char_is_punctuation(c) || char_is_symbol(c);
}

static void read_segment(struct reader *reader)
{
    slice text = reader->text;
    size_t length, character = 0;
    char32_t c;

    for (size_t at = 0; at < text.len; at += length, character++) {
        slice rest = slice_from(text, at);
        slice bracket = reader->phonemes ? S("]]") : S("[[");

        length = utf8_decode(text, at, &c);
        if (slice_has_prefix(rest, bracket)) {
            end_word(reader, at, character);
            reader->phonemes = !reader->phonemes;
            length = bracket.len;
            character++;
        } else if (ends_word(reader, c)) {
            end_word(reader, at, character);
        } else {
            begin_word(reader, at, character);
            if (reader->phonemes)
                read_phoneme(reader, at, c);
            else
                read_letter(reader, at, length, c);
        }
    }
    end_word(reader, text.len, character);
}

void words_read(struct words *words, const struct utterance *utterance)
{
    *words = (struct words){0};
    for (size_t i = 0; i < utterance->segment_count; i++) {
        const struct segment *segment = &utterance->segments[i];
        struct reader reader = {.words = words,
                                .segment = i,
                                .text = segment->text,
                                .korean = slice_eq(segment->language, S("ko"))};

        read_segment(&reader);
    }
}

void words_free(struct words *words)
{
    VEC_FREE(&words->list);
    VEC_FREE(&words->nuclei);
}
