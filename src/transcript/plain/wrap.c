#include "transcript/plain/wrap.h"

#include "base/utf8.h"

enum {
    CUTS_FOR_SURE = 3,  /* lines that begin with a mere ending */
    LINES_PER_CUT = 60, /* at most, of a text that is cut so */
    LONGEST_WORD = 120  /* bytes; what is longer is no word of Korean */
};

/* Endings and particles that begin no sentence and no word: a line that begins with one of them
 * alone was cut inside a word. */
static bool is_mere_ending(slice word)
{
    static const slice endings[] = {
        S_INIT("다"),       S_INIT("니다"),     S_INIT("습니다"),   S_INIT("입니다"),
        S_INIT("됩니다"),   S_INIT("시오"),     S_INIT("십시오"),   S_INIT("까"),
        S_INIT("요"),       S_INIT("는데"),     S_INIT("에서"),     S_INIT("으로"),
        S_INIT("에게"),     S_INIT("까지"),     S_INIT("부터"),     S_INIT("들이"),
        S_INIT("들을"),     S_INIT("들의"),     S_INIT("드립니다"), S_INIT("겠습니다"),
        S_INIT("었습니다"), S_INIT("았습니다"), S_INIT("하고"),     S_INIT("하는")};

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (slice_eq(word, endings[i]))
            return true;
    return false;
}

/* Particles and endings that end a word: what follows is another one. */
static bool ends_word(slice word)
{
    static const struct {
        slice end;
        size_t syllables; /* of the word at least: in a short one it may be of the stem */
    } ends[] = {{S_INIT("을"), 2}, {S_INIT("를"), 2}, {S_INIT("은"), 2}, {S_INIT("는"), 2},
                {S_INIT("의"), 2}, {S_INIT("에"), 2}, {S_INIT("된"), 2}, {S_INIT("던"), 2},
                {S_INIT("와"), 2}, {S_INIT("며"), 2}, {S_INIT("한"), 3}, {S_INIT("할"), 3},
                {S_INIT("도"), 3}, {S_INIT("과"), 3}, {S_INIT("고"), 3}, {S_INIT("서"), 3},
                {S_INIT("만"), 3}, {S_INIT("게"), 3}, {S_INIT("들"), 3}, {S_INIT("이"), 3},
                {S_INIT("가"), 3}, {S_INIT("로"), 3}};

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (word.len >= ends[i].syllables * ends[i].end.len && slice_has_suffix(word, ends[i].end))
            return true;
    return false;
}

/* One syllable that is a word: a line that ends in another one was cut after it. */
static bool is_short_word(slice word)
{
    static const slice words[] = {
        S_INIT("이"), S_INIT("그"), S_INIT("저"), S_INIT("한"), S_INIT("두"), S_INIT("세"),
        S_INIT("네"), S_INIT("첫"), S_INIT("새"), S_INIT("더"), S_INIT("안"), S_INIT("못"),
        S_INIT("잘"), S_INIT("몇"), S_INIT("수"), S_INIT("것"), S_INIT("등"), S_INIT("및"),
        S_INIT("때"), S_INIT("말"), S_INIT("일"), S_INIT("온"), S_INIT("각"), S_INIT("또"),
        S_INIT("왜"), S_INIT("참"), S_INIT("좀"), S_INIT("다"), S_INIT("해"), S_INIT("뒤")};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_eq(word, words[i]))
            return true;
    return false;
}

static slice without_stop(slice word)
{
    while (word.len && strchr(".,?!\"')", word.ptr[word.len - 1]))
        word.len--;
    return word;
}

static slice first_word(slice text)
{
    size_t end = 0;

    while (end < text.len && end < LONGEST_WORD && text.ptr[end] != ' ' && text.ptr[end] != '\n')
        end++;
    return slice_sub(text, 0, end);
}

static slice last_word(slice text)
{
    size_t start = text.len;

    while (start > 0 && text.len - start < LONGEST_WORD && text.ptr[start - 1] != ' ')
        start--;
    return slice_from(text, start);
}

void wrap_learn(struct page *page)
{
    size_t cuts = 0, lines = 0;

    for (size_t i = 1; i < page->lines.len; i++) {
        if (page->lines.at[i].kind != LINE_TEXT || page->lines.at[i - 1].kind != LINE_TEXT)
            continue;
        lines++;
        cuts += is_mere_ending(without_stop(first_word(page_line(page, i)))) &&
                !page_is_sentence(page_line(page, i - 1));
    }
    page->cuts_words = cuts >= CUTS_FOR_SURE && cuts * LINES_PER_CUT >= lines;
    if (!page->cuts_words)
        return;
    for (size_t i = 0; i < page->lines.len; i++) {
        slice rest = page_line(page, i), word;
        bool first = true;

        while (slice_next_field(&rest, ' ', &word)) { /* the words at both ends may be pieces */
            if (!first && rest.ptr && word.len)
                *table_at(&page->words, without_stop(word), NULL) += 1;
            first = false;
        }
    }
}

static bool is_known(const struct page *page, slice word)
{
    return table_find(&page->words, without_stop(word)) != NULL;
}

bool wrap_is_one_word(const struct page *page, slice before, slice after)
{
    slice left = last_word(before), right = first_word(after);
    struct buf both = BUF_EMPTY;
    char32_t last, first;
    bool known;

    if (!page->cuts_words || left.len == 0 || right.len == 0)
        return false;
    utf8_decode_back(left, left.len, &last);
    utf8_decode(right, 0, &first);
    if (!char_is_hangul_syllable(last) || !char_is_hangul_syllable(first))
        return false;
    if (is_mere_ending(without_stop(right)))
        return true;
    buf_add(&both, left);
    buf_add(&both, right);
    known = is_known(page, buf_slice(&both));
    buf_free(&both);
    if (known)
        return true;
    if (left.len == 3) /* one syllable */
        return !is_short_word(left);
    return !ends_word(left) && !is_known(page, left) && !is_known(page, right);
}
