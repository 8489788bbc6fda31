/* level: loudness (ITU-R BS.1770, EBU R 128), true peak, and gain that never clips.
 *
 * Gain belongs to one clip and is worked out from that clip alone, before the pan: so a sentence is
 * the same played, sought or published, and no sink ever has to limit anything. No state; any
 * thread. */
#ifndef SOUND_LEVEL_H
#define SOUND_LEVEL_H

#include "sound/clip.h"

/* What voices, tones and the user's clips are brought to, in LUFS: the cast's gains are measured
 * for it. */
#define SOUND_LOUDNESS (-23.0)

/* No sample, nor the curve between samples, goes above this, in dBTP. */
#define SOUND_TRUE_PEAK (-1.0)

/* Loudness of silence and of clips with nothing to measure. */
#define SOUND_SILENT (-HUGE_VAL)

/* Gated loudness of the whole clip in LUFS. A clip shorter than the gate's 0.4 s is measured with
 * silence after it. SOUND_SILENT when no part is above -70 LUFS. */
double sound_loudness(const struct clip *clip);

/* The loudest 0.4 s of the clip in LUFS (momentary maximum): what a short tone is judged by. */
double sound_momentary(const struct clip *clip);

/* True peak in dBTP, by four-fold oversampling; SOUND_SILENT of silence. */
double sound_true_peak(const struct clip *clip);

/* Applies `gain` dB. Where that would pass SOUND_TRUE_PEAK, a limiter that looks ahead and back
 * turns the gain down smoothly for 20 ms on either side and leaves the rest as loud as asked. The
 * length and the marks stay. */
void sound_gain(struct clip *clip, double gain);

/* Brings the clip to `loudness` LUFS by sound_gain; raises by 30 dB at most, so a file of hiss
 * stays quiet. Nothing happens to silence. Returns the gain in dB. */
double sound_match(struct clip *clip, double loudness);

#endif
