/* script: what is said, by which voice, in which order, with which pauses.
 *
 * A script is the list of the transcript's sentences and cues in reading order. Sentences are found
 * first, cheaply; what a sentence sounds like (korean/) is worked out only when it is asked for, so
 * the first sentence of a long transcript sounds at once. */
#ifndef SCRIPT_SCRIPT_H
#define SCRIPT_SCRIPT_H

#include "base/align.h"
#include "korean/normalize/normalize.h"
#include "korean/pronounce/pronounce.h"
#include "script/voice.h"
#include "transcript/transcript.h"

enum item_kind { ITEM_SENTENCE, ITEM_CUE };

/* One sentence by one voice, or one cue. */
struct item {
    enum item_kind kind;
    size_t turn;        /* index into transcript->turns */
    size_t part;        /* index into the turn's parts */
    size_t number;      /* of the sentence within its turn, from 0; of a cue, among its cues */
    slice written;      /* the sentence as it stands in the part's text, no blanks at the ends */
    struct span source; /* its bytes in the file */
    unsigned pause_ms;  /* silence after it at normal speed, in milliseconds */
};

struct script_options {
    struct normalize_options normalize; /* its language is filled in from the voice */
    struct pronounce_options pronounce;
    bool say_asides; /* stage directions are read too */
};

struct script {
    const struct transcript *transcript; /* not owned */
    struct script_options options;
    struct item *items;
    size_t item_count;
};

/* Finds the sentences and cues. The items live in the arena; the transcript must live as long. */
void script_build(struct script *script, struct arena *arena, const struct transcript *transcript,
                  const struct script_options *options);

/* The speaker of an item: an index into the transcript's speakers, or NARRATOR. */
int script_speaker(const struct script *script, size_t item);

/* The line of the file, from 1, in which an item's turn begins. */
size_t script_line(const struct script *script, size_t item);

/* The turn of an item as a listener counts, from 1: those of which something is heard. */
size_t script_turn_number(const struct script *script, size_t item);

/* A stretch of engine input by one engine voice. A sentence is usually one segment; words of
 * another script than the voice's are segments of their own. */
struct segment {
    slice language;     /* eSpeak NG voice to say it: the speaker's own, or "ja", "cmn", "ru"... */
    slice text;         /* engine input for espeakCHARS_UTF8 | espeakPHONEMES: cleaned text, in
                         * which phonemes stand in [[ ]]; nothing else of the file reaches the
                         * engine */
    struct align align; /* text -> the item's written text */
    size_t syllables;   /* Hangul syllables that must be heard, words of Latin letters aside; 0 when
                         * the text is not Korean */
};

/* What is spoken for one sentence. */
struct utterance {
    const struct item *item;
    const struct voice *voice;
    slice spoken; /* in words, for the reader's eye: 이십 개국 */
    struct segment *segments;
    size_t segment_count;
    struct align source; /* the item's written text -> bytes of the file */
};

/* Works out how an ITEM_SENTENCE is spoken by `voice`. All is allocated in the arena; no shared
 * state, so several threads may do it with an arena each. A sentence in which nothing can be spoken
 * (only symbols) has no segments. */
void script_utter(const struct script *script, size_t item, const struct voice *voice,
                  struct arena *arena, struct utterance *utterance);

/* The same for words that are not in the transcript, in the voice's language: a speaker's name
 * before a turn, a preview. Its marks lead to bytes of `words`. */
void script_utter_words(const struct script_options *options, slice words,
                        const struct voice *voice, struct arena *arena,
                        struct utterance *utterance);

#endif
