#include "korean/pronounce/rules.h"

#include "korean/pronounce/words.h"

static const struct rule_name names[RULE_COUNT] = {
    [RULE_NONE] = {0, ""},
    [RULE_GLIDE] = {5, "제5항 다만 1: 져 쪄 쳐는 [저 쩌 처]"},
    [RULE_UI] = {5, "제5항 다만 3: 자음을 첫소리로 가지는 ㅢ는 [ㅣ]"},
    [RULE_REPRESENTATIVE] = {9, "제9항: 받침은 대표음 [ㄱ ㄷ ㅂ]"},
    [RULE_CLUSTER] = {10, "제10항: 겹받침 ㄳ ㄵ ㄼ ㄽ ㄾ ㅄ"},
    [RULE_CLUSTER_BALP] = {10, "제10항 다만: 밟-, 넓죽하다, 넓둥글다의 ㄼ은 [ㅂ]"},
    [RULE_CLUSTER_G] = {11, "제11항: 겹받침 ㄺ ㄻ ㄿ"},
    [RULE_CLUSTER_G_STEM] = {11, "제11항 다만: 용언의 ㄺ은 ㄱ 앞에서 [ㄹ]"},
    [RULE_H_ASPIRATES] = {12, "제12항 1: ㅎ 뒤의 ㄱ ㄷ ㅈ은 [ㅋ ㅌ ㅊ]"},
    [RULE_ASPIRATED] = {12, "제12항 1 붙임: 받침과 ㅎ은 합쳐 거센소리"},
    [RULE_H_S] = {12, "제12항 2: ㅎ 뒤의 ㅅ은 [ㅆ]"},
    [RULE_H_N] = {12, "제12항 3: ㅎ은 ㄴ 앞에서 [ㄴ]"},
    [RULE_H_LOST] = {12, "제12항 4: ㅎ은 모음 앞에서 소리 나지 않음"},
    [RULE_LIAISON] = {13, "제13항: 홑받침은 뒤 음절 첫소리로"},
    [RULE_LIAISON_CLUSTER] = {14, "제14항: 겹받침은 뒤엣것만 뒤 음절 첫소리로"},
    [RULE_STOP] = {15, "제15항: 대표음으로 바꾸어 뒤 음절 첫소리로"},
    [RULE_LETTER_NAME] = {16, "제16항: 한글 자모의 이름"},
    [RULE_PALATAL] = {17, "제17항: ㄷ ㅌ은 ㅣ 앞에서 [ㅈ ㅊ]"},
    [RULE_PALATAL_H] = {17, "제17항 붙임: ㄷ 뒤의 히는 [치]"},
    [RULE_NASAL] = {18, "제18항: ㄴ ㅁ 앞의 받침은 [ㅇ ㄴ ㅁ]"},
    [RULE_NASAL_R] = {19, "제19항: ㅁ ㅇ 뒤의 ㄹ은 [ㄴ]"},
    [RULE_NASAL_R_STOP] = {19, "제19항 붙임: ㄱ ㅂ 뒤의 ㄹ은 [ㄴ]"},
    [RULE_LATERAL] = {20, "제20항: ㄴ은 ㄹ 앞뒤에서 [ㄹ]"},
    [RULE_NN] = {20, "제20항 다만: ㄹ을 [ㄴ]으로"},
    [RULE_TENSE] = {23, "제23항: ㄱ ㄷ ㅂ 받침 뒤의 된소리"},
    [RULE_TENSE_STEM] = {24, "제24항: 어간 받침 ㄴ ㅁ 뒤의 된소리"},
    [RULE_TENSE_STEM_L] = {25, "제25항: 어간 받침 ㄼ ㄾ 뒤의 된소리"},
    [RULE_TENSE_ADNOMINAL] = {27, "제27항: 관형사형 ㄹ 뒤의 된소리"},
    [RULE_TENSE_ENDING] = {27, "제27항 붙임: ㄹ로 시작하는 어미의 된소리"},
    [RULE_NIEUN] = {29, "제29항: ㄴ 음 첨가"},
    [RULE_RIEUL] = {29, "제29항 붙임 1: ㄹ 받침 뒤의 ㄴ은 [ㄹ]"},
    [RULE_NIEUN_PHRASE] = {29, "제29항 붙임 2: 이어서 한 마디로 발음"},
    [RULE_USER] = {0, "사용자 사전"},
};

struct rule_name rule_name(unsigned source)
{
    if (source < RULE_COUNT)
        return names[source];
    return words_source(source);
}
