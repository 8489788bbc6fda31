#include "transcript/cue.h"

#include "base/utf8.h"

/* [음향1], [음향-1 현장음-...]: a slot for a clip, with its number. */
static bool slot_name(slice inside, struct cue *cue)
{
    static const char *const words[] = {"음향", "현장음", "녹음", "인터뷰 녹음", "오디오", "SOT", "Clip", "clip"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        slice rest = inside;

        if (!slice_has_prefix(rest, slice_of(words[i])))
            continue;
        rest = slice_from(rest, strlen(words[i]));
        while (rest.len && (rest.ptr[0] == ' ' || rest.ptr[0] == '-' || rest.ptr[0] == '#'))
            rest = slice_from(rest, 1);
        cue->kind = CUE_CLIP;
        for (; rest.len && rest.ptr[0] >= '0' && rest.ptr[0] <= '9' && cue->number < 10000;
             rest = slice_from(rest, 1))
            cue->number = cue->number * 10 + (rest.ptr[0] - '0');
        return true;
    }
    return false;
}

bool cue_name(slice inside, struct cue *cue)
{
    return slot_name(inside, cue);
}

bool cue_find(slice text, size_t from, enum cue_style style, struct cue *cue)
{
    (void)style;
    for (size_t at = slice_find_byte(text, '[', from); at != SLICE_NONE;
         at = slice_find_byte(text, '[', at + 1)) {
        size_t end = slice_find_byte(text, ']', at);

        if (end == SLICE_NONE)
            return false;
        *cue = (struct cue){.kind = CUE_OTHER, .at = {at, end + 1}};
        if (cue_name(slice_trim(slice_sub(text, at + 1, end)), cue))
            return true;
    }
    return false;
}
