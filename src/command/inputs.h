/* inputs: the transcripts that files and folders on the command line stand for. */
#ifndef COMMAND_INPUTS_H
#define COMMAND_INPUTS_H

#include "base/diag.h"
#include "base/status.h"

struct inputs {
    const char **at; /* sorted by bytes, each once; owned, the paths by the arena */
    size_t len, cap;
};

/* Files as they are named; of folders, all transcripts in them and below, by suffix: .txt .text
 * .md .html .htm .xhtml .srt .vtt .fountain. Hidden ones, links to folders, and what one of
 * `outputs` (templates) makes of another input are left out. A folder that cannot be read is an
 * error; the others go on. `inputs` must be freed in any case. */
enum status inputs_find(struct inputs *inputs, struct arena *arena, char *const *paths,
                        size_t path_count, const char *const *outputs, size_t output_count,
                        struct diags *diags);
void inputs_free(struct inputs *inputs);

#endif
