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

/* Whether 를 ends a verb in 르, 모를 것, and is no particle: before bound nouns only; 이를, mostly
 * the pronoun, before three of them: 이를 데. */
static bool is_verb_in_reu(struct view this, struct view next, bool bound)
{
    return bound && (this.at[this.count - 1].grammar & GRAMMAR_ADNOMINAL) &&
           (this.count != 2 || this.at[0].written != U'이' || begins_with(next, U"것수데"));
}

/* 27: 할 것을[할꺼슬]. */
static void adnominal(struct view this, struct view next)
{
    struct syllable *last = &this.at[this.count - 1];
    bool bound;

    if (last->coda != CO_L || !follows(next) || !is_stop_sound(next.at[0].onset))
        return;
    bound = word_is_bound_noun(next.at, next.count);
    if (last->written == U'를' && !is_verb_in_reu(this, next, bound))
        return;
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
    } else if (this.count == 2 && at[1].written == U'지' && begins_with(this, U"감심담") &&
               begins_with(next, U"않말마")) {
        this.at[0].grammar |= GRAMMAR_STEM; /* 머리를 감지 않았다 */
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

    if (front && last->written == U'몇') {
        first->mark = MARK_STOP; /* 몇 인분[며딘분] */
        first->source = RULE_STOP;
    } else if (front && (wear || last->written == U'못' || last->written == U'옛')) {
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

/* 12, 15, 18, 20, 23: a word of one syllable, a number, and any word before 앞 위 아래 안 없-,
 * leans on the next word: 꽃 한 송이[꼬탄송이], 밥 먹는다[밤멍는다], 이십육 년[이심늉년], 몇
 * 시[멷씨]. */
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
    if (first->onset == ON_H || first->onset == ON_N || first->onset == ON_M ||
        (is_stop_sound(first->onset) && last->written != U'즉'))
        first->grammar |= GRAMMAR_LINKED;
    else if (first->onset == ON_NONE && !number)
        lean_on_vowel(last, first);
}

/* 한 일, 할 일, 그런 일, 무슨 요일: what is said with 일 and 요일 in one breath. */
static bool is_work(struct view this, struct view next)
{
    const struct syllable *last = &this.at[this.count - 1];
    bool what = this.count == 2 && last->written == U'슨' && this.at[0].written == U'무';

    if (what && next.count > 1 && next.at[0].written == U'요' && next.at[1].written == U'일')
        return true;
    return next.at[0].written == U'일' && word_is_particles(next.at + 1, next.count - 1) &&
           ((last->grammar & GRAMMAR_ADNOMINAL) || last->written == U'한' ||
            last->written == U'할' || word_is_determiner(this.at, this.count));
}

/* 열 여덟, 스물 여섯: native numbers written apart. */
static bool is_native_number(struct view this, struct view next)
{
    return next.count > 1 && next.at[0].written == U'여' &&
           (next.at[1].written == U'섯' || next.at[1].written == U'덟') &&
           word_is_native_ten(this.at, this.count);
}

/* 29, 붙임 2: 한 일[한닐], 할 일[할릴], 잘 입다[잘립따], 먹은 엿[머근녇]. */
static void phrase_nieun(struct view this, struct view next)
{
    const struct syllable *last = &this.at[this.count - 1];
    bool work, wear;

    if (!follows(next) || next.at[0].mark != MARK_NONE ||
        (last->coda != CO_N && last->coda != CO_L && last->coda != CO_M))
        return;
    work = is_work(this, next) || is_native_number(this, next) ||
           (this.count == 1 && next.at[0].written == U'연' && next.count > 1 &&
            next.at[1].written == U'대' && begins_with(this, U"일삼칠팔십"));
    wear = (next.at[0].written == U'입' && next.count > 1 && this.count == 1 &&
            begins_with((struct view){next.at + 1, 1}, U"다고지어은을는었습으던게거혔히힌")) ||
           (next.at[0].written == U'엿' && last->written != U'이');
    if (work || wear) {
        next.at[0].mark = MARK_NIEUN;
        next.at[0].source = RULE_NIEUN_PHRASE;
    }
}

/* 28: a noun and what follows it when it is another word of the same spelling: 전과 as 前 with a
 * particle, 안과 as 안 with one, 잠자리 as the insect. */
static void untense(struct view this, struct view next)
{
    static const struct {
        char32_t noun[4];
        size_t length;
        const char32_t *next;
    } words[] = {{U"전과", 2, U"다달같똑비변마후완사"},
                 {U"전과는", 3, U"다달같똑비변마완사"},
                 {U"안과", 2, U"밖바"},
                 {U"잠자리", 3, U"날앉채떼"},
                 {U"잠자리가", 4, U"날앉"},
                 {U"잠자리를", 4, U"잡쫓"}};

    for (size_t i = 0; follows(next) && i < sizeof words / sizeof words[0]; i++) {
        size_t same = 0;

        while (same < this.count && same < words[i].length &&
               this.at[same].written == words[i].noun[same])
            same++;
        if (same < words[i].length || same < this.count || !begins_with(next, words[i].next))
            continue;
        for (size_t j = 1; j < this.count; j++)
            if (this.at[j].mark == MARK_TENSE)
                this.at[j].mark = MARK_NONE;
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
        untense(this, next);
        adnominal(this, next);
        lean(this, next);
        phrase_nieun(this, next);
        before = this;
    }
}
