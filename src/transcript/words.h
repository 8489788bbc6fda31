/* words: the words that tell a speaker's label from other words before a colon, in the languages
 * that transcripts come in. Texts are compared folded: see words_fold. */
#ifndef TRANSCRIPT_WORDS_H
#define TRANSCRIPT_WORDS_H

#include "base/buf.h"
#include "base/slice.h"

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

/* Whether the last word of `name` is a role or a title, as in `김모모 기자`. */
bool words_ends_in_role(slice name);

/* Whether `word` is by itself a role or a title: 위원장, 차관, 관장. */
bool words_is_title(slice word);

/* Whether `name` marks a recording of somebody, after which the reporter goes on: 인터뷰, 녹취. */
bool words_is_clip(slice name);

/* Whether `name` is a role that a programme's credits list too (진행: 김모모, Host: Ann Lee). */
bool words_is_credit(slice name);

/* Whether `name` is a word that joins sentences, or begins one that is no name: but, 그리고. */
bool words_has_sentence_word(slice name);

/* Whether `name` is the name of a field and never of a speaker: 내용, 출처, Date. */
bool words_is_field(slice name);

#endif
