#include "korean/phonemes/endings.h"

#include "base/hangul.h"
#include "base/utf8.h"

enum { INSIDE = 0, NO_SIGN = 10 };

/* A suffix of an eojeol, and the boundary after it. `tail` is an alternative list of beginnings of
 * the next eojeol with which the two are one phrase: 하고 | 있다. */
struct ending {
    const char *suffix;
    unsigned char kind, strength;
    const char *joins; /* separated by blanks; NULL: nothing */
};

#define AFTER_GO "있 계 싶 나서 나면 나니 난 말고 보니 본 가 와 온 오"
#define AFTER_IF "안 되 된 돼 됩 될 됐 좋겠 좋을 그만 몰라"
#define AFTER_DO "하 한 할 합 해 했"
#define SAYING                                                                                                                        \
    "말 밝히 밝혔 밝힌 밝힙 전하 전했 전한 전합 설명 주장 강조 덧붙 보도 생각 믿 대답 답하 답했 " \
    "묻 물었 물어 알려 소개 지적 평가 발표 당부 요청 약속 인정 이야기 얘기 판단 분석 전망 부탁 "  \
    "호소"

/* The longest suffix that fits decides, so a longer one stands before a shorter. Connective endings
 * by 국립국어원's list of 연결 어미; particles by that of 조사. */
static const struct ending endings[] = {
    /* clauses: -지만 -는데 -니까 -면 -고 -며 -어서 and what is like them */
    {"그렇지만", PHRASE_TOPIC, 85, NULL},
    {"하지만", PHRASE_TOPIC, 85, NULL},
    {"지만", PHRASE_CONNECTIVE, 85, NULL},
    {"마는", PHRASE_CONNECTIVE, 80, NULL},
    {"가운데", PHRASE_SUBJECT, 55, NULL},
    {"그런데", PHRASE_TOPIC, 85, NULL},
    {"는데도", PHRASE_CONNECTIVE, 85, NULL},
    {"는데", PHRASE_CONNECTIVE, 82, NULL},
    {"은데", PHRASE_CONNECTIVE, 82, NULL},
    {"인데", PHRASE_CONNECTIVE, 82, NULL},
    {"던데", PHRASE_CONNECTIVE, 82, NULL},
    {"그러니까", PHRASE_TOPIC, 85, NULL},
    {"니까", PHRASE_CONNECTIVE, 85, NULL},
    {"니깐", PHRASE_CONNECTIVE, 85, NULL},
    {"그러므로", PHRASE_TOPIC, 85, NULL},
    {"므로", PHRASE_CONNECTIVE, 85, NULL},
    {"면서도", PHRASE_CONNECTIVE, 82, NULL},
    {"으면서", PHRASE_CONNECTIVE, 82, NULL},
    {"면서", PHRASE_CONNECTIVE, 80, NULL},
    {"그러면", PHRASE_TOPIC, 80, NULL},
    {"아니면", PHRASE_CONNECTIVE, 60, NULL},
    {"으면", PHRASE_CONNECTIVE, 80, AFTER_IF},
    {"하면", PHRASE_CONNECTIVE, 78, AFTER_IF},
    {"되면", PHRASE_CONNECTIVE, 78, AFTER_IF},
    {"려면", PHRASE_CONNECTIVE, 78, NULL},
    {"다면", PHRASE_CONNECTIVE, 78, AFTER_IF},
    {"라면", PHRASE_CONNECTIVE, 55, AFTER_IF},
    {"자면", PHRASE_CONNECTIVE, 70, NULL},
    {"더라도", PHRASE_CONNECTIVE, 82, NULL},
    {"어도", PHRASE_CONNECTIVE, 72, "되 된 돼 됩 될 괜찮 좋"},
    {"아도", PHRASE_CONNECTIVE, 72, "되 된 돼 됩 될 괜찮 좋"},
    {"해도", PHRASE_CONNECTIVE, 70, "되 된 돼 됩 될 괜찮 좋"},
    {"려고", PHRASE_CONNECTIVE, 68, AFTER_DO},
    {"도록", PHRASE_CONNECTIVE, 65, AFTER_DO},
    {"거나", PHRASE_CONNECTIVE, 70, AFTER_DO},
    {"든지", PHRASE_CONNECTIVE, 65, NULL},
    {"든가", PHRASE_CONNECTIVE, 65, NULL},
    {"더니", PHRASE_CONNECTIVE, 80, NULL},
    {"으니", PHRASE_CONNECTIVE, 75, NULL},
    {"수록", PHRASE_CONNECTIVE, 75, NULL},
    {"자마자", PHRASE_CONNECTIVE, 80, NULL},
    {"느라", PHRASE_CONNECTIVE, 70, NULL},
    {"길래", PHRASE_CONNECTIVE, 75, NULL},
    {"는지", PHRASE_CONNECTIVE, 45, "모르 몰라 알 아 아는"},
    {"듯이", PHRASE_CONNECTIVE, 60, NULL},
    {"으며", PHRASE_CONNECTIVE, 85, NULL},
    {"이며", PHRASE_CONNECTIVE, 75, NULL},
    {"며", PHRASE_CONNECTIVE, 80, NULL},
    {"이라고", PHRASE_CONNECTIVE, INSIDE, NULL}, /* quotation(), below, knows these */
    {"라고", PHRASE_CONNECTIVE, INSIDE, NULL},
    {"다고", PHRASE_CONNECTIVE, INSIDE, NULL},
    {"냐고", PHRASE_CONNECTIVE, INSIDE, NULL},
    {"자고", PHRASE_CONNECTIVE, INSIDE, NULL},
    {"그리고", PHRASE_TOPIC, 80, NULL},
    {"았고", PHRASE_CONNECTIVE, 85, NULL},
    {"었고", PHRASE_CONNECTIVE, 85, NULL},
    {"였고", PHRASE_CONNECTIVE, 85, NULL},
    {"했고", PHRASE_CONNECTIVE, 85, NULL},
    {"됐고", PHRASE_CONNECTIVE, 85, NULL},
    {"겠고", PHRASE_CONNECTIVE, 85, NULL},
    {"있고", PHRASE_CONNECTIVE, 80, NULL},
    {"없고", PHRASE_CONNECTIVE, 80, NULL},
    {"않고", PHRASE_CONNECTIVE, 70, AFTER_GO},
    {"이고", PHRASE_CONNECTIVE, 75, NULL},
    {"하고", PHRASE_CONNECTIVE, 70, AFTER_GO},
    {"되고", PHRASE_CONNECTIVE, 75, AFTER_GO},
    {"그래서", PHRASE_TOPIC, 85, NULL},
    {"따라서", PHRASE_TOPIC, 80, NULL},
    {"대해서", PHRASE_SUBJECT, 45, NULL},
    {"위해서", PHRASE_CONNECTIVE, 65, NULL},
    {"해서", PHRASE_CONNECTIVE, 70, NULL},
    {"아서", PHRASE_CONNECTIVE, 70, NULL},
    {"어서", PHRASE_CONNECTIVE, 70, "오세 오십 가세"},
    {"여서", PHRASE_CONNECTIVE, 70, NULL},
    {"라서", PHRASE_CONNECTIVE, 75, NULL},
    {"와서", PHRASE_CONNECTIVE, 60, NULL},
    {"가서", PHRASE_CONNECTIVE, 55, NULL},
    {"워서", PHRASE_CONNECTIVE, 72, NULL},
    {"려서", PHRASE_CONNECTIVE, 70, NULL},
    {"져서", PHRASE_CONNECTIVE, 72, NULL},
    {"때문에", PHRASE_CONNECTIVE, 78, NULL},
    /* fronted adverbs of the sentence */
    {"그러나", PHRASE_TOPIC, 85, NULL},
    {"한편", PHRASE_TOPIC, 80, NULL},
    {"또한", PHRASE_TOPIC, 70, NULL},
    /* topics */
    {"에서는", PHRASE_TOPIC, 74, NULL},
    {"에게는", PHRASE_TOPIC, 74, NULL},
    {"께서는", PHRASE_TOPIC, 74, NULL},
    {"까지는", PHRASE_TOPIC, 74, NULL},
    {"부터는", PHRASE_TOPIC, 74, NULL},
    {"으로는", PHRASE_TOPIC, 74, NULL},
    {"이라는", PHRASE_EOJEOL, INSIDE, NULL},
    {"라는", PHRASE_EOJEOL, INSIDE, NULL},
    {"다는", PHRASE_EOJEOL, INSIDE, NULL},
    {"에는", PHRASE_TOPIC, 72, NULL},
    {"로는", PHRASE_TOPIC, 60, NULL},
    {"들은", PHRASE_TOPIC, 72, NULL},
    {"에서도", PHRASE_TOPIC, 50, NULL},
    {"에도", PHRASE_TOPIC, 45, NULL},
    {"들도", PHRASE_TOPIC, 50, NULL},
    /* particles inside a clause, and nouns that close an adverbial */
    {"의", PHRASE_EOJEOL, INSIDE, NULL},
    {"께서", PHRASE_SUBJECT, 48, NULL},
    {"에서", PHRASE_SUBJECT, 45, NULL},
    {"에게", PHRASE_SUBJECT, 35, NULL},
    {"까지", PHRASE_SUBJECT, 40, NULL},
    {"부터", PHRASE_SUBJECT, 42, NULL},
    {"으로", PHRASE_SUBJECT, 38, NULL},
    {"위해", PHRASE_SUBJECT, 55, NULL},
    {"통해", PHRASE_SUBJECT, 55, NULL},
    {"따라", PHRASE_SUBJECT, 50, NULL},
    {"대해", PHRASE_SUBJECT, 40, NULL},
    {"동안", PHRASE_SUBJECT, 50, NULL},
    {"이후", PHRASE_SUBJECT, 50, NULL},
    {"들이", PHRASE_SUBJECT, 45, NULL},
    {"에", PHRASE_SUBJECT, 32, NULL},
    {"를", PHRASE_SUBJECT, 6, NULL},
    {"을", PHRASE_SUBJECT, 6, NULL},
};

/* Eojeols that modify the next one, whatever they end in. */
static const char modifiers[] =
    "그 이 저 한 두 세 네 다섯 여러 모든 각 온 새 헌 첫 몇 어느 어떤 무슨 이런 그런 저런 다른 아무 "
    "안 못 더 덜 잘 꼭 참 늘 또 매우 아주 너무 가장 훨씬 조금 좀 다 제일 약 총 전 맨 단 바로 아직 "
    "이미 벌써 다시 함께 같이 서로 많이 빨리 천천히 및 또는 혹은";

/* Eojeols that lean on the one before: bound nouns with their particles, auxiliary verbs. */
static const char leaning[] =
    "것 것이 것을 것은 것도 것과 것에 것으로 것입니다 것이다 것이라고 거 거예요 게 걸 건 수 수가 "
    "수는 "
    "수도 수밖에 줄 줄을 줄은 때 때는 때에 때마다 때문 때문에 바 바와 바를 데 적 적이 적은 뿐 뿐만 "
    "만큼 "
    "대로 듯 듯이 채 채로 중 중에 중에서 중인 등 등을 등의 등이 후 후에 뒤 뒤에 전 전에 이후 이래 "
    "동안 "
    "가운데 무렵 정도 정도로 만에 간 쪽 쪽으로 셈 터 척 체 양 탓에 덕분에 따름 나름 번 명 개 년 월 "
    "일 "
    "이상 이하 안 밖 밖에 위 위에 아래 속 속에 앞 앞에 옆 옆에 위해 위해서 위한 통해 통해서 대해 "
    "대해서 대한 따라 따라서 따른 관해 관한 의해 의한 비해 같은 같이 같습니다 아니라 아니고";

/* Beginnings of such, when the eojeol before them ends in a verb's form: 먹고 | 있다, 가지 | 않다.
 */
static const char auxiliaries[] =
    "있 없 않 싶 못하 못했 못할 못한 말 버리 버렸 주 준 줄 줬 줍 보 봅 봤 볼 "
    "본 놓 놨 두 둔 뒀 드리 드렸 드립 하 한 할 합 해 했 되 된 될 됩 돼 됐 지 진 질 졌 집";

/* Whether one of the words of the list, all separated by single blanks, is `word` or begins it. */
static bool listed(const char *list, slice word, bool as_prefix)
{
    slice rest = slice_of(list), entry;

    while (slice_next_field(&rest, ' ', &entry))
        if (as_prefix ? slice_has_prefix(word, entry) : slice_eq(word, entry))
            return true;
    return false;
}

static struct boundary of_ending(const struct ending *ending, slice after)
{
    if (ending->joins && listed(ending->joins, after, true))
        return (struct boundary){PHRASE_EOJEOL, INSIDE};
    return (struct boundary){(enum phrase_kind)ending->kind, ending->strength};
}

/* -다고 -라고 -냐고 -자고: a breath before a verb of saying of some weight, none before 하다. */
static bool quotation(slice before, slice after, struct boundary *boundary)
{
    if (!slice_has_suffix(before, S("다고")) && !slice_has_suffix(before, S("라고")) &&
        !slice_has_suffix(before, S("냐고")) && !slice_has_suffix(before, S("자고")))
        return false;
    *boundary = listed(SAYING, after, true) ? (struct boundary){PHRASE_QUOTATION, 62}
                                            : (struct boundary){PHRASE_EOJEOL, INSIDE};
    return true;
}

struct boundary endings_between(slice before, slice after)
{
    struct boundary boundary = {PHRASE_EOJEOL, NO_SIGN};

    if (listed(modifiers, before, false) || listed(leaning, after, false))
        return (struct boundary){PHRASE_EOJEOL, INSIDE};
    if (quotation(before, after, &boundary))
        return boundary;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (slice_has_suffix(before, slice_of(endings[i].suffix)))
            return of_ending(&endings[i], after);
    if (listed(auxiliaries, after, true))
        boundary.strength = INSIDE;
    return boundary;
}
