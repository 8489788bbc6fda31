#include "script/share.h"

#include <math.h>

/* Pitch settings of a voice that comes again: F0 a quarter higher, and a fifth lower, so that it
 * lies .6 from the voice itself, as far as neighbours in the cast do. */
static const int second_pitches[] = {73, 25};

/* Rates of later rounds, in percent. */
static const int round_rates[] = {100, 112, 90, 120};

enum {
    SECONDS = sizeof second_pitches / sizeof second_pitches[0],
    POOL = CAST_VOICES * (1 + SECONDS),
    ROUNDS = sizeof round_rates / sizeof round_rates[0]
};

/* Two voices nearer than this are the same one, to the ear: it is given to nobody else. */
static const double same_voice = 0.1;

/* The voices that may be given: the cast, then its voices again at other pitches. */
struct pool {
    struct voice voice[POOL];
    struct voice_measure measure[POOL];
    bool used[POOL];
    double nearest[POOL]; /* distance to the nearest voice that somebody has; HUGE_VAL at first */
    size_t asked[VOICE_MAN + 1]; /* seats still to come that ask for that sex; VOICE_ANY: all */
    unsigned round;
    unsigned chosen; /* bits of those cast voices that are shared out first */
};

static void pool_init(struct pool *pool)
{
    *pool = (struct pool){0};
    for (size_t i = 0; i < POOL; i++) {
        pool->voice[i] = cast_members[i % CAST_VOICES].voice;
        if (i >= CAST_VOICES)
            pool->voice[i].pitch = second_pitches[i / CAST_VOICES - 1];
        pool->measure[i] = voice_measured(&pool->voice[i]);
        pool->nearest[i] = HUGE_VAL;
    }
}

/* Somebody has this voice: the others are worth less the nearer they lie to it. */
static void pool_note(struct pool *pool, const struct voice *voice)
{
    struct voice_measure measure = voice_measured(voice);

    for (size_t i = 0; i < POOL; i++) {
        double distance = voice_distance(&measure, &pool->measure[i]);

        if (distance >= 0 && distance < pool->nearest[i])
            pool->nearest[i] = distance;
        if (distance >= 0 && distance < same_voice)
            pool->used[i] = true;
    }
}

static bool is_of(const struct voice *voice, enum voice_sex sex)
{
    return sex == VOICE_ANY || voice->sex == sex;
}

/* How many unused voices among the chosen are of that sex. */
static size_t left_of(const struct pool *pool, unsigned chosen, enum voice_sex sex)
{
    size_t count = 0;

    for (size_t i = 0; i < CAST_VOICES; i++)
        count += (chosen >> i & 1) && !pool->used[i] && is_of(&pool->voice[i], sex);
    return count;
}

/* The seats that need a voice. */
static void count_asked(struct pool *pool, const struct seat *seats, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (seats[i].taken)
            continue;
        pool->asked[VOICE_ANY]++;
        if (seats[i].sex != VOICE_ANY)
            pool->asked[seats[i].sex]++;
    }
}

/* The seat's turn has come: it is no longer one of those to come. */
static void call_seat(struct pool *pool, const struct seat *seat)
{
    pool->asked[VOICE_ANY]--;
    if (seat->sex != VOICE_ANY)
        pool->asked[seat->sex]--;
}

/* The distance of the two nearest of a choice, what others have included, and as a tie-breaker a
 * little of the sum of all. */
static double worth(const struct pool *pool, unsigned chosen)
{
    static const double little = 1e-6;
    double least = HUGE_VAL, sum = 0;

    for (size_t i = 0; i < CAST_VOICES; i++) {
        if (!(chosen >> i & 1))
            continue;
        least = fmin(least, pool->nearest[i]);
        for (size_t j = 0; j < i; j++) {
            double distance = voice_distance(&pool->measure[i], &pool->measure[j]);

            if (!(chosen >> j & 1))
                continue;
            least = fmin(least, distance);
            sum += distance;
        }
    }
    return least + little * sum;
}

/* Whether a choice has a voice for each seat. */
static bool serves(const struct pool *pool, unsigned chosen)
{
    return left_of(pool, chosen, VOICE_ANY) == pool->asked[VOICE_ANY] &&
           left_of(pool, chosen, VOICE_WOMAN) >= pool->asked[VOICE_WOMAN] &&
           left_of(pool, chosen, VOICE_MAN) >= pool->asked[VOICE_MAN];
}

/* Chooses the best voices of the cast for the seats: all 1023 choices are tried. When they do not
 * suffice, all are chosen. */
static void choose(struct pool *pool)
{
    const unsigned all = (1U << CAST_VOICES) - 1;
    double best = -1;

    pool->chosen = all;
    if (pool->asked[VOICE_ANY] > CAST_VOICES)
        return;
    for (unsigned chosen = 1; chosen <= all; chosen++) {
        double value;

        if ((unsigned)__builtin_popcount(chosen) != pool->asked[VOICE_ANY] || !serves(pool, chosen))
            continue;
        value = worth(pool, chosen);
        if (value > best) {
            best = value;
            pool->chosen = chosen;
        }
    }
}

/* Whether, when the voice goes to the seat, the later ones that ask for its sex still get one. */
static bool can_be_spared(const struct pool *pool, size_t voice, const struct seat *seat)
{
    enum voice_sex sex = pool->voice[voice].sex;

    return seat->sex == sex || left_of(pool, pool->chosen, sex) > pool->asked[sex];
}

/* The unused voice of the pool's first `end` that lies farthest from those that others have and may
 * go to the seat; of the chosen ones only, if asked. POOL when there is none. */
static size_t farthest(const struct pool *pool, const struct seat *seat, bool chosen)
{
    size_t best = POOL, end = chosen ? CAST_VOICES : POOL;

    for (size_t i = 0; i < end; i++) {
        if (pool->used[i] || !is_of(&pool->voice[i], seat->sex))
            continue;
        if (chosen && (!(pool->chosen >> i & 1) || !can_be_spared(pool, i, seat)))
            continue;
        if (best == POOL || pool->nearest[i] > pool->nearest[best])
            best = i;
    }
    return best;
}

/* All voices may be given once more, at another rate. */
static void next_round(struct pool *pool)
{
    pool->round++;
    for (size_t i = 0; i < POOL; i++)
        pool->used[i] = false;
}

static size_t next_voice(struct pool *pool, const struct seat *seat)
{
    size_t given = farthest(pool, seat, true);

    if (given == POOL)
        given = farthest(pool, seat, false);
    if (given == POOL) {
        next_round(pool);
        given = farthest(pool, seat, false);
    }
    return given;
}

void share_voices(struct seat *seats, size_t count)
{
    struct pool pool;
    int percent;

    pool_init(&pool);
    for (size_t i = 0; i < count; i++)
        if (seats[i].taken && !seats[i].empty)
            pool_note(&pool, &seats[i].voice);
    count_asked(&pool, seats, count);
    choose(&pool);
    for (size_t i = 0; i < count; i++) {
        size_t given;

        if (seats[i].taken)
            continue;
        call_seat(&pool, &seats[i]);
        given = next_voice(&pool, &seats[i]);
        seats[i].voice = pool.voice[given];
        percent = round_rates[pool.round % ROUNDS];
        seats[i].voice.rate = seats[i].voice.rate * percent / 100;
        pool.used[given] = true;
        pool_note(&pool, &seats[i].voice);
    }
}
