/* Utterances for the tests of speech/, made by hand or from Korean text. */
#ifndef TESTS_SPEECH_FIXTURE_H
#define TESTS_SPEECH_FIXTURE_H

#include "base/buf.h"
#include "korean/phonemes/phonemes.h"
#include "speech/speech.h"

#include <stdlib.h>

struct sentence {
    struct item item;
    struct utterance utterance;
    struct segment segments[4];
};

static const struct voice KO_F4 = {
    .language = S_INIT("ko"), .variant = S_INIT("f4"), .pitch = 80, .range = 50, .rate = 175};

/* A sentence without segments, whose written text is the file. */
static inline void sentence_init(struct sentence *sentence, struct arena *arena, slice written)
{
    *sentence = (struct sentence){.item = {.written = written, .source = {0, written.len}}};
    sentence->utterance = (struct utterance){
        .item = &sentence->item, .voice = &KO_F4, .segments = sentence->segments};
    align_copy(arena, &sentence->utterance.source, 0, written.len);
}

/* A segment whose engine input is the text as it is; it stands in the written text at byte `at`. */
static inline void sentence_add(struct sentence *sentence, struct arena *arena, slice language,
                                slice text, size_t at)
{
    struct segment *segment = &sentence->segments[sentence->utterance.segment_count++];

    *segment = (struct segment){.language = language, .text = text};
    align_copy(arena, &segment->align, at, text.len);
}

/* Korean in surface form, as phonemes. */
static inline void sentence_of_phonemes(struct sentence *sentence, struct arena *arena,
                                        slice surface)
{
    struct phonemes phonemes;

    sentence_init(sentence, arena, surface);
    korean_phonemes(arena, surface, NULL, &phonemes);
    sentence->segments[0] =
        (struct segment){S("ko"), phonemes.text, phonemes.align, phonemes.syllables};
    sentence->utterance.segment_count = 1;
}

/* Korean as the engine reads Hangul. */
static inline void sentence_of_hangul(struct sentence *sentence, struct arena *arena, slice text)
{
    sentence_init(sentence, arena, text);
    sentence_add(sentence, arena, S("ko"), text, 0);
}

static inline struct speech_request sentence_request(const struct sentence *sentence)
{
    return (struct speech_request){&sentence->utterance, 1.0, S("talk.txt"), 7};
}

static inline bool clips_equal(const struct clip *a, const struct clip *b)
{
    if (a->frames != b->frames || a->mark_count != b->mark_count)
        return false;
    for (size_t i = 0; i < a->mark_count; i++)
        if (a->marks[i].kind != b->marks[i].kind || a->marks[i].frame != b->marks[i].frame ||
            a->marks[i].source.start != b->marks[i].source.start ||
            a->marks[i].source.end != b->marks[i].source.end)
            return false;
    return memcmp(a->samples, b->samples, a->frames * sizeof *a->samples) == 0;
}

#endif
