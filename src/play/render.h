/* render: the script's items become sound, one after the other and some ahead.
 *
 * What plays and what publishes take the same sounds from here. Sentences are asked of the speaker
 * children ahead of time, so that the next one is there when it is wanted. Used by one thread. */
#ifndef PLAY_RENDER_H
#define PLAY_RENDER_H

#include "play/clips.h"
#include "script/cast.h"
#include "script/script.h"
#include "sound/timeline.h"
#include "speech/speech.h"

/* As loud as a podcast is, played as well as written: LUFS. */
#define RENDER_LOUDNESS (-16.0)

/* What is heard at a cue. */
enum cue_sound { CUE_SOUND_TONE, CUE_SOUND_SILENCE, CUE_SOUND_SPOKEN };

struct render_options {
    double speed;        /* the listener's, 1.0 is normal; pauses scale with it */
    enum cue_sound cues; /* when the user has no sound of their own for it */
    size_t ahead;        /* sentences asked for ahead of the one that is wanted, at least 1 */
    bool mono;           /* those who speak together are not placed in the room */
    struct clips clips;
};

/* One item as sound. */
struct sounded {
    enum entry_kind kind; /* ENTRY_SPEECH, ENTRY_TONE or ENTRY_CLIP */
    size_t item;
    struct clip clip; /* as loud as it is to be; may be empty. Owned: sounded_free */
    double pan;       /* -1 left to +1 right; of those who speak together it is in the clip */
    size_t pause;     /* frames of silence after it */
    slice spoken;     /* what is said, in words; owned like the clip. Empty for a cue */
    char *spoken_memory;
};

void sounded_free(struct sounded *sounded);
void sounded_copy(struct sounded *copy, const struct sounded *sounded);

struct render;

/* All of them are borrowed and must outlive the render; options are copied. */
struct render *render_new(const struct script *script, const struct cast *cast,
                          struct speech *speech, const struct render_options *options);
void render_free(struct render *render);

/* Goes on with a longer script that begins with the same items, and its cast and clips. */
void render_continue(struct render *render, const struct script *script, const struct cast *cast,
                     const struct clips *clips);

/* Asks for what comes next and the sentences after it, so that the children speak while the caller
 * does something else; then render_next finds them spoken. */
void render_prepare(struct render *render);

/* Keeps the last `frames` frames of speech: a sentence of them that is sought again, in the same
 * manner, is there at once. None at first. */
void render_keep(struct render *render, size_t frames);

/* The item that comes next; script->item_count at the end. */
size_t render_position(const struct render *render);

/* Goes on with `item`. What was asked for ahead is kept where it still serves. */
void render_seek(struct render *render, size_t item);

/* From the next item on; what was asked for at the old speed is given up. */
void render_set_speed(struct render *render, double speed);

/* Adds to the pitch of every voice, 0 to 99, from the next item on; as render_set_speed. */
void render_set_pitch(struct render *render, int pitch);

/* Leaves out of a choir whoever of the script's speakers has `muted` set, from the next item on.
 * The flags, one for each speaker of the cast, are copied; NULL: nobody is left out. A speaker who
 * speaks alone is heard all the same: that silence is the caller's. */
void render_leave_out(struct render *render, const bool *muted);

/* Who says words that are not the transcript's: the narrator (a speaker's name before a turn), or
 * the program (the answer to a key), whom nobody is to take for a voice of the reading. */
enum teller { TELLER_NARRATOR, TELLER_PROGRAM };

/* Such words; sounded->item is no item. As render_next's status; never a message. */
enum status render_words(struct render *render, slice words, enum teller teller,
                         struct sounded *sounded);

/* The next item; of the speech, this alone is asked for now, unless it was, and waited for. Returns
 * false at the end. *status is STATUS_OK, or STATUS_UNSPOKEN when the
 * sentence was not said whole (diags names it; the clip holds what was said), or STATUS_FAILED when
 * the engine is gone, after which there is no use in going on. */
bool render_next(struct render *render, struct sounded *sounded, enum status *status,
                 struct diags *diags);

#endif
