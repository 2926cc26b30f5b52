#ifndef KERNEL_MATH_H
#define KERNEL_MATH_H
// Shared by the kernels of networks and of pixels: the codes of activations, and the choice of the instruction set,
// which holds for the whole process. The vector mathematics itself is C++, in the headers beside this one whose names
// end in -inl.h; they are compiled into each kernel once per instruction set.
#include <stddef.h>
#include <stdint.h>

#include "ActivationTable.h"

#ifdef __cplusplus
extern "C" {
#endif

// Activations by their rows in the table.
#define CK_CODE(code, single, precise, helper, derivative) CK_##code,
typedef enum ck_activation {
  CK_ACTIVATIONS(CK_CODE)
  // The sum as it is, of any size: for an output layer whose activation comes later.
  CK_SUM,
} ck_activation;
#undef CK_CODE

// Instruction sets by name ("avx3", "avx2", "sse4", "ssse3", "emu128", "neon", ...). ck_force_target returns 0 and
// chooses `name` for the whole process ("" restores the best one), or -1 where this machine cannot run it. ck_target
// returns the name of the one in use. ck_target_names writes the names of those that this machine can run, best first,
// separated by spaces.
int ck_force_target(const char *name);
const char *ck_target(void);
void ck_target_names(char *buffer, size_t size);
// Returns 1 if the instruction set in use has fused multiply-add, else 0. All that have it give the same bits.
int ck_target_is_fused(void);

// Runs a loop of independent fused multiply-adds in registers, `rounds` times, and returns the number of multiply-adds.
uint64_t ck_peak(uint64_t rounds);

#ifdef __cplusplus
}
#endif
#endif
