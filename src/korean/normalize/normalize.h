/* normalize: written Korean becomes spoken Korean. `20개국` -> 이십 개국, `마운(馬雲)` -> 마운.
 *
 * The result holds only Hangul, blanks, sentence punctuation (what eSpeak NG takes for a pause or
 * passes over in silence), and the words of other languages named in `spans`. Hangul of the input
 * is never rewritten, but for a particle after a piece that was (은/는, 이/가, 을/를, 와/과,
 * 으로/로). Normalising the result again changes nothing.
 *
 * In a transcript of another language than Korean the engine reads numbers and words itself: only
 * glosses, bare decorations and symbols that the engine would lose are set aside or put in words.
 *
 * Every function may be called from any thread; there is no state but what is passed in. */
#ifndef KOREAN_NORMALIZE_NORMALIZE_H
#define KOREAN_NORMALIZE_NORMALIZE_H

#include "base/align.h"
#include "base/diag.h"
#include "base/status.h"

/* A stretch of the spoken text in a language that is not the transcript's. Spans are in order and
 * do not overlap; each covers whole words and never begins or ends with a blank. */
struct language_span {
    struct span spoken; /* bytes of the spoken text */
    slice language;     /* an eSpeak NG voice: "en", "ja", "cmn", "ru" */
};

/* Why a piece of the written text became what it did. Steps are in the order of the written text
 * and do not overlap; a stretch without a step was copied as it stood. */
struct normalize_step {
    struct span written, spoken; /* bytes; spoken is empty where the piece was set aside */
    slice rule;                  /* a short stable name: "date", "counter-native", "gloss-hanja" */
};

struct spoken {
    slice text;         /* UTF-8, in the arena, without line ends */
    struct align align; /* text -> the written text; covers every byte of both */
    struct language_span *spans;
    size_t span_count;
    struct normalize_step *steps;
    size_t step_count;
};

/* What is said of a gloss in brackets: 마운(馬雲), 국제통화기금(IMF), (eWTP, Electronic World Trade
 * Platform). */
enum hanja_gloss { HANJA_SKIP, HANJA_READ };
enum latin_gloss { LATIN_READ, LATIN_ABBREVIATION, LATIN_SKIP };

/* How many marks are named aloud, with the meanings of NVDA's and Orca's levels. NONE names no
 * mark or symbol; ALL names every comma. A number, a unit, a word is
 * read in full at every level. SENSE is the default: what an announcer would say. */
enum punctuation_level {
    PUNCTUATION_SENSE,
    PUNCTUATION_NONE,
    PUNCTUATION_SOME,
    PUNCTUATION_MOST,
    PUNCTUATION_ALL
};

enum url_reading { URL_READ, URL_HOST, URL_SKIP };
enum dateline_reading { DATELINE_FULL, DATELINE_DATE, DATELINE_SKIP };
enum english_reading { ENGLISH_VOICE, ENGLISH_HANGUL };

struct user_lexicon;

/* All zero is the good announcer of Korean. */
struct normalize_options {
    slice language; /* of the transcript, an eSpeak NG voice ("ko", "en", "en-us"); empty: "ko" */
    enum hanja_gloss hanja;
    enum latin_gloss latin;
    enum punctuation_level punctuation;
    enum url_reading url;
    enum dateline_reading dateline;
    enum english_reading english;
    const struct user_lexicon *lexicon; /* not owned; NULL: none */
};

/* Puts `written`, one sentence or line (valid UTF-8 without a line end; the text lives as long as
 * the caller likes, nothing points into it afterwards), in words. All of *out is allocated in the
 * arena. It cannot fail: what no rule knows is set aside with the rule "unknown". */
void korean_normalize(struct arena *arena, slice written, const struct normalize_options *options,
                      struct spoken *out);

/* A user's own readings: `written TAB spoken`, one a line; blank lines and lines that begin with
 * `#` are passed over. A word of the lexicon wins over every rule, the longest first; it stands on
 * its own (no letter or digit of the same script touches it), but that a particle may follow. The
 * spoken side is said as it stands. */
struct user_lexicon *user_lexicon_new(void);
void user_lexicon_free(struct user_lexicon *lexicon); /* NULL is allowed */

/* Adds the entries of `bytes`; an entry that was there is replaced, so the nearer file is added
 * last. A line without a tab, or with an empty side, adds a warning for `path` and is passed over.
 */
void user_lexicon_add(struct user_lexicon *lexicon, slice bytes, slice path, struct diags *diags);

/* The same for a whole file. STATUS_UNREADABLE with an error in diags when it cannot be read; what
 * the lexicon held stays. */
enum status user_lexicon_load(struct user_lexicon *lexicon, const char *path,
                              struct diags *diags) MUST_CHECK;

/* $XDG_CONFIG_HOME/nangdok/lexicon.tsv or ~/.config/nangdok/lexicon.tsv, in the arena and ended by
 * a NUL; empty when the user has no home. The file need not be there. */
slice user_lexicon_path(struct arena *arena);

#endif
