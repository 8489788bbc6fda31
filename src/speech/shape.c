#include "speech/shape.h"

#include "base/file.h"

#include <espeak-ng/speak_lib.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    LONGEST_PATH = 4096,
    LONGEST_NAME = 60 /* the engine copies a voice's path into so many bytes (voices.c) */
};

/* The file of the language that the engine is set to; false when it cannot be read. */
static bool read_language(struct arena *arena, slice *text)
{
    const espeak_VOICE *voice = espeak_GetCurrentVoice();
    const char *data = NULL;
    char path[LONGEST_PATH];

    espeak_Info(&data);
    if (!voice || !voice->identifier)
        return false;
    snprintf(path, sizeof path, "%s/lang/%s", data, voice->identifier);
    return file_read(path, arena, text, NULL) == STATUS_OK;
}

/* A file in memory with the two texts, or -1. */
static int join(slice language, slice shape)
{
    int file = memfd_create("voice", MFD_CLOEXEC);
    FILE *out = file >= 0 ? fdopen(dup(file), "w") : NULL;
    bool written;

    if (!out) {
        if (file >= 0)
            close(file);
        return -1;
    }
    written = fwrite(language.ptr, 1, language.len, out) == language.len &&
              fputc('\n', out) != EOF && fwrite(shape.ptr, 1, shape.len, out) == shape.len;
    if (fclose(out) != 0 || !written) {
        close(file);
        return -1;
    }
    return file;
}

bool shape_voice(slice shape)
{
    struct arena arena;
    char path[LONGEST_NAME];
    slice language;
    bool loaded = false;
    int file;

    arena_init(&arena);
    if (read_language(&arena, &language)) {
        file = join(language, shape);
        snprintf(path, sizeof path, "/proc/self/fd/%d", file);
        loaded = file >= 0 && espeak_SetVoiceByFile(path) == EE_OK;
        if (file >= 0)
            close(file);
    }
    arena_free(&arena);
    return loaded;
}
