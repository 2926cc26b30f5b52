#ifndef MEDIUM_KERNELS_H
#define MEDIUM_KERNELS_H
// Media: rows of pixels painted from heights, the network's channels as numbers from 0 to 1, and their gradients.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Turns a row of an output layer's sums and their derivatives, per pixel, into heights and gradients, in place. A height
// is the activation's value, mapped by `curve` as in ck_channels (NULL: as it is). Its slope along the sum is the
// difference over a step of 1/64 to either side, so that gradients have no jumps where the curve or the activation bends.
void ck_heights(uint8_t activation, const float *curve, size_t entries, float *sums, float *dx, float *dy, size_t count);

// A look at the fields: rows of heights of up to three channels, and of their gradients per pixel to the right and down.
typedef struct ck_look {
  const float *height[3], *dx[3], *dy[3];
} ck_look;

// A row of a picture that a medium paints. Lengths are in pixels unless they are shares of the picture's short side.
typedef struct ck_medium_row {
  ck_look looks[4];        // at the pixels themselves, then the looks of the medium's definition, in their order
  double column, row;      // the place of the first pixel's middle, from the picture's top left corner
  double width, height;    // the picture's size
  const float *ramp;       // colours in linear light, four floats each, at even distances; the fourth is not used
  size_t entries;
  const float *numbers;    // the medium's numbers, in the order of its definition
  float light_x, light_y;  // the unit vector on the screen from which light comes
  float level, spacing;
  uint32_t seed;
} ck_medium_row;

// Media paint linear light, 0...1.
typedef void ck_medium(const ck_medium_row *row, float *r, float *g, float *b, size_t count);
void ck_medium_paper_cut(const ck_medium_row *row, float *r, float *g, float *b, size_t count);
void ck_medium_agate(const ck_medium_row *row, float *r, float *g, float *b, size_t count);
void ck_medium_engraving(const ck_medium_row *row, float *r, float *g, float *b, size_t count);
void ck_medium_halftone(const ck_medium_row *row, float *r, float *g, float *b, size_t count);
void ck_medium_op_art(const ck_medium_row *row, float *r, float *g, float *b, size_t count);
void ck_medium_map(const ck_medium_row *row, float *r, float *g, float *b, size_t count);
void ck_medium_neon(const ck_medium_row *row, float *r, float *g, float *b, size_t count);
void ck_medium_stained_glass(const ck_medium_row *row, float *r, float *g, float *b, size_t count);

// For tests: the share of pixels, squares of side 1, on the positive side of edges at signed `distance` from their
// middles, uphill along the direction (x, y) of any length above 0.
void ck_edge_coverage(const float *distance, const float *x, const float *y, float *coverage, size_t count);

#ifdef __cplusplus
}
#endif
#endif
