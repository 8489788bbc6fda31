/* word_onsets VOICE SPEED SEED COUNT TRANSCRIPT SOUND TIMELINE: where the sound of COUNT random
 * words of a published reading begins, found in the sound alone. TIMELINE is the reading's JSON;
 * VOICE (empty: the cast) and SPEED are what it was published with.
 *
 * In running speech no silence tells where a word begins. So its sentence is spoken twice more.
 * Once the engine's volume is 0 from the word on: where that sound ends, the word's begins at the
 * earliest. Once a long pause stands before the word: what sounds after it is looked for in the
 * published sentence, by dynamic time warping, for sounds are longer beside a pause; there the word
 * can be heard as itself. Between the two lie a stop's closure (where the published sound is
 * silent, the word begins after the silence), the voice before a stop's release, and the way from a
 * nasal to a vowel. A line for each word, TAB between:
 *
 *     FIRST   the word's published time less the first millisecond in which the word may begin
 *     LAST    ...less the last; within the stretch FIRST >= 0 and LAST <= 0
 *     UNLIKE  dB between the two sounds that were compared, in the mean
 *     KIND    silence (nothing is said before the word in its sentence), speech
 *     ITEM    of the timeline
 *     WORD
 *
 * Words without a time of their own are not drawn. */
#include "base/file.h"
#include "base/json.h"
#include "play/pipeline.h"
#include "sound/soundfile.h"

#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum {
    STEP = SOUND_RATE / 1000, /* frames of a millisecond, in which all is measured */
    NEAR = 120,    /* what is 40 dB under the loudest of so many is silent: an h lies far under its
                    * vowel */
    PERIOD = 10,   /* of a low voice */
    CLOSURE = 40,  /* of the pause, what is left of it: as long as a stop's */
    BESIDE = 1000, /* before the pause and after it: what is compared */
    LEAD = 5,      /* of silence after a clip's sound */
    BANDS = 11
};

static const double silent = 1e-4;   /* -40 dB */
static const double sharpness = 3.0; /* of a band's filter: its centre by its width */
static const double warp = 1.0;      /* dB that a millisecond without a partner costs besides */

/* Before a word in the engine's input. */
static const char pause_before[] = /* longer than a sentence's own at any speed */
    "[[_::_::_::_::_::_::_::_::_::_::_::_::_::_::_::_::_::_::_::_::]] ";
static const char mute_from[] = "\0010A ";

struct drawn {
    const struct jv *sentence, *word;
};

struct check {
    struct pipeline_options options;
    struct pipeline pipeline;
    struct speech *speech;
    struct clip sound;
    struct arena arena;
    struct jv *timeline;
    VEC(struct drawn) words;
};

/* A stretch of samples. */
struct sound {
    const float *samples;
    size_t frames;
};

static size_t number(const struct jv *map, const char *key)
{
    return (size_t)jv_number(jv_get(map, key));
}

/* ---- the words -------------------------------------------------------------------------------*/

static void collect_words(struct check *check)
{
    const struct jv *items = jv_get(check->timeline, "items");

    for (size_t i = 0; i < jv_length(items); i++) {
        const struct jv *sentence = jv_at(items, i), *words = jv_get(sentence, "words");
        if (!slice_eq(jv_string(jv_get(sentence, "kind")), S("sentence")))
            continue;
        for (size_t w = 0; w < jv_length(words); w++)
            if (number(jv_at(words, w), "end") > number(jv_at(words, w), "start"))
                VEC_PUSH(&check->words, (struct drawn){sentence, jv_at(words, w)});
    }
}

/* Makes the first `count` a random choice of all. */
static void draw(struct check *check, uint64_t seed, size_t count)
{
    for (size_t i = 0; i < count && i < check->words.len; i++) {
        struct drawn *word = &check->words.at[i], first = *word;
        struct drawn *other;
        seed = seed * 6364136223846793005U + 1442695040888963407U; /* Knuth's, MMIX */
        other = word + (seed >> 33) % (check->words.len - i);
        *word = *other;
        *other = first;
    }
}

/* ---- the sentence with a pause ---------------------------------------------------------------*/

static bool says_something(slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!strchr("[]'| .,?!\"", text.ptr[i]))
            return true;
    return false;
}

/* The engine input with `command` before the sound at byte `at`. */
static slice with_command(struct arena *arena, slice text, size_t at, const char *command)
{
    bool phonemes = false;

    while (at > 0 && strchr("'|", text.ptr[at - 1]))
        at--;
    if (at > 1 && text.ptr[at - 1] == '[')
        at -= 2;
    for (size_t i = 0; i < at; i++)
        phonemes = text.ptr[i] == '[' || (phonemes && text.ptr[i] != ']');
    return arena_printf(arena, "%.*s%s%s%s%.*s", SLICE_ARG(slice_sub(text, 0, at)),
                        phonemes ? "]] " : "", command, phonemes ? "[[" : "",
                        SLICE_ARG(slice_from(text, at)));
}

/* Puts a command before the word that begins with byte `source` of the file; false when nothing is
 * said before it. */
static bool put_command(struct arena *arena, struct utterance *utterance, size_t source,
                        const char *command)
{
    size_t written = align_output(&utterance->source, source);
    bool said = false;

    for (size_t i = 0; i < utterance->segment_count; i++) {
        struct segment *segment = &utterance->segments[i];
        size_t at = align_output(&segment->align, written);
        said = said || says_something(slice_sub(segment->text, 0, at));
        if (at == segment->text.len)
            continue;
        if (said)
            segment->text = with_command(arena, segment->text, at, command);
        return said;
    }
    return false;
}

/* Speaks the word's sentence with a command before the word; returns whether anything is said
 * before it. */
static bool speak(struct check *check, const struct drawn *drawn, const char *command,
                  struct clip *clip)
{
    const struct script *script = &check->pipeline.script;
    size_t item = number(drawn->sentence, "item");
    size_t source = (size_t)jv_number(jv_at(jv_get(drawn->word, "bytes"), 0));
    struct utterance utterance;
    struct speech_request request = {
        .utterance = &utterance, .speed = check->options.speed, .path = S("")};
    struct arena arena;
    struct diags diags;
    bool put;

    arena_init(&arena);
    diags_init(&diags);
    script_utter(script, item, cast_voice(&check->pipeline.cast, script_speaker(script, item)),
                 &arena, &utterance);
    put = put_command(&arena, &utterance, source, command);
    if (speech_say(check->speech, &request, clip, &diags) == STATUS_FAILED) {
        diags_print(&diags, 0, DIAG_NOTE, stderr);
        exit(STATUS_FAILED);
    }
    diags_free(&diags);
    arena_free(&arena);
    return put;
}

/* ---- silence
 * -----------------------------------------------------------------------------------*/

/* Of the millisecond `at`. */
static double power(const struct sound *sound, size_t at)
{
    double sum = 0;

    for (size_t i = at * STEP; i < (at + 1) * STEP && i < sound->frames; i++)
        sum += (double)sound->samples[i] * (double)sound->samples[i];
    return sum;
}

static double loudest(const struct sound *sound, size_t from, size_t to)
{
    double most = 0;

    for (size_t at = from; at < to && at * STEP < sound->frames; at++)
        most = fmax(most, power(sound, at));
    return most;
}

/* The first millisecond from `from` on, and before `limit`, from which sound goes on; or the limit.
 */
static size_t sound_from(const struct sound *sound, size_t from, size_t limit)
{
    double quiet = loudest(sound, from, from + NEAR) * silent;

    while (from < limit && power(sound, from) <= quiet)
        from++;
    return from;
}

/* The milliseconds between which the longest silence lasts. */
static struct span longest_silence(const struct sound *sound)
{
    double quiet = loudest(sound, 0, SIZE_MAX / STEP) * silent / 10;
    struct span longest = {0, 0};
    size_t start = 0;

    for (size_t at = 0; at * STEP < sound->frames; at++) {
        if (power(sound, at) > quiet)
            start = at + 1;
        if (at + 1 - start > longest.end - longest.start)
            longest = (struct span){start, at + 1};
    }
    longest.end = sound_from(sound, longest.end, sound->frames / STEP);
    return longest;
}

/* ---- the same sound in the published file
 * ------------------------------------------------------*/

/* The level of each band, in dB, around each millisecond. */
struct spectrum {
    float (*at)[BANDS];
    size_t len;
};

/* A band is a second-order band-pass filter (R. Bristow-Johnson's). A level is that of 10 ms, a low
 * voice's period; what is 50 dB under the loudest is all the same. */
static void measure_band(struct spectrum *spectrum, const struct sound *sound, size_t band)
{
    static const double centres[BANDS] = {200,  350,  500,  700,  1000, 1400,
                                          1900, 2500, 3300, 4500, 6500}; /* Hz */
    double turn = 2 * acos(-1) * centres[band] / SOUND_RATE, alpha = sin(turn) / (2 * sharpness);
    double in[2] = {0, 0}, out[2] = {0, 0}, most = loudest(sound, 0, spectrum->len);
    double *powers = memory_new_zeroed(spectrum->len + 1, sizeof *powers);

    for (size_t i = 0; i < spectrum->len * STEP; i++) {
        double now = alpha * ((double)sound->samples[i] - in[1]) + 2 * cos(turn) * out[0] -
                     (1 - alpha) * out[1];
        now /= 1 + alpha;
        in[1] = in[0];
        in[0] = (double)sound->samples[i];
        out[1] = out[0];
        out[0] = now;
        powers[i / STEP] += now * now;
    }
    for (size_t i = 0; i < spectrum->len; i++) {
        double sum = 1e-5;
        for (size_t j = i < PERIOD / 2 ? 0 : i - PERIOD / 2;
             j < i + PERIOD / 2 && j < spectrum->len; j++)
            sum += powers[j] / PERIOD / most;
        spectrum->at[i][band] = (float)(10 * log10(sum));
    }
    free(powers);
}

static struct spectrum measure(const struct sound *sound)
{
    struct spectrum spectrum = {.len = sound->frames / STEP};

    spectrum.at = memory_new(spectrum.len + 1, sizeof *spectrum.at);
    for (size_t band = 0; band < BANDS; band++)
        measure_band(&spectrum, sound, band);
    return spectrum;
}

/* Leaves milliseconds [from, to) and takes [hole.start, hole.end) out. */
static void cut(struct spectrum *spectrum, size_t from, size_t to, struct span hole)
{
    size_t len = 0;

    for (size_t i = from; i < to && i < spectrum->len; i++)
        if (i < hole.start || i >= hole.end)
            memcpy(spectrum->at[len++], spectrum->at[i], sizeof spectrum->at[i]);
    spectrum->len = len;
}

static double difference(const float a[BANDS], const float b[BANDS])
{
    double sum = 0;

    for (size_t band = 0; band < BANDS; band++)
        sum += fabs((double)a[band] - (double)b[band]);
    return sum / BANDS;
}

/* Dynamic time warping: to[i] is the first millisecond of `b` that sounds like the i-th of `a`,
 * when both are to pass in order from the beginning to the end of `a`. Returns the mean difference,
 * in dB. */
static double align(const struct spectrum *a, const struct spectrum *b, size_t *to)
{
    enum { BOTH, A, B };
    double *cost = memory_new(b->len, sizeof *cost), mean;
    size_t end = 0;
    unsigned char *step = memory_new(a->len * b->len, 1);

    for (size_t i = 0; i < a->len; i++) {
        double before = i ? HUGE_VAL : 0; /* of i - 1, j - 1 */
        for (size_t j = 0; j < b->len; j++) {
            double up = i ? cost[j] : HUGE_VAL, left = j ? cost[j - 1] : HUGE_VAL;
            double now = difference(a->at[i], b->at[j]), best = before + 2 * now;
            double astep = now + warp;
            unsigned char from = BOTH;
            if (up + astep < best) {
                best = up + astep;
                from = A;
            }
            if (left + astep < best) {
                best = left + astep;
                from = B;
            }
            before = up;
            cost[j] = best;
            step[i * b->len + j] = from;
        }
    }
    for (size_t j = 1; j < b->len; j++)
        if (cost[j] / (double)(a->len + j) < cost[end] / (double)(a->len + end))
            end = j;
    mean = cost[end] / (double)(a->len + end);
    for (size_t i = a->len - 1, j = end;;) {
        unsigned char from = step[i * b->len + j];
        to[i] = j;
        if (i == 0 && j == 0)
            break;
        i -= from != B;
        j -= from != A;
    }
    free(cost);
    free(step);
    return mean;
}

/* ---- a word
 * --------------------------------------------------------------------------------------*/

/* Where in the published sentence what follows the pause begins, in milliseconds. */
static size_t find_beginning(const struct sound *clip, struct span silence,
                             const struct sound *sentence, double *unlike)
{
    struct span hole = {silence.start + CLOSURE / 2, silence.end - CLOSURE / 2};
    size_t start = silence.start > BESIDE ? silence.start - BESIDE : 0, *to, at;
    struct spectrum own = measure(clip), other = measure(sentence);

    if (silence.end - silence.start < CLOSURE)
        hole = (struct span){0, 0};
    cut(&own, start, silence.end + BESIDE, hole);
    cut(&other, start, start + own.len + BESIDE / 4, (struct span){0, 0});
    to = memory_new(own.len, sizeof *to);
    *unlike = align(&own, &other, to);
    at = start + to[silence.end - start - (hole.end - hole.start)];
    free(to);
    free(own.at);
    free(other.at);
    return at;
}

/* The end of the silence that lasts from `from` on, at most `limit`. */
static size_t after_closure(const struct sound *sound, size_t from, size_t limit)
{
    size_t at = from;

    while (at < limit && loudest(sound, at, at + PERIOD) <= loudest(sound, at, at + NEAR) * silent)
        at++;
    if (at == from)
        return from;
    return at + PERIOD < limit ? at + PERIOD : limit;
}

static void check_word(struct check *check, const struct drawn *drawn)
{
    size_t from = number(drawn->sentence, "start"), to = number(drawn->sentence, "quiet");
    const struct sound sentence = {check->sound.samples + from, to - from};
    double time = (double)(number(drawn->word, "start") - from) / STEP, unlike;
    struct clip clip, muted;
    size_t end;
    bool within = speak(check, drawn, pause_before, &clip);
    struct sound sound = {clip.samples, clip.frames};
    struct span silence = within ? longest_silence(&sound)
                                 : (struct span){0, sound_from(&sound, 0, SIZE_MAX)},
                stretch;

    stretch.start = stretch.end = find_beginning(&sound, silence, &sentence, &unlike);
    if (within) {
        speak(check, drawn, mute_from, &muted);
        end = muted.frames / STEP - LEAD;
        if (end < stretch.start)
            stretch.start = after_closure(&sentence, end, stretch.start);
        else if (end < silence.start + NEAR) /* else the command was not obeyed */
            stretch.end = end;
        clip_free(&muted);
    }
    printf("%.0f\t%.0f\t%.1f\t%s\t%zu\t", time - (double)stretch.start, time - (double)stretch.end,
           unlike, within ? "speech" : "silence", number(drawn->sentence, "item"));
    print_safely(stdout, jv_string(jv_get(drawn->word, "text")));
    putchar('\n');
    clip_free(&clip);
}

/* ---- the reading
 * ---------------------------------------------------------------------------------*/

static void mix_down(struct clip *sound)
{
    for (size_t i = 0; sound->stereo && i < sound->frames; i++)
        sound->samples[i] = sound->samples[2 * i] + sound->samples[2 * i + 1];
    sound->stereo = false;
}

static bool open_reading(struct check *check, const char *transcript, const char *sound,
                         const char *timeline, struct diags *diags)
{
    struct jv_error error;
    slice text;

    arena_init(&check->arena);
    if (speech_start(&check->speech, NULL, diags) ||
        pipeline_open(&check->pipeline, transcript, &check->options, check->speech, diags) ||
        soundfile_read(sound, &check->sound, diags) ||
        file_read(timeline, &check->arena, &text, diags))
        return false;
    mix_down(&check->sound);
    check->timeline = jv_parse(text, &error);
    return check->timeline != NULL;
}

int main(int argc, char **argv)
{
    struct check check = {.options = {.wishes = {.all = VOICE_NO_WISH}}};
    struct diags diags;
    size_t count;

    setlocale(LC_CTYPE, "C.UTF-8");
    if (argc != 8)
        return STATUS_USAGE;
    check.options.wishes.all.name = slice_of(argv[1]);
    check.options.speed = atof(argv[2]);
    count = (size_t)atol(argv[4]);
    diags_init(&diags);
    if (!open_reading(&check, argv[5], argv[6], argv[7], &diags)) {
        diags_print(&diags, 0, DIAG_NOTE, stderr);
        return STATUS_FAILED;
    }
    collect_words(&check);
    draw(&check, (uint64_t)atoll(argv[3]), count);
    for (size_t i = 0; i < count && i < check.words.len; i++)
        check_word(&check, &check.words.at[i]);
    speech_stop(check.speech);
    pipeline_close(&check.pipeline);
    clip_free(&check.sound);
    jv_free(check.timeline);
    VEC_FREE(&check.words);
    arena_free(&check.arena);
    diags_free(&diags);
    return STATUS_OK;
}
