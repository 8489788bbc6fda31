/* heard RECORDING KEYS TRANSCRIPT RENDITION...: what was heard after each key.
 *
 * The recording is of a transcript being played live. The transcript is rendered here once for each
 * RENDITION: `1x`, `1.1x` by its speed, `+5` by what is added to the pitch of the voices; the first
 * is how the listener began. Each sound of the recording is then found in them, to the sample.
 *
 * KEYS has a line for each key: the second of the recording at which it was pressed, a blank, its
 * name; the recorder's clock may be late by up to 25 ms. For each one line is printed, parted by
 * tabs: its name; what was heard until the next key, in words; then in milliseconds (- for none)
 * from the key to the first change that is heard; to the first new sound; and to the end of a pause
 * of the reading, when the key would be heard in it: who presses a key then hears nothing before
 * the reading goes on, however soon the player obeys. With HEARD_RUNS in the environment the
 * stretches found are listed on stderr.
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
 *     silence    the sentence breaks off, faded out, then nothing
 *     cut        the same, with a click
 *     100%       the volume, where it changes
 *     gap1.20    after silence so much longer than the pause is, in lengths of the sentence before
 *     still      no change: it sounds on
 *     nothing    no change: it is silent
 *     sound      something that is in none of them
 */
#include "heard/heard.h"

#include <math.h>
#include <stdlib.h>

/* By how much at most what a key does may be found before it. */
enum { LATE = SOUND_RATE * 3 / 100 };

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
        listener_tell(listener, pressed > LATE ? pressed - LATE : 0, until - LATE);
        printf("%s\t%.*s", name, (int)listener->words.len - 1, listener->words.ptr);
        print_ms(pressed, listener->changed);
        print_ms(pressed, listener->begun);
        print_ms(pressed, run_pause_end(listener->last, pressed));
        putchar('\n');
        pressed = until;
    }
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
        rendition_render(&arena, &pipeline, speech, &renditions[i]);
    }
    renditions[count - 1].name = "";
    rendition_beeps(&renditions[count - 1]);
    rendition_load(argv[1], &recording, &diags);
    runs_find(renditions, count, &recording, &listener.runs);
    if (getenv("HEARD_RUNS"))
        runs_print(&listener.runs);
    tell_all(&listener, keys);
    return 0;
}
