#ifndef CPPN_KERNELS_LATTICE_H
#define CPPN_KERNELS_LATTICE_H
// Interpolates lattices and finds prediction errors. Included by CPPNKernels.h.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Interpolate the value in the middle of six values a, b, c, d, e, f at equal distances, by the polynomial through all
// six: (150 (c + d) - 25 (b + e) + 3 (a + f)) / 256. The error is 5/1024 of the sixth derivative times the distance's
// sixth power. ck_interpolate_rows does so down columns: out[i] lies between in[2][i] and in[3][i].
void ck_interpolate_rows(const float *const *in, float *out, size_t count);
// ck_interpolate_columns does so along a row: out[2 i] = in[i], and out[2 i + 1] lies between in[i] and in[i + 1].
// in[-2] to in[count + 2] are read; out has 2 * count numbers.
void ck_interpolate_columns(const float *in, float *out, size_t count);

// Replaces predictions by evaluated values: values[targets[i]] = evaluated[i]. The targets must all be different.
// evaluated[i] then becomes the absolute prediction error.
void ck_replace_predictions(const int32_t *targets, size_t count, float *evaluated, float *values);

// Computes the absolute error of predicting each value of a row from a coarser lattice, which has every second row and
// every second value of it. If the coarser lattice lacks this row, `rows` has its nearest three rows above and three
// below; else `rows` is NULL. values[-4] to values[count + 4] are read, and the same range of the rows. `spare` has
// count + 9 floats, and `count` is 1 or more.
void ck_prediction_errors(const float *values, const float *const *rows, float *spare, float *errors, size_t count);

// Sets largest[i] to the largest of largest[i], errors[i] and errors[i + 1]: block i lies between corners i and i + 1.
// NaN counts as larger than any number.
void ck_max_corner_errors(const float *errors, float *largest, size_t count);

#ifdef __cplusplus
}
#endif
#endif
