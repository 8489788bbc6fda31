#include "transcript/warn.h"

#include "base/intl.h"
#include "transcript/names.h"

enum {
    MANY_LINES = 20,     /* a talk of so many lines has labels */
    FEW_DASHES = 3,      /* paragraphs that begin with one, of a talk, at least */
    MUCH = 30,           /* percent */
    FEW_SPEAKERS = 3,    /* so few may well speak once each */
    COMPARED_NAMES = 200 /* each with each */
};

static size_t bytes_of(struct span span)
{
    return span.end - span.start;
}

static bool is_labelled(const struct turn *turn)
{
    return turn->label.start < turn->label.end;
}

/* Its name is others' names. */
static bool is_choir(const struct speaker *speaker)
{
    return speaker->member_count > 0;
}

/* Most of its paragraphs begin with a dash: a talk whose sides nothing tells apart. */
static bool has_dashes(const struct transcript *t)
{
    size_t dashes = 0, parts = 0;

    for (size_t i = 0; i < t->turn_count; i++)
        for (size_t p = 0; p < t->turns[i].part_count; p++, parts++)
            dashes += slice_has_prefix(t->turns[i].parts[p].text, S("—")) ||
                      slice_has_prefix(t->turns[i].parts[p].text, S("–")) ||
                      slice_has_prefix(t->turns[i].parts[p].text, S("-"));
    return dashes >= FEW_DASHES && dashes * 2 >= parts;
}

static void warn_about_labels(const struct transcript *t, size_t lines, struct diags *diags)
{
    size_t labels = 0, speakers = 0, once = 0, before = 0, all = 0;

    for (size_t i = 0; i < t->turn_count; i++) {
        for (size_t p = 0; p < t->turns[i].part_count; p++) {
            size_t bytes = bytes_of(t->turns[i].parts[p].source);

            all += bytes;
            before += labels == 0 && !is_labelled(&t->turns[i]) ? bytes : 0;
        }
        labels += is_labelled(&t->turns[i]);
    }
    for (size_t i = 0; i < t->speaker_count; i++) {
        speakers += !is_choir(&t->speakers[i]);
        once += !is_choir(&t->speakers[i]) && t->speakers[i].turn_count == 1;
    }
    if (labels == 0 && (lines > MANY_LINES || has_dashes(t)))
        diag_add(diags, DIAG_NOTE, t->path, 0, 0,
                 _("no speaker was found: one voice reads it all"));
    else if (labels == 1)
        diag_add(diags, DIAG_NOTE, t->path, 0, 0, _("only one label was found"));
    else if (labels > 1 && before * 100 > all * MUCH)
        diag_add(diags, DIAG_NOTE, t->path, 0, 0,
                 _("%zu percent of the text stands before the first label"), before * 100 / all);
    if (speakers > FEW_SPEAKERS && once * 2 > speakers)
        diag_add(diags, DIAG_NOTE, t->path, 0, 0, _("%zu of %zu speakers speak only once"), once,
                 speakers);
}

static void warn_about_furniture(const struct transcript *t, struct diags *diags)
{
    size_t aside = 0;

    for (size_t i = 0; i < t->furniture_count; i++)
        if (t->furniture[i].text.len && !slice_eq(t->furniture[i].reason, S("title")) &&
            !slice_eq(t->furniture[i].reason, S("timing")) &&
            !slice_eq(t->furniture[i].reason, S("mark")) &&
            !slice_eq(t->furniture[i].reason, S("front matter")) &&
            !slice_eq(t->furniture[i].reason, S("markup")))
            aside += bytes_of(t->furniture[i].source);
    if (t->file_size && aside * 100 / t->file_size > MUCH)
        diag_add(diags, DIAG_NOTE, t->path, 0, 0, _("%zu percent of the file is set aside"),
                 aside * 100 / t->file_size);
}

static void warn_about_names(const struct transcript *t, struct diags *diags)
{
    if (t->speaker_count > COMPARED_NAMES)
        return;
    for (size_t i = 0; i < t->speaker_count; i++)
        for (size_t k = 0; k < i; k++)
            if (!is_choir(&t->speakers[i]) && !is_choir(&t->speakers[k]) &&
                names_look_alike(t->speakers[i].name, t->speakers[k].name))
                diag_add(diags, DIAG_NOTE, t->path, 0, 0,
                         _("two speakers' names are one letter apart: %.*s, %.*s"),
                         SLICE_ARG(t->speakers[k].name), SLICE_ARG(t->speakers[i].name));
}

void warn_about(const struct transcript *transcript, size_t lines, struct diags *diags)
{
    warn_about_labels(transcript, lines, diags);
    warn_about_furniture(transcript, diags);
    warn_about_names(transcript, diags);
}
