/* particle: 은/는, 이/가, 을/를, 와/과, 으로/로 agree with the sound before them. A writer chose
 * the form for the reading in mind; where the piece was read otherwise, the form is mended. */
#include "korean/normalize/scan.h"

#include "base/hangul.h"

enum { CODA_R = 8 };

struct pair {
    const char *after_coda, *after_vowel;
    bool sure; /* as a particle behind a digit, too; 이 가 과 로 may be other words there */
};

static const struct pair pairs[] = {
    {"은", "는", true},  {"을", "를", true},    {"이", "가", false},
    {"과", "와", false}, {"으로", "로", false},
};

/* The particle ends here, or goes on with one that is its own. */
static bool ends_particle(const struct scan *s, size_t i)
{
    static const char *const more[] = {"서", "써", "부터", "의", "도", "만", "는"};
    size_t end = hangul_end(s, i);

    if (end == i)
        return true;
    for (size_t k = 0; k < sizeof more / sizeof more[0]; k++)
        if (looking_at(s, i, more[k]) && end <= i + 2)
            return true;
    return false;
}

bool mend_particle(struct scan *s)
{
    char32_t last = last_said(s);
    unsigned coda;

    if (s->mending == MEND_NOTHING || s->gap != GAP_NONE || !is_syllable(last))
        return false;
    coda = hangul_split(last).coda;
    for (size_t k = 0; k < sizeof pairs / sizeof pairs[0]; k++) {
        const struct pair *p = &pairs[k];
        bool direction = p->after_coda[0] && strcmp(p->after_vowel, "로") == 0;
        bool wants_coda = coda != 0 && !(direction && coda == CODA_R);
        const char *wrong = wants_coda ? p->after_vowel : p->after_coda;
        size_t end = s->at + utf8_length(slice_of(wrong));

        if (!looking_at(s, s->at, wrong) || (s->mending == MEND_SURE && !p->sure) ||
            !ends_particle(s, end))
            continue;
        say(s, s->at, end, wants_coda ? p->after_coda : p->after_vowel);
        s->at = end;
        s->rule = "particle";
        s->mending = MEND_NOTHING;
        return true;
    }
    return false;
}
