#ifndef CPPN_KERNELS_SAMPLES_H
#define CPPN_KERNELS_SAMPLES_H
// Several samples for each pixel. Included by CPPNKernels.h.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Second differences of colours, along the row and down the column: differences[i] is the largest
// a + b - 2 c
// of three planes, each `plane` floats after the other; returns the largest of them. Rows are `stride` apart; row[-1]
// to row[count] are read, and the rows above and below.
float ck_second_differences(const float *row, size_t stride, size_t plane, float *differences, size_t count);

// Interpolates samples in the centres of side x side equal squares of pixels, by the polynomial of degree two in either
// direction through a pixel's value and those of its eight neighbours. Pixel i's value is values[offsets[i]], rows are
// `stride` apart; sample s of it, counted row by row, goes to out[s * count + i].
void ck_interpolate_samples(const float *values, size_t stride, const int32_t *offsets, size_t count, size_t side,
                        float *out);

#ifdef __cplusplus
}
#endif
#endif
