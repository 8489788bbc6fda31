#include "script/cast.h"

#include "base/buf.h"
#include "base/intl.h"
#include "script/voices.h"
#include "script/who.h"

#include <math.h>

/* ---- a voice as text ------------------------------------------------------------------------- */

/* The voice as it is before any setting. */
static struct voice untouched(const struct voice *voice)
{
    const struct cast_member *member = voice->shape.len ? cast_member_find(voice->name) : NULL;

    return member ? member->voice : (struct voice){.pitch = 50, .range = 50, .rate = VOICE_RATE};
}

slice cast_voice_text(struct arena *arena, const struct voice *voice, slice language)
{
    struct voice plain = untouched(voice);
    bool foreign = !slice_eq(voice->language, cast_engine_language(language));
    bool unnamed = voice->shape.len == 0 && voice->variant.len == 0;
    struct buf text = BUF_EMPTY;
    slice result;

    if (foreign || unnamed)
        buf_add(&text, voice->language);
    if (foreign && !unnamed)
        buf_add(&text, S("+"));
    if (!unnamed)
        buf_add(&text, voice->name);
    if (voice->pitch != plain.pitch)
        buf_printf(&text, ", p%d", voice->pitch);
    if (voice->range != plain.range)
        buf_printf(&text, ", r%d", voice->range);
    if (voice->rate != plain.rate) { /* in hundredths, and not by printf: a locale has a comma */
        int percent = (int)lround(100.0 * voice->rate / plain.rate);

        buf_printf(&text, ", s%d.%02dx", percent / 100, percent % 100);
    }
    if (voice->gap)
        buf_printf(&text, ", g%d", voice->gap);
    result = arena_copy(arena, buf_slice(&text));
    buf_free(&text);
    return result;
}

/* ---- the file -------------------------------------------------------------------------------- */

/* The last option about the speaker; NULL. */
static const struct cast_wish *option_about(const struct cast_wishes *wishes,
                                            const struct transcript *transcript, int speaker)
{
    const struct cast_wish *about = NULL;

    for (size_t i = 0; wishes && i < wishes->count; i++)
        if (who_is(transcript, wishes->one[i].speaker) == speaker)
            about = &wishes->one[i];
    return about;
}

/* What stands behind the equals sign in a new line; empty when there is to be none: a choir has its
 * members' voices, whatever they are, until a line says otherwise. */
static slice value_of(struct arena *arena, const struct cast *cast,
                      const struct transcript *transcript, const struct cast_wishes *wishes,
                      int speaker)
{
    const struct cast_wish *option = option_about(wishes, transcript, speaker);

    if (speaker != NARRATOR && cast->choirs[speaker])
        return option ? option->text : S("");
    return cast_voice_text(arena, cast_voice(cast, speaker), transcript->language);
}

/* Whether the file has a line about the speaker's voice. */
static bool has_line(const struct castfile *old, const struct transcript *transcript, int speaker)
{
    for (size_t i = 0; i < old->count; i++)
        if (who_is_meant(transcript, &old->entries[i]) == speaker)
            return true;
    return false;
}

/* The old bytes, with the values that options change. */
static void copy_old(struct buf *out, const struct castfile *old, const struct cast_wishes *wishes,
                     const struct transcript *transcript)
{
    size_t at = 0;

    for (size_t i = 0; i < old->count; i++) {
        const struct castfile_entry *entry = &old->entries[i];
        int speaker = who_is_meant(transcript, entry);
        const struct cast_wish *change =
            speaker == NOBODY ? NULL : option_about(wishes, transcript, speaker);

        if (!change)
            continue;
        buf_add(out, slice_sub(old->bytes, at, entry->bytes.start));
        buf_add(out, change->text);
        at = entry->bytes.end;
    }
    buf_add(out, slice_from(old->bytes, at));
}

slice cast_write(struct arena *arena, const struct cast *cast, const struct transcript *transcript,
                 const struct castfile *old, const struct cast_wishes *wishes)
{
    bool narration = who_narrates(transcript) || option_about(wishes, transcript, NARRATOR);
    slice end = slice_find(old->bytes, S("\r\n"), 0) != SLICE_NONE ? S("\r\n") : S("\n");
    struct buf out = BUF_EMPTY;
    slice result;

    copy_old(&out, old, wishes, transcript);
    if (old->bytes.len == 0)
        buf_printf(&out, "# %s\n",
                   _("Who speaks with which voice. Change it as you like: your lines are kept. "
                     "`nangdok cast --voices` lists the voices."));
    else if (out.ptr[out.len - 1] != '\n')
        buf_add(&out, end);
    for (int i = narration ? NARRATOR : 0; i < (int)transcript->speaker_count; i++) {
        slice name =
            i == NARRATOR ? S("narrator") : castfile_quote(arena, transcript->speakers[i].name);
        slice value = value_of(arena, cast, transcript, wishes, i);

        if (has_line(old, transcript, i) || value.len == 0)
            continue;
        buf_add(&out, name);
        buf_add(&out, S(" = "));
        buf_add(&out, value);
        buf_add(&out, end);
    }
    result = arena_copy(arena, buf_slice(&out));
    buf_free(&out);
    return result;
}
