/* heard RECORDING KEYS TRANSCRIPT RENDITION...: what was heard after each key.
 *
 * The recording is of a transcript being played live. The transcript is rendered here once for each
 * RENDITION: `1x`, `1.1x` by its speed, `+5` by what is added to the pitch of the voices; the first
 * is how the listener began. Each sound of the recording is then found in them, to the sample.
 *
 * KEYS has a line for each key: the second of the recording at which it was pressed, a blank, its
 * name. For each one line is printed, parted by tabs: its name; what was heard until the next key,
 * in words; then in milliseconds (- for none) from the key to the first change that is heard; to
 * the first new sound; and to the end of a pause of the reading, when the key would be heard in it:
 * who presses a key then hears nothing before the reading goes on, however soon the player obeys.
 * With HEARD_RUNS in the environment the stretches found are listed on stderr.
 *
 *     2.1        turn 2's first sentence from its first sample on; a cue's label; a speaker's name
 *     on         on from where it broke off: no sample missing, none twice
 *     again      on from a little before that, so that up to 60 ms come twice
 *     went-on    on as if it had never stopped, for time had gone on in silence
 *     +5s        so much further on in the same rendition; -5s back
 *     word       from the beginning of the word that sounded, or the next
 *     1x, +5...  before one of the above: from now on in that rendition
 *     over       the tone that tells that a turn is over; yes, no: the tones that answer
 *     end        the sentence ends, then nothing; fades when it was soft by then
 *     silence    the sentence breaks off, then nothing
 *     100%       the volume, where it changes
 *     gap1.20    after silence so much longer than the pause is, in lengths of the sentence before
 *     still      no change: it sounds on
 *     nothing    no change: it is silent
 *     sound      something that is in none of them
 */
#include "base/buf.h"
#include "base/memory.h"
#include "play/beep.h"
#include "play/pipeline.h"
#include "sound/mix.h"
#include "sound/soundfile.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { PROBES = 24, PROBE_STEP = 40, WINDOW = PROBES * PROBE_STEP, BLOCK = 48, FADE = MIX_FADE };
enum { PATIENCE = SOUND_RATE / 5, HUSH = SOUND_RATE / 20 };

/* From a key to its effect, at a device's latency of 50 ms; and the least that is a pause. */
enum {
    SOONEST = SOUND_RATE * 45 / 1000,
    LATEST = SOUND_RATE * 70 / 1000,
    PAUSE = SOUND_RATE / 200
};

static const double LOUD_ENOUGH = 1e-9; /* mean square of a block that tells its gain */

/* ---- what may be heard ---- */

enum { LABEL = 64 };

struct piece {
    char label[LABEL];
    size_t start, quiet, end; /* frames of the reading: its sound, the pause after it */
    size_t first, last;       /* of its sound, the first and last that are not zero */
    bool is_cue;
};

/* The left channel of all that one way of reading may sound like. */
struct rendition {
    const char *name;
    float *left;
    size_t frames, room;
    VEC(struct piece) pieces;
    VEC(size_t) words; /* frames at which one begins */
};

static void keep(struct rendition *rendition, const float *samples, size_t frames, size_t step)
{
    if (rendition->frames + frames > rendition->room) {
        rendition->room = 2 * (rendition->frames + frames);
        rendition->left = memory_resize(rendition->left, rendition->room, sizeof *rendition->left);
    }
    for (size_t i = 0; i < frames; i++)
        rendition->left[rendition->frames++] = samples ? samples[i * step] : 0;
}

static void add_piece(struct rendition *rendition, slice label, const struct clip *clip, double pan,
                      size_t pause)
{
    struct piece piece = {.start = rendition->frames};
    float block[2 * BLOCK];
    struct mix mix;
    size_t count;

    snprintf(piece.label, sizeof piece.label, "%.*s", SLICE_ARG(label));
    mix_clip(&mix, clip, 0, 2, pan);
    while ((count = mix_block(&mix, block, BLOCK)) > 0)
        keep(rendition, block, count, 2);
    piece.quiet = piece.last = rendition->frames;
    keep(rendition, NULL, pause, 1);
    piece.end = rendition->frames;
    for (piece.first = piece.start; piece.first < piece.quiet; piece.first++)
        if (fabsf(rendition->left[piece.first]) > 0)
            break;
    while (piece.last > piece.first && !(fabsf(rendition->left[piece.last - 1]) > 0))
        piece.last--;
    for (size_t i = 0; i < clip->mark_count; i++)
        if (clip->marks[i].kind == MARK_WORD)
            VEC_PUSH(&rendition->words, piece.start + clip->marks[i].frame);
    VEC_PUSH(&rendition->pieces, piece);
}

static slice label_of(struct arena *arena, const struct script *script, size_t at)
{
    const struct item *item = &script->items[at];
    size_t turn = 1;

    if (item->kind == ITEM_CUE)
        return slice_sub(item->written, 1, item->written.len - 1);
    for (size_t i = 1; i <= at; i++)
        turn += script->items[i].turn != script->items[i - 1].turn;
    return arena_printf(arena, "%zu.%zu", turn, item->number + 1);
}

static void render_all(struct arena *arena, const struct pipeline *pipeline, struct speech *speech,
                       struct rendition *rendition)
{
    struct render *render = pipeline_render(pipeline, speech);
    struct sounded sounded;
    struct diags diags;
    enum status status;

    diags_init(&diags);
    if (strchr("+-", rendition->name[0]))
        render_set_pitch(render, atoi(rendition->name));
    else
        render_set_speed(render, strtod(rendition->name, NULL));
    while (render_prepare(render), render_next(render, &sounded, &status, &diags)) {
        add_piece(rendition, label_of(arena, &pipeline->script, sounded.item), &sounded.clip,
                  sounded.pan, sounded.pause);
        rendition->pieces.at[sounded.item].is_cue = sounded.kind != ENTRY_SPEECH;
        sounded_free(&sounded);
    }
    for (int speaker = 0; speaker < (int)pipeline->transcript.speaker_count; speaker++) {
        slice name = transcript_speaker_name(&pipeline->transcript, speaker);
        if (render_words(render, name, TELLER_NARRATOR, &sounded) == STATUS_OK)
            add_piece(rendition, arena_printf(arena, "\"%.*s\"", SLICE_ARG(name)), &sounded.clip,
                      sounded.pan, SOUND_RATE);
        sounded_free(&sounded);
    }
    diags_print(&diags, 0, DIAG_WARNING, stderr);
    diags_free(&diags);
    render_free(render);
}

static void make_beeps(struct rendition *rendition)
{
    static const slice names[] = {
        [BEEP_YES] = S_INIT("yes"), [BEEP_NO] = S_INIT("no"), [BEEP_OVER] = S_INIT("over")};

    for (enum beep kind = BEEP_YES; kind <= BEEP_OVER; kind++) {
        struct clip clip;
        beep_make(kind, &clip);
        add_piece(rendition, names[kind], &clip, 0, SOUND_RATE);
        clip_free(&clip);
    }
}

/* ---- finding it ---- */

/* A stretch of the recording that is a stretch of a reading. */
struct run {
    const struct rendition *of; /* NULL: of none */
    long shift;                 /* frame of the recording - frame of the reading */
    size_t begin, end;          /* frames of the recording, fades included */
    size_t over; /* the first after `end` at which it should have sounded, and did not */
    double first_gain, gain; /* at its ends */
};

static float at_frame(const struct rendition *sound, long frame)
{
    return frame >= 0 && (size_t)frame < sound->frames ? sound->left[frame] : 0;
}

static bool silent(const struct rendition *recording, size_t frame)
{
    return !(fabsf(recording->left[frame]) > 0);
}

/* Whether the window is, sample by sample, what the reading has here. */
static bool is_window(const float *window, size_t loudest, const float *here)
{
    float gain = window[loudest] / here[loudest], most = fabsf(window[loudest]) / 1000;

    if (!(gain > .01f && gain < 5))
        return false;
    for (size_t i = 0; i < WINDOW; i += i % PROBE_STEP ? 1 : 3)
        if (fabsf(window[i] - gain * here[i]) > most)
            return false;
    return true;
}

/* Whether a block of the recording is the run's at some volume; `gain` is that, or as it was where
 * nothing tells it. */
static bool is_block(const struct rendition *recording, const struct run *run, size_t at,
                     double *gain)
{
    double own = 0, here = 0, both = 0;

    for (size_t i = at; i < at + BLOCK && i < recording->frames; i++) {
        double a = (double)at_frame(run->of, (long)i - run->shift), b = (double)recording->left[i];
        own += a * a, here += b * b, both += a * b;
    }
    if (own < BLOCK * LOUD_ENOUGH && here < BLOCK * LOUD_ENOUGH)
        return true;
    if (!(both > 0) || here - both * both / own > 5e-4 * here)
        return false;
    *gain = both / own;
    return *gain > .001;
}

/* Follows the run from frame `from`, over changes of volume too, which take 10 ms at most. */
static size_t follow(const struct rendition *recording, struct run *run, size_t from)
{
    size_t missed = 0, at = from;
    double gain = 0;

    for (; at + BLOCK <= recording->frames && missed <= 12; at += BLOCK) {
        missed = is_block(recording, run, at, &gain) ? 0 : missed + 1;
        if (missed)
            continue;
        run->first_gain = run->first_gain > 0 ? run->first_gain : gain;
        run->gain = gain;
    }
    at -= missed * BLOCK;
    while (at < recording->frames && at > from && silent(recording, at - 1))
        at--;
    return at;
}

/* Finds what sounds in the window at frame `at` and follows it to its end. Two sentences may begin
 * alike: the one that goes on alike for longer is it. False when it is in no rendition. */
static bool find(const struct rendition *renditions, size_t count,
                 const struct rendition *recording, size_t at, struct run *run)
{
    const float *window = recording->left + at;
    size_t loudest = 0;

    run->end = at + WINDOW - 1;
    if (at + WINDOW > recording->frames)
        return false;
    for (size_t i = 0; i < WINDOW; i++)
        if (fabsf(window[i]) > fabsf(window[loudest]))
            loudest = i;
    for (size_t i = 0; i < count && !silent(recording, at + loudest); i++)
        for (size_t frame = 0; frame + WINDOW <= renditions[i].frames; frame++) {
            struct run here = {
                .of = &renditions[i], .shift = (long)at - (long)frame, .begin = run->begin};
            if (!is_window(window, loudest, renditions[i].left + frame))
                continue;
            here.end = follow(recording, &here, at);
            if (here.end > run->end)
                *run = here;
        }
    return run->of;
}

/* The run that begins with the sound at frame `at`; what is cut is faded at first. */
static struct run run_from(const struct rendition *renditions, size_t count,
                           const struct rendition *recording, size_t at)
{
    struct run run = {.begin = at};
    size_t from = at + FADE;

    while (!find(renditions, count, recording, from, &run) && from < at + PATIENCE)
        from += WINDOW / 2;
    if (!run.of)
        run.end = from < recording->frames ? from : recording->frames;
    if (run.of) /* the fade out is of the reading, too */
        for (size_t i = 0; i < 3 * FADE && run.end < recording->frames; i++, run.end++)
            if (silent(recording, run.end) &&
                fabsf(at_frame(run.of, (long)run.end - run.shift)) > 0)
                break;
    return run;
}

/* Where one run follows another without silence between them, the frames that are the later one's
 * to the bit are its own. */
static void part(const struct rendition *recording, struct run *last, struct run *run)
{
    while (run->of && run->begin > last->begin) {
        float own = at_frame(run->of, (long)run->begin - 1 - run->shift);
        float here = recording->left[run->begin - 1];
        if (!(fabsf(here) > 0) || fabsf(own - here) > 1e-6f * fabsf(here))
            break;
        run->begin--;
    }
    if (last->end > run->begin)
        last->end = run->begin;
}

typedef VEC(struct run) run_list;

/* A sentence has silence in it and after it, in which nobody can tell that it is over. */
static void find_overs(const struct rendition *recording, run_list *runs)
{
    for (size_t i = 0; i < runs->len; i++) {
        struct run *run = &runs->at[i];
        size_t most = i + 1 < runs->len ? run[1].begin : recording->frames;
        run->over = run->end;
        while (run->of && run->over < most &&
               !(fabsf(at_frame(run->of, (long)run->over - run->shift)) > 0) &&
               (long)run->over - run->shift < (long)run->of->frames)
            run->over++;
    }
}

static void find_runs(const struct rendition *renditions, size_t count,
                      const struct rendition *recording, run_list *runs)
{
    for (size_t at = 0; at < recording->frames;) {
        if (silent(recording, at)) {
            at++;
            continue;
        }
        struct run run = run_from(renditions, count, recording, at);
        struct run *last = runs->len ? &runs->at[runs->len - 1] : NULL;
        if (last)
            part(recording, last, &run);
        if (!run.of && last && !last->of && at < last->end + HUSH)
            last->end = run.end;
        else
            VEC_PUSH(runs, run);
        at = run.end;
    }
    find_overs(recording, runs);
}

static void print_runs(const run_list *runs)
{
    for (size_t i = 0; i < runs->len; i++) {
        const struct run *run = &runs->at[i];
        fprintf(stderr, "%.3f-%.3f %s from %.4f, gain %.3f\n", (double)run->begin / SOUND_RATE,
                (double)run->end / SOUND_RATE, run->of ? run->of->name : "?",
                (double)((long)run->begin - run->shift) / SOUND_RATE, run->gain);
    }
}

/* ---- what it means ---- */

/* Who tells about the keys. */
struct listener {
    const struct rendition *recording;
    run_list runs;
    struct buf words;       /* of the key that is told about */
    size_t changed, begun;  /* frames of the first change, of the first new sound; 0 for none */
    const struct run *last; /* what sounded last before the key, or NULL */
    const char *manner;     /* the name of the rendition that sounded last */
};

static const struct piece *piece_at(const struct run *run, size_t frame)
{
    long at = (long)frame - run->shift;

    for (size_t i = 0; run->of && i < run->of->pieces.len; i++)
        if (at >= (long)run->of->pieces.at[i].start && at < (long)run->of->pieces.at[i].end)
            return &run->of->pieces.at[i];
    return NULL;
}

/* Whether the sound of both together is the rendition's about the place where one breaks off and
 * the other begins: as one fades out the other fades in, so a frame lost or twice would show. */
static bool joins(const struct rendition *recording, const struct run *last, const struct run *next)
{
    long from = (long)last->end - last->shift - 2 * FADE;
    long to = (long)next->begin - next->shift + 2 * FADE;
    double error = 0, energy = 0;

    if (last->of != next->of || from > to || to - from > SOUND_RATE)
        return false;
    for (long at = from; at < to; at++) {
        long a = at + last->shift, b = at + next->shift;
        double own = (double)at_frame(next->of, at), heard = 0;
        if (a < (long)next->begin)
            heard += (double)at_frame(recording, a);
        if (b >= (long)next->begin)
            heard += (double)at_frame(recording, b);
        error += pow(heard - own * next->first_gain, 2);
        energy += pow(own * next->first_gain, 2);
    }
    return error <=
           5e-6 * energy + 1e-12; /* a frame too few or too many leaves 1.7e-5 at a loud place */
}

/* Where among the words a frame of a rendition is; 0 before the first. */
static size_t word_at(const struct rendition *of, long frame)
{
    size_t words = 0;

    while (words < of->words.len && (long)of->words.at[words] <= frame)
        words++;
    return words;
}

static bool begins_word(const struct run *last, const struct run *next)
{
    long at = (long)next->begin - next->shift;
    size_t word = word_at(next->of, at), sounded;

    if (!last->of || word == 0 || at - (long)next->of->words.at[word - 1] > 2)
        return false;
    sounded = word_at(last->of, (long)last->end - last->shift);
    return word == sounded || word == sounded + 1;
}

static void tell_gap(struct listener *listener, const struct run *last, const struct run *next)
{
    const struct piece *before = last->of ? piece_at(last, last->end - 1) : NULL;
    double gap;

    if (!before || (long)last->end - last->shift < (long)before->last ||
        before->is_cue) /* it did not end with its sound */
        return;
    gap = (double)((long)next->begin - (long)before->end - last->shift) /
          (double)(before->quiet - before->start);
    if (gap > .05)
        buf_printf(&listener->words, "gap%.2f ", gap);
}

/* After which piece a tone comes, when it comes just where that would have ended. */
static void tell_when(struct listener *listener, const struct run *last, size_t frame)
{
    const struct piece *piece = last->of ? piece_at(last, frame) : NULL;

    if (piece && (long)frame - last->shift == (long)piece->quiet)
        buf_printf(&listener->words, "after %s ", piece->label);
}

/* A jump is as exact as the listener's finger. */
static void tell_skip(struct listener *listener, double seconds)
{
    if (seconds <= 0 && seconds > -.06)
        buf_add(&listener->words, S("again "));
    else if (fabs(seconds) > .5 && fabs(seconds - round(seconds)) < .25)
        buf_printf(&listener->words, "%+.0fs ", seconds);
    else
        buf_printf(&listener->words, "%+.2fs ", seconds);
}

static void tell_begin(struct listener *listener, const struct run *last, const struct run *next,
                       size_t from)
{
    const struct piece *piece = next->of ? piece_at(next, next->begin) : NULL;
    long at = (long)next->begin - next->shift;

    if (!piece) {
        buf_add(&listener->words, S("sound "));
        return;
    }
    if (strcmp(next->of->name, listener->manner) != 0 && next->of->name[0]) {
        buf_printf(&listener->words, "%s ", next->of->name);
        listener->manner = next->of->name;
    }
    if (last->of == next->of && last->shift == next->shift && last->end > last->begin)
        buf_add(&listener->words, S("went-on "));
    else if (at == (long)piece->first) {
        if (next->of->name[0] && last->end > from)
            tell_gap(listener, last, next);
        buf_printf(&listener->words, "%s ", piece->label);
        if (!next->of->name[0])
            tell_when(listener, last, next->begin - (piece->first - piece->start));
    } else if (joins(listener->recording, last, next))
        buf_add(&listener->words, S("on "));
    else if (begins_word(last, next))
        buf_add(&listener->words, S("word "));
    else if (last->of == next->of)
        tell_skip(listener, (double)(at - ((long)last->over - last->shift)) / SOUND_RATE);
    else
        buf_printf(&listener->words, "%s+%.2fs ", piece->label,
                   (double)(at - (long)piece->start) / SOUND_RATE);
}

/* What is heard after the end of a run until something else is, when that takes long. */
static void tell_end(struct listener *listener, const struct run *run)
{
    const struct piece *piece = piece_at(run, run->end - 1);

    if (!piece || (long)run->end - run->shift < (long)piece->last)
        buf_add(&listener->words, S("silence "));
    else
        buf_add(&listener->words, slice_of(run->gain < .1 ? "fades " : "end "));
}

/* The volume of a run last before a frame, in percent; that of the recording's begin is 100. */
static int percent_before(const struct rendition *recording, const struct run *run, size_t frame)
{
    double gain = -1;
    size_t at = frame < run->end ? frame : run->end;

    for (at -= at < 8 * FADE ? at : 8 * FADE; at > run->begin + 3 * FADE; at -= BLOCK)
        if (is_block(recording, run, at, &gain) && gain > 0)
            return (int)lround(gain * 100);
    return -1;
}

static void note_change(struct listener *listener, size_t frame)
{
    if (!listener->changed)
        listener->changed = frame;
}

static void tell_volume(struct listener *listener, const struct run *run, size_t from, size_t to)
{
    int before = run->of ? percent_before(listener->recording, run, from) : -1,
        after = run->of ? percent_before(listener->recording, run, to) : -1;

    double gain = 0;
    size_t at = from;

    if (before < 0 || after < 0 || abs(before - after) < 3)
        return;
    buf_printf(&listener->words, "%d%% ", after);
    while (at < to && is_block(listener->recording, run, at, &gain) && lround(gain * 100) == before)
        at += BLOCK;
    note_change(listener, at);
}

/* Whether the machine was too busy to feed the loudspeaker: the sound is cut, not faded as the
 * player does it, and soon goes on with the very next frame. No key does that. */
static bool is_dropout(const struct run *last, const struct run *next)
{
    long missing = (long)next->begin - next->shift - ((long)last->end - last->shift);

    return last->of && last->of == next->of && last->over == last->end && labs(missing) <= 2 &&
           next->begin - last->end < SOUND_RATE / 4;
}

/* What was heard from a key to the next. */
static void tell_key(struct listener *listener, size_t from, size_t to)
{
    static const struct run nothing = {0};
    bool sounds = false;

    buf_clear(&listener->words);
    listener->changed = listener->begun = 0;
    listener->last = NULL;
    for (size_t i = 0; i < listener->runs.len; i++) {
        const struct run *run = &listener->runs.at[i], *last = i ? run - 1 : &nothing;
        size_t next = i + 1 < listener->runs.len ? run[1].begin : SIZE_MAX;
        if (run->begin < from)
            listener->last = run;
        if (run->over <= from || run->begin >= to)
            continue;
        sounds = true;
        if (run->begin >= from && !is_dropout(last, run)) {
            note_change(listener, last->over > from && last->of ? last->over : run->begin);
            tell_begin(listener, last, run, from);
            listener->begun = listener->begun ? listener->begun : run->begin;
        }
        tell_volume(listener, run, from, to);
        if (i + 1 < listener->runs.len && is_dropout(run, run + 1))
            continue;
        if (run->over < to && (next >= to || next > run->over + SOUND_RATE / 4) && run->of &&
            run->of->name[0]) {
            note_change(listener, run->over);
            if (next >= to)
                tell_end(listener, run);
        }
    }
    if (listener->words.len == 0)
        buf_add(&listener->words, slice_of(sounds ? "still " : "nothing "));
}

/* Whether a run's rendition is silent at a frame of the recording. */
static bool is_quiet(const struct run *run, size_t frame)
{
    return !(fabsf(at_frame(run->of, (long)frame - run->shift)) > 0) &&
           (long)frame - run->shift < (long)run->of->frames;
}

/* The end of the pause in which a key at `from` would be heard, had the reading gone on; 0 when it
 * would sound all the while. */
static size_t pause_end(const struct run *run, size_t from)
{
    size_t end = 0, frame = from + SOONEST, quiet;

    while (run && run->of && run->of->name[0] && frame < from + LATEST) {
        for (quiet = 0; is_quiet(run, frame + quiet);)
            quiet++;
        if (quiet > PAUSE)
            end = frame + quiet;
        frame += quiet + 1;
    }
    return end;
}

static void print_ms(size_t from, size_t to)
{
    if (to)
        printf("\t%.1f", ((double)to - (double)from) * 1000 / SOUND_RATE);
    else
        fputs("\t-", stdout);
}

static void tell_all(struct listener *listener, FILE *keys)
{
    char line[256], name[200], next_name[200] = "";
    double next;
    size_t pressed = 0, until;

    while (strcpy(name, next_name), fgets(line, sizeof line, keys)) {
        if (sscanf(line, "%lf %199[^\n]", &next, next_name) != 2)
            continue;
        until = (size_t)lround(next * SOUND_RATE);
        if (pressed == 0 && !name[0]) {
            pressed = until;
            continue; /* what sounded before the first key */
        }
        tell_key(listener, pressed, until);
        printf("%s\t%.*s", name, (int)listener->words.len - 1, listener->words.ptr);
        print_ms(pressed, listener->changed);
        print_ms(pressed, listener->begun);
        print_ms(pressed, pause_end(listener->last, pressed));
        putchar('\n');
        pressed = until;
    }
}

static void load_recording(const char *path, struct rendition *recording, struct diags *diags)
{
    struct clip clip;

    if (soundfile_read(path, &clip, diags) != STATUS_OK) {
        diags_print(diags, 0, DIAG_NOTE, stderr);
        exit(2);
    }
    keep(recording, clip.samples, clip.frames, clip_channels(&clip));
    clip_free(&clip);
}

int main(int argc, char **argv)
{
    struct pipeline_options options = {.speed = 1.0, .wishes = {.all = VOICE_NO_WISH}};
    size_t count = (size_t)argc - 3;
    struct rendition recording = {0}, *renditions = memory_new_zeroed(count, sizeof *renditions);
    struct listener listener = {.recording = &recording, .manner = argv[4]};
    struct pipeline pipeline;
    struct speech *speech;
    struct diags diags;
    struct arena arena;
    FILE *keys;

    if (argc < 5 || !(keys = fopen(argv[2], "r")))
        return 2;
    arena_init(&arena);
    diags_init(&diags);
    if (speech_start(&speech, NULL, &diags) != STATUS_OK ||
        pipeline_open(&pipeline, argv[3], &options, speech, &diags) != STATUS_OK)
        return 2;
    for (size_t i = 0; i + 1 < count; i++) {
        renditions[i].name = argv[i + 4];
        render_all(&arena, &pipeline, speech, &renditions[i]);
    }
    renditions[count - 1].name = "";
    make_beeps(&renditions[count - 1]);
    load_recording(argv[1], &recording, &diags);
    find_runs(renditions, count, &recording, &listener.runs);
    if (getenv("HEARD_RUNS"))
        print_runs(&listener.runs);
    tell_all(&listener, keys);
    return 0;
}
