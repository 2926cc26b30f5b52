#ifndef CPPN_KERNELS_SAMPLES_H
#define CPPN_KERNELS_SAMPLES_H
// Several samples for each pixel. Included by CPPNKernels.h.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// How far pixels are from the line through two neighbours, along the row and down the column: bends[i] is the largest
// |a + b - 2 c| of three planes, each `plane` floats after the other, and the result the largest of them. Rows are
// `stride` apart; row[-1] to row[count] are read, and the rows above and below.
float ck_bends(const float *row, size_t stride, size_t plane, float *bends, size_t count);

// Samples in the middles of side x side equal squares of pixels, by the polynomial of the second degree in either
// direction through a pixel's value and those of its eight neighbours. Pixel i's value is values[places[i]], rows are
// `stride` apart; sample s of it, counted row by row, goes to out[s * count + i].
void ck_samples_between(const float *values, size_t stride, const int32_t *places, size_t count, size_t side,
                        float *out);

#ifdef __cplusplus
}
#endif
#endif
