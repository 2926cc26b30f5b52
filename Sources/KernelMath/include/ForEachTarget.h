// The prologue of every kernel file, which defines HWY_TARGET_INCLUDE as its own name first: the file is compiled once
// per instruction set, and only its HWY_ONCE part is seen outside. No include guard: Highway includes the file again.

// Tiles are arrays of vectors, which the scalable instruction sets do not have.
#ifndef HWY_DISABLED_TARGETS
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#endif
#include <hwy/foreach_target.h>
#include <hwy/highway.h>
