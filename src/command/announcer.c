#include "command/announcer.h"

#include <string.h>

struct choice {
    const char *name;
    int value;
};

static const struct choice punctuations[] = {
    {"sense", PUNCTUATION_SENSE}, {"none", PUNCTUATION_NONE}, {"some", PUNCTUATION_SOME},
    {"most", PUNCTUATION_MOST},   {"all", PUNCTUATION_ALL},   {NULL, 0}};
static const struct choice urls[] = {
    {"read", URL_READ}, {"host", URL_HOST}, {"skip", URL_SKIP}, {NULL, 0}};
static const struct choice datelines[] = {
    {"full", DATELINE_FULL}, {"date", DATELINE_DATE}, {"skip", DATELINE_SKIP}, {NULL, 0}};
static const struct choice englishes[] = {
    {"voice", ENGLISH_VOICE}, {"hangul", ENGLISH_HANGUL}, {NULL, 0}};
static const struct choice hanjas[] = {{"skip", HANJA_SKIP}, {"read", HANJA_READ}, {NULL, 0}};
static const struct choice latins[] = {
    {"read", LATIN_READ}, {"abbrev", LATIN_ABBREVIATION}, {"skip", LATIN_SKIP}, {NULL, 0}};

/* The value of the choice that `name` names; false when there is none. */
static bool find(const struct choice *choices, slice name, int *value)
{
    for (; choices->name; choices++) {
        if (slice_eq(name, slice_of(choices->name))) {
            *value = choices->value;
            return true;
        }
    }
    return false;
}

/* hanja=read,latin=skip */
static bool set_gloss(struct normalize_options *options, const char *value)
{
    struct normalize_options changed = *options;
    slice rest = slice_of(value), part;
    int how;

    while (slice_next_field(&rest, ',', &part)) {
        if (slice_has_prefix(part, S("hanja=")) && find(hanjas, slice_from(part, 6), &how))
            changed.hanja = (enum hanja_gloss)how;
        else if (slice_has_prefix(part, S("latin=")) && find(latins, slice_from(part, 6), &how))
            changed.latin = (enum latin_gloss)how;
        else
            return false;
    }
    *options = changed;
    return true;
}

bool announcer_set(struct normalize_options *options, const char *name, const char *value,
                   const char **values)
{
    int how = 0;

    if (strcmp(name, "gloss") == 0) {
        *values = "hanja=skip|read, latin=read|abbrev|skip";
        return set_gloss(options, value);
    }
    if (strcmp(name, "punctuation") == 0) {
        *values = "sense, none, some, most, all";
        if (!find(punctuations, slice_of(value), &how))
            return false;
        options->punctuation = (enum punctuation_level)how;
    } else if (strcmp(name, "url") == 0) {
        *values = "read, host, skip";
        if (!find(urls, slice_of(value), &how))
            return false;
        options->url = (enum url_reading)how;
    } else if (strcmp(name, "dateline") == 0) {
        *values = "full, date, skip";
        if (!find(datelines, slice_of(value), &how))
            return false;
        options->dateline = (enum dateline_reading)how;
    } else if (strcmp(name, "english") == 0) {
        *values = "voice, hangul";
        if (!find(englishes, slice_of(value), &how))
            return false;
        options->english = (enum english_reading)how;
    } else {
        *values = NULL;
        return false;
    }
    return true;
}
