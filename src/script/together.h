/* together: those who speak at the same time, `A + B:`, `All:`. */
#ifndef SCRIPT_TOGETHER_H
#define SCRIPT_TOGETHER_H

#include "script/voice.h"
#include "transcript/transcript.h"

/* Voices that are heard at once: so many can still be told apart (Huron, "Voice denumerability in
 * polyphonic music of homogeneous timbres", Music Perception, 1989: past three, listeners count too
 * few). */
enum { TOGETHER_MOST = 4 };

/* Who is heard when a speaker speaks: one, or the voices of a choir. */
struct together {
    size_t count;                       /* 1 or more */
    int speakers[TOGETHER_MOST];        /* whose they are; the first leads */
    struct voice voices[TOGETHER_MOST]; /* at the leader's rate and gap */
};

/* Chooses who is heard of a choir, whose speakers' `voices` are known, one for each speaker: the
 * first, then again and again who lies farthest from those chosen. Where two have the same voice,
 * the second is a little higher, so that two are heard. `wish` is what the user asks of the choir's
 * voices, its name and sex aside. */
void together_choose(struct together *together, const struct transcript *transcript, int choir,
                     const struct voice *voices, const struct voice_wish *wish);

/* Whether `who` speaks where `speaker` does: the same, or one of a choir; a choir, where all of its
 * own are. */
bool together_speaks(const struct transcript *transcript, int speaker, int who);

/* The speaker's name as one says it: `민수 + 지아` is 민수와 지아. In the arena, or the
 * transcript's. */
slice together_name(struct arena *arena, const struct transcript *transcript, int speaker);

#endif
