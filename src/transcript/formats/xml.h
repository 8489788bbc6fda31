/* xml: the few things that readers of XML in a zip file share, by libxml2's text reader. Nothing is
 * fetched from outside, and entities of the text's own are not expanded. */
#ifndef TRANSCRIPT_FORMATS_XML_H
#define TRANSCRIPT_FORMATS_XML_H

#include "base/arena.h"
#include "base/buf.h"

#include <libxml/xmlreader.h>

/* A reader of the text, which must live as long; NULL for an empty one. xmlFreeTextReader frees it.
 */
xmlTextReaderPtr xml_reader(slice text);

/* Whether the reader stands at the start of an element of that local name. */
bool xml_is_start(xmlTextReaderPtr reader, const char *name);

/* The value of an attribute, copied to the arena; empty when there is none. */
slice xml_attribute(struct arena *arena, xmlTextReaderPtr reader, const char *name);

/* Adds text as it stands in HTML: & and < escaped. */
void xml_escape(struct buf *html, slice text);

#endif
