#include "transcript/plain/minutes.h"

#include "base/utf8.h"
#include "transcript/words.h"

enum { SURELY_SAID = 1000000 }; /* added to a title's count when a word behind it is no name */

/* Whether the word cannot be the name of a person: not of two to four syllables of Hangul, the
 * first a surname, or with a particle that no name ends in. Hanja and other scripts may be. */
static bool is_no_name(slice word)
{
    static const char surnames[] =
        "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채"
        "원천방공현"
        "함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용봉사부경피감두";
    static const slice particles[] = {S_INIT("는"), S_INIT("을"), S_INIT("를"), S_INIT("게"),
                                      S_INIT("서"), S_INIT(","),  S_INIT("."),  S_INIT("?")};
    size_t syllables = 0;
    char32_t c;

    for (size_t at = 0; at < word.len; syllables++) {
        at += utf8_decode(word, at, &c);
        if (!char_is_hangul_syllable(c) && c != ',' && c != '.' && c != '?')
            return false;
    }
    if (syllables < 2 || syllables > 4)
        return true;
    for (size_t i = 0; i < sizeof particles / sizeof particles[0]; i++)
        if (slice_has_suffix(word, particles[i]))
            return true;
    return slice_find(slice_of(surnames), slice_sub(word, 0, 3), 0) == SLICE_NONE;
}

/* The title and the word behind it; false when the label is not of both. */
static bool split(const struct page *page, const struct label *label, slice *title, slice *word)
{
    slice whole = page_span(page, label->name);
    size_t blank = label->style == LABEL_MINUTES ? slice_find_byte(whole, ' ', 0) : SLICE_NONE;

    if (blank == SLICE_NONE || slice_has_prefix(slice_from(page->text, label->whole.end), S("  ")))
        return false;
    *title = slice_sub(whole, 0, blank);
    *word = slice_trim(slice_from(whole, blank));
    return words_is_title(*title) && !words_is_title(*word);
}

void minutes_cut(struct page *page)
{
    struct table titles, labels; /* how often each stands */
    slice title, word;

    table_init(&titles);
    table_init(&labels);
    for (size_t i = 0; i < page->labels.len; i++)
        if (split(page, &page->labels.at[i], &title, &word)) {
            *table_at(&titles, title, NULL) += is_no_name(word) ? SURELY_SAID : 1;
            ++*table_at(&labels, page_span(page, page->labels.at[i].name), NULL);
        }
    for (size_t i = 0; i < page->labels.len; i++) {
        struct label *label = &page->labels.at[i];

        if (!split(page, label, &title, &word) || *table_find(&titles, title) < SURELY_SAID ||
            (*table_find(&labels, page_span(page, label->name)) > 1 && !is_no_name(word)))
            continue;
        label->name.end = label->whole.end = label->name.start + title.len;
        label->alone = false;
    }
    table_free(&titles);
    table_free(&labels);
}
