/* format: the containers that transcripts come in, tried before plain text.
 *
 * A format is believed when its pattern holds on most lines, not when a word of it is met. */
#ifndef TRANSCRIPT_FORMATS_FORMAT_H
#define TRANSCRIPT_FORMATS_FORMAT_H

#include "transcript/build.h"

struct format {
    const char *name; /* as --format takes it */
    /* Whether the text is of this format; *reason (marked for translation) says what showed it. */
    bool (*claims)(slice text, const char **reason);
    /* Reads the builder's text, whether or not it was claimed. */
    void (*read)(struct builder *builder);
    /* Its beginning, cut off between two lines, reads as it does in the whole. */
    bool streams;
};

/* The format of that name, or NULL. */
const struct format *format_named(slice name);

/* The format of a text: the first that claims it; plain text last. */
const struct format *format_of(slice text, const char **reason);

/* The i-th format, or NULL past the last, for a list of names. */
const struct format *format_at(size_t i);

extern const struct format format_webvtt, format_srt, format_sbv, format_chat, format_kakaotalk,
    format_csv, format_json, format_fountain, format_markdown, format_html, format_plain;

#endif
