/* make_lexicon: the lexicon of pronunciations, from open data and our closed lists, as a C source.
 *
 *     make_lexicon HANJA.TXT KO.DIC CLASSES.TXT LIST.TXT... > lexicon_data.c
 *
 * HANJA.TXT (libhangul) tells which words are Sino-Korean and which character each syllable is;
 * KO.DIC (hunspell-ko) which words are common, and the stems of verbs; CLASSES.TXT which characters
 * are tense at the end of a word; a LIST has words with marks at their boundaries. The later one
 * wins where two speak of a word. The formats are described in src/korean/README.md. */
#include "korean/pronounce/tools/entries.h"
#include "korean/pronounce/tools/source.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CLASSES_MAX = 300 };

/* ---- hunspell-ko ---- */

/* Conjugated 하다 and 되다 forms are left out: a noun and its verbal ending give them. */
static bool is_hada(const char32_t *text, size_t length)
{
    return length >= 3 &&
           (text[length - 1] == U'하' || text[length - 1] == U'되' || text[length - 1] == U'해' ||
            text[length - 1] == U'돼' || text[length - 1] == U'한' || text[length - 1] == U'된' ||
            text[length - 1] == U'할' || text[length - 1] == U'될' || text[length - 1] == U'여' ||
            text[length - 1] == U'어');
}

/* The class of an entry by its affix flags (affixes of ko.aff): 10 and 25 are nouns, 67 adverbs, 2
 * to 4 conjugated forms; the others that end in 다 are verbs and adjectives. */
static void read_hunspell(const char *path)
{
    struct reader r = reader_open(path);
    char *line;

    while ((line = reader_next(&r)) != NULL) {
        char *flag = strchr(line, '/');
        char32_t text[WORD_MAX];
        unsigned class = WORD_NOUN;
        size_t length;
        int number = flag ? atoi(flag + 1) : 0;

        if (flag)
            *flag = '\0';
        length = hangul_of(line, text, WORD_MAX);
        if (length == 0)
            continue;
        if (number != 0 && number != 10 && number != 25 && number != 67 && length > 1 &&
            text[length - 1] == U'다') {
            class = WORD_STEM;
            length--;
        } else if (number >= 2 && number <= 4) {
            class = WORD_FORM;
        }
        if (length > 3 && (class == WORD_NOUN || is_hada(text, length)))
            continue; /* long words are found by their parts */
        if (class == WORD_STEM && length >= 3 && length <= 5 && text[length - 1] == U'하')
            find_or_add(text, length - 1)->word.classes |= WORD_NOUN | WORD_COMMON;
        if (class != WORD_NOUN && is_hada(text, length))
            continue;
        if (number == 3 || (number == 4 && text[length - 1] == U'을'))
            continue; /* adnominal forms: a stem and its ending */
        find_or_add(text, length)->word.classes |= (uint8_t)(class | WORD_COMMON);
    }
}

/* ---- Sino-Korean words ---- */

/* A character that is tense, or has another mark, at the end of a word; see classes.txt. */
struct class
{
    char32_t hanja;
    size_t least; /* syllables of the words that it ends, at least */
    enum mark mark;
    bool exactly; /* only in words of that length */
    bool after_l; /* only after ㄹ */
    unsigned source;
};

static struct class classes[CLASSES_MAX];
static size_t class_count;

static enum mark mark_of(char32_t c)
{
    switch (c) {
    case '\'':
        return MARK_TENSE;
    case '+':
        return MARK_NIEUN;
    case '|':
        return MARK_STOP;
    case '~':
        return MARK_NN;
    case '"':
        return MARK_COMPOUND;
    case '-':
        return MARK_PLAIN;
    default:
        return MARK_NONE;
    }
}

/* `@ARTICLE TEXT` in a list or classes.txt. */
static unsigned read_source(const struct reader *r, const char *line)
{
    char *end;
    long article = strtol(line + 1, &end, 10);

    if (end == line + 1 || *end != ' ')
        fail(r->path, r->line, "a source is `@ARTICLE TEXT`");
    return source_of((int)article, end + 1);
}

static void read_classes(const char *path)
{
    struct reader r = reader_open(path);
    unsigned source = 0;
    char *line;

    while ((line = reader_next(&r)) != NULL) {
        if (line[0] == '@')
            source = read_source(&r, line);
        if (line[0] == '@' || line[0] == '#' || line[0] == '\0')
            continue;
        for (char *word = strtok(line, " "); word; word = strtok(NULL, " ")) {
            const char *p = word;
            struct class c = {.source = source};

            if (class_count == CLASSES_MAX)
                fail(path, r.line, "too many classes");
            c.least = (size_t)(next_char(&p) - '0');
            c.exactly = *p == '=' && p++;
            c.after_l = *p == 'l' && p++;
            c.mark = mark_of(next_char(&p));
            c.hanja = next_char(&p);
            if (c.least < 2 || c.least > 9 || !c.mark || !is_hanja(c.hanja) || *p)
                fail(path, r.line, word);
            classes[class_count++] = c;
        }
    }
}

/* 26: a Sino-Korean ㄹ makes ㄷ ㅅ ㅈ tense inside a word of two syllables, after a prefix, and in
 * a word of two inside a longer one. */
static void mark_rieul(struct word *word, const char32_t *text, const char32_t *hanja,
                       size_t length)
{
    for (size_t i = 1; i < length; i++) {
        struct hangul left = hangul_split(text[i - 1]), right = hangul_split(text[i]);

        if (left.coda != CO_L ||
            (right.onset != ON_D && right.onset != ON_S && right.onset != ON_J))
            continue;
        if (hanja[i] == hanja[i - 1] || word_mark(word, i))
            continue; /* 절절하다, 허허실실 */
        if (length == 4 && i == 2 && (is_common(text, 2) || !is_common(text + 1, 2)))
            continue; /* 생활+지도: two words of two syllables */
        set_mark(word, i, MARK_TENSE, source_of(26, "제26항: 한자어 ㄹ 뒤의 ㄷ ㅅ ㅈ (hanja.txt)"));
    }
}

/* Whether the last syllable is added to a word (생산+량), and not the second of one (과+전류). */
static bool ends_in_suffix(const char32_t *text, size_t length)
{
    return is_common(text, length - 1) ||
           (find(text, length - 1) && !is_common(text + 1, length - 1));
}

static void mark_class(struct word *word, const char32_t *text, const char32_t *hanja,
                       size_t length)
{
    uint8_t coda = hangul_split(text[length - 2]).coda;

    if (length == 4 && !find(text, 3))
        return; /* two words of two syllables */
    for (size_t i = 0; i < class_count; i++) {
        const struct class *c = &classes[i];
        uint8_t onset = hangul_split(text[length - 1]).onset;

        if (c->hanja != hanja[length - 1] || length < c->least ||
            (c->exactly && length != c->least) || (c->after_l && coda != CO_L))
            continue;
        if (c->mark == MARK_NN && (onset != ON_R || coda != CO_N || !ends_in_suffix(text, length)))
            continue;
        if (c->mark == MARK_NIEUN && (onset != ON_NONE || coda == CO_NONE))
            continue;
        set_mark(word, length - 1, c->mark, c->source);
    }
}

/* Words whose every syllable has its character. Of homographs the first counts: the table has the
 * most usual one first. */
static void read_hanja(const char *path)
{
    struct reader r = reader_open(path);
    size_t last = SIZE_MAX;
    char *line;

    while ((line = reader_next(&r)) != NULL) {
        char32_t text[WORD_MAX], hanja[WORD_MAX];
        char *colon = strchr(line, ':');
        const char *p;
        size_t length, count = 0;
        struct entry *e;

        if (line[0] == '#' || !colon)
            continue;
        *colon = '\0';
        length = hangul_of(line, text, WORD_MAX);
        p = colon + 1;
        while (count < WORD_MAX && is_hanja(hanja[count] = next_char(&p)))
            count++;
        if (length < 2 || length > 4 || count != length)
            continue;
        if (length == 2)
            pair_add(hanja);
        e = find_or_add(text, length);
        if (e->number == last)
            continue;
        last = e->number;
        e->hanja = true;
        memcpy(e->characters, hanja, length * sizeof *hanja);
        e->word.classes |= WORD_NOUN;
        mark_class(&e->word, text, hanja, length);
        mark_rieul(&e->word, text, hanja, length);
        e->word.marked |= WORD_NOUN;
    }
}

/* ---- our lists ---- */

/* A listed word without marks has none; the marks of one that has some go before the known ones,
 * its own or those of the longest known word that it begins with (출산+율: 출'산). */
static void merge_marks(struct entry *e, const struct word *listed)
{
    uint32_t marks = e->word.marks;

    for (size_t n = e->length; !marks && n-- > 2;) {
        const struct entry *begin = find(e->text, n);

        if (begin && (begin->word.classes & WORD_COMMON))
            marks = begin->word.marks;
    }
    e->word.marks = 0;
    for (size_t i = 0; listed->marks && i < e->length; i++) {
        unsigned own = word_mark(listed, i);

        set_mark(&e->word, i, own ? own : marks >> WORD_MARK_BITS * i & 7u, listed->source);
    }
    if (!listed->marks)
        e->word.source = 0;
}

/* `물'고기`: a word with marks; a last `*` makes it a stem, a first mark a suffix, a first `=` a
 * particle. */
static void read_word(const struct reader *r, const char *word, unsigned source)
{
    char32_t text[WORD_MAX], c;
    struct word w = {0, 0, WORD_LISTED | WORD_COMMON, 0};
    const char *p = word;
    unsigned class = WORD_NOUN;
    size_t length = 0;
    struct entry *e;

    if (*p == '=' && p++)
        class = WORD_PARTICLE;
    while ((c = next_char(&p)) != 0) {
        enum mark mark = mark_of(c);

        if (c == '*' && !*p)
            class = WORD_STEM;
        else if (mark && length == 0)
            class = WORD_SUFFIX;
        if (mark)
            set_mark(&w, length, mark, source);
        else if (is_syllable(c) && length < WORD_MAX)
            text[length++] = c;
        else if (c != '*')
            fail(r->path, r->line, word);
    }
    e = find_or_add(text, length);
    if (class == WORD_NOUN || class == WORD_STEM)
        merge_marks(e, &w);
    else if (!(e->word.classes & WORD_LISTED))
        e->word.marks = w.marks, e->word.source = w.source;
    e->word.classes |= (uint8_t)(class | WORD_COMMON | WORD_LISTED);
    e->word.marked = (uint8_t)(class == WORD_STEM ? WORD_STEM : e->word.marked | class);
}

static void read_list(const char *path)
{
    struct reader r = reader_open(path);
    unsigned source = 0;
    char *line;

    while ((line = reader_next(&r)) != NULL) {
        if (line[0] == '@')
            source = read_source(&r, line);
        if (line[0] == '@' || line[0] == '#')
            continue;
        for (char *word = strtok(line, " "); word; word = strtok(NULL, " "))
            read_word(&r, word, source);
    }
}

/* 만날 is found as 만나- with ㄹ; only the forms of irregular verbs (도울) are needed. */
static void leave_out_regular_forms(void)
{
    for (size_t i = 0; i < entry_count(); i++) {
        struct entry *e = entry_at(i);
        struct hangul last = hangul_split(e->text[e->length - 1]);
        char32_t written = e->text[e->length - 1];
        const struct entry *stem;

        if (e->word.classes != (WORD_FORM | WORD_COMMON) || last.coda != CO_L)
            continue;
        last.coda = CO_NONE;
        e->text[e->length - 1] = hangul_join(last);
        stem = find(e->text, e->length);
        e->text[e->length - 1] = written;
        e->unneeded = stem && (stem->word.classes & WORD_STEM);
    }
}

/* A Sino-Korean word of four syllables is mostly two of two: what a list says of one of them goes
 * before the rules. Without marks such a word is not needed, and is left to its parts. */
static void settle_four(void)
{
    for (size_t i = 0; i < entry_count(); i++) {
        struct entry *e = entry_at(i);

        if (!e->hanja || e->length != 4 || (e->word.classes & (WORD_LISTED | WORD_COMMON)))
            continue;
        for (size_t at = 0; at < 4; at += 2) {
            const struct entry *part = find(e->text + at, 2);

            if (part && (part->word.classes & WORD_LISTED) && holds_pair(e, at))
                set_mark(&e->word, at + 1, (enum mark)word_mark(&part->word, 1),
                         part->word.marks ? part->word.source : e->word.source);
        }
        e->unneeded = e->word.marks == 0;
    }
}

/* Long words and stems of the dictionary without marks take those of the words that they begin and
 * end with: 실제로 of 실'제, 선술집 of 술'집. */
static void inherit_marks(void)
{
    leave_out_regular_forms();
    settle_four();
    for (size_t i = 0; i < entry_count(); i++) {
        struct entry *e = entry_at(i);
        const struct entry *part;

        if (e->length < 3 || e->word.marks || (e->word.classes & WORD_LISTED) ||
            !(e->word.classes & WORD_COMMON))
            continue;
        e->word.marked = WORD_NOUN | WORD_STEM | WORD_FORM;
        for (size_t n = e->length - 1; n >= 2 && !e->word.marks; n--)
            if ((part = find(e->text, n)) && (part->word.classes & WORD_COMMON) &&
                (n > 2 || e->length > 4 || holds_pair(e, 0))) {
                e->word.marks = part->word.marks;
                e->word.source = part->word.source;
            }
        if (!e->hanja && e->length == 3 && (part = find(e->text + 2, 1)) &&
            (part->word.classes & WORD_SUFFIX) && is_common(e->text, 2)) {
            set_mark(&e->word, 2, (enum mark)word_mark(&part->word, 0), part->word.source);
        }
        for (size_t n = e->length - 1; n >= 2 && !e->word.marks && !e->hanja; n--)
            if ((part = find(e->text + e->length - n, n)) && !part->hanja &&
                (part->word.classes & WORD_LISTED) && (part->word.classes & WORD_NOUN)) {
                e->word.marks = part->word.marks << (e->length - n) * WORD_MARK_BITS;
                e->word.source = part->word.source;
            }
    }
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fputs("usage: make_lexicon HANJA.TXT KO.DIC CLASSES.TXT LIST.TXT...\n", stderr);
        return 2;
    }
    entries_init();
    read_hunspell(argv[2]);
    read_classes(argv[3]);
    read_hanja(argv[1]);
    for (int i = 4; i < argc; i++)
        read_list(argv[i]);
    inherit_marks();
    entries_write();
    return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
