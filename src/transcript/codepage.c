#include "transcript/codepage.h"

#include "base/intl.h"
#include "base/utf8.h"

#include <errno.h>

enum {
    LETTERS_LOOKED_AT = 4000, /* beyond ASCII: shares are steady long before */
    CHAR_BYTES = 8,           /* of a character at most, a shift before it included */
    BROKEN_ALLOWED = 50,      /* letters for each place that is not valid: one was damaged */
    KOREAN_FIRST = 150        /* per cent of Korean's share that another must have */
};

/* An encoding with the commonest letters of a language in it. Letters are those
 * beyond ASCII. */
struct candidate {
    struct codepage page;
    const char *common;
    size_t letters;   /* that there must be, to judge by */
    size_t share;     /* of letters at least, in per cent */
    size_t neighbour; /* of letters that stand beside another such one: of whole words in them */
};

#define HIRAGANA                                                                                                                                 \
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん" \
    "がぎぐげござじずぜぞだでどばびぶべぼぱぴぷぺぽっゃゅょ"
#define KATAKANA                                                                                   \
    "アイウエオカキクコサシスセタチテトナニノハフマミムメモラリルレロンジデドバブプッャュョー"
#define KANJI "日人一大年本中国会事出上生的行見気分時何今私言思前間自方後手話者入"
#define HANZI                                                                                                                              \
    "的一是不了在人有我他大中到上个和你地出道时年得就那要下以生会自可也学对能子里所们后过天去" \
    "么发成好多经都现没动面起看定还进样日心想作方又如前开但因从无此意小最高关两很者行事什让说" \
    "这为来国家吗呢吧您她谢问先新老师友话样知当只实本同长等手点"
#define HANZI_TRADITIONAL                                                                                                                  \
    "的一是不了在人有我他大中到上個和你地出道時年得就那要下以生會自可也學對能子裡所們後過天去" \
    "麼發成好多經都現沒動面起看定還進樣日心想作方又如前開但因從無此意小最高關兩很者行事什讓說" \
    "這為來國家嗎呢吧您她謝問先新老師友話知當只實本同長等手點"
#define CYRILLIC "оеаинтсрвлкмдпуябыьгйзчії"

static const char korean[] =
    "이다는에가을의고하지도로한사을나기어를은들서인자리그있라만시게아대해정수"
    "보니면일것으부장과전스여원주구거제우요저내었말안소물습네데성선생상야할오"
    "여러간무동당신방모국세동때같진문중연유조공분드까조위트와비않되려번미회계"
    "세경발월년녀희민행교합뭐제럼각님씨ㅋㅎㅠㅜㅇ";

static const struct candidate candidates[] = {
    {{"Shift_JIS", "CP932", N_("not UTF-8; its byte pairs are Japanese in Shift_JIS")},
     HIRAGANA KATAKANA KANJI,
     5,
     30,
     0},
    {{"EUC-JP", "EUC-JP-MS", N_("not UTF-8; its byte pairs are Japanese in EUC-JP")},
     HIRAGANA KATAKANA KANJI,
     5,
     30,
     0},
    {{"GB18030", "GB18030", N_("not UTF-8; its byte pairs are Chinese in GBK or GB 18030")},
     HANZI,
     5,
     20,
     0},
    {{"Big5", "CP950", N_("not UTF-8; its byte pairs are Chinese in Big5")},
     HANZI_TRADITIONAL,
     5,
     20,
     0},
    {{"Windows-1251", "CP1251", N_("not UTF-8; its words are Cyrillic in Windows-1251")},
     CYRILLIC,
     20,
     75,
     60},
    {{"KOI8-R", "KOI8-R", N_("not UTF-8; its words are Cyrillic in KOI8-R")}, CYRILLIC, 20, 75, 60},
};

iconv_t codepage_open(const char *name)
{
    return iconv_open("UTF-32LE", name);
}

bool codepage_is_known(const char *name)
{
    iconv_t reader = codepage_open(name);

    if (reader == (iconv_t)-1)
        return false;
    iconv_close(reader);
    return true;
}

/* A byte more at a time: some of iconv's readers take more than the one character that they give,
 * and forget the shift before it, when they are given more. */
size_t codepage_read(iconv_t reader, slice bytes, size_t at, char32_t *c)
{
    slice rest = slice_sub(bytes, at, at + CHAR_BYTES);
    char in[CHAR_BYTES], *from = in;
    unsigned char out[4];

    memcpy(in, rest.ptr, rest.len);
    *c = 0;
    for (size_t end = 1; end <= rest.len; end++) {
        char *to = (char *)out;
        size_t in_left = (size_t)(in + end - from), out_left = sizeof out;
        size_t result = iconv(reader, &from, &in_left, &to, &out_left);

        if (out_left == 0 && from > in) {
            *c = out[0] | (char32_t)out[1] << 8 | (char32_t)out[2] << 16 | (char32_t)out[3] << 24;
            return (size_t)(from - in);
        }
        if (result == (size_t)-1 && errno != EINVAL)
            break;
    }
    if (from == in + rest.len) /* shifts only */
        return rest.len;
    iconv(reader, NULL, NULL, NULL, NULL);
    *c = UTF8_INVALID;
    return 1;
}

/* What the letters beyond ASCII are, of a sample that is read in one encoding. */
struct count {
    size_t letters, common, neighbours, broken;
};

static bool is_among(slice common, char32_t c)
{
    char bytes[UTF8_MAX] = "";
    const size_t length = utf8_encode(c, bytes);

    return slice_find(common, (slice){bytes, length}, 0) != SLICE_NONE;
}

static struct count count_letters(const char *encoding, slice common, slice sample)
{
    struct count n = {0};
    iconv_t reader = codepage_open(encoding);
    bool after_letter = false;

    if (reader == (iconv_t)-1)
        return n;
    for (size_t at = 0; at < sample.len && n.letters < LETTERS_LOOKED_AT;) {
        char32_t c = (unsigned char)sample.ptr[at];
        size_t length = 1;
        bool letter;

        if (c >= 0x80)
            length = codepage_read(reader, sample, at, &c);
        if (c == UTF8_INVALID && sample.len - at >= UTF8_MAX) /* not what the sample's end cuts */
            n.broken++;
        letter = c >= 0x80 && c != UTF8_INVALID && char_is_letter(c);
        n.letters += letter;
        n.common += letter && is_among(common, c);
        n.neighbours += letter && after_letter;
        after_letter = letter;
        at += length;
    }
    iconv_close(reader);
    return n;
}

/* The share of common letters, in per cent; 0 when it is too small to believe in. */
static size_t share_of(const struct candidate *candidate, slice sample)
{
    struct count n = count_letters(candidate->page.iconv, slice_of(candidate->common), sample);

    if (n.letters < candidate->letters || n.broken * BROKEN_ALLOWED > n.letters ||
        n.neighbours * 100 < candidate->neighbour * n.letters ||
        n.common * 100 < candidate->share * n.letters)
        return 0;
    return n.common * 100 / n.letters;
}

const struct codepage *codepage_guess(slice sample)
{
    struct count n = count_letters("UHC", slice_of(korean), sample);
    size_t best = n.letters ? n.common * KOREAN_FIRST / n.letters : 0;
    const struct codepage *guess = NULL;

    for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++) {
        size_t share = share_of(&candidates[i], sample);

        if (share > best) {
            best = share;
            guess = &candidates[i].page;
        }
    }
    return guess;
}
