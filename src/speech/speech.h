/* speech: an utterance becomes a clip with word and syllable marks. The only room that knows
 * eSpeak NG.
 *
 * What eSpeak NG says depends on what the process said before, and some input crashes it. So each
 * utterance is spoken by a child process of its own, forked from one parent that initialised the
 * engine once and never speaks: the same utterance gives the same bytes whether it is played,
 * sought, repeated or rendered in parallel, and a crash costs one utterance.
 *
 *     program -> keeper -> parent -> child, child, ...
 *
 * The keeper starts the parent anew when it dies. None of them holds a descriptor of the program's,
 * the terminal cannot signal them (they are a session of their own), and all end when the program
 * does, even by SIGKILL: the socket between them closes.
 *
 * A struct speech is used by one thread at a time, from any thread. It installs no signal handlers
 * and starts no threads. */
#ifndef SPEECH_SPEECH_H
#define SPEECH_SPEECH_H

#include "base/diag.h"
#include "base/status.h"
#include "script/script.h"
#include "sound/clip.h"

struct speech;

/* What tests do to children, to see that it is survived. */
enum speech_fault {
    SPEECH_NO_FAULT,
    SPEECH_CRASH,      /* the child kills itself with SIGKILL while it speaks */
    SPEECH_HANG,       /* the child never ends by itself */
    SPEECH_STALL,      /* the child gets no time to run, as on a machine that is too busy */
    SPEECH_GARBAGE,    /* the child answers with nonsense */
    SPEECH_PARENT_DIES /* the parent is killed when it should fork */
};

/* A sentence takes 1 to 30 ms to speak; only a hang or a machine in great trouble needs this. */
enum { SPEECH_DEADLINE_MS = 5000 };

/* Zeroed, it is what every program wants. */
struct speech_options {
    unsigned jobs;        /* children at once; 0: as many as there are processors */
    unsigned deadline_ms; /* wall time for one child, and 5 ms more for each byte of its text; 0:
                           * SPEECH_DEADLINE_MS */

    enum speech_fault fault; /* befalls the attempts [fault_first, fault_first + fault_count) */
    size_t fault_first;      /* counted from 0 over all attempts, retries included */
    size_t fault_count;
};

/* One sentence to be spoken. */
struct speech_request {
    const struct utterance *utterance; /* with all it points to: alive until wait or cancel */
    double speed;                      /* the listener's, times voice.rate; 1.0 is normal */
    double gain;                       /* dB for sound_gain, on the engine's fixed volume */
    slice path;                        /* of the file, for messages; alive as long */
    size_t line;                       /* of the sentence in it, from 1, for messages */
};

/* The engine's version, as it calls itself; it need not have been started. */
const char *speech_engine_version(void);

/* Starts the processes. Call it before the first thread and before PortAudio: it forks. It does not
 * wait for the engine, which gets ready while the caller goes on; an engine that cannot start is an
 * error of the first speech_wait. `options` may be NULL. STATUS_FAILED when the system gives no
 * process or socket; *out is then NULL. */
enum status speech_start(struct speech **out, const struct speech_options *options,
                         struct diags *diags) MUST_CHECK;

/* Cancels what is outstanding, ends the processes, reaps them and frees. NULL is allowed. */
void speech_stop(struct speech *speech);

/* Asks for an utterance. Never blocks for long and never fails: what goes wrong is told by
 * speech_wait. Requests are begun in the order in which they were asked for, at most options.jobs
 * at once, and only a few ahead of what was waited for; there is no limit on how many are
 * outstanding. Returns the ticket that names the request
 * until it is waited for or cancelled; never 0, never used twice. */
size_t speech_ask(struct speech *speech, const struct speech_request *request);

/* True when speech_wait would return at once. Does not block. */
bool speech_ready(struct speech *speech, size_t ticket);

/* For poll(): readable when a request may have become ready; then call speech_ready. Each call of
 * speech_ready and speech_wait handles what has come in for all tickets. */
int speech_fd(const struct speech *speech);

/* Waits until the utterance is spoken and gives its clip, which the caller frees. The ticket is
 * used up.
 *
 * The samples are the engine's at a fixed volume that no voice overdrives, resampled to SOUND_RATE
 * and brought to the request's gain in the child; voice.gain and voice.pan are left to the caller.
 * A word's mark stands where its first sound begins, a syllable's where its onset begins; each
 * leads to bytes of the file.
 *
 * STATUS_OK: every word and Korean syllable was said, by the engine's own events.
 * STATUS_UNSPOKEN: some were not; *clip holds what was said (it may be empty), and an error in
 *   diags names path, line, sentence and what is missing. Play it and go on. A child that crashes,
 *   hangs or answers with nonsense was tried a second time before.
 * STATUS_USAGE: the engine has no such language or variant; an error says which. *clip is empty.
 * STATUS_FAILED: there is no engine any more, or it could not start; *clip is empty. Every later
 *   request fails likewise, with no second message. */
enum status speech_wait(struct speech *speech, size_t ticket, struct clip *clip,
                        struct diags *diags) MUST_CHECK;

/* How many of the sentences that were waited for were not spoken only because the machine was too
 * busy: another time they would be. 0 for NULL. */
size_t speech_starved(const struct speech *speech);

/* Asks and waits. */
enum status speech_say(struct speech *speech, const struct speech_request *request,
                       struct clip *clip, struct diags *diags) MUST_CHECK;

/* Gives a request up; its child is killed. Does not block. */
void speech_cancel(struct speech *speech, size_t ticket);

/* ---- what the engine can speak ---------------------------------------------------------------*/

struct speech_language {
    slice code; /* as in voice.language and segment.language: "ko", "en-gb-x-rp" */
    slice name; /* the engine's, in English: "Korean" */
};

struct speech_voices {
    slice engine; /* its version: "1.51" */
    struct speech_language *languages;
    size_t language_count;
    slice *variants; /* as in voice.variant: "f4", sorted */
    size_t variant_count;
};

/* Lists what the engine has, in the arena; takes some 5 ms. STATUS_FAILED as in speech_wait. */
enum status speech_voices(struct speech *speech, struct arena *arena, struct speech_voices *voices,
                          struct diags *diags) MUST_CHECK;

/* Whether a list has a language or a variant; the empty variant is always there. */
bool speech_voices_have_language(const struct speech_voices *voices, slice code);
bool speech_voices_have_variant(const struct speech_voices *voices, slice variant);

#endif
