#include "korean/pronounce/context.h"

#include "korean/pronounce/endings.h"
#include "korean/pronounce/rules.h"

#include <stdbool.h>

/* An eojeol and its neighbours; NULL and 0 at the ends of the sentence. */
struct view {
    struct syllable *at;
    size_t count;
};

static bool begins_with(struct view v, const char32_t *set)
{
    for (; v.count && *set; set++)
        if (v.at[0].written == *set)
            return true;
    return false;
}

static bool follows(struct view next)
{
    return next.count && next.at[0].join == JOIN_BLANK;
}

static bool is_stop_sound(uint8_t onset)
{
    return onset == ON_G || onset == ON_D || onset == ON_B || onset == ON_S || onset == ON_J;
}

/* 27: 할 것을[할꺼슬]. */
static void adnominal(struct view this, struct view next)
{
    struct syllable *last = &this.at[this.count - 1];
    bool ends = last->coda == CO_L && last->written != U'를';
    bool bound;

    if (!ends || !follows(next) || !is_stop_sound(next.at[0].onset))
        return;
    bound = word_is_bound_noun(next.at, next.count);
    if (this.count == 1 && !bound && !begins_with(this, U"할갈볼될줄쓸잘설클낼올"))
        return; /* 열 시간, 한 달 정도: a numeral or noun */
    if (!(last->grammar & GRAMMAR_ADNOMINAL) && !(bound && this.count == 1))
        return;
    if (!bound && !word_is_phrase_noun(next.at, next.count))
        return;
    next.at[0].mark = MARK_TENSE;
    next.at[0].source = RULE_TENSE_ADNOMINAL;
}

/* 24: 신고, 참고 and 안다 are a noun, or a form of 알다, unless their neighbours say otherwise. */
static void homograph(struct view before, struct view this, struct view next)
{
    const struct syllable *at = this.at;
    const struct syllable *object = before.count ? &before.at[before.count - 1] : NULL;
    bool has_object = object && (object->written == U'을' || object->written == U'를');
    bool noun = begins_with(next, U"하해했한할합받접됐된되");
    bool verb = begins_with(next, U"있다뛰걸견살버기지넘나오왔온와갔갑") ||
                (begins_with(next, U"가") && next.count > 1 && next.at[1].written != U'능');

    if (this.count < 2)
        return;
    if (this.count == 2 && (at[0].written == U'신' || at[0].written == U'참') &&
        at[1].written == U'고') {
        if (!noun && ((has_object && at[0].written == U'신') || (follows(next) && verb)))
            this.at[0].grammar |= GRAMMAR_STEM;
    } else if (at[0].written == U'안' && at[1].written == U'다' && (before.count || next.count)) {
        this.at[0].grammar &= (uint8_t)~GRAMMAR_STEM;
    }
}

/* 15, 29: what a word in a stop does to a vowel after it: 꽃 위[꼬뒤], 옷 입다
 * [온닙따], 못 잊다[몬닏따]. Codas spelled as they sound stay apart: 약 오 분. */
static void lean_on_vowel(const struct syllable *last, struct syllable *first)
{
    bool front = first->vowel == VO_I || first->vowel == VO_YEO || first->vowel == VO_YA ||
                 first->vowel == VO_YO || first->vowel == VO_YU;
    bool wear = first->written == U'입' || first->written == U'잊' || first->written == U'읽' ||
                first->written == U'익' || first->written == U'잃';

    if (front && (wear || last->written == U'못' || last->written == U'옛')) {
        first->mark = MARK_NIEUN;
        first->source = RULE_NIEUN_PHRASE;
    } else if (!front && last->coda != CO_G && last->coda != CO_B) {
        first->mark = MARK_STOP;
        first->source = RULE_STOP;
    }
}

/* 앞 위 안 아래 with a particle, which lean on their noun, and 없-. */
static bool is_place(struct view v)
{
    bool under = v.count > 2 && v.at[0].written == U'아' && v.at[1].written == U'래';
    size_t rest = under ? 2 : 1;

    if (begins_with(v, U"없"))
        return true;
    return (under || begins_with(v, U"앞위안")) && v.count > rest &&
           begins_with((struct view){v.at + rest, 1}, U"에의쪽까");
}

/* 12, 15, 18, 20: a word of one syllable, a number, and any word before 앞 위 아래 안 없-, leans on
 * the next word: 꽃 한
 * 송이[꼬탄송이], 밥 먹는다[밤멍는다], 이십육 년[이심늉년]. */
static void lean(struct view this, struct view next)
{
    struct syllable *last = &this.at[this.count - 1], *first;
    bool number = word_is_numeral(this.at, this.count);
    bool place = is_place(next);

    if (!follows(next) || (this.count != 1 && !number && !place))
        return;
    first = &next.at[0];
    if (number && last->coda == CO_L && first->onset == ON_N)
        first->grammar |= GRAMMAR_LINKED;
    if (last->coda == CO_NONE || last->coda == CO_NG || last->coda == CO_N || last->coda == CO_M ||
        last->coda == CO_L)
        return;
    if (first->onset == ON_H || first->onset == ON_N || first->onset == ON_M)
        first->grammar |= GRAMMAR_LINKED;
    else if (first->onset == ON_NONE && !number)
        lean_on_vowel(last, first);
}

/* 29, 붙임 2: 한 일[한닐], 할 일[할릴], 잘 입다[잘립따], 먹은 엿[머근녇]. */
static void phrase_nieun(struct view this, struct view next)
{
    static const char32_t nouns[] = U"을이은도에로과만";
    const struct syllable *last = &this.at[this.count - 1];
    bool work, wear;

    if (!follows(next) || next.at[0].mark != MARK_NONE ||
        (last->coda != CO_N && last->coda != CO_L && last->coda != CO_M))
        return;
    work =
        next.at[0].written == U'일' &&
        (next.count == 1 || (next.count == 2 && begins_with((struct view){next.at + 1, 1}, nouns)));
    work = work && ((last->grammar & GRAMMAR_ADNOMINAL) || last->written == U'한' ||
                    last->written == U'할');
    work = work || (this.count == 1 && next.at[0].written == U'연' && next.count > 1 &&
                    next.at[1].written == U'대' && begins_with(this, U"일삼칠팔십"));
    wear = (next.at[0].written == U'입' && next.count > 1 && this.count == 1 &&
            begins_with((struct view){next.at + 1, 1}, U"다고지어은을는었습으던게거혔히힌")) ||
           (next.at[0].written == U'엿' && last->written != U'이');
    if (work || wear) {
        next.at[0].mark = MARK_NIEUN;
        next.at[0].source = RULE_NIEUN_PHRASE;
    }
}

void context_apply(struct syllable *syllables, const struct range *eojeols, size_t count)
{
    struct view before = {NULL, 0}, this, next;

    for (size_t i = 0; i < count; i++) {
        this = (struct view){&syllables[eojeols[i].from], eojeols[i].to - eojeols[i].from};
        next = i + 1 < count ? (struct view){&syllables[eojeols[i + 1].from],
                                             eojeols[i + 1].to - eojeols[i + 1].from}
                             : (struct view){NULL, 0};
        homograph(before, this, next);
        adnominal(this, next);
        lean(this, next);
        phrase_nieun(this, next);
        before = this;
    }
}
