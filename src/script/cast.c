#include "script/cast.h"

#include "base/intl.h"
#include "base/utf8.h"
#include "script/share.h"
#include "script/who.h"

#include <stdlib.h>
#include <strings.h>

/* How far to the sides the speakers sit: a room, and both ears hear everybody. */
static const double room_width = 0.35;

/* What is known while a cast is put together. */
struct casting {
    struct arena *arena;
    const struct transcript *transcript;
    const struct castfile *file;
    const struct cast_wishes *wishes;
    struct diags *diags;
    slice language;        /* eSpeak NG's voice for whoever has no language of their own */
    struct voice_wish all; /* -v and its like; a language only was taken out */
};

static const struct castfile no_file;
static const struct cast_wishes no_wishes = {
    .all = {.pitch = -1, .range = -1, .gap = -1, .pan = 2}};

/* ---- names of voices ------------------------------------------------------------------------- */

static int compare_names(const void *a, const void *b)
{
    return slice_cmp(*(const slice *)a, *(const slice *)b);
}

static bool is_listed(slice name, const slice *list, size_t count)
{
    return count && bsearch(&name, list, count, sizeof name, compare_names);
}

/* Whether a name has the form of a language tag; case does not matter to the engine. */
static bool is_tag(slice name)
{
    size_t letters = 0;

    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

        if (!letter && !(c >= '0' && c <= '9') && c != '-')
            return false;
        letters += letter && letters == i;
    }
    return (letters == 2 || letters == 3) && (letters == name.len || name.ptr[letters] == '-');
}

static bool is_language(const struct cast_engine *engine, slice name)
{
    return engine ? is_listed(name, engine->languages, engine->language_count) : is_tag(name);
}

static bool is_variant(const struct cast_engine *engine, slice name)
{
    return engine ? is_listed(name, engine->variants, engine->variant_count)
                  : name.len && stock_variant_find(name);
}

/* One of the cast's voices or of the engine's variants, by its name; false when there is none. */
static bool find_sound(const struct cast_engine *engine, slice name, struct voice *voice)
{
    const struct cast_member *member = cast_member_find(name);
    const struct stock_variant *variant = stock_variant_find(name);

    if (member) {
        *voice = member->voice;
        return true;
    }
    if (name.len && !is_variant(engine, name))
        return false;
    *voice = (struct voice){.name = name.len ? name : S("plain"),
                            .variant = name,
                            .sex = variant ? variant->sex : VOICE_ANY,
                            .pitch = 50,
                            .range = 50,
                            .rate = VOICE_RATE,
                            .gain = variant ? (double)variant->gain : 0};
    return true;
}

/* The voice of a name: `woman1`, `f4`, `en-us`, `ko+f4`. False when there is none. */
static bool find_voice(const struct casting *casting, slice name, struct voice *voice)
{
    const struct cast_engine *engine = casting->wishes->engine;
    size_t plus = slice_find_byte(name, '+', 0);
    slice language = slice_sub(name, 0, plus == SLICE_NONE ? name.len : plus);
    slice sound = plus == SLICE_NONE ? S("") : slice_from(name, plus + 1);

    if (plus == SLICE_NONE && find_sound(engine, name, voice)) {
        voice->language = casting->language;
        return true;
    }
    if (!is_language(engine, language) || (plus != SLICE_NONE && sound.len == 0) ||
        !find_sound(engine, sound, voice))
        return false;
    voice->language = language;
    return true;
}

/* What is wrong with a name that find_voice does not know. */
static slice unknown_voice(const struct casting *casting, slice name)
{
    size_t plus = slice_find_byte(name, '+', 0);
    slice language = slice_sub(name, 0, plus == SLICE_NONE ? 0 : plus);
    slice sound = plus == SLICE_NONE ? name : slice_from(name, plus + 1), better;

    if (plus != SLICE_NONE && !is_language(casting->wishes->engine, language))
        return arena_printf(casting->arena, _("eSpeak NG speaks no language “%.*s”"),
                            SLICE_ARG(language));
    better = voice_suggest(sound);
    if (better.len == 0)
        return arena_printf(casting->arena,
                            _("no voice is called “%.*s”; `nangdok cast --voices` lists them"),
                            SLICE_ARG(sound));
    return arena_printf(casting->arena, _("no voice is called “%.*s”; did you mean “%.*s”?"),
                        SLICE_ARG(sound), SLICE_ARG(better));
}

/* ---- wishes ---------------------------------------------------------------------------------- */

bool cast_wish_parse(slice text, struct cast_wish *wish, struct arena *arena, slice *why)
{
    size_t equals = SLICE_NONE, at;

    for (size_t next = slice_find_byte(text, '=', 0); next != SLICE_NONE;
         next = slice_find_byte(text, '=', next + 1))
        equals = next;
    if (equals == SLICE_NONE || slice_trim(slice_sub(text, 0, equals)).len == 0 ||
        slice_trim(slice_from(text, equals + 1)).len == 0) {
        *why = arena_printf(arena, "%s",
                            _("expected SPEAKER=VOICE, such as `MC=woman1` or "
                              "`MC=ko+f3,p60,s1.1x`"));
        return false;
    }
    wish->speaker = utf8_nfc(arena, slice_trim(slice_sub(text, 0, equals)));
    wish->text = slice_trim(slice_from(text, equals + 1));
    return voice_parse(wish->text, &wish->voice, arena, why, &at);
}

/* Puts a wish over another: a name or a sex takes the place of both, settings of their own kind. */
static struct voice_wish merge(struct voice_wish under, const struct voice_wish *over)
{
    if (over->name.len || over->sex != VOICE_ANY) {
        under.name = over->name;
        under.sex = over->sex;
    }
    under.pitch = over->pitch >= 0 ? over->pitch : under.pitch;
    under.range = over->range >= 0 ? over->range : under.range;
    under.speed = over->speed > 0 ? over->speed : under.speed;
    under.gap = over->gap >= 0 ? over->gap : under.gap;
    under.pan = over->pan <= 1 ? over->pan : under.pan;
    under.gain += over->gain;
    return under;
}

/* What is asked for one speaker, and where its name was read, for messages. */
struct asked {
    struct voice_wish wish;
    struct voice_wish base;             /* what it began with: what is asked for everybody */
    bool names;                         /* a voice, for this speaker and not for everybody */
    bool choir;                         /* speaks in the voices of its members */
    const struct castfile_entry *entry; /* the file's line; NULL */
    const struct cast_wish *option;     /* the last option that names a voice; NULL */
};

/* Reads the file's line about a voice; a bad one is told and asks for nothing. */
static void read_entry(const struct casting *casting, const struct castfile_entry *entry,
                       struct asked *asked)
{
    struct voice_wish wish;
    slice why;
    size_t at;

    if (voice_parse(entry->value, &wish, casting->arena, &why, &at)) {
        asked->wish = merge(asked->base, &wish);
        asked->names = wish.name.len || wish.sex != VOICE_ANY;
        asked->entry = entry;
        return;
    }
    diag_add(casting->diags, DIAG_WARNING, casting->file->path, entry->line,
             entry->column + utf8_length(slice_sub(entry->value, 0, at)), "%.*s", SLICE_ARG(why));
}

/* An option that names a voice forgets the file's settings, which were made for another one. */
static void read_option(const struct cast_wish *option, struct asked *asked)
{
    bool named = option->voice.name.len || option->voice.sex != VOICE_ANY;

    asked->wish = merge(named ? asked->base : asked->wish, &option->voice);
    if (named)
        asked->option = option;
    asked->names |= named;
}

/* The wishes of all speakers; `asked` has the narrator first, then the speakers in order. */
static enum status gather(const struct casting *casting, struct asked *asked)
{
    const struct transcript *transcript = casting->transcript;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < casting->file->count; i++) {
        const struct castfile_entry *entry = &casting->file->entries[i];
        int speaker = who_is_meant(transcript, entry);

        if (speaker != NOBODY)
            read_entry(casting, entry, &asked[speaker + 1]);
        else if (entry->kind == CASTFILE_VOICE)
            diag_add(casting->diags, DIAG_WARNING, casting->file->path, entry->line, 1,
                     _("nobody in the transcript is called “%.*s”"), SLICE_ARG(entry->name));
    }
    for (size_t i = 0; i < casting->wishes->count; i++) {
        const struct cast_wish *option = &casting->wishes->one[i];
        int speaker = who_is(transcript, option->speaker);

        if (speaker == NOBODY) {
            diag_add(
                casting->diags, DIAG_ERROR, S(""), 0, 0,
                _("nobody in the transcript is called “%.*s”; `nangdok cast` lists who speaks"),
                SLICE_ARG(option->speaker));
            status = STATUS_USAGE;
            continue;
        }
        read_option(option, &asked[speaker + 1]);
    }
    return status;
}

/* Looks the named voice up, if one is named. An unknown one is told where it was written, and
 * forgotten. */
static enum status look_up(const struct casting *casting, struct asked *asked, struct seat *seat)
{
    slice why;

    seat->sex = asked->wish.sex;
    if (asked->wish.name.len == 0)
        return STATUS_OK;
    seat->taken = find_voice(casting, asked->wish.name, &seat->voice);
    if (seat->taken)
        return STATUS_OK;
    why = unknown_voice(casting, asked->wish.name);
    if (asked->option) {
        diag_add(casting->diags, DIAG_ERROR, S(""), 0, 0, "--voice %.*s=%.*s: %.*s",
                 SLICE_ARG(asked->option->speaker), SLICE_ARG(asked->option->text), SLICE_ARG(why));
        return STATUS_USAGE;
    }
    if (asked->entry) {
        diag_add(casting->diags, DIAG_WARNING, casting->file->path, asked->entry->line,
                 asked->entry->column, "%.*s", SLICE_ARG(why));
        return STATUS_OK;
    }
    return STATUS_OK; /* it is -v's, and was told once */
}

/* ---- the cast -------------------------------------------------------------------------------- */

/* -v may name a language only: then the cast is kept and speaks that language. */
static enum status apply_to_all(struct casting *casting)
{
    const struct cast_engine *engine = casting->wishes->engine;
    struct voice_wish *all = &casting->all;
    struct voice ignored;

    *all = casting->wishes->all;
    if (all->name.len == 0 || find_sound(engine, all->name, &ignored))
        return STATUS_OK;
    if (is_language(engine, all->name)) {
        casting->language = all->name;
        all->name = S("");
        return STATUS_OK;
    }
    if (find_voice(casting, all->name, &ignored))
        return STATUS_OK;
    diag_add(casting->diags, DIAG_ERROR, S(""), 0, 0, "-v %.*s: %.*s", SLICE_ARG(all->name),
             SLICE_ARG(unknown_voice(casting, all->name)));
    all->name = S("");
    return STATUS_USAGE;
}

/* Host and narrator sit in the middle, the others from the left to the right; the first two of them
 * on opposite sides. */
static void seat_in_room(const struct transcript *transcript, const struct asked *asked,
                         struct seat *seats)
{
    size_t guests = 0, seated = 0;

    for (size_t i = 0; i < transcript->speaker_count; i++)
        guests += !transcript->speakers[i].host && !asked[i].choir;
    if (guests == 1 && transcript->speaker_count == 1)
        return;
    for (size_t i = 0; i < transcript->speaker_count; i++) {
        size_t chair;

        if (transcript->speakers[i].host || asked[i].choir)
            continue;
        chair = seated % 2 ? guests - 1 - seated / 2 : seated / 2; /* from both ends inwards */
        seats[i].voice.pan = guests == 1
                                 ? room_width / 2
                                 : room_width * (2.0 * (double)chair / (double)(guests - 1) - 1);
        seated++;
    }
}

static void finish_voice(const struct casting *casting, const struct voice_wish *wish,
                         struct voice *voice)
{
    if (voice->language.len == 0)
        voice->language = casting->language;
    voice_apply(voice, wish);
}

/* What everybody begins with. What is asked for all voices a choir has by its members. */
static struct asked *begin(const struct casting *casting)
{
    const struct transcript *transcript = casting->transcript;
    struct asked *asked = ARENA_NEW(casting->arena, struct asked, transcript->speaker_count + 1);

    for (size_t i = 0; i <= transcript->speaker_count; i++) {
        asked[i].choir = i > 0 && transcript->speakers[i - 1].member_count > 0;
        asked[i].base = asked[i].wish = asked[i].choir ? VOICE_NO_WISH : casting->all;
    }
    return asked;
}

/* Finds the voices that are asked for; the other seats stay free. A choir needs none. */
static enum status take_seats(const struct casting *casting, struct asked *asked,
                              struct seat *seats)
{
    bool w_and_m = who_are_w_and_m(casting->transcript);
    enum status status = STATUS_OK, found;

    for (size_t i = 0; i <= casting->transcript->speaker_count; i++) {
        if (asked[i].choir && asked[i].names) {
            asked[i].wish = merge(casting->all, &asked[i].wish);
            asked[i].choir = false;
        }
        if (i > 0 && asked[i].wish.sex == VOICE_ANY)
            asked[i].wish.sex = who_is_said_to_be(casting->transcript, (int)i - 1, w_and_m);
        found = look_up(casting, &asked[i], &seats[i]);
        status = found != STATUS_OK ? found : status;
        seats[i].empty = asked[i].choir;
        seats[i].taken |= asked[i].choir;
    }
    return status;
}

/* Puts the voices of the seats, the narrator's first, into the cast. */
static void fill_cast(struct cast *cast, const struct casting *casting, const struct asked *asked,
                      struct seat *seats)
{
    cast->count = casting->transcript->speaker_count;
    cast->voices = ARENA_NEW(casting->arena, struct voice, cast->count);
    cast->choirs = ARENA_NEW(casting->arena, struct together *, cast->count);
    for (size_t i = 0; i <= cast->count; i++) {
        finish_voice(casting, &asked[i].wish, &seats[i].voice);
        *(i ? &cast->voices[i - 1] : &cast->narrator) = seats[i].voice;
    }
    for (size_t i = 0; i < cast->count; i++) {
        if (!asked[i + 1].choir)
            continue;
        cast->choirs[i] = ARENA_NEW(casting->arena, struct together, 1);
        together_choose(cast->choirs[i], casting->transcript, (int)i, cast->voices,
                        &asked[i + 1].wish);
        cast->voices[i] = cast->choirs[i]->voices[0];
    }
}

enum status cast_assign(struct cast *cast, struct arena *arena, const struct transcript *transcript,
                        const struct cast_wishes *wishes, struct diags *diags)
{
    struct casting casting = {.arena = arena,
                              .transcript = transcript,
                              .file = wishes && wishes->file ? wishes->file : &no_file,
                              .wishes = wishes ? wishes : &no_wishes,
                              .diags = diags,
                              .language = cast_engine_language(transcript->language)};
    const struct voice *narrator = &cast_members[CAST_NARRATOR].voice;
    size_t count = transcript->speaker_count, quiet;
    struct seat *seats = ARENA_NEW(arena, struct seat, count + 1);
    enum status status = apply_to_all(&casting), found;
    struct asked *asked = begin(&casting);

    found = gather(&casting, asked);
    status = found != STATUS_OK ? found : status;
    found = take_seats(&casting, asked, seats);
    status = found != STATUS_OK ? found : status;
    if (!seats[0].taken && (seats[0].sex == VOICE_ANY || seats[0].sex == narrator->sex))
        seats[0] = (struct seat){.taken = true, .voice = *narrator};
    quiet = seats[0].taken && !who_narrates(transcript); /* then he is near to nobody */
    share_voices(seats + quiet, count + 1 - quiet);
    seat_in_room(transcript, asked + 1, seats + 1);
    fill_cast(cast, &casting, asked, seats);
    return status;
}

const struct voice *cast_voice(const struct cast *cast, int speaker)
{
    return speaker == NARRATOR ? &cast->narrator : &cast->voices[speaker];
}

struct together cast_together(const struct cast *cast, int speaker)
{
    if (speaker != NARRATOR && cast->choirs[speaker])
        return *cast->choirs[speaker];
    return (struct together){
        .count = 1, .speakers = {speaker}, .voices = {*cast_voice(cast, speaker)}};
}

/* ---- languages ------------------------------------------------------------------------------- */

/* Tags whose primary subtag is not the engine's name for the language, or not the one most meant.
 */
static const struct language_voice {
    slice tag, voice;
} language_voices[] = {
    {S_INIT("en"), S_INIT("en-us")},      {S_INIT("en-gb"), S_INIT("en-gb")},
    {S_INIT("en-au"), S_INIT("en-gb")},   {S_INIT("en-nz"), S_INIT("en-gb")},
    {S_INIT("en-ie"), S_INIT("en-gb")},   {S_INIT("en-in"), S_INIT("en-gb")},
    {S_INIT("en-us"), S_INIT("en-us")},   {S_INIT("zh"), S_INIT("cmn")},
    {S_INIT("zh-hk"), S_INIT("yue")},     {S_INIT("zh-yue"), S_INIT("yue")},
    {S_INIT("zh-mo"), S_INIT("yue")},     {S_INIT("fr"), S_INIT("fr-fr")},
    {S_INIT("fr-be"), S_INIT("fr-be")},   {S_INIT("fr-ch"), S_INIT("fr-ch")},
    {S_INIT("pt-br"), S_INIT("pt-br")},   {S_INIT("es-mx"), S_INIT("es-419")},
    {S_INIT("es-419"), S_INIT("es-419")}, {S_INIT("es-ar"), S_INIT("es-419")},
    {S_INIT("no"), S_INIT("nb")},         {S_INIT("nn"), S_INIT("nb")},
    {S_INIT("iw"), S_INIT("he")},         {S_INIT("sh"), S_INIT("hr")},
    {S_INIT("und"), S_INIT("ko")},
};

/* The voice of a tag, upper and lower case alike; NULL. */
static const slice *language_voice(slice tag)
{
    for (size_t i = 0; i < sizeof language_voices / sizeof language_voices[0]; i++) {
        const slice *known = &language_voices[i].tag;

        if (known->len == tag.len && strncasecmp(known->ptr, tag.ptr, tag.len) == 0)
            return &language_voices[i].voice;
    }
    return NULL;
}

slice cast_engine_language(slice tag)
{
    const slice *voice;
    size_t end = tag.len;

    while (end > 0) { /* the whole tag, then without its last subtag, and so on */
        voice = language_voice(slice_sub(tag, 0, end));
        if (voice)
            return *voice;
        do
            end--;
        while (end > 0 && tag.ptr[end] != '-');
    }
    end = slice_find_byte(tag, '-', 0);
    return tag.len ? slice_sub(tag, 0, end == SLICE_NONE ? tag.len : end) : S("ko");
}
