/* lexicons: the user's own readings and pronunciations, of all transcripts and of this one.
 *
 *     ~/.config/nangdok/lexicon.tsv         written TAB spoken      talk.lexicon.tsv beside
 * talk.txt
 *     ~/.config/nangdok/pronunciation.tsv   word TAB how it sounds  talk.pronunciation.tsv
 *
 * None of them need be there. A nearer file wins: --lexicon FILE over the user's, the one beside
 * the transcript over all. */
#ifndef PLAY_LEXICONS_H
#define PLAY_LEXICONS_H

#include "base/diag.h"
#include "base/status.h"
#include "korean/normalize/normalize.h"
#include "korean/pronounce/pronounce.h"

struct lexicons {
    struct user_lexicon *readings;                 /* owned; NULL: no file */
    const struct pronounce_lexicon *pronunciation; /* in the arena; NULL: no file */
};

/* Paths, in order: a later one wins. The strings are borrowed. */
struct lexicon_files {
    const char **readings; /* --lexicon */
    size_t reading_count;
    const char **pronunciations; /* --pronunciation */
    size_t pronunciation_count;
};

/* All that are read for the transcript at `path`: those named, and the others that are there. In
 * the arena. */
struct lexicon_files lexicons_find(struct arena *arena, const char *path,
                                   const struct lexicon_files *named);

/* Loads what there is for the transcript at `path` ("-": only the user's). STATUS_UNREADABLE, with
 * an error, when a file is there, or was named, and cannot be read; bad lines are warnings. The
 * lexicons must be freed in any case, before the arena. */
enum status lexicons_load(struct lexicons *lexicons, struct arena *arena, const char *path,
                          const struct lexicon_files *named, struct diags *diags) MUST_CHECK;
void lexicons_free(struct lexicons *lexicons);

#endif
