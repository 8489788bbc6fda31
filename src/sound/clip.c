#include "sound/clip.h"

#include <stdlib.h>

void clip_free(struct clip *clip)
{
    free(clip->samples);
    free(clip->marks);
    *clip = (struct clip){0};
}
