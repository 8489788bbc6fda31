/* net: addresses of the net, of mail, and names of files. */
#include "korean/normalize/latin.h"

struct address {
    size_t from, host, host_end, to; /* the scheme stands before host */
    bool mail;
};

static const char *const top_domains[] = {
    "com", "net", "org", "edu", "gov", "mil", "int", "info", "biz", "kr",  "cn",  "jp",
    "uk",  "us",  "de",  "fr",  "it",  "es",  "ru",  "eu",   "io",  "ai",  "tv",  "me",
    "co",  "ca",  "au",  "tw",  "hk",  "sg",  "in",  "vn",   "th",  "id",  "app", "dev",
    "kp",  "nl",  "ch",  "se",  "br",  "mx",  "be",  "at",   "xyz", "shop"};

static const char *const extensions[] = {
    "png",  "jpg", "jpeg", "gif", "pdf",  "doc", "docx", "xls", "xlsx", "ppt",  "pptx", "hwp",
    "hwpx", "txt", "csv",  "zip", "rar",  "exe", "mp3",  "mp4", "avi",  "mov",  "wav",  "html",
    "htm",  "xml", "json", "js",  "css",  "py",  "c",    "h",   "cpp",  "java", "md",   "bmp",
    "svg",  "tif", "tiff", "mkv", "flac", "ogg", "apk",  "iso", "dll",  "log",  "srt",  "epub",
    "sh",   "php", "psd",  "ai",  "dat",  "tar", "gz",   "7z",  "wmv",  "rtf",  "odt"};

static bool is_one_of(const struct scan *s, size_t from, size_t to, const char *const *names,
                      size_t count)
{
    char word[8];

    if (to - from >= sizeof word || to == from)
        return false;
    for (size_t i = from; i < to; i++) {
        if (s->ch[i] >= 0x80)
            return false;
        word[i - from] = (char)char_to_lower(s->ch[i]);
    }
    for (size_t k = 0; k < count; k++)
        if (slice_eq((slice){word, to - from}, slice_of(names[k])))
            return true;
    return false;
}
#define IS_ONE_OF(s, from, to, names)                                                              \
    is_one_of((s), (from), (to), (names), sizeof(names) / sizeof(names)[0])

static bool is_label_char(char32_t c)
{
    return is_ascii_letter(c) || is_digit(c) || c == '-' || c == '_';
}

/* Labels with full stops between, from i on; *dots is how many, *last where the last label is. */
static size_t labels_end(const struct scan *s, size_t i, size_t *dots, size_t *last)
{
    *dots = 0;
    *last = i;
    for (;;) {
        while (is_label_char(peek(s, i)))
            i++;
        if (peek(s, i) != '.' || !is_label_char(peek(s, i + 1)))
            return i;
        (*dots)++;
        *last = ++i;
    }
}

static bool is_path_char(char32_t c)
{
    return is_label_char(c) || (c < 0x80 && c > 0 && strchr("./?=&#%~+:;@!,", (int)c));
}

/* Behind the host: port, path, query; marks at its end belong to the sentence. */
static size_t path_end(const struct scan *s, size_t i)
{
    size_t end = i;

    if (peek(s, i) != '/' && peek(s, i) != ':' && peek(s, i) != '?')
        return i;
    if (peek(s, i) == ':' && !is_digit(peek(s, i + 1)))
        return i;
    while (is_path_char(peek(s, end)))
        end++;
    while (end > i && s->ch[end - 1] != '/' && !is_label_char(s->ch[end - 1]))
        end--;
    return end;
}

static bool address_at(const struct scan *s, size_t i, struct address *a)
{
    static const char *const schemes[] = {
        "http://", "https://", "ftp://", "mailto:", "HTTP://", "HTTPS://", "file://"};
    size_t dots, last, end;
    bool scheme = false;

    *a = (struct address){.from = i};
    for (size_t k = 0; k < sizeof schemes / sizeof schemes[0] && !scheme; k++)
        if (looking_at(s, i, schemes[k])) {
            i += strlen(schemes[k]);
            scheme = true;
        }
    a->host = i;
    end = labels_end(s, i, &dots, &last);
    if (end == i)
        return false;
    if (peek(s, end) == '+' || peek(s, end) == '@') {
        while (is_label_char(peek(s, end)) || peek(s, end) == '+' || peek(s, end) == '.')
            end++;
        if (peek(s, end) != '@')
            return false;
        a->mail = true;
        end = labels_end(s, end + 1, &dots, &last);
        a->host_end = a->to = end;
        return dots > 0;
    }
    a->host_end = end;
    a->to = path_end(s, end);
    if (scheme)
        return true;
    if (dots == 0 || is_syllable(peek(s, last)))
        return false;
    return looking_at(s, i, "www.") || looking_at(s, i, "WWW.") ||
           (IS_ONE_OF(s, last, end, top_domains) && !is_digit(s->ch[i]) && last > i + 2);
}

static const char *mark_name(char32_t c)
{
    switch (c) {
    case '.':
        return "점";
    case '@':
        return "골뱅이";
    case '/':
        return "슬래시";
    case '-':
        return "하이픈";
    case '_':
        return "밑줄";
    case ':':
        return "콜론";
    case '?':
        return "물음표";
    case '=':
        return "이퀄";
    case '&':
        return "앤드";
    case '#':
        return "샵";
    case '%':
        return "퍼센트";
    case '~':
        return "물결표";
    case '+':
        return "플러스";
    default:
        return "";
    }
}

/* One label: known ends by name or letter by letter, words by voice, digits one by one. */
static void say_label(struct scan *s, size_t from, size_t to, bool end)
{
    const struct row *known = rows_find(&rows_acronyms, scan_text(s, from, to));

    leave_gap(s, GAP_BLANK, from, from);
    if (end && IS_ONE_OF(s, from, to, ((const char *const[]){"com"})))
        say(s, from, to, "컴");
    else if (end && IS_ONE_OF(s, from, to, ((const char *const[]){"net"})))
        say(s, from, to, "넷");
    else if (known)
        say(s, from, to, known->value);
    else if (end && to - from <= 4 &&
             !IS_ONE_OF(s, from, to, ((const char *const[]){"info", "java", "shop"}))) {
        piece_open(s, from);
        put_letters(s, from, to);
        piece_close(s, to);
    } else {
        say_latin(s, from, to);
    }
    leave_gap_behind(s, to);
}

static void say_address(struct scan *s, size_t from, size_t to, size_t host_end)
{
    size_t i = from;

    while (i < to) {
        size_t end = latin_end(s, i);

        if (end > i) {
            bool label = (i == from || s->ch[i - 1] == '.') && end <= host_end &&
                         (peek(s, end) == '.' || end == host_end);

            say_label(s, i, end, label && (i > from));
        } else if (is_digit(s->ch[i])) {
            end = digits_end(s, i);
            leave_gap(s, GAP_BLANK, i, i);
            piece_open(s, i);
            put_digits(s, scan_text(s, i, end), "공");
            piece_close(s, end);
        } else {
            end = i + 1;
            if (end == to && s->ch[i] == '/')
                return; /* a last slash is not said */
            leave_gap(s, GAP_BLANK, i, i);
            say(s, i, end, mark_name(s->ch[i]));
            leave_gap_behind(s, end);
        }
        i = end;
    }
}

static bool read_file_name(struct scan *s)
{
    size_t dots, last, end;

    if (s->ch[s->at] == '.' && s->at > 0 && is_word_char(s->ch[s->at - 1])) {
        end = s->at + 1;
        while (is_ascii_letter(peek(s, end)) || is_digit(peek(s, end)))
            end++;
        if (!IS_ONE_OF(s, s->at + 1, end, extensions) || end < s->at + 3)
            return false;
        leave_gap(s, GAP_BLANK, s->at, s->at);
        say(s, s->at, s->at + 1, "점");
        say_label(s, s->at + 1, end, true);
        s->at = end;
        s->rule = "file";
        return true;
    }
    end = labels_end(s, s->at, &dots, &last);
    if (dots != 1 || !IS_ONE_OF(s, last, end, extensions) ||
        (end - last < 2 && !is_ascii_letter(s->ch[s->at])) ||
        (end == s->at + 3 && peek(s, end) == '.')) /* B.C. */
        return false;
    say_address(s, s->at, end, end);
    s->at = end;
    s->rule = "file";
    return true;
}

bool read_net(struct scan *s)
{
    struct address a;

    if (s->at > 0 && is_word_char(s->ch[s->at - 1]) && !is_syllable(s->ch[s->at - 1]))
        return s->ch[s->at] == '.' && read_file_name(s);
    if (!address_at(s, s->at, &a))
        return read_file_name(s);
    s->rule = a.mail ? "mail" : "url";
    s->at = a.to;
    if (!a.mail && s->options->url == URL_SKIP)
        return true;
    say_address(s, a.host, s->options->url == URL_HOST && !a.mail ? a.host_end : a.to, a.host_end);
    s->mending = MEND_ALL;
    if (is_syllable(peek(s, s->at)))
        leave_gap(s, GAP_NONE, s->at, s->at);
    return true;
}
