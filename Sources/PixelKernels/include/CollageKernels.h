#ifndef COLLAGE_KERNELS_H
#define COLLAGE_KERNELS_H
// Collages: rows of several pictures, cut along levels of a height and laid one above the other.
#include <stddef.h>

#include "MediumKernels.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ck_collage {
  float border;    // the width of the border around zones, in pixels
  float r, g, b;   // its colour in linear light
  float darkness;  // how dark the shadow of a zone is, 0...1; 0 for none
  float blur;      // half the width over which a shadow fades, in pixels
} ck_collage;

// A row of a picture, encoded.
typedef struct ck_colours {
  const float *r, *g, *b;
} ck_colours;

// Lowers `lowest` and raises `highest` to the heights between which edges can be seen in a row of pixels: those of the
// pixels, and those whose borders or shadows reach them.
void ck_collage_extent(const ck_collage *collage, const ck_look *here, const ck_look *light, size_t count,
                       float *lowest, float *highest);

// Lays `zones` over a row of an encoded picture, in place. Zone k covers what is below it where the height is above
// edges[k], which rise. `light` are the heights some way towards the light. A zone that covers no pixel may hold
// anything; pixels that one picture covers keep its bits.
void ck_collage_row(const ck_collage *collage, const ck_look *here, const ck_look *light, const float *edges,
                    const ck_colours *zones, size_t zone_count, float *r, float *g, float *b, size_t count);

#ifdef __cplusplus
}
#endif
#endif
