/* inputs: the transcripts that files and folders on the command line stand for. */
#ifndef COMMAND_INPUTS_H
#define COMMAND_INPUTS_H

#include "base/diag.h"
#include "base/status.h"
#include "command/options.h"

struct inputs {
    const char **at; /* sorted by bytes, each once; owned, the paths by the arena */
    size_t len, cap;
};

/* Files as they are named; of folders, all transcripts in them and below, by suffix: .txt .text
 * .md .html .htm .xhtml .srt .vtt .sbv .smi .ttml .fountain .docx .odt .hwpx. Hidden ones, links to
 * folders, and what one of `outputs` (templates) makes of another input are left out. A folder that
 * cannot be read is an error; the others go on. `inputs` must be freed in any case. */
enum status inputs_find(struct inputs *inputs, struct arena *arena, const char *const *paths,
                        size_t path_count, const char *const *outputs, size_t output_count,
                        struct diags *diags);
void inputs_free(struct inputs *inputs);

/* Puts in the place of each folder among the options' files the transcripts in it and below, as
 * inputs_find finds them. A folder that cannot be read or has none is an error; the other files are
 * there in any case, in their order. */
enum status inputs_open_folders(struct options *options, struct diags *diags) MUST_CHECK;

#endif
