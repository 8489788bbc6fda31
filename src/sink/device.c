#include "sink/device.h"

#include "base/intl.h"
#include "base/memory.h"
#include "sink/hush.h"
#include "sink/speaker.h"
#include "sound/clip.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#define POLL  0.01 /* s between looks at the ring by a write or drain that waits */
#define STUCK 0.7  /* s without a frame moving: the backend is gone or hangs */

/* Of the time between two looks at the count of frames, this much is held against the backend at
 * most: this program may have been stopped (Ctrl-Z) in between. */
#define LOOK_MOST 0.2

/* The default device is found again under its name. A new list of devices, in case it is another
 * one now, is made more rarely: each leaks 12 KB in the libraries below PortAudio. */
enum { TRIES_A_LIST = 25 };

/* After the last frame: a server may take that much more silence before it has played it all. */
enum { TRAILING = SOUND_RATE / 20 };

#define CLOSING 0.2 /* s after the latency until silence must have been heard */

struct device {

    /* The owner's. */
    struct speaker speaker;
    FILE *before; /* stderr as it was; NULL when no loudspeaker was opened */
    struct device_options asked;
    size_t moved;   /* frames at the last look */
    double looked;  /* s, CLOCK_MONOTONIC, of the last look */
    double stuck;   /* s for which no frame was seen to move */
    bool by_hand;   /* no PortAudio */
    unsigned tries; /* to reopen since the loss */
    bool resting;   /* the loudspeaker is given back; the feed waits as it is */

    /* Set by the owner under the lock. A feed that was ever used by a stream that hangs is never
     * freed, and any other only by device_close. */
    _Atomic(struct feed *) feed;

    pthread_mutex_t lock; /* held for a copy of a block at most; never by the callback */
    pthread_cond_t changed;
    /* Under the lock. */
    bool refused; /* since a flush or a loss: writes are dropped until device_begin */
    bool lost;

    _Atomic bool broken; /* by hand: the server is dead */
};

static struct feed *feed_of(const struct device *device)
{
    return atomic_load_explicit(&device->feed, memory_order_acquire);
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static size_t feed_written(const struct feed *feed)
{
    return atomic_load_explicit(&feed->ring.written, memory_order_acquire);
}

/* ---- opening ---- */

static struct feed *feed_new(size_t first, size_t latency)
{
    struct feed *feed = memory_new(1, sizeof *feed);
    float *samples = memory_new_zeroed(FEED_SIZE, FEED_CHANNELS * sizeof *samples);

    feed_init(feed, samples, first, latency);
    return feed;
}

static void feed_free(struct feed *feed)
{
    free(feed->ring.samples);
    free(feed);
}

static struct device *device_new(size_t latency)
{
    struct device *device = memory_new_zeroed(1, sizeof *device);
    pthread_condattr_t attributes;

    atomic_init(&device->feed, feed_new(0, latency));
    pthread_mutex_init(&device->lock, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&device->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    device->looked = now();
    return device;
}

static void device_free(struct device *device)
{
    struct feed *feed = feed_of(device);

    if (device->before && !device->speaker.left_behind)
        hush_end(device->before);
    if (!atomic_load(&feed->retired))
        feed_free(feed);
    pthread_cond_destroy(&device->changed);
    pthread_mutex_destroy(&device->lock);
    free(device);
}

static const char *open_speaker(struct device *device)
{
    double lead = device->asked.lead;

    if (lead < 0)
        lead = device->resting ? DEVICE_WAKE : DEVICE_LEAD;
    return speaker_open(&device->speaker, feed_of(device), device->asked.latency, lead);
}

enum status device_open(struct device **device, const struct device_options *options,
                        struct diags *diags)
{
    struct device *made = device_new(0);
    const char *reason;

    made->asked = *options;
    if (!(options->latency > 0))
        made->asked.latency = DEVICE_LATENCY;
    made->before = hush_begin();
    reason = open_speaker(made);
    if (reason) {
        if (*reason)
            diag_add(diags, DIAG_ERROR, S(""), 0, 0, _("the sound device does not open: %s"),
                     reason);
        else
            diag_add(diags, DIAG_ERROR, S(""), 0, 0,
                     _("there is no sound device; -o talk.wav writes a sound file instead"));
        speaker_end(&made->speaker);
        device_free(made);
        *device = NULL;
        return STATUS_NO_DEVICE;
    }
    *device = made;
    return STATUS_OK;
}

struct device *device_open_by_hand(size_t latency)
{
    struct device *device = device_new(latency);

    device->by_hand = true;
    return device;
}

void device_tick(struct device *device, float *out, size_t frames)
{
    if (atomic_load(&device->broken))
        memset(out, 0, frames * DEVICE_CHANNELS * sizeof *out);
    else
        feed_fill(feed_of(device), out, frames);
}

void device_break(struct device *device, bool broken)
{
    atomic_store(&device->broken, broken);
    if (broken)
        feed_finished(feed_of(device));
}

/* ---- losing and finding again ---- */

static bool look(struct device *device)
{
    const struct feed *feed = feed_of(device);
    size_t moved = atomic_load_explicit(&feed->moved, memory_order_acquire);
    double time = now(), since = time - device->looked;

    device->looked = time;
    device->stuck =
        moved == device->moved ? device->stuck + (since < LOOK_MOST ? since : LOOK_MOST) : 0;
    device->moved = moved;
    return atomic_load_explicit(&feed->finished, memory_order_acquire) ||
           (!device->by_hand && device->stuck > STUCK);
}

/* Gives the loudspeaker back after long silence, and takes it again when there is something to be
 * heard or dropped. What is queued stays. With the lock held, but not while PortAudio works: nobody
 * is to wait for that. */
static void rest_or_wake(struct device *device)
{
    struct feed *feed = feed_of(device);
    double silent = (double)atomic_load(&feed->silent) / SOUND_RATE;
    bool ended = atomic_load(&feed->finished); /* by the server: a loss */
    bool sounds = (!atomic_load(&feed->pause) && ring_ready(&feed->ring) > 0) ||
                  atomic_load(&feed->flush) > atomic_load(&feed->heard); /* to be dropped */

    if (device->by_hand || device->lost || (ended && !device->resting) ||
        device->resting == !sounds ||
        (!device->resting && (!(device->asked.idle > 0) || silent < device->asked.idle)))
        return;
    pthread_mutex_unlock(&device->lock);
    if (!device->resting) {
        speaker_close(&device->speaker);
        atomic_store(&feed->finished, false); /* by us */
    } else {
        feed_wake(feed);
        if (open_speaker(device))
            atomic_store(&feed->finished, true); /* another has it now, or it is gone: a loss */
    }
    pthread_mutex_lock(&device->lock);
    device->resting = !device->resting;
    device->looked = now();
    device->stuck = 0;
}

/* As device_lost, with the lock held. */
static bool notice_loss(struct device *device)
{
    rest_or_wake(device);
    if (!device->lost && !device->resting && look(device))
        device->lost = device->refused = true;
    return device->lost;
}

bool device_lost(struct device *device)
{
    bool lost;

    pthread_mutex_lock(&device->lock);
    lost = notice_loss(device);
    pthread_mutex_unlock(&device->lock);
    return lost;
}

/* A feed for the stream to come, empty, numbered on. With the lock held. */
static void renew_feed(struct device *device)
{
    struct feed *old = feed_of(device), *feed;

    if (!atomic_load(&old->retired)) {
        feed_restart(old);
        return;
    }
    feed = feed_new(feed_written(old), atomic_load(&old->latency));
    atomic_store(&feed->pause, atomic_load(&old->pause));
    atomic_store(&feed->volume, atomic_load(&old->volume));
    atomic_store(&feed->underruns, atomic_load(&old->underruns));
    atomic_store_explicit(&device->feed, feed, memory_order_release);
}

enum status device_reopen(struct device *device)
{
    bool back;

    if (device->speaker.stream && !atomic_load(&feed_of(device)->finished))
        speaker_leave(&device->speaker, feed_of(device));
    speaker_close(&device->speaker);
    if (++device->tries % TRIES_A_LIST == 0)
        speaker_end(&device->speaker);
    pthread_mutex_lock(&device->lock);
    renew_feed(device);
    pthread_mutex_unlock(&device->lock);
    back = device->by_hand ? !atomic_load(&device->broken) : !open_speaker(device);
    pthread_mutex_lock(&device->lock);
    device->looked = now();
    device->stuck = 0;
    device->lost = !back;
    device->tries = back ? 0 : device->tries;
    pthread_mutex_unlock(&device->lock);
    return back ? STATUS_OK : STATUS_NO_DEVICE;
}

/* ---- writing ---- */

/* Waits for a change or for POLL; with the lock held. */
static void wait_a_little(struct device *device)
{
    struct timespec until;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += (long)(POLL * 1e9);
    if (until.tv_nsec >= 1000000000) {
        until.tv_nsec -= 1000000000;
        until.tv_sec++;
    }
    pthread_cond_timedwait(&device->changed, &device->lock, &until);
}

/* Why the owner has to stop writing; DEVICE_WRITTEN when it need not. With the lock held. */
static enum device_result refusal(struct device *device)
{
    if (notice_loss(device))
        return DEVICE_LOST;
    return device->refused ? DEVICE_FLUSHED : DEVICE_WRITTEN;
}

/* Frames that are queued; those that a flush has condemned do not count. */
static size_t queued(const struct feed *feed)
{
    size_t read = atomic_load_explicit(&feed->ring.read, memory_order_acquire);
    size_t flush = atomic_load_explicit(&feed->flush, memory_order_relaxed);

    return feed_written(feed) - (flush > read ? flush : read);
}

/* Frames that may be queued now. */
static size_t room(const struct feed *feed)
{
    size_t count = queued(feed);

    return count < FEED_QUEUE ? FEED_QUEUE - count : 0;
}

enum device_result device_write(struct device *device, const float *samples, size_t frames)
{
    struct feed *feed = feed_of(device);
    enum device_result result;

    pthread_mutex_lock(&device->lock);
    atomic_store_explicit(&feed->ended, false, memory_order_relaxed);
    while ((result = refusal(device)) == DEVICE_WRITTEN) {
        size_t most = room(feed);
        size_t taken = ring_write(&feed->ring, samples, frames < most ? frames : most);
        samples += taken * DEVICE_CHANNELS;
        frames -= taken;
        if (frames == 0)
            break;
        wait_a_little(device);
    }
    pthread_mutex_unlock(&device->lock);
    return result;
}

size_t device_begin(struct device *device)
{
    pthread_mutex_lock(&device->lock);
    device->refused = device->lost;
    pthread_mutex_unlock(&device->lock);
    return device_written(device);
}

static bool all_heard(const struct feed *feed)
{
    return atomic_load(&feed->heard) == feed_written(feed) &&
           atomic_load(&feed->silent) >= atomic_load(&feed->latency) + TRAILING;
}

enum device_result device_drain(struct device *device)
{
    struct feed *feed = feed_of(device);
    enum device_result result;

    pthread_mutex_lock(&device->lock);
    atomic_store_explicit(&feed->ended, true, memory_order_release);
    while ((result = refusal(device)) == DEVICE_WRITTEN && !all_heard(feed))
        wait_a_little(device);
    pthread_mutex_unlock(&device->lock);
    return result;
}

/* ---- what any thread may do ---- */

void device_flush(struct device *device)
{
    struct feed *feed;

    pthread_mutex_lock(&device->lock);
    feed = feed_of(device);
    device->refused = true;
    atomic_store_explicit(&feed->flush, feed_written(feed), memory_order_release);
    pthread_cond_broadcast(&device->changed);
    pthread_mutex_unlock(&device->lock);
}

void device_pause(struct device *device, bool paused)
{
    pthread_mutex_lock(&device->lock);
    atomic_store_explicit(&feed_of(device)->pause, paused, memory_order_relaxed);
    pthread_mutex_unlock(&device->lock);
}

void device_set_volume(struct device *device, float factor)
{
    pthread_mutex_lock(&device->lock);
    atomic_store_explicit(&feed_of(device)->volume, factor, memory_order_relaxed);
    pthread_mutex_unlock(&device->lock);
}

size_t device_written(const struct device *device)
{
    return feed_written(feed_of(device));
}

size_t device_heard(const struct device *device)
{
    return atomic_load_explicit(&feed_of(device)->heard, memory_order_relaxed);
}

double device_ahead(const struct device *device)
{
    return device_latency(device) + (double)queued(feed_of(device)) / SOUND_RATE;
}

double device_latency(const struct device *device)
{
    return (double)atomic_load(&feed_of(device)->latency) / SOUND_RATE;
}

unsigned device_underruns(const struct device *device)
{
    return atomic_load_explicit(&feed_of(device)->underruns, memory_order_relaxed);
}

/* ---- closing ---- */

/* Fades out what sounds and waits until that was heard: a stream that is stopped in mid-sound
 * clicks. With a backend that hangs it waits no longer than it should take. */
static void fall_silent(struct device *device)
{
    const struct feed *feed = feed_of(device);
    double until = now() + device_latency(device) + CLOSING;

    device_flush(device);
    pthread_mutex_lock(&device->lock);
    while (!notice_loss(device) && now() < until &&
           atomic_load(&feed->silent) < atomic_load(&feed->latency) + TRAILING)
        wait_a_little(device);
    pthread_mutex_unlock(&device->lock);
}

void device_close(struct device *device)
{
    if (device->speaker.stream && !device->resting)
        fall_silent(device);
    if (device->speaker.stream && device_lost(device) && !atomic_load(&feed_of(device)->finished))
        speaker_leave(&device->speaker, feed_of(device));
    speaker_end(&device->speaker);
    device_free(device);
}
