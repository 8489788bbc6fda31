#include "transcript/formats/format.h"

#include "base/intl.h"
#include "transcript/plain/plain.h"

static bool claims_plain(slice text, const char **reason)
{
    (void)text;
    *reason = N_("no other format's marks");
    return true;
}

static void read_plain(struct builder *builder)
{
    plain_read(builder, NULL, 0, false);
}

const struct format format_plain = {"plain", claims_plain, read_plain, true};

/* In the order in which they are tried: the surest marks first. */
static const struct format *const formats[] = {&format_webvtt,   &format_json, &format_html,
                                               &format_srt,      &format_sbv,  &format_kakaotalk,
                                               &format_csv,      &format_chat, &format_fountain,
                                               &format_markdown, &format_plain};

const struct format *format_at(size_t i)
{
    return i < sizeof formats / sizeof formats[0] ? formats[i] : NULL;
}

const struct format *format_named(slice name)
{
    for (size_t i = 0; format_at(i); i++)
        if (slice_eq(name, slice_of(formats[i]->name)))
            return formats[i];
    return NULL;
}

const struct format *format_of(slice text, const char **reason)
{
    for (size_t i = 0; format_at(i); i++)
        if (formats[i]->claims(text, reason))
            return formats[i];
    return &format_plain;
}
