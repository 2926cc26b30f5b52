#ifndef MEDIUM_KERNELS_H
#define MEDIUM_KERNELS_H
// Media: rows of pixels painted from heights, the network's channels as numbers from 0 to 1, and their gradients.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// A row of an output layer's sums, or of heights, with their derivatives per pixel to the right and down.
typedef struct ck_slopes_row {
  float *values, *dx, *dy;  // dx and dy are NULL if there are no derivatives
} ck_slopes_row;

// Turns a row of sums and their derivatives into heights and gradients. A height is the activation's value, clamped to
// 0...1 and mapped by `curve` as in ck_channels (NULL: as it is); `steepness` has the curve's derivative at its entries.
void ck_heights(uint8_t activation, const float *curve, const float *steepness, size_t entries,
                const ck_slopes_row *sums, const ck_slopes_row *heights, size_t count);

// Computes the gradients of a row of heights, per pixel to the right and down, as differences of the heights of two
// pixels on each side: exact for polynomials of degree four. `stride` is the distance between rows in floats.
void ck_height_differences(const float *heights, size_t stride, float *dx, float *dy, size_t count);

// A look at the fields: rows of heights of up to three channels, and of their gradients per pixel to the right and down.
// Only those that the medium's definition names may be read. Octaves are added `amplitude` times as high; 0 if the medium
// does without the look.
typedef struct ck_look {
  const float *height[3], *dx[3], *dy[3];
  float amplitude;
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
