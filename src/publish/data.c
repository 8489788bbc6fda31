/* Data for other programs: the timeline in JSON (timeline.schema.json says what each field is),
 * Podcasting 2.0's transcript and chapters, and RTTM and CTM as NIST's scoring tools read them. */
#include "publish/escape.h"
#include "publish/kinds.h"
#include "publish/lines.h"

static void put_field(FILE *file, const char *indent, const char *key, slice value)
{
    if (value.len == 0)
        return;
    fprintf(file, ",\n%s\"%s\": ", indent, key);
    put_json(file, value);
}

static void put_span(FILE *file, struct span span)
{
    fprintf(file, "\"bytes\": [%zu, %zu]", span.start, span.end);
}

static slice base_name(slice path)
{
    for (size_t i = path.len; i-- > 0;)
        if (path.ptr[i] == '/')
            return slice_from(path, i + 1);
    return path;
}

static void put_head(FILE *file, const struct reading *reading,
                     const struct publish_options *options)
{
    const struct transcript *transcript = reading->transcript;
    struct arena arena;

    arena_init(&arena);
    fputs("{\n  \"format\": \"nangdok timeline\",\n  \"version\": 1", file);
    put_field(file, "  ", "program", S("nangdok " NANGDOK_VERSION));
    put_field(file, "  ", "title", transcript->title);
    put_field(file, "  ", "date", transcript->date);
    put_field(file, "  ", "isoDate", reading_date(reading, &arena));
    put_field(file, "  ", "station", transcript->station);
    put_field(file, "  ", "language", reading_language(reading));
    if (options->listen)
        put_field(file, "  ", "sound", slice_of(options->listen));
    fputs(",\n  \"source\": {\"name\": ", file);
    put_json(file, base_name(transcript->path));
    fputs(", \"encoding\": ", file);
    put_json(file, transcript->encoding);
    fputs(", \"format\": ", file);
    put_json(file, transcript->format);
    fprintf(file, ", \"size\": %zu}", transcript->file_size);
    fprintf(file, ",\n  \"rate\": %d,\n  \"samples\": %zu", SOUND_RATE, reading->timeline->frames);
    arena_free(&arena);
}

/* The voice of a speaker; who speak together have their own ones. */
static void put_voice(FILE *file, const struct reading *reading, int speaker)
{
    const struct voice *voice;

    if (!reading->cast || cast_together(reading->cast, speaker).count > 1)
        return;
    voice = cast_voice(reading->cast, speaker);
    fputs(", \"voice\": {\"name\": ", file);
    put_json(file, voice->name);
    fputs(", \"language\": ", file);
    put_json(file, voice->language);
    fputs(", \"variant\": ", file);
    put_json(file, voice->variant);
    putc('}', file);
}

static void put_members(FILE *file, const struct speaker *choir)
{
    if (choir->member_count == 0)
        return;
    fputs(", \"members\": [", file);
    for (size_t i = 0; i < choir->member_count; i++)
        fprintf(file, "%s%d", i > 0 ? ", " : "", choir->members[i]);
    putc(']', file);
}

static void put_speakers(FILE *file, const struct reading *reading)
{
    const struct transcript *transcript = reading->transcript;

    fprintf(file, ",\n  \"speakers\": [\n    {\"id\": %d, \"name\": ", NARRATOR);
    put_json(file, reading_name(reading, NARRATOR));
    put_voice(file, reading, NARRATOR);
    putc('}', file);
    for (size_t i = 0; i < transcript->speaker_count; i++) {
        fprintf(file, ",\n    {\"id\": %zu, \"name\": ", i);
        put_json(file, transcript->speakers[i].name);
        if (transcript->speakers[i].host)
            fputs(", \"host\": true", file);
        put_members(file, &transcript->speakers[i]);
        put_voice(file, reading, (int)i);
        putc('}', file);
    }
    fputs("\n  ]", file);
}

static void put_timeline_words(FILE *file, const struct reading *reading, const struct line *line)
{
    struct arena arena;
    struct word *words;
    size_t count;

    arena_init(&arena);
    count = line_words(reading, line, &arena, &words);
    fputs(",\n     \"words\": [", file);
    for (size_t i = 0; i < count; i++) {
        fprintf(file, "%s\n      {\"start\": %zu, \"end\": %zu, ", i > 0 ? "," : "", words[i].start,
                words[i].end);
        put_span(file, words[i].source);
        fputs(", \"text\": ", file);
        put_json(file, words[i].text);
        putc('}', file);
    }
    putc(']', file);
    arena_free(&arena);
}

static void put_timeline_line(FILE *file, const struct reading *reading, const struct line *line,
                              size_t i)
{
    static const char *const cues[] = {
        [CUE_CLIP] = "clip",         [CUE_MUSIC] = "music",       [CUE_EFFECT] = "effect",
        [CUE_LAUGHTER] = "laughter", [CUE_APPLAUSE] = "applause", [CUE_STAGE] = "stage",
        [CUE_PAUSE] = "pause",       [CUE_OTHER] = "other",
    };

    fprintf(file,
            "%s\n    {\"item\": %zu, \"kind\": \"%s\", \"turn\": %zu, \"speaker\": %d,\n"
            "     \"start\": %zu, \"quiet\": %zu, \"end\": %zu, ",
            i > 0 ? "," : "", line->index, line->cue ? "cue" : "sentence", line->item->turn,
            line->turn->speaker, line->start, line->quiet, line->end);
    put_span(file, line->item->source);
    fputs(",\n     \"text\": ", file);
    put_json(file, line->text);
    if (line->cue) {
        fprintf(file, ", \"cue\": \"%s\"", cues[line->part->cue]);
        if (line->part->cue_number > 0)
            fprintf(file, ", \"number\": %d", line->part->cue_number);
    } else {
        if (reading->spoken)
            put_field(file, "     ", "spoken", reading->spoken[line->index]);
        put_timeline_words(file, reading, line);
    }
    putc('}', file);
}

enum status write_timeline_json(const struct reading *reading,
                                const struct publish_options *options, struct output *out,
                                struct diags *diags)
{
    (void)diags;
    put_head(out->file, reading, options);
    put_speakers(out->file, reading);
    fputs(",\n  \"items\": [", out->file);
    lines_put(out->file, reading, put_timeline_line);
    fputs("\n  ]\n}\n", out->file);
    return STATUS_OK;
}

static void put_segment(FILE *file, const struct reading *reading, const struct line *line,
                        size_t i)
{
    (void)reading;
    fprintf(file, "%s\n    {", i > 0 ? "," : "");
    if (!line->cue && line->name.len > 0) {
        fputs("\"speaker\": ", file);
        put_json(file, line->name);
        fputs(", ", file);
    }
    fputs("\"startTime\": ", file);
    put_seconds(file, frame_ms(line->start));
    fputs(", \"endTime\": ", file);
    put_seconds(file, frame_ms(line->end));
    fputs(", \"body\": ", file);
    put_json(file, line->text);
    putc('}', file);
}

/* https://github.com/Podcastindex-org/podcast-namespace: transcripts/transcripts.md */
enum status write_transcript_json(const struct reading *reading,
                                  const struct publish_options *options, struct output *out,
                                  struct diags *diags)
{
    (void)options, (void)diags;
    fputs("{\n  \"version\": \"1.0.0\",\n  \"segments\": [", out->file);
    lines_put(out->file, reading, put_segment);
    fputs("\n  ]\n}\n", out->file);
    return STATUS_OK;
}

/* https://github.com/Podcastindex-org/podcast-namespace: chapters/jsonChapters.md */
enum status write_chapters_json(const struct reading *reading,
                                const struct publish_options *options, struct output *out,
                                struct diags *diags)
{
    FILE *file = out->file;
    struct arena arena;
    struct sound_info info;

    (void)diags;
    arena_init(&arena);
    publish_sound_info(reading, &arena, &info);
    publish_sound_times(reading, &info);
    fputs("{\n  \"version\": \"1.2.0\"", file);
    put_field(file, "  ", "title", info.title);
    put_field(file, "  ", "author", info.speakers);
    put_field(file, "  ", "podcastName", info.station);
    if (options->listen)
        put_field(file, "  ", "fileName", slice_of(options->listen));
    fputs(",\n  \"chapters\": [", file);
    for (size_t i = 0; i < info.chapter_count; i++) {
        bool last = i + 1 == info.chapter_count;

        fprintf(file, "%s\n    {\"startTime\": ", i > 0 ? "," : "");
        put_seconds(file, frame_ms(info.chapters[i].start));
        fputs(", \"endTime\": ", file);
        put_seconds(file, frame_ms(last ? info.frames : info.chapters[i + 1].start));
        fputs(", \"title\": ", file);
        put_json(file, info.chapters[i].name);
        putc('}', file);
    }
    fputs("\n  ]\n}\n", file);
    arena_free(&arena);
    return STATUS_OK;
}

/* The recording's name in RTTM and CTM: the title without blanks. */
static void put_recording(FILE *file, const struct reading *reading)
{
    put_token(file, reading_title(reading));
}

static void put_rttm_one(FILE *file, const struct reading *reading, const struct line *line,
                         slice name)
{
    size_t start = frame_ms(line->start), end = frame_ms(line->quiet);

    fputs(line->cue ? "NON-SPEECH " : "SPEAKER ", file);
    put_recording(file, reading);
    fputs(" 1 ", file);
    put_seconds(file, start);
    putc(' ', file);
    put_seconds(file, end - start);
    fputs(line->cue ? " <NA> other " : " <NA> <NA> ", file);
    if (line->cue)
        fputs("<NA>", file);
    else
        put_token(file, name);
    fputs(" <NA> <NA>\n", file);
}

static void put_rttm_line(FILE *file, const struct reading *reading, const struct line *line,
                          size_t i)
{
    struct together who = {.count = 1};

    (void)i;
    if (reading->cast && !line->cue)
        who = cast_together(reading->cast, line->turn->speaker);
    for (size_t v = 0; v < who.count; v++)
        put_rttm_one(file, reading, line,
                     who.count > 1 ? reading_name(reading, who.speakers[v]) : line->name);
}

/* NIST RT-09 evaluation plan, appendix A: a SPEAKER line for each sentence, and where several
 * speak together for each of them. */
enum status write_rttm(const struct reading *reading, const struct publish_options *options,
                       struct output *out, struct diags *diags)
{
    (void)options, (void)diags;
    lines_put(out->file, reading, put_rttm_line);
    return STATUS_OK;
}

/* Recording, channel, start, length, word; cues have none. */
static void put_ctm_line(FILE *file, const struct reading *reading, const struct line *line,
                         size_t i)
{
    struct arena arena;
    struct word *words;
    size_t count;

    (void)i;
    if (line->cue)
        return;
    arena_init(&arena);
    count = line_words(reading, line, &arena, &words);
    for (size_t w = 0; w < count; w++) {
        size_t start = frame_ms(words[w].start), end = frame_ms(words[w].end);

        put_recording(file, reading);
        fputs(" 1 ", file);
        put_seconds(file, start);
        putc(' ', file);
        put_seconds(file, end - start);
        putc(' ', file);
        put_token(file, words[w].text);
        putc('\n', file);
    }
    arena_free(&arena);
}

/* NIST sclite's CTM. */
enum status write_ctm(const struct reading *reading, const struct publish_options *options,
                      struct output *out, struct diags *diags)
{
    (void)options, (void)diags;
    lines_put(out->file, reading, put_ctm_line);
    return STATUS_OK;
}
