#include "transcript/formats/html_element.h"

#include "base/slice.h"

#include <strings.h>

struct row {
    const char *name;
    enum element_kind kind;
};

static const struct row elements[] = {
    {"p", BLOCK},         {"div", BLOCK},        {"section", BLOCK},
    {"article", ARTICLE}, {"main", ARTICLE},     {"blockquote", BLOCK},
    {"ul", BLOCK},        {"ol", BLOCK},         {"dl", BLOCK},
    {"dd", BLOCK},        {"dt", SPEAKER},       {"table", BLOCK},
    {"tr", LINE},         {"td", CELL},          {"th", CELL},
    {"li", LINE},         {"br", LINE},          {"hr", LINE},
    {"pre", BLOCK},       {"h1", HEADLINE},      {"h2", HEADING},
    {"h3", HEADING},      {"h4", HEADING},       {"h5", HEADING},
    {"h6", HEADING},      {"b", BOLD},           {"strong", BOLD},
    {"cite", SPEAKER},    {"time", TIME},        {"title", TITLE},
    {"script", UNREAD},   {"style", UNREAD},     {"noscript", UNREAD},
    {"template", UNREAD}, {"nav", UNREAD},       {"aside", UNREAD},
    {"footer", UNREAD},   {"form", FORM},        {"button", UNREAD},
    {"select", UNREAD},   {"svg", UNREAD},       {"iframe", UNREAD},
    {"textarea", UNREAD}, {"object", UNREAD},    {"audio", UNREAD},
    {"video", UNREAD},    {"figcaption", BLOCK}, {"header", HEADER},
    {"figure", BLOCK},    {"address", BLOCK},    {"details", BLOCK},
    {"summary", BLOCK},   {"body", BLOCK},       {"center", BLOCK},
    {"sup", NUMBER},      {"rt", UNREAD},        {"rp", UNREAD},
    {"thead", UNREAD},    {"sync", LINE},        {"dialog", UNREAD},
    {"fieldset", UNREAD}, {"menu", UNREAD},      {"math", UNREAD},
    {"canvas", UNREAD},   {"datalist", UNREAD},  {"map", UNREAD},
    {"metadata", UNREAD}, {"sdfield", UNREAD}, /* LibreOffice's page numbers */
};

/* Words of a class or an id, whole. */
static const struct row classes[] = {
    {"speaker", SPEAKER},
    {"speaker-name", SPEAKER},
    {"speaker_name", SPEAKER},
    {"speakername", SPEAKER},
    {"speaker-label", SPEAKER},
    {"transcript-speaker", SPEAKER},
    {"author-name", SPEAKER},
    {"character", SPEAKER},
    {"username", SPEAKER},
    {"user-name", SPEAKER},
    {"nickname", SPEAKER},
    {"sender", SPEAKER},
    {"chatlog__author", SPEAKER},
    {"from_name", SPEAKER},
    {"name", NAME},
    {"author", NAME},
    {"user", NAME},
    {"nick", NAME},
    {"writer", NAME},
    {"who", NAME},
    {"initials", UNREAD},
    {"media_end_head_headline", HEADLINE},
    {"article_title", HEADLINE},
    {"article-title", HEADLINE},
    {"entry-title", HEADLINE},
    {"timestamp", TIME},
    {"time-stamp", TIME},
    {"timecode", TIME},
    {"time", TIME},
    {"chatlog__timestamp", TIME},
    {"date", TIME},
    {"footnote-back", UNREAD},
    {"sr-only", UNREAD},
    {"articlebody", BODY},
    {"article-body", BODY},
    {"article_body", BODY},
    {"article-text", BODY},
    {"article_txt", BODY},
    {"article-content", BODY},
    {"article_content", BODY},
    {"article_view", BODY},
    {"news_body", BODY},
    {"news_txt", BODY},
    {"newsct_article", BODY},
    {"dic_area", BODY},
    {"cont_newstext", BODY},
    {"entry-content", BODY},
    {"post-content", BODY},
    {"post_content", BODY},
    {"transcript", BODY},
    {"transcript-body", BODY},
    {"transcript-content", BODY},
};

static const struct row roles[] = {
    {"navigation", UNREAD},   {"contentinfo", UNREAD}, {"complementary", UNREAD},
    {"search", UNREAD},       {"menu", UNREAD},        {"menubar", UNREAD},
    {"dialog", UNREAD},       {"tablist", UNREAD},     {"doc-noteref", UNREAD},
    {"doc-backlink", UNREAD},
};

static enum element_kind find(const struct row *rows, size_t count, slice word)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(rows[i].name) == word.len && strncasecmp(rows[i].name, word.ptr, word.len) == 0)
            return rows[i].kind;
    return INLINE;
}
#define FIND(rows, word) find((rows), sizeof(rows) / sizeof(rows)[0], (word))

/* What the first word that says something makes of the element. */
static enum element_kind class_kind(slice words)
{
    enum element_kind kind = INLINE;
    slice word;

    while (kind == INLINE && slice_next_field(&words, ' ', &word))
        kind = FIND(classes, word);
    return kind;
}

static bool is_hidden(const char *name, slice value)
{
    return strcmp(name, "hidden") == 0 ||
           (strcmp(name, "aria-hidden") == 0 && slice_eq(value, S("true"))) ||
           (strcmp(name, "style") == 0 && (slice_find(value, S("display:none"), 0) != SLICE_NONE ||
                                           slice_find(value, S("display: none"), 0) != SLICE_NONE));
}

static enum element_kind attribute_kind(const char *name, slice value)
{
    if (is_hidden(name, value))
        return UNREAD;
    if (strcmp(name, "role") == 0)
        return FIND(roles, value);
    if (strcmp(name, "epub:type") == 0)
        return slice_eq(value, S("noteref")) || slice_eq(value, S("pagebreak")) ? UNREAD : INLINE;
    if (strcmp(name, "itemprop") == 0)
        return slice_eq(value, S("articleBody")) ? BODY : INLINE;
    if (strcmp(name, "class") == 0 || strcmp(name, "id") == 0)
        return class_kind(value);
    return INLINE;
}

enum element_kind html_element_kind(const char *name, const char *const *attributes)
{
    enum element_kind kind = FIND(elements, slice_of(name)), said = INLINE;

    if (kind == UNREAD || strcmp(name, "body") == 0)
        return kind;
    for (size_t i = 0; said == INLINE && attributes && attributes[i]; i += 2)
        said = attribute_kind(attributes[i], slice_of(attributes[i + 1]));
    return said == INLINE ? kind : said;
}
