#include "korean/phonemes/inflection.h"

#include "base/hangul.h"
#include "base/utf8.h"
#include "korean/pronounce/words.h"

enum {
    CODA_N_WRITTEN = 4,
    CODA_L_WRITTEN = 8,
    CODA_SS_WRITTEN = 20,
    NO_HANGUL = 28 /* no coda's number */
};

/* What a word can be: a set of enum word_class, 0 when it is not known. */
static unsigned classes_of(slice word)
{
    uint64_t hash = WORDS_HASH_START;
    const struct word *found;
    char32_t c;

    for (size_t at = 0; at < word.len;) {
        at += utf8_decode(word, at, &c);
        hash = words_hash_add(hash, c);
    }
    found = word.len ? words_find(hash) : NULL;
    return found ? found->classes : 0;
}

/* The written coda of the word's last syllable, 0..27, or NO_HANGUL. */
static unsigned last_coda(slice word)
{
    char32_t c;

    if (word.len == 0)
        return NO_HANGUL;
    utf8_decode_back(word, word.len, &c);
    return char_is_hangul_syllable(c) ? hangul_split(c).coda : (unsigned)NO_HANGUL;
}

/* The word with the coda of its last, open syllable set, in `bytes`: 만드, ㄹ -> 만들. */
static slice with_coda(slice word, unsigned coda, char bytes[64])
{
    struct hangul last;
    char32_t c;
    size_t length = utf8_decode_back(word, word.len, &c);

    if (!char_is_hangul_syllable(c) || word.len >= 60)
        return word;
    last = hangul_split(c);
    last.coda = (unsigned char)coda;
    memcpy(bytes, word.ptr, word.len - length);
    length = word.len - length + utf8_encode(hangul_join(last), bytes + word.len - length);
    return (slice){bytes, length};
}

/* Whether the word can be a verb's stem: listed, or a noun with one of the verbs that make verbs of
 * nouns, or a compound whose last two syllables or more are a stem. `or_l`: ㄹ may have dropped. */
static bool is_stem(slice word, bool or_l)
{
    static const char *const makers[] = {"하",   "되", "시키", "당하", "받",   "있",   "없",
                                         "스럽", "롭", "드리", "않",   "못하", "계시", "으시"};
    char bytes[64];

    for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++)
        if (slice_has_suffix(word, slice_of(makers[i])))
            return true;
    for (size_t at = 0; at + 3 < word.len || at == 0; at += 3) {
        slice part = slice_from(word, at);
        if (classes_of(part) & WORD_STEM ||
            (or_l && part.len && last_coda(part) == 0 &&
             classes_of(with_coda(part, CODA_L_WRITTEN, bytes)) & WORD_STEM))
            return true;
    }
    return false;
}

/* Whether a word that could be both is the noun: of several syllables the noun is usual (우리는),
 * of one the verb (가는), but for pronouns. */
static bool is_noun(slice word, bool or_l)
{
    static const char *const pronouns[] = {"나", "저", "너", "그", "이", "난", "전"};
    bool noun = (classes_of(word) & WORD_NOUN) != 0;

    for (size_t i = 0; i < sizeof pronouns / sizeof pronouns[0]; i++)
        if (slice_eq(word, slice_of(pronouns[i])))
            return true;
    if (noun && word.len > 3)
        return true;
    return !is_stem(word, or_l) && (noun || word.len > 3); /* a name of several syllables */
}

static enum inflection topic_or_adnominal(slice stem, bool or_l)
{
    if (is_noun(stem, or_l))
        return INFLECTION_TOPIC;
    return is_stem(stem, or_l) ? INFLECTION_ADNOMINAL : INFLECTION_OTHER;
}

/* -고 -며 -면 -서 -데 after a verb; `whole` is the eojeol. */
static bool is_connective(slice whole, slice stem, slice ending)
{
    unsigned coda = last_coda(stem);

    if (coda == CODA_SS_WRITTEN && !slice_eq(ending, S("서")))
        return true; /* 했고, 갔으며: only verbs have the tense */
    if (classes_of(whole) & WORD_NOUN && !slice_eq(whole, S("하고")) && !slice_eq(whole, S("보면")))
        return false; /* 사고, 화면; of 하고 and 보면 the verb is usual */
    if (slice_eq(ending, S("면")))
        return (coda == 0 || coda == CODA_L_WRITTEN) &&
               (is_stem(stem, false) || slice_has_suffix(stem, S("이")));
    if (slice_eq(ending, S("서")))
        return (classes_of(stem) & WORD_FORM) != 0 || slice_has_suffix(stem, S("해"));
    if (slice_eq(ending, S("데")))
        return coda == CODA_N_WRITTEN;
    return is_stem(stem, false);
}

/* 이 after a coda, 가 after a vowel; a stem of two syllables that no lexicon knows is a name. */
static bool is_subject(slice whole, slice stem, slice ending)
{
    bool closed = last_coda(stem) != 0;

    if (closed != slice_eq(ending, S("이")) || classes_of(whole) & WORD_NOUN)
        return false;
    return classes_of(stem) & WORD_NOUN || (classes_of(stem) == 0 && stem.len > 3);
}

/* -아 -어 and what they make with a stem's vowel: listed, or by its last syllable. */
static bool is_form(slice whole, slice ending)
{
    static const char *const ends[] = {"아", "어", "여", "해", "려", "져", "워"};

    for (size_t i = 0; whole.len > 3 && i < sizeof ends / sizeof ends[0]; i++)
        if (slice_eq(ending, slice_of(ends[i])))
            return true;
    return (classes_of(whole) & WORD_FORM) != 0;
}

enum inflection inflection_of(slice eojeol)
{
    slice stem = slice_sub(eojeol, 0, eojeol.len >= 3 ? eojeol.len - 3 : 0);
    slice ending = slice_from(eojeol, stem.len);
    unsigned coda = last_coda(eojeol);

    if (stem.len == 0)
        return coda == CODA_L_WRITTEN && !(classes_of(eojeol) & WORD_NOUN) ? INFLECTION_ADNOMINAL
                                                                           : INFLECTION_OTHER;
    if (slice_eq(ending, S("는")))
        return topic_or_adnominal(stem, true);
    if (slice_eq(ending, S("은")))
        return topic_or_adnominal(stem, false);
    if (slice_eq(ending, S("이")) || slice_eq(ending, S("가")))
        return is_subject(eojeol, stem, ending) ? INFLECTION_SUBJECT : INFLECTION_OTHER;
    if (slice_eq(ending, S("고")) || slice_eq(ending, S("며")) || slice_eq(ending, S("면")) ||
        slice_eq(ending, S("서")) || slice_eq(ending, S("데")))
        return is_connective(eojeol, stem, ending) ? INFLECTION_CONNECTIVE : INFLECTION_OTHER;
    if (slice_eq(ending, S("을")) || slice_eq(ending, S("를")) || classes_of(eojeol) & WORD_NOUN)
        return INFLECTION_OTHER;
    if (coda == CODA_N_WRITTEN || coda == CODA_L_WRITTEN)
        return INFLECTION_ADNOMINAL;
    return is_form(eojeol, ending) ? INFLECTION_FORM : INFLECTION_OTHER;
}
