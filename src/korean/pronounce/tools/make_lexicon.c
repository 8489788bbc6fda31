/* make_lexicon: the lexicon of pronunciations, from open data and our closed lists, as a C source.
 *
 *     make_lexicon HANJA.TXT KO.DIC CLASSES.TXT LIST.TXT... > lexicon_data.c
 *
 * HANJA.TXT (libhangul) tells which words are Sino-Korean and which character each syllable is;
 * KO.DIC (hunspell-ko) which words are common, and the stems of verbs; CLASSES.TXT which characters
 * are tense at the end of a word; a LIST has words with marks at their boundaries. The later one
 * wins where two speak of a word. The formats are described in src/korean/README.md. */
#include "korean/pronounce/syllable.h"
#include "korean/pronounce/words.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 8192, SOURCES_MAX = 400, CLASSES_MAX = 300, EXCEPTIONS_MAX = 4000 };

struct entry {
    char32_t text[WORD_MAX];
    size_t length;
    uint64_t hash;
    bool hanja;             /* the table of hanja has it */
    bool unneeded;          /* not written */
    char32_t characters[4]; /* of its first homograph, when the table of hanja has it */
    struct word word;
};

static struct {
    struct entry *at;
    size_t len, cap;
    uint32_t *index; /* open addressing over `at`, 1-based */
    size_t index_size;
} words;

/* The pairs of characters that are words of two syllables, both in one number; open addressing. */
static struct {
    uint64_t *at;
    size_t size;
} pairs;

static struct {
    int article;
    char *text;
} sources[SOURCES_MAX];
static unsigned source_count;

static _Noreturn void fail(const char *path, size_t line, const char *why)
{
    fprintf(stderr, "make_lexicon: %s:%zu: %s\n", path, line, why);
    exit(1);
}

static void *grow(void *at, size_t count, size_t size)
{
    at = realloc(at, count * size);
    if (!at)
        fail("memory", 0, strerror(errno));
    return at;
}

/* ---- text --------------------------------------------------------------------------------------
 */

/* The next code point of *text; 0 at the end. The inputs are valid UTF-8. */
static char32_t next_char(const char **text)
{
    const unsigned char *p = (const unsigned char *)*text;
    size_t more = p[0] < 0x80 ? 0 : p[0] < 0xE0 ? 1 : p[0] < 0xF0 ? 2 : 3;
    char32_t c = more ? p[0] & (0x3Fu >> more) : p[0];

    if (!c)
        return 0;
    for (size_t i = 1; i <= more; i++)
        c = c << 6 | (p[i] & 0x3Fu);
    *text += 1 + more;
    return c;
}

static bool is_syllable(char32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

static bool is_hanja(char32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}

/* ---- the words ----------------------------------------------------------------------------------
 */

static uint64_t hash_of(const char32_t *text, size_t length)
{
    uint64_t hash = WORDS_HASH_START;

    for (size_t i = 0; i < length; i++)
        hash = words_hash_add(hash, text[i]);
    return words_hash_end(hash);
}

static struct entry *find(const char32_t *text, size_t length)
{
    uint64_t hash = hash_of(text, length);

    for (size_t i = hash % words.index_size; words.index[i]; i = (i + 1) % words.index_size) {
        struct entry *e = &words.at[words.index[i] - 1];

        if (e->hash >> 16 == hash >> 16) {
            if (e->length != length || memcmp(e->text, text, length * sizeof *text) != 0)
                fail("hash", 0, "two words have one hash: change words_hash_end");
            return e;
        }
    }
    return NULL;
}

static struct entry *find_or_add(const char32_t *text, size_t length)
{
    struct entry *e = find(text, length);
    size_t i;

    if (e)
        return e;
    if (words.len * 2 >= words.index_size)
        fail("index", 0, "too many words");
    if (words.len == words.cap) {
        words.cap = words.cap ? words.cap * 2 : 1 << 16;
        words.at = grow(words.at, words.cap, sizeof *words.at);
    }
    e = &words.at[words.len++];
    *e = (struct entry){.length = length, .hash = hash_of(text, length)};
    memcpy(e->text, text, length * sizeof *text);
    for (i = e->hash % words.index_size; words.index[i]; i = (i + 1) % words.index_size)
        ;
    words.index[i] = (uint32_t)words.len;
    return e;
}

static void set_mark(struct word *word, size_t syllable, enum mark mark, unsigned source)
{
    word->marks &= ~(7u << (WORD_MARK_BITS * syllable));
    word->marks |= (uint32_t)mark << (WORD_MARK_BITS * syllable);
    word->source = (uint16_t)source;
}

/* The number of a source, `text` as given, made when it is new. */
static unsigned source_of(int article, const char *text)
{
    for (unsigned i = 0; i < source_count; i++)
        if (sources[i].article == article && strcmp(sources[i].text, text) == 0)
            return RULE_COUNT + i;
    if (source_count == SOURCES_MAX)
        fail(text, 0, "too many sources");
    sources[source_count].article = article;
    sources[source_count].text = grow(NULL, strlen(text) + 1, 1);
    strcpy(sources[source_count].text, text);
    return RULE_COUNT + source_count++;
}

/* ---- reading ------------------------------------------------------------------------------------
 */

static char line_text[LINE_MAX_BYTES];

struct reader {
    const char *path;
    FILE *file;
    size_t line;
};

static struct reader reader_open(const char *path)
{
    struct reader r = {path, fopen(path, "r"), 0};

    if (!r.file)
        fail(path, 0, strerror(errno));
    return r;
}

/* The next line without its end, or NULL at the end of the file, which is then closed. */
static char *reader_next(struct reader *r)
{
    if (!fgets(line_text, sizeof line_text, r->file)) {
        fclose(r->file);
        return NULL;
    }
    r->line++;
    if (!strchr(line_text, '\n') && !feof(r->file))
        fail(r->path, r->line, "the line is too long");
    line_text[strcspn(line_text, "\r\n")] = '\0';
    return line_text;
}

/* Adds a conjoining jamo (U+1100 and on) to the syllable before it; false when it is none. */
static bool compose(char32_t jamo, char32_t *last)
{
    struct hangul h = is_syllable(*last) ? hangul_split(*last) : (struct hangul){0, 0, 0};

    if (jamo >= 0x1161 && jamo <= 0x1175 && *last >= 0x1100 && *last <= 0x1112)
        *last = hangul_join((struct hangul){(unsigned char)(*last - 0x1100),
                                            (unsigned char)(jamo - 0x1161), CO_NONE});
    else if (jamo >= 0x11A8 && jamo <= 0x11C2 && is_syllable(*last) && h.coda == CO_NONE)
        *last = hangul_join((struct hangul){h.onset, h.vowel, (unsigned char)(jamo - 0x11A7)});
    else
        return false;
    return true;
}

/* Hangul of `text`, composed, into out[WORD_MAX]; 0 when it is not all Hangul, or too long. */
static size_t hangul_of(const char *text, char32_t *out)
{
    size_t length = 0;
    char32_t c;

    while ((c = next_char(&text)) != 0) {
        if (length > 0 && compose(c, &out[length - 1]))
            continue;
        if ((!is_syllable(c) && (c < 0x1100 || c > 0x1112)) || length == WORD_MAX)
            return 0;
        out[length++] = c;
    }
    return length > 0 && is_syllable(out[length - 1]) ? length : 0;
}

/* ---- hunspell-ko --------------------------------------------------------------------------------
 */

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
        length = hangul_of(line, text);
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
        if (number >= 3 && number <= 4 && length == 1)
            continue; /* 한, 할: a stem with its ending's letter */
        find_or_add(text, length)->word.classes |= (uint8_t)(class | WORD_COMMON);
    }
}

/* ---- pairs of characters ------------------------------------------------------------------------
 */

static uint64_t pair_of(const char32_t *characters)
{
    return (uint64_t)characters[0] << 32 | characters[1];
}

static size_t pair_place(uint64_t pair)
{
    size_t i = words_hash_end(pair) % pairs.size;

    while (pairs.at[i] && pairs.at[i] != pair)
        i = (i + 1) % pairs.size;
    return i;
}

static void pair_add(const char32_t *characters)
{
    pairs.at[pair_place(pair_of(characters))] = pair_of(characters);
}

/* Whether the `at`-th and the next character of a long word are a word themselves, so that what is
 * known of its spelling holds here: 문법 in 문법적, but not 유가 in 유가족. */
static bool holds_pair(const struct entry *e, size_t at)
{
    return !e->hanja || pairs.at[pair_place(pair_of(e->characters + at))] != 0;
}

/* ---- Sino-Korean words --------------------------------------------------------------------------
 */

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

static bool is_common(const char32_t *text, size_t length)
{
    const struct entry *e = find(text, length);

    return e && (e->word.classes & WORD_COMMON) && (e->word.classes & WORD_NOUN);
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
        length = hangul_of(line, text);
        p = colon + 1;
        while (count < WORD_MAX && is_hanja(hanja[count] = next_char(&p)))
            count++;
        if (length < 2 || length > 4 || count != length)
            continue;
        if (length == 2)
            pair_add(hanja);
        e = find_or_add(text, length);
        if ((size_t)(e - words.at) == last)
            continue;
        last = (size_t)(e - words.at);
        e->hanja = true;
        memcpy(e->characters, hanja, length * sizeof *hanja);
        e->word.classes |= WORD_NOUN;
        mark_class(&e->word, text, hanja, length);
        mark_rieul(&e->word, text, hanja, length);
        e->word.marked |= WORD_NOUN;
    }
}

/* ---- our lists ----------------------------------------------------------------------------------
 */

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

/* A Sino-Korean word of four syllables is mostly two of two: what a list says of one of them goes
 * before the rules. Without marks such a word is not needed, and is left to its parts. */
static void settle_four(void)
{
    for (size_t i = 0; i < words.len; i++) {
        struct entry *e = &words.at[i];

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
    settle_four();
    for (size_t i = 0; i < words.len; i++) {
        struct entry *e = &words.at[i];
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

/* ---- writing ------------------------------------------------------------------------------------
 */

static unsigned index_of(struct word *list, unsigned *count, struct word word)
{
    for (unsigned i = 0; i < *count; i++)
        if (list[i].marks == word.marks && list[i].source == word.source &&
            list[i].classes == word.classes && list[i].marked == word.marked)
            return i;
    if (*count == 0xFFFF)
        fail("words_list", 0, "too many kinds of word");
    list[*count] = word;
    return (*count)++;
}

static void write_slots(const uint64_t *slots, size_t count)
{
    printf("const uint64_t words_slots[%zu] __attribute__((aligned(64))) = {\n", count);
    for (size_t i = 0; i < count; i++)
        printf("0x%llx,%s", (unsigned long long)slots[i], i % 8 == 7 ? "\n" : "");
    puts("};");
}

static void write_all(void)
{
    size_t buckets = 1;
    struct word *list = grow(NULL, 0xFFFF, sizeof *list);
    unsigned kinds = 0;
    uint64_t *slots;

    while (buckets * WORD_BUCKET * 3 < words.len * 4)
        buckets *= 2;
    slots = grow(NULL, buckets * WORD_BUCKET, sizeof *slots);
    memset(slots, 0, buckets * WORD_BUCKET * sizeof *slots);
    for (size_t i = 0; i < words.len; i++) {
        uint64_t at = (words.at[i].hash >> 16) % buckets * WORD_BUCKET;

        if (words.at[i].unneeded)
            continue;
        while (slots[at])
            at = (at + 1) % (buckets * WORD_BUCKET);
        slots[at] =
            (words.at[i].hash & ~(uint64_t)0xFFFF) | index_of(list, &kinds, words.at[i].word);
    }
    puts("/* Made by make_lexicon. */\n#include \"korean/pronounce/words.h\"\n");
    printf("const uint32_t words_bucket_count = %zu;\n", buckets);
    write_slots(slots, buckets * WORD_BUCKET);
    puts("const struct word words_list[] = {");
    for (unsigned i = 0; i < kinds; i++)
        printf("{0x%x,%u,%u,%u},\n", list[i].marks, list[i].source, list[i].classes,
               list[i].marked);
    printf("};\nconst uint16_t words_source_count = %u;\n", source_count);
    puts("const struct rule_name words_sources[] = {");
    for (unsigned i = 0; i < source_count; i++)
        printf("{%d,\"%s\"},\n", sources[i].article, sources[i].text);
    puts("};");
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fputs("usage: make_lexicon HANJA.TXT KO.DIC CLASSES.TXT LIST.TXT...\n", stderr);
        return 2;
    }
    words.index_size = 1 << 21;
    words.index = grow(NULL, words.index_size, sizeof *words.index);
    memset(words.index, 0, words.index_size * sizeof *words.index);
    pairs.size = 1 << 19;
    pairs.at = grow(NULL, pairs.size, sizeof *pairs.at);
    memset(pairs.at, 0, pairs.size * sizeof *pairs.at);
    read_hunspell(argv[2]);
    read_classes(argv[3]);
    read_hanja(argv[1]);
    for (int i = 4; i < argc; i++)
        read_list(argv[i]);
    inherit_marks();
    write_all();
    return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
