#ifndef CPPN_KERNELS_LATTICE_H
#define CPPN_KERNELS_LATTICE_H
// Values between those of a lattice. Included by CPPNKernels.h.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Values in the middle between samples at equal distances, by the polynomial through six of them:
// (150 (c + d) - 25 (b + e) + 3 (a + f)) / 256, an error of 5/1024 of the sixth derivative times the distance's sixth
// power.
// Down a column: out[i] lies between in[2][i] and in[3][i].
void ck_between_rows(const float *const *in, float *out, size_t count);
// Along a row: out[2 i] = in[i], out[2 i + 1] lies between in[i] and in[i + 1]. in[-2] to in[count + 2] are read; out
// has 2 * count numbers.
void ck_between_columns(const float *in, float *out, size_t count);

// Puts answers in the places of what was foretold, values[targets[i]] = answers[i], all of them different places;
// answers[i] becomes how far off that was.
void ck_settle(const int32_t *targets, size_t count, float *answers, float *values);

#ifdef __cplusplus
}
#endif
#endif
