#ifndef FIGURE_KERNELS_H
#define FIGURE_KERNELS_H
// Figures: rows of a picture cut to a form, and heights pressed by it.
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// A form as signed distances from its edge, positive inside, in cells of a grid. They are the coefficients of cubic
// splines, so that distances and their gradients are continuous. Beyond the grid the distance is that at its border.
typedef struct ck_shape {
  const float *distance;
  size_t columns, rows;  // 8 or more each
  double left, top;      // the place of the first cell's middle, in pixels from the picture's top left corner
  double cell;           // the side of a cell in pixels
} ck_shape;

// Computes distances in pixels at `count` places to the right of (`column`, `row`), one pixel apart, and their
// derivatives per pixel to the right and down. `scratch` has 2 * columns floats.
void ck_shape_row(const ck_shape *shape, double column, double row, float *scratch, float *distance, float *dx,
                  float *dy, size_t count);

// What is outside a figure.
typedef struct ck_ground {
  float r, g, b;     // its colour in linear light
  float shadow;      // how dark the figure's shadow on it is, 0...1
  float full;        // the number in `shade` that stands for the whole shadow
  int transparent;   // not 0: there is nothing but the shadow, which is black
} ck_ground;

// Cuts a row of an encoded picture to a figure, in place. `shade` says how much of the shadow falls on each pixel.
// Pixels outside the figure may hold anything. `alpha` is written if the ground is transparent, and the
// colours are then not multiplied by it.
void ck_figure_row(const ck_ground *ground, const float *distance, const float *dx, const float *dy,
                   const float *shade, float *r, float *g, float *b, float *alpha, size_t count);

// Adds the figure's height to a row of heights and their gradients (hx and hy are NULL if there are none), in place: (h + press * s) / (1 + press), where s
// rises smoothly from 0 at the distance -reach, in pixels, to 1 at reach.
void ck_press_row(const float *distance, const float *dx, const float *dy, float press, float reach, float *height,
                  float *hx, float *hy, size_t count);

#ifdef __cplusplus
}
#endif
#endif
