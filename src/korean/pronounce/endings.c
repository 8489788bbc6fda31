#include "korean/pronounce/endings.h"

#include "korean/pronounce/words.h"

#include <uchar.h>

/* Words in one string, with blanks around each. */
static bool list_has(const char32_t *list, const struct syllable *text, size_t length)
{
    for (const char32_t *p = list; *p; p++) {
        size_t i = 0;

        while (i < length && p[i] == text[i].written)
            i++;
        if (i == length && (p[i] == U' ' || p[i] == 0))
            return true;
        while (*p && *p != U' ')
            p++;
        if (!*p)
            break;
    }
    return false;
}

/* Whether a word of the list is the beginning of text. */
static bool list_begins(const char32_t *list, const struct syllable *text, size_t length)
{
    for (size_t n = 1; n <= length && n <= 4; n++)
        if (list_has(list, text, n))
            return true;
    return false;
}

static bool set_has(const char32_t *set, char32_t c)
{
    for (; *set; set++)
        if (*set == c)
            return true;
    return false;
}

bool ending_begins(char32_t head)
{
    return set_has(U"고다지게던더거건기도든듯습소자세냐네나니느는군구음은을으아어았었여였워와"
                   U"겠시신실십셨세셔려러면며므리라로되잖",
                   head);
}

/* The first syllable of an ending, then those that may follow it in the same ending. */
struct continuation {
    char32_t head;
    const char32_t *next;
};

/* Whether ending[0, length) goes on as the table says; a head that it does not have may go on as it
 * likes. */
static bool continues(const struct continuation *table, size_t count, const struct syllable *ending,
                      size_t length)
{
    for (size_t i = 0; length > 1 && i < count; i++)
        if (table[i].head == ending[0].written)
            return set_has(table[i].next, ending[1].written);
    return true;
}

bool ending_is_plausible(const struct syllable *ending, size_t length)
{
    static const struct continuation table[] = {
        {U'고', U"는도만서자요파프싶있나말선"},
        {U'지', U"만는도를요않못마말가언라금네들"},
        {U'게', U"도는만끔요되된됐될됨하해했할한함끔나시"},
        {U'다', U"가고는니면며만던시거운라지네군더든마가기"},
        {U'자', U"고마는니면며던네"},
        {U'도', U"록"},
        {U'세', U"요"},
        {U'습', U"니"},
        {U'거', U"나든니라"},
        {U'리', U"라니만까요"},
        {U'신', U"데지가다분걸줄"},
        {U'십', U"시니"},
        {U'소', U""},
    };

    return ending_begins(ending[0].written) &&
           continues(table, sizeof table / sizeof table[0], ending, length);
}

bool stem_is_rather_vowel(char32_t stem)
{
    return set_has(U"갈줄쓸칠찔필질절", stem);
}

bool ending_follows_form(uint8_t coda, const struct syllable *ending, size_t length)
{
    char32_t head = ending[0].written;

    switch (coda) {
    case CO_N:
        return set_has(U"다데지가걸들답단대즉", head);
    case CO_L:
        return ending_of_rieul(ending, length, true) || set_has(U"까뿐텐때줄테듯는", head);
    case CO_M:
        return set_has(U"을이에은도과", head);
    case CO_B:
        return set_has(U"니시디", head);
    case CO_SS:
        return ending_is_plausible(ending, length);
    default:
        return ending_is_plausible(ending, length) ||
               set_has(
                   U"서도야요져졌진질집주줘줬준줄줍보봐봤본볼봅버있가오와왔온올옵갈간갔갑내냈낸낼냅"
                   U"났난두둬뒀둔놓놔놨드대댔댄쓰써치먹",
                   head);
    }
}

bool ending_is_verbal(const struct syllable *ending, size_t length)
{
    static const struct continuation table[] = {
        {U'일', U"까지수뿐텐때걸게거줄세는"}, {U'인', U"데지가걸들즉"},   {U'임', U"을이에은과"},
        {U'시', U"키켜켰킨킬킴킵"},           {U'당', U"하해했한할함"},   {U'스', U"러럽런레"},
        {U'롭', U"다게고지습던네"},           {U'답', U"다게고지습던네"}, {U'거', U"리려렸린릴립"},
    };

    return set_has(U"하해했한할함합되돼됐된될됨됩시당받스롭답이입인일였임거대댄댔댈",
                   ending[0].written) &&
           continues(table, sizeof table / sizeof table[0], ending, length);
}

bool ending_makes_tense(const struct syllable *ending, size_t length)
{
    static const char32_t exact[] =
        U"다 다가 다는 다고 다면 다며 다거나 다던 다시피 다니 자 자고 자는 자며 자마자 자면 소 세 "
        U"세요 "
        U"기 기가 기는 기도 기를 기에 기로 기만 기까지 기보다 기라도 기란 기와 기나 길 긴 기엔 "
        U"게 게끔 게는 게도 게만 겠다 든 든지 든가 되 답니다 단다 자니 잖아 잖아요 잔 죠";

    if (length > 1 && (ending[0].written == U'도' || ending[0].written == U'습'))
        return ending[1].written == U'록' || ending[1].written == U'니';
    if (length > 0 && set_has(U"고지던거더겠건잖", ending[0].written))
        return true;
    return list_has(exact, ending, length);
}

bool ending_of_rieul(const struct syllable *ending, size_t length, bool contracted)
{
    static const char32_t always[] =
        U"수록 걸 걸요 세라 지라도 지언정 진대 진대는 밖에 지니 거나 "
        U"지어다 수밖에 거야 거예요 거다 거고 겁니다 거니까 건가요 듯이 듯 듯한 듯하다 것";
    static const char32_t own[] = U"게 게요 지 지도 지는 지가 지를 지요 지만";

    if (list_has(always, ending, length))
        return true;
    return contracted && list_has(own, ending, length);
}

/* Whether text is nothing, one particle or two. */
static bool is_particles(const struct syllable *text, size_t length, int most)
{
    uint64_t hash = WORDS_HASH_START;

    if (length == 0)
        return true;
    for (size_t i = 0; most > 0 && i < length && i < WORD_MAX; i++) {
        const struct word *word;

        hash = words_hash_add(hash, text[i].written);
        word = words_find(hash);
        if (word && (word->classes & WORD_PARTICLE) &&
            is_particles(text + i + 1, length - i - 1, most - 1))
            return true;
    }
    return false;
}

bool word_is_particles(const struct syllable *text, size_t length)
{
    return is_particles(text, length, 2);
}

bool word_is_determiner(const struct syllable *word, size_t length)
{
    return list_has(U"그런 이런 저런 어떤 무슨 다른 모든 이번 지난 좋은 힘든 나쁜", word, length);
}

bool word_is_native_ten(const struct syllable *word, size_t length)
{
    return list_has(U"열 스물 서른 마흔 쉰 예순 일흔 여든 아흔", word, length);
}

bool word_is_bound_noun(const struct syllable *word, size_t length)
{
    static const char32_t begins[] =
        U"것 법하 법한 법했 법합 법해 듯이 듯하 듯한 듯했 듯합 듯해 듯싶 성싶 거예 거야 거고 "
        U"거니 거다 거라 거란 거면 거지 거죠 "
        U"거기 거나 거잖 겁니 건데 건가 게다 적마";

    if (list_has(U"바로 거의", word, length))
        return false;
    if (set_has(U"거게걸건수데바적줄지듯법성", word[0].written) &&
        is_particles(word + 1, length - 1, 2))
        return true;
    return list_begins(begins, word, length);
}

bool word_is_phrase_noun(const struct syllable *word, size_t length)
{
    static const char32_t begins[] =
        U"정도 도리 겨를 가능 가망 기회 지경 방법 계획 작정 생각 필요 시간 사람 자격 자신 곳은 "
        U"곳이 곳을 "
        U"곳에 곳도 곳으 곳입 길이 길은 길을 길도 길에 길입 기세 준비 거리 겁니 자리 동안 지도";
    static const char32_t exact[] =
        U"곳 길 선 선을 겸 셈 돈 돈이 돈을 돈은 밥 밥을 집 집이 집을 방 방이 방을 책임 "
        U"셈이다 셈이야 셈으로";

    return list_begins(begins, word, length) || list_has(exact, word, length);
}

bool word_is_numeral(const struct syllable *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!set_has(U"영공일이삼사오육칠팔구십백천만억조", word[i].written))
            return false;
    return length > 0;
}
