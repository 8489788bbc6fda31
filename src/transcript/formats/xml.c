#include "transcript/formats/xml.h"

#include <libxml/parser.h>
#include <limits.h>

xmlTextReaderPtr xml_reader(slice text)
{
    return text.len && text.len <= INT_MAX
               ? xmlReaderForMemory(text.ptr, (int)text.len, NULL, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)
               : NULL;
}

static bool is_node(xmlTextReaderPtr reader, int type, const char *name)
{
    return xmlTextReaderNodeType(reader) == type &&
           strcmp((const char *)xmlTextReaderConstLocalName(reader), name) == 0;
}

bool xml_is_start(xmlTextReaderPtr reader, const char *name)
{
    return is_node(reader, XML_READER_TYPE_ELEMENT, name);
}

slice xml_attribute(struct arena *arena, xmlTextReaderPtr reader, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(reader, (const xmlChar *)name);
    slice copy = value ? arena_copy(arena, slice_of((const char *)value)) : S("");

    xmlFree(value);
    return copy;
}

void xml_escape(struct buf *html, slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '&')
            buf_add(html, S("&amp;"));
        else if (text.ptr[i] == '<')
            buf_add(html, S("&lt;"));
        else
            buf_add_byte(html, text.ptr[i]);
    }
}
