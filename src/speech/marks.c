#include "speech/marks.h"

#include "base/utf8.h"
#include "speech/words.h"

#include <math.h>
#include <stdlib.h>

enum {
    ONSET_MAX = 8,                /* phonemes between two vowels; more are not kept */
    CLOSURE_MAX = SOUND_RATE / 10 /* frames: the longest silence of a stop at a word's start */
};

static const float AUDIBLE = 0.005F; /* -46 dB of full scale, 34 dB below a voice's loudest */

/* What was heard of one word. */
struct tally {
    size_t nucleus; /* the index of its first syllable in words.nuclei */
    size_t heard;   /* of a Korean word, its syllables so far; of a foreign one, its sounds */
    size_t vowels;  /* of a foreign word */
    size_t mark;    /* the index of its mark; SIZE_MAX while it has none */
    bool spelled;   /* it is in Han characters, and the engine said "Chinese letter" */
};

/* The state while the events pass. */
struct ear {
    const struct utterance *utterance;
    struct words words;
    const struct clip *clip;
    float audible; /* the size of a sample that can be heard */
    VEC(struct mark) marks;
    struct tally *tally; /* of each word */
    size_t segment;      /* of the events */
    size_t word;         /* the word being heard; those of later segments are out of reach */
    size_t end;          /* one past the last word of the segment */
    size_t place;        /* characters from the segment's start, by the last WORD event */
    bool foreign;        /* the engine has switched to another language's phonemes */
    bool returned;       /* ...and back since the last WORD event */
    struct {             /* of the last WORD event, if it stands before its word */
        size_t place;    /* characters from the segment's start */
        size_t marks;    /* before it; else SIZE_MAX */
    } sign;
    size_t begun; /* frame of the last WORD event when no sound came after it; else SIZE_MAX */
    struct heard onset[ONSET_MAX]; /* consonants since the last vowel, word or pause */
    size_t onset_count;
};

/* ---- marks -----------------------------------------------------------------------------------*/

/* The bytes of the file from which bytes of a segment's text come. */
static struct span file_span(const struct ear *ear, size_t segment, struct span text)
{
    const struct utterance *utterance = ear->utterance;
    struct span written = align_source(&utterance->segments[segment].align, text.start, text.end);

    return align_source(&utterance->source, written.start, written.end);
}

/* Several spoken words or syllables of one written piece (2, 0 -> 이십) get one mark. */
static void add_mark(struct ear *ear, enum mark_kind kind, size_t frame, struct span source)
{
    struct mark mark = {kind, frame, source};

    if (source.start == source.end)
        return;
    for (size_t i = ear->marks.len; i > 0; i--) {
        const struct mark *before = &ear->marks.at[i - 1];
        if (before->kind != kind)
            continue;
        if (before->source.start == source.start && before->source.end == source.end)
            return;
        break;
    }
    if (ear->marks.len && ear->marks.at[ear->marks.len - 1].frame > frame)
        mark.frame = ear->marks.at[ear->marks.len - 1].frame;
    VEC_PUSH(&ear->marks, mark);
}

/* The first frame from `frame` on that can be heard, at most `limit`: a stop begins with silence.
 */
static size_t audible_from(const struct ear *ear, size_t frame, size_t limit)
{
    const struct clip *clip = ear->clip;

    if (limit > clip->frames)
        limit = clip->frames;
    for (size_t at = frame; at < limit; at++)
        if (fabsf(clip->samples[at]) > ear->audible)
            return at;
    return frame;
}

/* Where a word that begins with the vowel began. The engine tells of a vowel when it begins; but of
 * one after a nasal or a liquid only after the way from the one to the other (synthesize.c,
 * Generate), of 30 to 80 ms. The WORD event came before. */
static size_t vowel_from(const struct ear *ear, const struct heard *vowel)
{
    return ear->begun < vowel->frame ? audible_from(ear, ear->begun, vowel->frame) : vowel->frame;
}

/* ---- syllables -------------------------------------------------------------------------------*/

static bool is_named(const struct heard *phoneme, const char *name)
{
    return strcmp(phoneme->name, name) == 0;
}

/* The index in the onset of the first phoneme that belongs to the syllable of the vowel after it:
 * a glide, and one consonant, which some letters write with two phonemes. ㅇ as a coda stays with
 * the syllable before. */
static size_t onset_start(const struct ear *ear)
{
    const struct heard *onset = ear->onset;
    size_t at = ear->onset_count;

    if (at && (is_named(&onset[at - 1], "w") || is_named(&onset[at - 1], "j")))
        at--;
    if (at == 0 || is_named(&onset[at - 1], "N"))
        return at;
    at--;
    if (at && ((is_named(&onset[at], "h") && strchr("kpt", onset[at - 1].name[0])) ||
               (is_named(&onset[at], "s") && is_named(&onset[at - 1], "s"))))
        at--;
    return at;
}

static void hear_syllable(struct ear *ear, const struct heard *vowel)
{
    const struct word *word = &ear->words.list.at[ear->word];
    struct tally *tally = &ear->tally[ear->word];
    size_t first = tally->heard == 0 ? 0 : onset_start(ear);
    const struct heard *start = first < ear->onset_count ? &ear->onset[first] : vowel;
    size_t frame =
        start == vowel ? vowel_from(ear, vowel) : audible_from(ear, start->frame, vowel->frame);

    if (tally->heard == 0)
        add_mark(ear, MARK_WORD, frame, file_span(ear, word->segment, word->text));
    add_mark(ear, MARK_SYLLABLE, frame,
             file_span(ear, word->segment, ear->words.nuclei.at[tally->nucleus + tally->heard]));
    tally->heard++;
    ear->onset_count = 0;
}

/* Whether the word has had all of its sounds, so that a vowel belongs to the next one. */
static bool is_complete(const struct ear *ear)
{
    const struct word *word = &ear->words.list.at[ear->word];

    return word->kind == WORD_FOREIGN || ear->tally[ear->word].heard == word->syllables;
}

static void hear_korean(struct ear *ear, const struct heard *phoneme)
{
    if (ear->foreign)
        return;
    if (!phoneme_is_vowel(phoneme->name)) {
        if (ear->onset_count < ONSET_MAX)
            ear->onset[ear->onset_count++] = *phoneme;
        return;
    }
    if (is_complete(ear) && ear->word + 1 < ear->end &&
        ear->words.list.at[ear->word + 1].kind == WORD_KOREAN) {
        /* The last word's coda is not the new word's onset. */
        size_t first = onset_start(ear);
        ear->word++;
        ear->onset_count -= first;
        memmove(ear->onset, ear->onset + first, ear->onset_count * sizeof *ear->onset);
    }
    if (!is_complete(ear))
        hear_syllable(ear, phoneme);
}

/* ---- words of other languages ----------------------------------------------------------------*/

/* The byte of a segment's text where its character number `character` stands. */
static size_t byte_of(slice text, size_t character)
{
    size_t at = 0;
    char32_t c;

    while (character-- && at < text.len)
        at += utf8_decode(text, at, &c);
    return at;
}

/* A WORD event inside a word: writing without blanks, which the engine takes apart. Its mark covers
 * the rest of the word, and the mark before it ends there. */
static void split_word(struct ear *ear, const struct word *word, size_t frame)
{
    slice text = ear->utterance->segments[word->segment].text;
    struct span rest = {byte_of(text, ear->place), word->text.end};
    struct mark *before = &ear->marks.at[ear->marks.len - 1];
    char32_t c;

    utf8_decode(text, word->text.start, &c);
    if (!char_is_han(c) && !char_is_kana(c))
        return;
    rest = file_span(ear, word->segment, rest);
    if (before->source.start < rest.start && rest.start < before->source.end)
        before->source.end = rest.start;
    add_mark(ear, MARK_WORD, frame, rest);
}

static void hear_foreign(struct ear *ear, const struct heard *phoneme)
{
    const struct word *word = &ear->words.list.at[ear->word];
    struct tally *tally = &ear->tally[ear->word];
    bool vowel = strchr("aeiouyAEIOUVYW@&0123", phoneme->name[0]) != NULL;
    size_t frame = vowel ? vowel_from(ear, phoneme)
                         : audible_from(ear, phoneme->frame, phoneme->frame + CLOSURE_MAX);

    if (tally->heard++ == 0) {
        add_mark(ear, MARK_WORD, frame, file_span(ear, word->segment, word->text));
        tally->mark = ear->marks.len - 1;
    } else if (ear->place > word->chars.start && ear->marks.len) {
        split_word(ear, word, frame);
    }
    tally->vowels += vowel;
    ear->place = word->chars.start;
}

/* A guess at the syllables of a word by its letters: groups of vowels, but for a silent e. */
static size_t letters_syllables(slice word)
{
    size_t groups = 0;
    bool in_group = false;

    for (size_t i = 0; i < word.len; i++) {
        bool vowel = strchr("aeiouyAEIOUY", word.ptr[i]) != NULL;
        groups += vowel && !in_group;
        in_group = vowel;
    }
    if (groups > 1 && slice_has_suffix(word, S("e")))
        groups--;
    return groups ? groups : 1;
}

/* The engine says some pairs as one word (of the, to be) with one event. The second is heard when
 * the first has more vowels than its own; the first's mark then covers both. */
static void share_sounds(struct ear *ear)
{
    const struct words *words = &ear->words;
    size_t spare = 0, owner = 0;

    for (size_t i = 0; i < words->list.len; i++) {
        const struct word *word = &words->list.at[i];
        struct tally *tally = &ear->tally[i];
        slice text = ear->utterance->segments[word->segment].text;

        if (word->kind == WORD_KOREAN) {
            spare = 0;
        } else if (tally->heard) {
            size_t own = letters_syllables(slice_sub(text, word->text.start, word->text.end));
            spare = tally->vowels > own ? tally->vowels - own : 0;
            owner = i;
        } else if (spare && words->list.at[owner].segment == word->segment) {
            spare--;
            tally->heard = 1;
            if (ear->tally[owner].mark < ear->marks.len)
                ear->marks.at[ear->tally[owner].mark].source.end =
                    file_span(ear, word->segment, word->text).end;
        }
    }
}

/* ---- events ----------------------------------------------------------------------------------*/

/* Japanese and Korean voices that do not know a Han character name it in English. A word that has
 * Latin letters too may be said so. */
static bool is_han_alone(const struct ear *ear, const struct word *word)
{
    slice text = ear->utterance->segments[word->segment].text;
    bool han = false;
    char32_t c;

    for (size_t at = word->text.start; at < word->text.end;) {
        at += utf8_decode(text, at, &c);
        han = han || char_is_han(c);
        if (char_is_latin(c))
            return false;
    }
    return han;
}

/* What has been heard of the word was the sign before it: the engine says some (+, %) as words. */
static void give_to_sign(struct ear *ear)
{
    const struct word *word = &ear->words.list.at[ear->word];
    slice text = ear->utterance->segments[word->segment].text;
    size_t at = byte_of(text, ear->sign.place);
    char32_t c;

    if (ear->sign.marks >= ear->marks.len)
        return;
    ear->marks.len = ear->sign.marks + 1;
    ear->marks.at[ear->sign.marks].source =
        file_span(ear, word->segment, (struct span){at, at + utf8_decode(text, at, &c)});
    ear->tally[ear->word].heard = ear->tally[ear->word].vowels = 0;
}

/* The word at a place of the text, or the next one, if it is not behind us. */
static void hear_word(struct ear *ear, const struct heard *event)
{
    const struct words *words = &ear->words;
    size_t place = event->position;

    for (size_t i = ear->word; i < ear->end; i++) {
        if (words->list.at[i].chars.end <= place)
            continue;
        if (i == ear->word && place < words->list.at[i].chars.start && ear->tally[i].heard)
            return; /* a repeated event */
        if (i == ear->word && place == words->list.at[i].chars.start)
            give_to_sign(ear);
        ear->sign.place = place;
        ear->sign.marks = place < words->list.at[i].chars.start ? ear->marks.len : SIZE_MAX;
        ear->word = i;
        ear->place = place;
        ear->onset_count = 0;
        ear->returned = false;
        ear->begun = event->frame;
        return;
    }
}

static void hear_phoneme(struct ear *ear, const struct heard *phoneme)
{
    const struct word *word = &ear->words.list.at[ear->word];

    if (phoneme->name[0] == '_') {
        ear->onset_count = 0;
    } else if (phoneme->name[0] == '(') { /* the language of what follows */
        ear->foreign = !is_named(phoneme, "(ko)");
        ear->returned = !ear->foreign;
        if (is_named(phoneme, "(en)") && is_han_alone(ear, word))
            ear->tally[ear->word].spelled = true;
        ear->onset_count = 0;
    } else if (word->kind == WORD_FOREIGN && !(ear->returned && ear->tally[ear->word].heard)) {
        hear_foreign(ear, phoneme);
    } else {
        hear_korean(ear, phoneme);
    }
    ear->begun = SIZE_MAX;
}

static void begin_segment(struct ear *ear, size_t segment)
{
    const struct words *words = &ear->words;

    while (ear->end < words->list.len && words->list.at[ear->end].segment < segment)
        ear->end++;
    ear->word = ear->end;
    while (ear->end < words->list.len && words->list.at[ear->end].segment == segment)
        ear->end++;
    ear->segment = segment;
    ear->place = 0;
    ear->foreign = ear->returned = false;
    ear->begun = ear->sign.marks = SIZE_MAX;
    ear->onset_count = 0;
}

static void hear_all(struct ear *ear, const struct heard *heard, size_t count)
{
    ear->segment = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        if (heard[i].segment != ear->segment)
            begin_segment(ear, heard[i].segment);
        if (ear->word == ear->end)
            continue; /* a segment without words */
        if (heard[i].kind == HEARD_WORD)
            hear_word(ear, &heard[i]);
        else
            hear_phoneme(ear, &heard[i]);
    }
}

/* ---- the proof -------------------------------------------------------------------------------*/

static void lose(const struct ear *ear, size_t segment, struct span text, struct loss *loss)
{
    if (loss->words++ == 0)
        loss->written =
            align_source(&ear->utterance->segments[segment].align, text.start, text.end);
}

static void find_loss(const struct ear *ear, struct loss *loss)
{
    const struct utterance *utterance = ear->utterance;
    size_t word = 0;

    *loss = (struct loss){.of = ear->words.list.len};
    for (size_t i = 0; i < utterance->segment_count; i++) {
        const struct segment *segment = &utterance->segments[i];
        size_t before = loss->words, syllables = 0;

        for (; word < ear->words.list.len && ear->words.list.at[word].segment == i; word++) {
            const struct word *said = &ear->words.list.at[word];
            size_t expected = said->kind == WORD_KOREAN ? said->syllables : 1;
            if (ear->tally[word].heard < expected || ear->tally[word].spelled)
                lose(ear, i, said->text, loss);
            syllables += said->syllables;
        }
        if (syllables < segment->syllables && loss->words == before)
            lose(ear, i, (struct span){0, segment->text.len}, loss); /* not even asked for */
    }
}

void marks_place(const struct utterance *utterance, const struct answer *answer, double gain,
                 struct clip *clip, struct loss *loss)
{
    struct ear ear = {
        .utterance = utterance, .clip = clip, .audible = AUDIBLE * (float)pow(10, gain / 20)};
    size_t nucleus = 0;

    words_read(&ear.words, utterance);
    ear.tally = memory_new(ear.words.list.len, sizeof *ear.tally);
    for (size_t i = 0; i < ear.words.list.len; i++) {
        ear.tally[i] = (struct tally){.nucleus = nucleus, .mark = SIZE_MAX};
        nucleus += ear.words.list.at[i].syllables;
    }
    hear_all(&ear, answer->heard, answer->heard_count);
    share_sounds(&ear);
    find_loss(&ear, loss);
    clip->marks = ear.marks.at;
    clip->mark_count = ear.marks.len;
    free(ear.tally);
    words_free(&ear.words);
}
