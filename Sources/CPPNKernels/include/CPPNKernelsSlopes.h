#ifndef CPPN_KERNELS_SLOPES_H
#define CPPN_KERNELS_SLOPES_H
// Finds how steep colours are where sums lie between two values. Included by CPPNKernels.h. Results for NaN do not
// depend on the instruction set: a comparison with NaN fails, and of two errors NaN is the larger.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The steepness of colours along the sum of a channel, in 8-bit levels for a change of 1. The range of sums from
// `start` to `start + length` is cut into `parts` equal parts, a power of two. Sums outside repeat the range if
// `periodic` is not 0, else they are as steep as the first or last part. steepest[level * parts + i] is the steepest
// slope of the parts i to i + 2^level - 1, and `most` the steepest of all.
typedef struct ck_slopes {
  const float *steepest;
  uint32_t parts;
  int periodic;
  float start, length, most;
} ck_slopes;

// Finds the most that colours may change across each pixel of a row, in 8-bit levels, given the sums of the pixel and
// its neighbours; 0 where the change is at most `least`. The change is added to changes[i] if `adds` is not 0, else
// changes[i] becomes the larger of the two. row[-1] to row[count] are read, and the rows above and below.
void ck_pixel_changes(const ck_slopes *slopes, const float *row, size_t stride, float least, int adds, float *changes,
                      size_t count);

// Finds the steepest slope in each block of a row. Block i has the corners above[i], above[i + 1], below[i] and below[i
// + 1], and values that may lie beyond those of the corners by margins[i]. roundingErrors[i] becomes `rounding` times
// the largest magnitude of the corners.
void ck_block_slopes(const ck_slopes *slopes, const float *above, const float *below, const float *margins,
                     float rounding, float *steepest, float *roundingErrors, size_t count);

// Raises steepest[i] to the steepest slope that nine values allow in block i, if that is larger. The nine values are
// those of rows[0], rows[1] and rows[2] at 2 i, 2 i + 1 and 2 i + 2; values in between may lie beyond them by
// margins[i].
void ck_widen_block_slopes(const ck_slopes *slopes, const float *const rows[3], const float *margins, float *steepest,
                           size_t count);

// Finds the most that colours may change from pixel to pixel, in 8-bit levels, in each block of a row. Blocks are
// `step` pixels wide and have their corners in rows[1] and rows[2]. Changes of at most `least` are only bounded from
// above. The change is added to steepness[i] if `adds` is not 0, else steepness[i] becomes the larger of the two. Of
// all four rows, [-1] to [count + 1] are read.
void ck_block_steepness(const ck_slopes *slopes, const float *const rows[4], float step, float least, int adds,
                        float *steepness, size_t count);

#ifdef __cplusplus
}
#endif
#endif
