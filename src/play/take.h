/* take: a learner's recording of a sentence, to be heard beside it.
 *
 * What is told of it is what was measured: how long, with which pauses. Whether it was good, the
 * ear decides. */
#ifndef PLAY_TAKE_H
#define PLAY_TAKE_H

#include "script/script.h"
#include "sound/talk.h"

#include "base/status.h"

/* What became of a recording. */
enum take_outcome { TAKE_HEARD, TAKE_SILENT, TAKE_NO_MICROPHONE };

struct take_side {
    double seconds; /* from the first sound to the last */
    unsigned pauses;
    double paused; /* s of all of them */
};

struct take_report {
    enum take_outcome outcome;
    size_t item;  /* the sentence */
    bool in_room; /* recorded in the room to speak, and not played back unless asked for */
    struct take_side model,
        own;            /* when it was heard; the sentence as it was played, and the take */
    bool soft, clipped; /* of the recording: far too soft, too loud for the device */
};

/* A recording as it came: mono. All zero: none. */
struct take {
    size_t item; /* the sentence */
    struct clip clip;
    struct talk talk; /* in it */
};

/* What is to be heard after the model: from a little before the first sound to a little after the
 * last, as loud as the model. The caller frees it. */
struct clip take_made_ready(const struct take *take, const struct clip *model);

/* Measures it beside the sentence as it was played. */
struct take_report take_measure(const struct take *take, const struct clip *model);

/* Writes the whole recording as FOLDER/FILE-TURN-SENTENCE-N.wav, where N is the first number that
 * is free; folders that are missing are made. */
enum status take_keep(const struct take *take, const char *folder, const struct script *script,
                      struct diags *diags) MUST_CHECK;

#endif
