#ifndef PIXEL_KERNELS_RAMP_H
#define PIXEL_KERNELS_RAMP_H
#include <stddef.h>

namespace ck {

// Colours of 4 floats, the fourth unused: evenly spaced and mixed between, or each filling an equal share of the ramp.
struct Ramp {
  const float *table;
  size_t entries;
  bool isFlat;
};

}  // namespace ck
#endif
