#ifndef CPPN_KERNELS_LATTICE_H
#define CPPN_KERNELS_LATTICE_H
// Values between those of a lattice, and how far they are missed. Included by CPPNKernels.h.
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

// How far each value of a row is from what every second one foretells. In rows of which every value was foretold, `rows`
// has the three second next rows above and below them; else it is NULL. values[-4] to values[count + 4] are read, and as
// many of the rows'; `spare` has count + 9 floats, and `count` is 1 or more.
void ck_second_misses(const float *values, const float *const *rows, float *spare, float *misses, size_t count);

// Leaves the largest of missed[i], misses[i] and misses[i + 1] in missed[i]; what is not a number is larger than any.
void ck_note_corners(const float *misses, float *missed, size_t count);

#ifdef __cplusplus
}
#endif
#endif
