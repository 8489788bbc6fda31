/* M4B: AAC in MP4, made by the ffmpeg command from what we pipe into it, for Debian has no AAC
 * encoder as a library. At the end ffmpeg copies it once more with tags and chapters, which MP4
 * takes in front. */
#include "base/intl.h"
#include "base/memory.h"
#include "base/signals.h"
#include "sink/encode.h"
#include "sink/id3.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { FRAMES_A_MS = SOUND_RATE / 1000 };

struct m4b {
    struct encoder encoder;
    char *plain; /* path of the sound without chapters; owned */
    pid_t ffmpeg;
    FILE *pipe;
    int said; /* a file in memory, of what ffmpeg says */
};

/* Starts a command with `input` (or nothing) as its standard input, which speaks into `said`; -1 on
 * failure, errno set. */
static pid_t start(const char *const argv[], int input, int said)
{
    union {
        const char *const *ours;
        char *const *theirs; /* which posix_spawnp does not change */
    } arguments = {argv};
    posix_spawn_file_actions_t actions;
    pid_t pid;
    int error;

    posix_spawn_file_actions_init(&actions);
    if (input >= 0)
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    else
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, said, STDERR_FILENO);
    error = posix_spawnp(&pid, argv[0], &actions, NULL, arguments.theirs, environ);
    posix_spawn_file_actions_destroy(&actions);
    errno = error;
    return error == 0 ? pid : -1;
}

/* Waits for a command's end, or ends it when we are asked to stop: it has inherited that the signal
 * is blocked, and of hours of sound it would copy for minutes. */
static bool ended_well(pid_t pid)
{
    const struct timespec moment = {.tv_nsec = 5000000};
    pid_t ended;
    int status;

    while ((ended = waitpid(pid, &status, WNOHANG)) == 0) {
        if (signals_pending())
            kill(pid, SIGKILL);
        nanosleep(&moment, NULL);
    }
    return ended == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* The first that ffmpeg complained of. */
static enum status ffmpeg_error(const struct m4b *m4b, struct diags *diags)
{
    char text[256];
    ssize_t length = pread(m4b->said, text, sizeof text - 1, 0);

    text[length > 0 ? length : 0] = '\0';
    text[strcspn(text, "\n")] = '\0';
    return encoder_error(&m4b->encoder, text[0] ? text : _("ffmpeg failed"), diags);
}

static enum status m4b_write(struct sink *sink, const float *samples, size_t frames,
                             struct diags *diags)
{
    struct m4b *m4b = (struct m4b *)sink;

    m4b->encoder.frames += frames;
    if (fwrite(samples, sizeof(float) * sink->channels, frames, m4b->pipe) != frames)
        return ffmpeg_error(m4b, diags);
    return STATUS_OK;
}

/* A line of ffmpeg's metadata file; = ; # \ and line ends are escaped. */
static void put_line(FILE *file, const char *key, slice value)
{
    if (value.len == 0)
        return;
    fprintf(file, "%s=", key);
    for (size_t i = 0; i < value.len; i++) {
        if (strchr("=;#\\\n", value.ptr[i]))
            putc('\\', file);
        putc(value.ptr[i], file);
    }
    putc('\n', file);
}

static bool write_metadata(const char *path, const struct sound_info *info)
{
    FILE *file = fopen(path, "wb");
    bool good;

    if (!file)
        return false;
    fputs(";FFMETADATA1\n", file);
    put_line(file, "title", info->title);
    put_line(file, "album", info->title); /* what shelves of audiobooks are sorted by */
    put_line(file, "artist", info->speakers);
    put_line(file, "date", info->date);
    put_line(file, "publisher", info->station);
    for (size_t i = 0; i < info->chapter_count; i++) {
        bool last = i + 1 == info->chapter_count;
        size_t end = last ? info->frames : info->chapters[i + 1].start;

        fprintf(file, "[CHAPTER]\nTIMEBASE=1/1000\nSTART=%zu\nEND=%zu\n",
                info->chapters[i].start / FRAMES_A_MS, end / FRAMES_A_MS);
        put_line(file, "title", info->chapters[i].name);
    }
    good = !ferror(file);
    return fclose(file) == 0 && good;
}

/* A path as ffmpeg's own: whatever it begins with, it is no option and no other protocol. */
static char *as_file(const char *path)
{
    return memory_join("file:", path);
}

static bool add_chapters(const struct m4b *m4b, const char *metadata)
{
    slice language = id3_language(m4b->encoder.info->language);
    char *in = as_file(m4b->plain), *tags = as_file(metadata),
         *out = as_file(m4b->encoder.out.aside),
         *sound = memory_join("language=", language.len ? language.ptr : "und");
    const char *argv[] = {
        "ffmpeg", "-nostdin", "-v",        "error",           "-y",         "-i",
        in,       "-i",       tags,        "-map_metadata",   "1",          "-map_chapters",
        "1",      "-map",     "0:a",       "-metadata:s:a:0", sound,        "-c",
        "copy",   "-fflags",  "+bitexact", "-movflags",       "+faststart", "-f",
        "ipod",   out,        NULL};
    pid_t pid = start(argv, -1, m4b->said);
    bool good = pid > 0 && ended_well(pid);

    free(in);
    free(tags);
    free(out);
    free(sound);
    return good;
}

static void m4b_free(struct m4b *m4b)
{
    unlink(m4b->plain);
    free(m4b->plain);
    close(m4b->said);
    free(m4b);
}

static enum status m4b_finish(struct sink *sink, struct diags *diags)
{
    struct m4b *m4b = (struct m4b *)sink;
    struct encoder *encoder = &m4b->encoder;
    char *metadata = memory_join(m4b->plain, ".txt");
    bool good = fclose(m4b->pipe) == 0;
    enum status status = STATUS_OK;

    good = ended_well(m4b->ffmpeg) && good;
    good = good && write_metadata(metadata, encoder->info) && add_chapters(m4b, metadata);
    if (!good && !signals_pending())
        status = ffmpeg_error(m4b, diags);
    unlink(metadata);
    free(metadata);
    status = encoder_end(encoder, status, diags);
    m4b_free(m4b);
    return status;
}

static void m4b_abandon(struct sink *sink)
{
    struct m4b *m4b = (struct m4b *)sink;

    kill(m4b->ffmpeg, SIGKILL);
    fclose(m4b->pipe);
    (void)ended_well(m4b->ffmpeg);
    output_abandon(&m4b->encoder.out);
    m4b_free(m4b);
}

static const struct sink_kind m4b_kind = {"M4B", m4b_write, m4b_finish, m4b_abandon};

/* Starts the ffmpeg that encodes our pipe into m4b->plain. */
static bool start_encoder(struct m4b *m4b, unsigned channels)
{
    char *out = as_file(m4b->plain);
    char rate[16], count[2] = {(char)('0' + channels), '\0'};
    const char *bitrate = channels > 1 ? "112k" : "64k";
    const char *argv[] = {"ffmpeg", "-v",        "error", "-y",    "-f",      "f32le",
                          "-ar",    rate,        "-ac",   count,   "-i",      "pipe:0",
                          "-c:a",   "aac",       "-b:a",  bitrate, "-fflags", "+bitexact",
                          "-flags", "+bitexact", "-f",    "ipod",  out,       NULL};
    int ends[2];

    snprintf(rate, sizeof rate, "%d", SOUND_RATE);
    if (pipe2(ends, O_CLOEXEC) != 0) {
        free(out);
        return false;
    }
    m4b->ffmpeg = start(argv, ends[0], m4b->said);
    free(out);
    close(ends[0]);
    m4b->pipe = m4b->ffmpeg > 0 ? fdopen(ends[1], "wb") : NULL;
    if (!m4b->pipe)
        close(ends[1]);
    return m4b->pipe != NULL;
}

enum status m4b_open(const char *path, unsigned channels, const struct sound_info *info,
                     struct sink **sink, struct diags *diags)
{
    struct m4b *m4b = memory_new_zeroed(1, sizeof *m4b);
    enum status status = encoder_open(&m4b->encoder, &m4b_kind, path, channels, info, diags);

    if (status != STATUS_OK) {
        free(m4b);
        return status;
    }
    if (!m4b->encoder.out.aside) {
        status = encoder_error(&m4b->encoder, _("an MP4 file cannot go into a pipe"), diags);
        output_abandon(&m4b->encoder.out);
        free(m4b);
        return status;
    }
    m4b->plain = memory_join(m4b->encoder.out.aside, ".m4a");
    signal(SIGPIPE, SIG_IGN); /* an ffmpeg that dies is an error of this file */
    m4b->said = memfd_create("ffmpeg", MFD_CLOEXEC);
    if (!start_encoder(m4b, channels)) {
        status = errno == ENOENT
                     ? encoder_error(&m4b->encoder, _("it needs the ffmpeg command"), diags)
                     : encoder_error(&m4b->encoder, strerror(errno), diags);
        output_abandon(&m4b->encoder.out);
        m4b_free(m4b);
        return status;
    }
    *sink = &m4b->encoder.sink;
    return STATUS_OK;
}
