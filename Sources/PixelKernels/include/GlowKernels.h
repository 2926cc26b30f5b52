#ifndef GLOW_KERNELS_H
#define GLOW_KERNELS_H
// The far glow of a picture: blurred light that is added to it.
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// Light on a grid over the whole picture, as the coefficients of cubic splines. Beyond the grid it is that at its border.
typedef struct ck_glow {
  const float *light[3];  // red, green and blue in linear light, row by row
  size_t columns, rows;   // 4 or more each
  double cell_width, cell_height;  // the sides of a cell in pixels
  float amount;           // what the light is multiplied by
} ck_glow;

// Adds the glow to row `row` of an encoded picture, in place: 1 - (1 - c) (1 - g) in linear light. `scratch` has
// 3 * columns floats.
void ck_glow_row(const ck_glow *glow, size_t row, float *scratch, float *r, float *g, float *b, size_t count);

#ifdef __cplusplus
}
#endif
#endif
