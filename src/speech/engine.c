#include "speech/engine.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "sound/level.h"
#include "sound/resample.h"
#include "speech/piece.h"
#include "speech/shape.h"
#include "speech/tempo.h"

#include <espeak-ng/speak_lib.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    ENGINE_RATE = 22050, /* Hz, of every voice but MBROLA's, which are not offered */
    VOLUME = 40,         /* of 100: above it hot variants drive the engine's limiter and clip */
    SLOWEST = 80,        /* words a minute that the engine speaks by itself; the rest is tempo's */
    FASTEST = 350,       /* above it is slower than its number (449 by 7 %): the rest is tempo's */
    LONGEST = ENGINE_RATE * 60 * 20, /* samples: no sentence lasts twenty minutes */
    SILENCE = 8,                     /* samples below it (-72 dB) at the ends are cut off */
    LEAD = ENGINE_RATE / 200         /* samples kept before and after the sound: 5 ms */
};

/* What the engine has said for one question so far. */
struct take {
    VEC(short) samples;
    VEC(struct heard) heard; /* frames at ENGINE_RATE */
    uint32_t segment;
    size_t piece_start; /* samples before this piece: its events count from there */
    size_t characters;  /* of the segment, before this piece */
    enum speech_fault fault;
    bool overlong;
};

bool engine_start(void)
{
    return espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL,
                             espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_DONT_EXIT) ==
           ENGINE_RATE;
}

void engine_warm(void)
{
    espeak_ListVoices(NULL);
}

/* ---- what it has -----------------------------------------------------------------------------*/

/* Names of files in the engine's folders: no way out of them, no `+`, which joins a variant. */
static bool is_plain_name(slice name)
{
    for (size_t i = 0; i < name.len; i++)
        if (strchr("/+.%", name.ptr[i]) || (unsigned char)name.ptr[i] < ' ')
            return false;
    return name.len < 60; /* the engine copies it into 60 bytes (voices.c) */
}

/* The engine takes an unknown variant in silence for none. */
static bool has_variant(slice variant)
{
    const char *data = NULL;
    char path[4096];

    espeak_Info(&data);
    if (variant.len == 0)
        return true;
    if (!is_plain_name(variant))
        return false;
    snprintf(path, sizeof path, "%s/voices/!v/%.*s", data, SLICE_ARG(variant));
    return access(path, R_OK) == 0;
}

/* MBROLA's voices need another program and say nothing without it. */
static bool is_offered(const espeak_VOICE *voice)
{
    return strncmp(voice->identifier, "mb/", 3) != 0 && strncmp(voice->identifier, "!v/", 3) != 0;
}

static void list(struct answer *answer)
{
    espeak_VOICE any_variant = {.languages = "variant"};
    const espeak_VOICE **voices;
    const char *data;

    answer->result = ANSWER_LISTED;
    buf_printf(&answer->list, "E %s\n", espeak_Info(&data));
    voices = espeak_ListVoices(NULL);
    for (size_t i = 0; voices[i]; i++)
        if (is_offered(voices[i])) /* languages: a byte of priority, then the code */
            buf_printf(&answer->list, "L %s\t%s\n", voices[i]->languages + 1, voices[i]->name);
    voices = espeak_ListVoices(&any_variant);
    for (size_t i = 0; voices[i]; i++)
        if (strncmp(voices[i]->identifier, "!v/", 3) == 0)
            buf_printf(&answer->list, "V %s\n", voices[i]->identifier + 3);
}

const char *speech_engine_version(void)
{
    return espeak_Info(NULL);
}

/* ---- speaking --------------------------------------------------------------------------------*/

static void commit_fault(enum speech_fault fault)
{
    if (fault == SPEECH_CRASH)
        raise(SIGKILL);
    while (fault == SPEECH_STALL)
        pause();
    while (fault == SPEECH_HANG)
        (void)getppid(); /* busy, as an engine is that runs in a circle */
}

static void keep_event(struct take *take, const espeak_EVENT *event)
{
    struct heard heard = {.segment = take->segment,
                          .frame = (uint32_t)(take->piece_start + (size_t)event->sample)};
    const char *name = event->id.string;
    size_t length = sizeof event->id.string;

    if (event->type == espeakEVENT_WORD && event->text_position > 0) {
        heard.kind = HEARD_WORD;
        heard.position = (uint32_t)(take->characters + (size_t)event->text_position - 1);
    } else if (event->type == espeakEVENT_PHONEME) {
        heard.kind = HEARD_PHONEME;
        for (; length && strchr("',=", *name) && *name; length--)
            name++; /* 1.52 puts the stress mark before the vowel's name, 1.51 does not */
        memcpy(heard.name, name, strnlen(name, length));
    } else {
        return;
    }
    VEC_PUSH(&take->heard, heard);
}

/* Called by the engine with a block of samples. */
static int on_samples(short *samples, int count, espeak_EVENT *events)
{
    struct take *take = events->user_data;

    for (; events->type != espeakEVENT_LIST_TERMINATED; events++)
        keep_event(take, events);
    if (!samples)
        return 0;
    for (int i = 0; i < count; i++)
        VEC_PUSH(&take->samples, samples[i]);
    commit_fault(take->fault);
    take->overlong = take->samples.len > LONGEST;
    return take->overlong; /* other than 0 ends the synthesis */
}

/* 1.51 says the pinyin that "cmn" makes of hanzi by English rules ("ma three"); this voice is the
 * same but for Latin letters, in 1.52 as well. */
static slice engine_language(slice language)
{
    return slice_eq(language, S("cmn")) ? S("cmn-latn-pinyin") : language;
}

/* Sets the voice of a language, with a variant unless that is empty. The engine finds most
 * languages by their code; of some ("en-gb", "fr-fr") it knows the code only as a property of a
 * voice that has another name. */
static bool set_language(slice code, slice variant)
{
    const char *plus = variant.len ? "+" : "";
    const espeak_VOICE *found;
    char name[128];
    espeak_VOICE wanted = {.languages = name};

    snprintf(name, sizeof name, "%.*s%s%.*s", SLICE_ARG(code), plus, SLICE_ARG(variant));
    if (espeak_SetVoiceByName(name) == EE_OK)
        return true;
    snprintf(name, sizeof name, "%.*s", SLICE_ARG(code));
    if (espeak_SetVoiceByProperties(&wanted) != EE_OK)
        return false;
    found = espeak_GetCurrentVoice(); /* the nearest; only the very same will do */
    if (!found || !found->languages || strcmp(found->languages + 1, name) != 0)
        return false;
    snprintf(name, sizeof name, "%s%s%.*s", found->name, plus, SLICE_ARG(variant));
    return espeak_SetVoiceByName(name) == EE_OK;
}

static bool set_voice(const struct question *question, slice language)
{
    slice code = engine_language(language);

    return code.len && is_plain_name(code) && set_language(code, question->variant) &&
           (question->shape.len == 0 || shape_voice(question->shape));
}

static int clamp(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

/* Words a minute that the engine speaks itself. */
static int engine_rate(const struct question *question)
{
    double rate = question->rate;

    return rate > FASTEST ? FASTEST : rate < SLOWEST ? SLOWEST : (int)lround(rate);
}

/* Hands the engine a text, piece by piece. */
static bool say_text(slice text, struct arena *arena, struct take *take)
{
    take->characters = 0;
    while (text.len && !take->overlong) {
        slice piece = arena_copy(arena, slice_sub(text, 0, piece_length(text))); /* ends in NUL */

        take->piece_start = take->samples.len;
        if (espeak_Synth(piece.ptr, piece.len + 1, 0, POS_CHARACTER, 0,
                         espeakCHARS_UTF8 | espeakPHONEMES, NULL, take) != EE_OK)
            return false;
        take->characters += utf8_length(piece);
        text = slice_from(text, piece.len);
    }
    return !take->overlong;
}

static bool say_segment(const struct question *question, slice text, struct take *take)
{
    struct arena arena;
    bool said;

    espeak_SetParameter(espeakRATE, engine_rate(question), 0);
    espeak_SetParameter(espeakPITCH, clamp(question->pitch, 0, 99), 0);
    espeak_SetParameter(espeakRANGE, clamp(question->range, 0, 99), 0);
    espeak_SetParameter(espeakVOLUME, VOLUME, 0);
    arena_init(&arena);
    said = say_text(text, &arena, take);
    arena_free(&arena);
    return said;
}

static void say_segments(const struct question *question, struct answer *answer, struct take *take)
{
    espeak_SetSynthCallback(on_samples);
    for (size_t i = 0; i < question->segment_count; i++) {
        const struct letter_segment *segment = &question->segments[i];

        answer->segment = i;
        take->segment = (uint32_t)i;
        if (!set_voice(question, segment->language)) {
            answer->result = ANSWER_NO_LANGUAGE;
            return;
        }
        if (!say_segment(question, segment->text, take)) {
            answer->result = ANSWER_REFUSED;
            return;
        }
    }
}

/* ---- from the engine's samples to the clip ---------------------------------------------------*/

static bool is_silent(short sample)
{
    return abs(sample) < SILENCE;
}

/* Cuts silence off both ends: the script's pauses are the only ones. */
static void trim(struct take *take)
{
    size_t start = 0, end = take->samples.len;

    while (end > 0 && is_silent(take->samples.at[end - 1]))
        end--;
    while (start < end && is_silent(take->samples.at[start]))
        start++;
    start = start > LEAD ? start - LEAD : 0;
    end = end + LEAD < take->samples.len ? end + LEAD : take->samples.len;
    take->samples.len = end - start;
    if (start)
        memmove(take->samples.at, take->samples.at + start, (end - start) * sizeof(short));
    for (size_t i = 0; i < take->heard.len; i++) {
        size_t frame = take->heard.at[i].frame > start ? take->heard.at[i].frame - start : 0;
        take->heard.at[i].frame = (uint32_t)(frame < end - start ? frame : end - start);
    }
}

/* Events come to 48 kHz by the way of the samples: first the tempo, then the rate. They stay in
 * order whatever the engine says. */
static void place_events(struct take *take, double tempo, size_t frames)
{
    size_t least = 0;

    for (size_t i = 0; i < take->heard.len; i++) {
        struct heard *heard = &take->heard.at[i];
        size_t frame = sound_frame((size_t)((double)heard->frame / tempo), ENGINE_RATE);
        if (frame > least)
            least = frame < frames ? frame : frames;
        heard->frame = (uint32_t)least;
    }
}

static void finish(struct take *take, double tempo, double gain, struct answer *answer)
{
    trim(take);
    if (fabs(tempo - 1.0) > 0.005) { /* nobody hears half a percent */
        short *paced = NULL;
        size_t length =
            tempo_change(take->samples.at, take->samples.len, tempo, ENGINE_RATE, &paced);
        VEC_FREE(&take->samples);
        take->samples.at = paced;
        take->samples.len = length;
    } else {
        tempo = 1.0;
    }
    if (sound_resample(take->samples.at, take->samples.len, ENGINE_RATE, &answer->clip))
        answer->result = ANSWER_REFUSED;
    sound_gain(&answer->clip, gain);
    place_events(take, tempo, answer->clip.frames);
    answer->heard = take->heard.at;
    answer->heard_count = take->heard.len;
    VEC_FREE(&take->samples);
}

void engine_answer(const struct question *question, struct answer *answer)
{
    struct take take = {.fault = question->fault};

    *answer = (struct answer){.result = ANSWER_SAID};
    commit_fault(question->list ? question->fault : SPEECH_NO_FAULT);
    if (question->list)
        list(answer);
    else if (!has_variant(question->variant))
        answer->result = ANSWER_NO_VARIANT;
    else
        say_segments(question, answer, &take);
    if (answer->result == ANSWER_SAID)
        finish(&take, question->rate / engine_rate(question), question->gain, answer);
}
