/* stamp: the date and time before a message of a chat, as the programs of many countries write it.
 */
#ifndef TRANSCRIPT_FORMATS_STAMP_H
#define TRANSCRIPT_FORMATS_STAMP_H

#include "base/slice.h"

/* The byte after the date and time that `line` begins with, and after the comma, dash or bracket
 * that ends them; 0 when it begins with none. Without a time (a day's heading) also 0.
 *     2026년 4월 25일 오후 3:20,      2026. 4. 25. 오후 3:20,     [31.12.21, 22:15:30]
 *     12/31/21, 10:15 PM -           April 25, 2026 at 3:20 PM, */
size_t stamp_end(slice line);

/* Whether the line is only a date, or a date with a day's name between rules. */
bool stamp_is_day(slice line);

/* The first date in the text whose order of year, month and day is sure; false without one. */
bool stamp_date(slice text, unsigned date[3]);

#endif
