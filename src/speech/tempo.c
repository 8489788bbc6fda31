#include "speech/tempo.h"

#include "base/memory.h"

#include <sonic.h>
#include <stdlib.h>

/* What comes out of the stream, appended to out[length..]; returns the new length. */
static size_t drain(sonicStream stream, short **out, size_t length)
{
    int ready = sonicSamplesAvailable(stream);

    if (ready <= 0)
        return length;
    *out = memory_resize(*out, length + (size_t)ready, sizeof **out);
    return length + (size_t)sonicReadShortFromStream(stream, *out + length, ready);
}

size_t tempo_change(const short *in, size_t length, double tempo, unsigned rate, short **out)
{
    enum { BLOCK = 4096 }; /* samples; libsonic counts in int and wants room for a whole block */
    sonicStream stream = sonicCreateStream((int)rate, 1);
    short block[BLOCK];
    size_t made = 0;

    *out = memory_new(1, sizeof **out);
    if (!stream)
        abort(); /* no memory for it in a child: costs the child, and a retry */
    sonicSetSpeed(stream, (float)(tempo < 0.05 ? 0.05 : tempo > 20.0 ? 20.0 : tempo));
    for (size_t at = 0; at < length; at += BLOCK) {
        size_t count = length - at < BLOCK ? length - at : BLOCK;
        for (size_t i = 0; i < count; i++)
            block[i] = in[at + i];
        sonicWriteShortToStream(stream, block, (int)count);
        made = drain(stream, out, made);
    }
    sonicFlushStream(stream);
    made = drain(stream, out, made);
    sonicDestroyStream(stream);
    return made;
}
