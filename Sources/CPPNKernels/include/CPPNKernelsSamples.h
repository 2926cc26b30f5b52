#ifndef CPPN_KERNELS_SAMPLES_H
#define CPPN_KERNELS_SAMPLES_H
// Finds and interpolates several samples for each pixel. Included by CPPNKernels.h.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Computes second differences of colours: differences[i] is the largest |a + b - 2 c| in three planes that begin
// `plane` floats apart, where c is pixel i, and a and b are its neighbours along the row or down the column. Returns
// the largest difference. Rows are `stride` floats apart; row[-1] to row[count] are read, and the rows above and below.
float ck_second_differences(const float *row, size_t stride, size_t plane, float *differences, size_t count);

// Interpolates samples in the centres of the side x side equal squares of each pixel, by the polynomial of degree two
// in either direction through the values of the pixel and its eight neighbours. The value of pixel i is
// values[offsets[i]], and rows are `stride` floats apart. Its sample s, counted row by row, goes to out[s * count + i].
void ck_interpolate_samples(const float *values, size_t stride, const int32_t *offsets, size_t count, size_t side,
                        float *out);

#ifdef __cplusplus
}
#endif
#endif
