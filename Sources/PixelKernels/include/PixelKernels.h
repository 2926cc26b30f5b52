#ifndef PIXEL_KERNELS_H
#define PIXEL_KERNELS_H
// Rows of pixels: colours, finishes, and quantising to the integers that encoders take. Numbers outside 0...1 are
// clamped on the way in, and NaN counts as 0. Rows need no alignment and no padding. The results do not depend on how a
// row is cut up; all instruction sets with fused multiply-add give equal bits.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The input of colourings: for each channel, in the colouring's order, a row of numbers, and the functions that are
// applied to them first. `activation` is a ck_activation: CK_OUT_... for an output layer's sums, or CK_SUM if the row
// has channel values already. Then, if `curves` is not NULL, each value is mapped by its channel's curve: `entries` (2
// or more) numbers at even distances over 0...1, interpolated linearly. The curve of channel c begins at curves + c *
// entries.
typedef struct ck_channels {
  const float *rows[3];
  uint8_t activation[3];
  const float *curves;
  size_t entries;
} ck_channels;

// Colourings turn channel values into colours: v' = clamp(0.5 + contrast * (v - 0.5)), then as each function says.
// Every result is encoded sRGB 0...1, or linear light 0...1 where `linear` is not 0 (for averaging samples). r, g, b
// may be the same rows as the channels', in any order.

// A change of finished colours in OKLab: lightness times `light`, (a, b) times (`cosine`, `sine`) as a complex number.
// Linear light times k is the same as all three coordinates times the cube root of k. (1, 1, 0) changes nothing.
typedef struct ck_grade {
  float light, cosine, sine;
} ck_grade;

// Palette: position p = v' * cycles + 2 * shift, folded like a mirror into 0...1 (0 -> 0, 1 -> 1, 2 -> 0), looked up in
// `table`, `entries` (1 or more) colours of 4 floats (r, g, b, unused): evenly spaced, and between neighbours mixed
// linearly; or, where `flat` is not 0, each filling an equal share. Results are encoded or linear, as the table is.
void ck_colour_palette(const float *table, size_t entries, int flat, float contrast, float cycles, float shift,
                       const ck_channels *channels, float *r, float *g, float *b, size_t count);
// A palette whose table is in OKLab. A second channel v' changes the lightness L to L + amount * (2 v' - 1) * L * (1 -
// L).
void ck_colour_lit_palette(const float *table, size_t entries, int flat, float contrast, float cycles, float shift,
                           float amount, ck_grade grade, int linear, const ck_channels *channels, float *r, float *g,
                           float *b, size_t count);
// Three channels as red, green and blue.
void ck_colour_rgb(float contrast, int linear, const ck_channels *channels, float *r, float *g, float *b,
                   size_t count);
// One channel as grey: v', or 1 - v' if `invert` is not 0.
void ck_colour_grey(float contrast, int invert, int linear, const ck_channels *channels, float *r, float *g, float *b,
                    size_t count);
// Hue (in turns, times cycles, plus shift), saturation, value; contrast acts on saturation and value only.
void ck_colour_hsv(float contrast, float cycles, float shift, int linear, const ck_channels *channels, float *r,
                   float *g, float *b, size_t count);

// Colours outside sRGB keep their lightness and hue in OKLab and lose as much chroma as they must.
// OKLab: lightness from CK_LAB_DARKEST to CK_LAB_LIGHTEST, a and b from -CK_LAB_REACH to CK_LAB_REACH.
#define CK_LAB_DARKEST 0.2f
#define CK_LAB_LIGHTEST 0.94f
#define CK_LAB_REACH 0.2f
void ck_colour_oklab(float contrast, ck_grade grade, int linear, const ck_channels *channels, float *r, float *g,
                     float *b, size_t count);
// OKLCH: lightness as above, chroma up to CK_LCH_REACH, hue in turns, times cycles, plus shift; contrast leaves hue
// alone.
#define CK_LCH_REACH 0.24f
void ck_colour_oklch(float contrast, float cycles, float shift, ck_grade grade, int linear,
                     const ck_channels *channels, float *r, float *g, float *b, size_t count);
// Applies `grade` to finished colours in place. They are linear light if `linear` is not 0, else encoded.
void ck_grade_row(ck_grade grade, int linear, float *r, float *g, float *b, size_t count);

// The finish of a whole row of an encoded picture, in place; `y` is the row's index.
typedef struct ck_finish {
  // The picture's size.
  float width, height;
  // Colours are multiplied by 1 - vignette * s, s = q q (3 - 2 q), with q the squared distance from the middle, 1 in
  // the corners.
  float vignette;
  // Then grain is added, one number to all three channels. This is its standard deviation where luma is 1/2; it falls
  // to a quarter where luma is 0 or 1.
  float grain;
  // The distance in pixels at which the grain's correlation is a half; below 1.25 it counts as 1.25. The grain is fixed
  // to the picture's middle.
  float pitch;
  // The seed of the grain's random numbers.
  uint32_t seed;
} ck_finish;
void ck_finish_row(ck_finish finish, size_t y, float *r, float *g, float *b, size_t count);

// sRGB transfer over a row, in place allowed; within 5e-7 of the exact value, 0 and 1 exact.
void ck_srgb_encode(const float *in, float *out, size_t count);
// The same in half the time, with other roundings.
void ck_srgb_encode_quickly(const float *in, float *out, size_t count);
void ck_srgb_decode(const float *in, float *out, size_t count);

// Quantising is level = floor(value + threshold), with each pixel's threshold from a static 8x8 dither. A flat area
// keeps its mean within 1/128 of a level, and a value that is a whole level gives that level at every pixel.

// Quantises two rows of encoded RGB to BT.709 limited 4:2:0, chroma sited left: filtered 1 2 1 over columns (the edge
// repeated) and averaged over the two rows; `y` is the first row's index in the picture, even, and `width` is even.
void ck_yuv420_rows(const float *const rgb0[3], const float *const rgb1[3], size_t width, size_t y, uint8_t *luma0,
                    uint8_t *luma1, uint8_t *cb, uint8_t *cr);
// Quantises a row to full-range 4:4:4; matrix 601, or else 709. Cb of pure blue and Cr of pure red, exactly 255.5,
// become 255.
void ck_yuv444_row(const float *const rgb[3], size_t width, size_t y, int matrix, uint8_t *luma, uint8_t *cb,
                   uint8_t *cr);
// Quantises a row to interleaved RGB: 8 bits dithered, or 16 bits rounded, high byte first.
void ck_rgb8_row(const float *const rgb[3], size_t width, size_t y, uint8_t *out);
void ck_rgb16_row(const float *const rgb[3], size_t width, uint8_t *out);

#include "CollageKernels.h"
#include "FigureKernels.h"
#include "GlowKernels.h"
#include "MediumKernels.h"

#ifdef __cplusplus
}
#endif
#endif
