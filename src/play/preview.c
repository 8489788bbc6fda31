#include "play/preview.h"

#include "script/who.h"

/* What is said before and after the name, and what a narrator is called. */
static const struct greeting {
    slice language, before, after, narrator;
} greetings[] = {
    {S_INIT("ko"), S_INIT("안녕하세요, 저는 "), S_INIT("입니다. 만나서 반갑습니다."),
     S_INIT("해설자")},
    {S_INIT("en"), S_INIT("Hello, I am "), S_INIT(". Nice to meet you."), S_INIT("the narrator")},
    {S_INIT("ja"), S_INIT("こんにちは、"), S_INIT("です。はじめまして。"), S_INIT("ナレーター")},
    {S_INIT("zh"), S_INIT("你好，我是"), S_INIT("。很高兴认识你。"), S_INIT("旁白")},
    {S_INIT("de"), S_INIT("Guten Tag, ich bin "), S_INIT(". Schön, Sie kennenzulernen."),
     S_INIT("der Erzähler")},
    {S_INIT("fr"), S_INIT("Bonjour, je suis "), S_INIT(". Enchanté."), S_INIT("le narrateur")},
    {S_INIT("es"), S_INIT("Hola, soy "), S_INIT(". Mucho gusto."), S_INIT("el narrador")},
    {S_INIT("pt"), S_INIT("Olá, eu sou "), S_INIT(". Muito prazer."), S_INIT("o narrador")},
    {S_INIT("ru"), S_INIT("Здравствуйте, я "), S_INIT(". Очень приятно."), S_INIT("рассказчик")},
    {S_INIT("hi"), S_INIT("नमस्ते, मैं "), S_INIT(" हूँ।"), S_INIT("सूत्रधार")},
};

/* The greeting in a language; without words of its own it is the bare name. */
static struct greeting greeting_in(slice tag)
{
    size_t subtag = slice_find_byte(tag, '-', 0);
    slice language = slice_sub(tag, 0, subtag == SLICE_NONE ? tag.len : subtag);

    for (size_t i = 0; i < sizeof greetings / sizeof greetings[0]; i++)
        if (slice_eq(greetings[i].language, language))
            return greetings[i];
    return (struct greeting){language, S(""), S("."), S("1")};
}

/* A turn of one line; it stands at byte `start` of a file that nobody has. */
static void make_turn(struct turn *turn, struct arena *arena, int speaker, slice text, size_t start)
{
    struct part *part = ARENA_NEW(arena, struct part, 1);

    *part = (struct part){.kind = PART_SPEECH,
                          .text = text,
                          .source = {start, start + text.len},
                          .starts_paragraph = true};
    align_copy(arena, &part->align, start, text.len);
    *turn = (struct turn){
        .speaker = speaker, .label = {start, start}, .line = 1, .parts = part, .part_count = 1};
}

static void make_turns(struct transcript *preview, struct arena *arena,
                       const struct transcript *transcript)
{
    struct greeting greeting = greeting_in(transcript->language);
    int first = who_narrates(transcript) ? NARRATOR : 0;

    preview->turns = ARENA_NEW(arena, struct turn, transcript->speaker_count + 1);
    for (int i = first; i < (int)transcript->speaker_count; i++) {
        slice name = i == NARRATOR ? greeting.narrator : together_name(arena, transcript, i);
        slice text = arena_printf(arena, "%.*s%.*s%.*s", SLICE_ARG(greeting.before),
                                  SLICE_ARG(name), SLICE_ARG(greeting.after));

        make_turn(&preview->turns[preview->turn_count++], arena, i, text, preview->file_size);
        preview->file_size += text.len + 1;
    }
}

void preview_open(struct pipeline *preview, const struct transcript *transcript,
                  const struct cast *cast, const struct pipeline_options *options)
{
    *preview = (struct pipeline){.options = options, .cast = *cast};
    arena_init(&preview->arena);
    preview->transcript = (struct transcript){.path = transcript->path,
                                              .encoding = S("UTF-8"),
                                              .format = transcript->format,
                                              .language = transcript->language,
                                              .title = transcript->title,
                                              .speakers = transcript->speakers,
                                              .speaker_count = transcript->speaker_count};
    make_turns(&preview->transcript, &preview->arena, transcript);
    script_build(&preview->script, &preview->arena, &preview->transcript, &options->script);
}
