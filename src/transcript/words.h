/* words: the words that tell a speaker's label from other words before a colon, in the languages
 * that transcripts come in. Texts are compared folded: see words_fold. */
#ifndef TRANSCRIPT_WORDS_H
#define TRANSCRIPT_WORDS_H

#include "base/buf.h"
#include "base/slice.h"
#include "transcript/table.h"

enum role {
    ROLE_NONE,
    ROLE_HOST,  /* leads the talk: MC, 진행자, Host */
    ROLE_OTHER, /* any other: 기자, 시민, Guest, 男 */
    ROLE_ASKS,  /* 문, Q., 질문 */
    ROLE_ANSWERS
};

/* Appends `name` as it is compared: small letters, full-width forms made narrow, blanks single,
 * marks at both ends off. */
void words_fold(struct buf *folded, slice name);

/* The role that `name` is, in exact form; a number or a letter may follow it (기자2, Speaker 1). */
enum role words_role(slice name);

/* Whether `word` is by itself a role or a title: 위원장, 차관, 관장. */
bool words_is_title(slice word);

/* Whether the last word of `name`, of several, is one: 김모모 기자. */
bool words_ends_in_role(slice name);

/* Whether `name` marks a recording of somebody, after which the reporter goes on: 인터뷰, 녹취. */
bool words_is_clip(slice name);

/* Whether `name` means all who speak: All, 일동, 다같이. */
bool words_is_everybody(slice name);

/* Whether `name` is a role that a programme's credits list too (진행: 김모모, Host: Ann Lee). */
bool words_is_credit(slice name);

/* Whether `name` is the name of a field and never of a speaker: 내용, 출처, Date. */
bool words_is_field(slice name);

/* The lists of words by word, for those who ask about many names. */
struct word_lists {
    struct table words;
};
void word_lists_init(struct word_lists *lists);
void word_lists_free(struct word_lists *lists);

/* What a name is: what the functions above tell one by one, and more. */
struct words_told {
    enum role role;
    bool ends_in_role;      /* its last word is a role or a title, as in `김모모 기자` */
    bool has_sentence_word; /* one that joins sentences or begins one: but, 그리고 */
    bool clip, credit, field;
};
struct words_told words_tell(const struct word_lists *lists, slice name);

/* words_role, by the lists. */
enum role words_tell_role(const struct word_lists *lists, slice name);

#endif
