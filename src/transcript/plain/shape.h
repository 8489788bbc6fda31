/* shape: lines that are known by their looks not to be part of a talk. */
#ifndef TRANSCRIPT_PLAIN_SHAPE_H
#define TRANSCRIPT_PLAIN_SHAPE_H

#include "base/slice.h"

/* The reason for which a line is set aside (a name of transcript.h), or NULL. For lines before the
 * first and after the last label only: talk may look so too. */
const char *shape_of(slice line);

enum { SHAPE_SHORT = 120 }; /* bytes: about forty syllables; furniture seldom has longer lines */

/* Of these, in shape_head.c: a date with at most a time, a station and a count of readers; who
 * wrote it; how many read it; where a new scene begins (S#2. 강가, Scene 3); a time
 * with its zone (10:12 A.M. EDT, END 10:19 A.M. EDT). */
bool shape_is_dateline(slice line);
bool shape_is_byline(slice line);
bool shape_is_count(slice line);
bool shape_is_scene(slice line);
bool shape_is_zoned_time(slice line);

/* Who sends, beside the date of a dateline (2017-05-08 15:38:06 cri), or whose the rights are
 * (© 2031 강변방송, All rights reserved); empty when that does not show. */
slice shape_station(slice line);
slice shape_owner(slice line);

/* Whether it says whose the rights are: without that its shape is no "copyright". */
bool shape_has_rights(slice line);

/* Whether one of the words stands in the line. */
bool shape_has_one_of(slice line, const char *const *words, size_t count);

/* The line from its first letter, digit, bracket or quotation mark on. */
slice shape_without_marks(slice line);

/* Whether the line tells whose a picture is: `[사진=강변우체국 제공]`. */
bool shape_is_photo(slice line);

/* What is no part of a talk inside it either, in shape_inside.c: `ann has joined #tea`, tags, what
 * stands below a picture; the reason, or NULL. */
const char *shape_inside(slice line);

/* The shapes of shape_of that are known by all of their words, in shape_page.c: rows of buttons. */
const char *shape_of_page(slice line);

/* A field without a colon, `장소 회의실`: for lines above the talk only. */
bool shape_is_bare_field(slice line);

/* Of shape_inside, the headings of lessons between and below their dialogues, 새 단어, Vocabulary,
 * 대화 2; and what an exercise asks: `2. 다음을 듣고 ... 고르십시오.`, or its number alone. */
bool shape_is_section(slice line);
bool shape_is_task(slice line);

/* The bytes of `(sitting) `, how it is said, at the start of what is said; 0 when it begins with
 * none. What is no word, or one that is said, 네, is not it. In shape_inside.c. */
size_t shape_acting_end(slice said);

/* Whether the line opens the list of those present in minutes: `○출석위원(2인)`. */
bool shape_is_attendance(slice line);

/* Whether the line is a table of contents' with dots to the page number. */
bool shape_is_contents(slice line);

/* The line without a page number at its start or end, for running heads; *number is the page.
 * false when it has none. */
bool shape_page_head(slice line, slice *head, unsigned *number);

/* Whether the line begins with a whole date. */
bool shape_starts_with_date(slice line, size_t *end);

#endif
