/* intl: messages in the user's language, by gettext. _() marks a message and gives its translation;
 * N_() only marks one that stands in a table. */
#ifndef BASE_INTL_H
#define BASE_INTL_H

#include <libintl.h>
#include <stdbool.h>

#define _(text)  gettext(text)
#define N_(text) (text)

/* Text is UTF-8 whatever the user's locale, numbers have a decimal point; messages are in the
 * user's language (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), also where the system lacks that locale.
 * Call it first, before any thread. */
void intl_init(void);

#endif
