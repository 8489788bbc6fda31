/* html_element: what an element of a page is for, by its name and its attributes. */
#ifndef TRANSCRIPT_FORMATS_HTML_ELEMENT_H
#define TRANSCRIPT_FORMATS_HTML_ELEMENT_H

enum element_kind {
    INLINE,
    BLOCK, /* begins and ends a paragraph */
    LINE,  /* begins a line: br, li, tr */
    CELL,  /* of a table */
    HEADING,
    HEADLINE, /* h1 */
    BOLD,
    SPEAKER, /* cite, dt, class="speaker" */
    NAME,    /* of a speaker, or of somebody else: class="name" */
    TIME,
    TITLE,
    NUMBER, /* raised: a note's, when it is one */
    UNREAD, /* all inside is set aside: menus, scripts, forms */
    FORM,   /* set aside as UNREAD is, unless it is about the whole page */
    HEADER,
    ARTICLE, /* article, main */
    BODY     /* the article's text, as the page itself says */
};

/* The kind of an element; attributes are name, value, name, value, NULL as libxml2 has them, or
 * NULL. */
enum element_kind html_element_kind(const char *name, const char *const *attributes);

#endif
