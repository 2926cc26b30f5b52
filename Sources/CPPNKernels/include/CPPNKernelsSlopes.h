#ifndef CPPN_KERNELS_SLOPES_H
#define CPPN_KERNELS_SLOPES_H
// The steepness of colours where sums lie between two values. Included by CPPNKernels.h.
// NaN never depends on the instruction set: a comparison with it fails, and of two errors NaN is the larger.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The steepness of colours along the sum of a channel, in 8-bit levels for a change of 1. Sums from `start` on,
// `length` of them, are cut into `parts` parts, a power of two. Sums beyond repeat these where `periodic` is not 0,
// else they are as steep as the first or last part. steepest[level * parts + i] is the steepest slope of the parts i to
// i + 2^level - 1, and `most` the steepest of all.
typedef struct ck_slopes {
  const float *steepest;
  uint32_t parts;
  int periodic;
  float start, length, most;
} ck_slopes;

// The change of colours across each pixel of a row that the sums there and around allow, in 8-bit levels; 0 where it is
// at most `least`. It is added to changes[i] where `adds` is not 0, else the larger of the two is left there. row[-1]
// to row[count] are read, and the rows above and below.
void ck_pixel_changes(const ck_slopes *slopes, const float *row, size_t stride, float least, int adds, float *changes,
                      size_t count);

// The steepest slope in each of a row of blocks whose corners are above[i], above[i + 1], below[i] and below[i + 1],
// given that values may lie beyond those by margins[i]; and the largest magnitude of the corners times `rounding`.
void ck_block_slopes(const ck_slopes *slopes, const float *above, const float *below, const float *margins,
                     float rounding, float *steepest, float *roundingErrors, size_t count);

// Makes steepest[i] at least the steepest slope in a block by nine values, those of rows[0], rows[1] and rows[2] at 2
// i, 2 i + 1 and 2 i + 2, given that values may lie beyond those by margins[i].
void ck_widen_block_slopes(const ck_slopes *slopes, const float *const rows[3], const float *margins, float *steepest,
                           size_t count);

// The most that colours may change from pixel to pixel, in 8-bit levels, in each of a row of blocks that are `step`
// pixels wide and have their corners in rows[1] and rows[2], if that is more than `least`. It is added to steepness[i]
// where `adds` is not 0, else the larger of the two is left there. Of all four rows [-1] to [count + 1] are read.
void ck_block_steepness(const ck_slopes *slopes, const float *const rows[4], float step, float least, int adds,
                        float *steepness, size_t count);

#ifdef __cplusplus
}
#endif
#endif
