/* Utterances for the tests of speech/, made by hand or from Korean text, and an engine to speak
 * them. Include it after cmocka. */
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
    return (struct speech_request){
        .utterance = &sentence->utterance, .speed = 1.0, .path = S("talk.txt"), .line = 7};
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

/* A started engine, a place for messages, and three sentences. */
struct room {
    struct arena arena;
    struct diags diags;
    struct speech *speech;
    struct sentence greeting, question, mixed;
};

static inline void room_start(struct room *room, const struct speech_options *options)
{
    static const char mixed[] = "BRICS 회원국은 とうきょう 그리고 Москва";
    slice text = {mixed, sizeof mixed - 1};

    arena_init(&room->arena);
    diags_init(&room->diags);
    sentence_of_phonemes(&room->greeting, &room->arena, S("안녕하세요, 낭독임니다."));
    sentence_of_phonemes(&room->question, &room->arena, S("오늘 날씨가 어떳슴니까?"));
    sentence_init(&room->mixed, &room->arena, text);
    sentence_add(&room->mixed, &room->arena, S("ko"), slice_sub(text, 0, 19), 0);
    sentence_add(&room->mixed, &room->arena, S("ja"), slice_sub(text, 19, 34), 19);
    sentence_add(&room->mixed, &room->arena, S("ko"), slice_sub(text, 35, 44), 35);
    sentence_add(&room->mixed, &room->arena, S("ru"), slice_from(text, 45), 45);
    assert_int_equal(speech_start(&room->speech, options, &room->diags), STATUS_OK);
}

static inline void room_end(struct room *room)
{
    speech_stop(room->speech);
    diags_free(&room->diags);
    arena_free(&room->arena);
}

static inline enum status say(struct room *room, const struct sentence *sentence, struct clip *clip)
{
    struct speech_request request = sentence_request(sentence);

    return speech_say(room->speech, &request, clip, &room->diags);
}

static inline size_t ask(struct room *room, const struct sentence *sentence)
{
    struct speech_request request = sentence_request(sentence);

    return speech_ask(room->speech, &request);
}

static inline void assert_last_diag(struct room *room, const char *text)
{
    const struct diag *last;
    slice line;

    assert_true(room->diags.list.len > 0);
    last = &room->diags.list.at[room->diags.list.len - 1];
    line = arena_printf(&room->arena, "%.*s:%zu: %.*s", SLICE_ARG(last->path), last->line,
                        SLICE_ARG(last->text));
    assert_string_equal(line.ptr, text);
}

#endif
