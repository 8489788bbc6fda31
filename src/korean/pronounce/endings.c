#include "korean/pronounce/endings.h"

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

bool ending_follows_form(char32_t head)
{
    return ending_begins(head) ||
           set_has(
               U"서도야요져졌진질집주줘줬준줄줍보봐봤본볼봅버있가오와왔온올옵갈간갔갑내냈낸낼냅났난"
               U"두둬뒀둔놓놔놨드대댔댄쓰써치먹",
               head);
}

bool ending_is_verbal(char32_t head)
{
    return set_has(U"하해했한할함합되돼됐된될됨됩시당받받스롭답이입인일였임거대댄댔댈", head);
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

bool word_is_bound_noun(const struct syllable *word, size_t length)
{
    static const char32_t begins[] =
        U"것 수밖에 듯이 듯하 듯한 듯했 듯합 듯해 듯싶 성싶 만하 거예 거야 거고 거니 "
        U"거다 거라 거란 거면 거지 거죠 거기 거나 겁니 건데 건가 거잖 게다 겁나 적에 적마 즈음 "
        U"정도 "
        U"도리 겨를 자신 가능 가망 기회 지경 방법 계획 작정 생각 필요 시간 사람 자격 "
        U"곳은 곳이 곳을 곳에 곳도 데다 데가 데는 데도 데를 데서 바에 바를 바가 바는";
    static const char32_t exact[] =
        U"거 게 걸 건 수 수가 수는 수도 수를 수야 수만 수조차 데 데에 바 "
        U"적 줄 줄을 줄은 줄도 줄로 줄이야 줄만 줄이 지 지도 지는 지가 지를 지에 듯 법 법도 법은 "
        U"법이 법한 곳 길 길이 길은 길도 길을 길에 성 때 뿐 거로 거는 거도 거를 겸 셈";

    return list_begins(begins, word, length) || list_has(exact, word, length);
}

bool word_is_determiner(const struct syllable *word, size_t length)
{
    static const char32_t exact[] =
        U"그 저 각 두 세 다섯 더 덜 다 잘 좀 단 그런 그렇게 저런 다른 다시 "
        U"바로 곧 제 새 그때 그날 그가 그는 그녀 그녀는 그것 그것을 그것이 지금 당장 자기 "
        U"정말 대단히 가장 제일 반드시 다음 도대체 절대 절대로 그리고 그래서 자주 매우 모든";

    return list_has(exact, word, length);
}
