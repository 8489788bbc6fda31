#include "korean/phonemes/endings.h"

#include "korean/phonemes/inflection.h"

enum { INSIDE = 0, NO_SIGN = ENDINGS_NO_SIGN };

/* A suffix of an eojeol, and the boundary after it. `joins` lists beginnings of the next eojeol
 * with which it is one phrase: 하고 | 있다. */
struct ending {
    const char *suffix;
    unsigned char kind, strength;
    const char *joins; /* separated by blanks; NULL: nothing */
};

/* What follows a form of a verb as its auxiliary; an entry with a full stop is a whole word. */
#define DOING "합니 한다 했 하는 하고 하지 하였 하려 해요 해서 하면 할. 한. 해."
#define AFTER_GO                                                                                   \
    "있 계시 계십 계신 계셨 싶 나서 나면 나니 말고. 보니 갔 간다. 갑니 가는. 왔 온다. 옵니 오는."
#define AFTER_IF "안. 되면 되는 되지 되고 된다 된. 돼 됩니 될. 됐 좋겠 좋을 그만 몰라"

/* Verbs and nouns of saying. */
static const char saying[] =
    "말 밝히 밝혔 밝힌 밝힙 전하 전했 전한 전합 설명 주장 강조 덧붙 보도 생각 믿 대답 "
    "답하 답했 묻 물었 물어 알려 소개 지적 평가 발표 당부 요청 약속 인정 이야기 얘기 판단 "
    "분석 전망 부탁 호소";

/* The first suffix that fits decides, so a longer one stands before a shorter. Which are connective
 * endings (연결 어미) and which particles (조사), the 표준국어대사전 says; the strengths are ours.
 */
static const struct ending endings[] = {
    /* clauses: -지만 -는데 -니까 -면 -고 -며 -어서 and what is like them */
    {"그렇지만", PHRASE_TOPIC, 85, NULL},
    {"하지만", PHRASE_TOPIC, 85, NULL},
    {"지만", PHRASE_CONNECTIVE, 90, NULL},
    {"마는", PHRASE_CONNECTIVE, 86, NULL},
    {"가운데", PHRASE_SUBJECT, 55, NULL},
    {"그런데", PHRASE_TOPIC, 85, NULL},
    {"는데도", PHRASE_CONNECTIVE, 90, NULL},
    {"는데", PHRASE_CONNECTIVE, 88, NULL},
    {"은데", PHRASE_CONNECTIVE, 88, NULL},
    {"인데", PHRASE_CONNECTIVE, 88, NULL},
    {"던데", PHRASE_CONNECTIVE, 88, NULL},
    {"그러니까", PHRASE_TOPIC, 85, NULL},
    {"니까", PHRASE_CONNECTIVE, 90, NULL},
    {"니깐", PHRASE_CONNECTIVE, 90, NULL},
    {"그러므로", PHRASE_TOPIC, 85, NULL},
    {"므로", PHRASE_CONNECTIVE, 90, NULL},
    {"면서도", PHRASE_CONNECTIVE, 88, NULL},
    {"으면서", PHRASE_CONNECTIVE, 88, NULL},
    {"면서", PHRASE_CONNECTIVE, 86, NULL},
    {"그러면", PHRASE_TOPIC, 80, NULL},
    {"아니면", PHRASE_CONNECTIVE, 60, NULL},
    {"으면", PHRASE_CONNECTIVE, 86, AFTER_IF},
    {"려면", PHRASE_CONNECTIVE, 78, NULL},
    {"더라도", PHRASE_CONNECTIVE, 88, NULL},
    {"어도", PHRASE_CONNECTIVE, 72, "되는 되지 되고 된다 돼 됩니 될. 괜찮 좋"},
    {"아도", PHRASE_CONNECTIVE, 72, "되는 되지 되고 된다 돼 됩니 될. 괜찮 좋"},
    {"해도", PHRASE_CONNECTIVE, 70, "되는 되지 되고 된다 돼 됩니 될. 괜찮 좋"},
    {"고자", PHRASE_CONNECTIVE, 68, DOING},
    {"려고", PHRASE_CONNECTIVE, 68, DOING},
    {"도록", PHRASE_CONNECTIVE, 65, DOING},
    {"거나", PHRASE_CONNECTIVE, 70, DOING},
    {"든지", PHRASE_CONNECTIVE, 65, NULL},
    {"든가", PHRASE_CONNECTIVE, 65, NULL},
    {"더니", PHRASE_CONNECTIVE, 86, NULL},
    {"았다가", PHRASE_CONNECTIVE, 75, NULL},
    {"었다가", PHRASE_CONNECTIVE, 75, NULL},
    {"갔다가", PHRASE_CONNECTIVE, 75, NULL},
    {"왔다가", PHRASE_CONNECTIVE, 75, NULL},
    {"했다가", PHRASE_CONNECTIVE, 75, NULL},
    {"하다가", PHRASE_CONNECTIVE, 72, NULL},
    {"으니", PHRASE_CONNECTIVE, 75, NULL},
    {"수록", PHRASE_CONNECTIVE, 75, NULL},
    {"자마자", PHRASE_CONNECTIVE, 86, NULL},
    {"느라", PHRASE_CONNECTIVE, 70, NULL},
    {"길래", PHRASE_CONNECTIVE, 75, NULL},
    {"는지", PHRASE_CONNECTIVE, 45, "모르 몰라 알 아 아는"},
    {"듯이", PHRASE_CONNECTIVE, 60, NULL},
    {"으며", PHRASE_CONNECTIVE, 90, NULL},
    {"이며", PHRASE_CONNECTIVE, 75, NULL},
    {"며", PHRASE_CONNECTIVE, 86, NULL},
    {"이라고", PHRASE_CONNECTIVE, INSIDE, NULL}, /* quotation(), below, knows these */
    {"라고", PHRASE_CONNECTIVE, INSIDE, NULL},
    {"다고", PHRASE_CONNECTIVE, INSIDE, NULL},
    {"냐고", PHRASE_CONNECTIVE, INSIDE, NULL},
    {"자고", PHRASE_CONNECTIVE, INSIDE, NULL},
    {"그리고", PHRASE_TOPIC, 80, NULL},
    {"않고", PHRASE_CONNECTIVE, 70, AFTER_GO},
    {"그래서", PHRASE_TOPIC, 85, NULL},
    {"따라서", PHRASE_TOPIC, 80, NULL},
    {"대해서", PHRASE_SUBJECT, 45, NULL},
    {"위해서", PHRASE_CONNECTIVE, 65, NULL},
    {"라서", PHRASE_CONNECTIVE, 75, NULL},
    {"덕분에", PHRASE_CONNECTIVE, 76, NULL},
    {"탓에", PHRASE_CONNECTIVE, 74, NULL},
    {"데다가", PHRASE_CONNECTIVE, 72, NULL},
    {"때문에", PHRASE_CONNECTIVE, 78, NULL},
    {"뒤에", PHRASE_CONNECTIVE, 62, NULL},
    {"후에", PHRASE_CONNECTIVE, 62, NULL},
    {"전에", PHRASE_CONNECTIVE, 58, NULL},
    {"때", PHRASE_CONNECTIVE, 62, NULL},
    {"때에", PHRASE_CONNECTIVE, 62, NULL},
    {"때는", PHRASE_TOPIC, 76, NULL},
    {"바람에", PHRASE_CONNECTIVE, 70, NULL},
    {"대신", PHRASE_CONNECTIVE, 60, NULL},
    /* fronted adverbs of the sentence */
    {"그러나", PHRASE_TOPIC, 85, NULL},
    {"한편", PHRASE_TOPIC, 80, NULL},
    {"또한", PHRASE_TOPIC, 70, NULL},
    /* topics */
    {"에서는", PHRASE_TOPIC, 78, NULL},
    {"에게는", PHRASE_TOPIC, 78, NULL},
    {"께서는", PHRASE_TOPIC, 78, NULL},
    {"까지는", PHRASE_TOPIC, 78, NULL},
    {"부터는", PHRASE_TOPIC, 78, NULL},
    {"으로는", PHRASE_TOPIC, 78, NULL},
    {"이라는", PHRASE_EOJEOL, INSIDE, NULL},
    {"라는", PHRASE_EOJEOL, INSIDE, NULL},
    {"다는", PHRASE_EOJEOL, INSIDE, NULL},
    {"려는", PHRASE_EOJEOL, INSIDE, NULL},
    {"냐는", PHRASE_EOJEOL, INSIDE, NULL},
    {"자는", PHRASE_EOJEOL, INSIDE, NULL},
    {"에는", PHRASE_TOPIC, 76, NULL},
    {"로는", PHRASE_TOPIC, 60, NULL},
    {"들은", PHRASE_TOPIC, 76, NULL},
    {"으로도", PHRASE_TOPIC, 50, NULL},
    {"에서도", PHRASE_TOPIC, 50, NULL},
    {"에도", PHRASE_TOPIC, 45, NULL},
    {"들도", PHRASE_TOPIC, 50, NULL},
    /* particles inside a clause, and nouns that close an adverbial */
    {"의", PHRASE_EOJEOL, INSIDE, NULL},
    {"께서", PHRASE_SUBJECT, 48, NULL},
    {"에서", PHRASE_SUBJECT, 45, NULL},
    {"에게", PHRASE_SUBJECT, 35, NULL},
    {"보다", PHRASE_SUBJECT, 38, NULL},
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
    {"에", PHRASE_SUBJECT, 24, NULL},
    {"를", PHRASE_SUBJECT, 28, NULL},
    {"을", PHRASE_SUBJECT, 26, NULL},
    {"와", PHRASE_SUBJECT, 18, "함께 같이 같은 더불어 달리 다른"},
    {"과", PHRASE_SUBJECT, 18, "함께 같이 같은 더불어 달리 다른"},
};

/* Eojeols that modify the next one, whatever they end in. */
static const char modifiers[] =
    "그 이 저 한 두 세 네 다섯 여러 모든 각 온 새 헌 첫 몇 어느 어떤 무슨 이런 그런 저런 "
    "다른 아무 안 못 더 덜 잘 꼭 참 늘 또 매우 아주 너무 가장 훨씬 조금 좀 다 제일 약 총 "
    "전 맨 단 바로 아직 이미 벌써 다시 함께 같이 서로 많이 빨리 천천히 및 또는 혹은";

/* Nouns that end a clause which modifies them: 건설된 후, 돌아온 뒤. */
static const char closing[] = "후 뒤 순간 경우 결과";

/* Eojeols that lean on the one before: bound nouns with their particles, auxiliary verbs. */
static const char leaning[] =
    "것 것이 것을 것은 것도 것과 것에 것으로 것입니다 것이다 것이라고 거 거예요 게 걸 건 "
    "수 수가 수는 수도 수밖에 줄 줄을 줄은 때 때는 때에 때마다 때문 때문에 바 바와 바를 "
    "데 적 적이 적은 뿐 뿐만 만큼 대로 듯 듯이 채 채로 중 중에 중에서 중인 등 등을 등의 "
    "등이 후 후에 뒤 뒤에 전 전에 이후 이래 동안 가운데 무렵 정도 정도로 만에 간 쪽 "
    "쪽으로 셈 터 척 체 양 탓에 덕분에 따름 나름 번 명 개 년 월 일 이상 이하 안 밖 밖에 "
    "위 위에 아래 속 속에 앞 앞에 옆 옆에 위해 위해서 위한 통해 통해서 대해 대해서 대한 "
    "따라 따라서 따른 관해 관한 의해 의한 비해 같은 같이 같습니다 아니라 아니고 아닌 "
    "아닙니다 아니다";

/* Beginnings of auxiliary verbs after a verb's form: 먹고 | 있다, 가지 | 않다. */
static const char auxiliaries[] =
    "있 없 않 싶 못하 못했 못할. 못한 버리 버렸 주세 주었 주십 주는. 준다 줍니 줬 줄게 "
    "봅니 봤 보세 보십 보았 본다 볼. 보는. 놓 놨 뒀 드리 드렸 드립 됩니 된다 됐 되었 되는 "
    "집니 진다 졌 " DOING;

/* Whether one of the words of the list, separated by single blanks, is `word`. */
static bool listed(const char *list, slice word)
{
    slice rest = slice_of(list), entry;

    while (slice_next_field(&rest, ' ', &entry))
        if (slice_eq(word, entry))
            return true;
    return false;
}

/* Whether `word` begins with one of the list, or is one that has a full stop. */
static bool begins(const char *list, slice word)
{
    slice rest = slice_of(list), entry;

    while (slice_next_field(&rest, ' ', &entry)) {
        slice whole = slice_sub(entry, 0, entry.len - 1);
        if (slice_has_suffix(entry, S(".")) ? slice_eq(word, whole) : slice_has_prefix(word, entry))
            return true;
    }
    return false;
}

/* Whether `word` ends in one of the list. */
static bool ends_in(const char *list, slice word)
{
    slice rest = slice_of(list), entry;

    while (slice_next_field(&rest, ' ', &entry))
        if (slice_has_suffix(word, entry))
            return true;
    return false;
}

/* Whether an eojeol ends a sentence: 말했습니다. */
static bool is_final(slice eojeol)
{
    return ends_in(
        "니다 는다 었다 았다 였다 했다 졌다 왔다 갔다 겠다 이다 있다 없다 한다 된다 간다 온다 "
        "준다 진다 요 죠 니까",
        eojeol);
}

/* Whether an eojeol is a verb: 갖출, 가고, 말했습니다. */
static bool is_verb(slice eojeol)
{
    enum inflection inflection = inflection_of(eojeol);

    return is_final(eojeol) || ends_in("길 게 기 도록 려고 다고 지 러 려는 다는 할 된", eojeol) ||
           inflection == INFLECTION_ADNOMINAL || inflection == INFLECTION_CONNECTIVE ||
           inflection == INFLECTION_FORM;
}

static struct boundary of_ending(const struct ending *ending, slice after)
{
    if (ending->joins && begins(ending->joins, after))
        return (struct boundary){PHRASE_EOJEOL, INSIDE};
    if (ending->kind == PHRASE_SUBJECT && is_verb(after)) /* 책을 | 읽는다 */
        return (struct boundary){PHRASE_EOJEOL, INSIDE};
    return (struct boundary){(enum phrase_kind)ending->kind, ending->strength};
}

/* -다고 -라고 -냐고 -자고: a breath before a verb of saying of some weight, or before who says it;
 * none before 하다. */
static bool quotation(slice before, slice after, struct boundary *boundary)
{
    enum inflection sayer = inflection_of(after);

    if (!slice_has_suffix(before, S("다고")) && !slice_has_suffix(before, S("라고")) &&
        !slice_has_suffix(before, S("냐고")) && !slice_has_suffix(before, S("자고")))
        return false;
    if (begins(saying, after) || sayer == INFLECTION_TOPIC || sayer == INFLECTION_SUBJECT)
        *boundary = (struct boundary){PHRASE_QUOTATION, 66};
    else
        *boundary = (struct boundary){PHRASE_EOJEOL, INSIDE};
    return true;
}

static struct boundary by_inflection(slice before, slice after)
{
    static const struct boundary boundaries[] = {
        [INFLECTION_OTHER] = {PHRASE_EOJEOL, NO_SIGN},
        [INFLECTION_ADNOMINAL] = {PHRASE_EOJEOL, INSIDE},
        [INFLECTION_CONNECTIVE] = {PHRASE_CONNECTIVE, 82},
        [INFLECTION_FORM] = {PHRASE_SUBJECT, 45},
        [INFLECTION_TOPIC] = {PHRASE_TOPIC, 76},
        [INFLECTION_SUBJECT] = {PHRASE_SUBJECT, 40},
    };
    enum inflection inflection = inflection_of(before);

    if (inflection == INFLECTION_CONNECTIVE && (begins(AFTER_GO, after) || begins(AFTER_IF, after)))
        inflection = INFLECTION_ADNOMINAL; /* 먹고 | 있다, 가면 | 된다 */
    if (inflection == INFLECTION_TOPIC && is_final(after))
        return (struct boundary){PHRASE_TOPIC, 30}; /* 감독은 | 말했습니다 */
    if (inflection == INFLECTION_SUBJECT && is_verb(after))
        return (struct boundary){PHRASE_SUBJECT, 12}; /* 비가 | 온다 */
    if (inflection == INFLECTION_FORM && (is_verb(after) || begins(auxiliaries, after)))
        inflection = INFLECTION_ADNOMINAL; /* 기다려 | 주다 */
    return boundaries[inflection];
}

struct boundary endings_between(slice before, slice after)
{
    struct boundary boundary = {PHRASE_EOJEOL, NO_SIGN};

    if (listed(modifiers, before) || listed(leaning, after))
        return (struct boundary){PHRASE_EOJEOL, INSIDE};
    if (quotation(before, after, &boundary))
        return boundary;
    if (listed(closing, before))
        return (struct boundary){PHRASE_CONNECTIVE, 60};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (slice_has_suffix(before, slice_of(endings[i].suffix)))
            return of_ending(&endings[i], after);
    boundary = by_inflection(before, after);
    if (boundary.strength <= NO_SIGN && begins(auxiliaries, after))
        boundary.strength = INSIDE;
    return boundary;
}
