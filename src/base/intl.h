/* intl: messages in the user's language, by gettext. _() marks a message and gives its translation;
 * N_() only marks one that stands in a table. */
#ifndef BASE_INTL_H
#define BASE_INTL_H

#include <libintl.h>

#define _(text)  gettext(text)
#define N_(text) (text)

#endif
