#include "korean/normalize/lexicon.h"
#include "korean/normalize/scan.h"

/* Of the same script: a word of the user's must not be the inside of a longer one. */
static bool touches(char32_t a, char32_t b)
{
    if (is_digit(a) || is_digit(b))
        return is_digit(a) && is_digit(b);
    if (is_ascii_letter(a) || is_ascii_letter(b))
        return is_ascii_letter(a) && is_ascii_letter(b);
    return is_syllable(a) && is_syllable(b);
}

bool read_user_word(struct scan *s)
{
    const struct user_word *word;
    size_t from = s->byte[s->at], to, end = s->at;

    if (!s->options->lexicon || (s->at > 0 && touches(s->ch[s->at - 1], s->ch[s->at])))
        return false;
    word = user_lexicon_find(s->options->lexicon, slice_from(s->written, from));
    if (!word)
        return false;
    to = from + word->written.len;
    while (end < s->n && s->byte[end] < to)
        end++;
    if (s->byte[end] != to)
        return false;
    if (end < s->n && touches(s->ch[end - 1], s->ch[end]) &&
        !(is_syllable(s->ch[end]) && particle_follows(s, end)))
        return false;
    say_text(s, s->at, end, word->spoken);
    s->at = end;
    s->rule = "lexicon";
    s->mending = MEND_ALL;
    return true;
}
