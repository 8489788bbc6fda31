/* clips: the user's own sounds for a transcript's cues, instead of tones.
 *
 * `--clip 1=file` names the file for the cue with that number; `음향1.flac` beside the transcript
 * is found by the cue's label. Any format that libsndfile reads. */
#ifndef PLAY_CLIPS_H
#define PLAY_CLIPS_H

#include "base/diag.h"
#include "sound/clip.h"
#include "transcript/transcript.h"

/* One --clip option. */
struct clip_wish {
    int number;       /* of the cue */
    const char *path; /* not owned */
};

/* A sound in the transcript's folder. */
struct clip_file {
    slice name; /* without its suffix, NFC */
    const char *path;
};

struct clips {
    const struct clip_wish *wishes; /* not owned */
    size_t wish_count;
    struct clip_file *files; /* in an arena; sorted */
    size_t file_count;
};

/* Reads the argument of --clip, `NUMBER=FILE`; false when it is none. The path points into it. */
bool clip_wish_parse(const char *text, struct clip_wish *wish);

/* The folder of a transcript's path, in the arena and ended by a NUL; empty for standard input. */
slice clips_folder(struct arena *arena, slice transcript_path);

/* Lists the sounds in a folder (empty: none), in the arena. */
void clips_look_into(struct clips *clips, struct arena *arena, slice folder);

/* The path of the user's sound for a cue; NULL when there is none. */
const char *clips_find(const struct clips *clips, const struct part *cue);

/* The user's sound for a cue, at SOUND_RATE and as loud as the voices; the caller frees it. False
 * when there is none; one that cannot be read adds a warning. */
bool clips_load(const struct clips *clips, const struct part *cue, struct clip *clip,
                struct diags *diags);

#endif
