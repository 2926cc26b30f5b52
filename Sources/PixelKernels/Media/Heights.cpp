// Turns sums into heights with gradients, and computes the coverage of edges for tests.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "MediumKernels.h"
#include "PixelKernels.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Media/Heights.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Channels-inl.h"
#include "Media/Media-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

constexpr float kStep = 1.0f / 64;

// The heights of a block of sums.
template <class D>
HWY_INLINE void BlockHeights(D d, uint8_t activation, const float *curve, size_t entries, float *values) {
  Activate(activation, values, kBlock);
  for (size_t i = 0; i < kBlock; i += hn::Lanes(d)) {
    const auto value = Clamp01(d, hn::Load(d, values + i));
    hn::Store(curve == nullptr ? value : Curved(d, curve, entries, value), d, values + i);
  }
}

void Heights(uint8_t activation, const float *curve, size_t entries, float *sums, float *dx, float *dy, size_t count) {
  const hn::CappedTag<float, kPixelLanes> d;
  HWY_ALIGN float below[kBlock], here[kBlock], above[kBlock];
  for (size_t first = 0; first < count; first += kBlock) {
    const size_t filled = HWY_MIN(kBlock, count - first);
    for (size_t i = 0; i < kBlock; ++i) {
      const float sum = i < filled ? sums[first + i] : 0;
      below[i] = sum - kStep;
      here[i] = sum;
      above[i] = sum + kStep;
    }
    BlockHeights(d, activation, curve, entries, below);
    BlockHeights(d, activation, curve, entries, here);
    BlockHeights(d, activation, curve, entries, above);
    float *const height = sums + first, *const right = dx + first, *const down = dy + first;
    for (size_t i = 0; i < filled; ++i) {
      const float slope = (above[i] - below[i]) * (0.5f / kStep);
      height[i] = here[i];
      right[i] *= slope;
      down[i] *= slope;
    }
  }
}

void EdgeCoverages(const float *distance, const float *x, const float *y, float *coverage, size_t count) {
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    const auto right = hn::LoadU(d, x + i), down = hn::LoadU(d, y + i);
    const auto length = hn::Sqrt(hn::MulAdd(right, right, hn::Mul(down, down)));
    hn::StoreU(EdgeCoverage(d, hn::LoadU(d, distance + i), hn::Div(right, length), hn::Div(down, length)), d,
               coverage + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(Heights);
HWY_EXPORT(EdgeCoverages);
}  // namespace ck

extern "C" {

void ck_heights(uint8_t activation, const float *curve, size_t entries, float *sums, float *dx, float *dy,
                size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::Heights)(activation, curve, entries, sums, dx, dy, count);
}

void ck_edge_coverage(const float *distance, const float *x, const float *y, float *coverage, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::EdgeCoverages)(distance, x, y, coverage, count);
}

}  // extern "C"
#endif
