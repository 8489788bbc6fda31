/* foreign: letters of other scripts, for a voice of eSpeak NG that reads them. */
#include "korean/normalize/scan.h"

struct script {
    char32_t first, last;
    const char *language; /* an eSpeak NG 1.51 voice */
};

static const struct script scripts[] = {
    {0x0370, 0x03FF, "el"}, {0x0400, 0x052F, "ru"}, {0x0531, 0x058F, "hy"}, {0x0590, 0x05FF, "he"},
    {0x0600, 0x06FF, "ar"}, {0x0900, 0x097F, "hi"}, {0x0980, 0x09FF, "bn"}, {0x0A00, 0x0A7F, "pa"},
    {0x0A80, 0x0AFF, "gu"}, {0x0B00, 0x0B7F, "or"}, {0x0B80, 0x0BFF, "ta"}, {0x0C00, 0x0C7F, "te"},
    {0x0C80, 0x0CFF, "kn"}, {0x0D00, 0x0D7F, "ml"}, {0x0D80, 0x0DFF, "si"}, {0x0E00, 0x0E7F, "th"},
    {0x1000, 0x109F, "my"}, {0x10A0, 0x10FF, "ka"}, {0x1200, 0x137F, "am"}, {0x1E00, 0x1EFF, "vi"},
    {0x1F00, 0x1FFF, "el"},
};

const char *foreign_language(char32_t c)
{
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
        if (c >= scripts[i].first && c <= scripts[i].last && char_is_letter(c))
            return scripts[i].language;
    return NULL;
}

bool read_foreign(struct scan *s)
{
    const char *language = foreign_language(s->ch[s->at]);
    size_t end = s->at, start;

    if (!language)
        return false;
    while (end < s->n) {
        const char *other = foreign_language(s->ch[end]);
        if (!other || strcmp(other, language) != 0)
            break;
        end++;
    }
    if (strcmp(language, "el") == 0 && end - s->at <= 2) { /* α, ΔT: by their names */
        piece_open(s, s->at);
        put_letters(s, s->at, end);
        if (s->out->len > s->piece_at) {
            piece_close(s, end);
            s->at = end;
            s->rule = "letters";
            s->mending = MEND_ALL;
            return true;
        }
    }
    piece_open(s, s->at);
    start = s->out->len;
    copy_written(s, s->at, end);
    span_close(s, start, language);
    s->at = end;
    s->rule = "foreign";
    return true;
}

static bool is_word_of_tag(char32_t c)
{
    return is_ascii_letter(c) || is_digit(c) || c == ' ' || c == '\'' || c == '-' || c == ',';
}

/* <en>Gate 16A</en>, as `nangdok normalize` prints a stretch that must not be read again. */
bool read_tagged(struct scan *s)
{
    size_t name = s->at + 1, open = latin_end(s, name), close = open + 1, start;
    const char *language;

    if (s->ch[s->at] != '<' || open < name + 2 || open > name + 3 || peek(s, open) != '>' ||
        is_upper(s->ch[name]))
        return false;
    language = arena_printf(s->arena, "%.*s", SLICE_ARG(scan_text(s, name, open))).ptr;
    while (is_word_of_tag(peek(s, close)))
        close++;
    if (close == open + 1 || peek(s, close) != '<' || peek(s, close + 1) != '/' ||
        !looking_at(s, close + 2, language) || peek(s, close + 2 + (open - name)) != '>' ||
        is_space(s->ch[open + 1]) || is_space(s->ch[close - 1]))
        return false;
    piece_open(s, open + 1);
    start = s->out->len;
    copy_written(s, open + 1, close);
    span_close(s, start, language);
    s->at = close + 3 + (open - name);
    s->rule = "tagged";
    return true;
}
