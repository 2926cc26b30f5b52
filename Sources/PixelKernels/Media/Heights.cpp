// Turns sums into heights with gradients, and computes the coverage of edges for tests.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "MediumKernels.h"
#include "PixelKernels.h"

#include <string.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Media/Heights.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Channels-inl.h"
#include "Derivatives-inl.h"
#include "Media/Media-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Copies the first `filled` numbers of a block, and fills it up with zeros.
HWY_INLINE void CopyBlock(const float *from, size_t filled, float *block) {
  if (from == nullptr) filled = 0;
  if (filled != 0) memcpy(block, from, filled * sizeof(float));
  memset(block + filled, 0, (kBlock - filled) * sizeof(float));
}

// Maps values by a curve, and multiplies their derivatives by its steepness. Values that are clamped have none.
template <class D>
HWY_INLINE void MapBlock(D d, const float *curve, const float *steepness, size_t entries, const Tangents<float> &rows) {
  for (size_t i = 0; i < kBlock; i += hn::Lanes(d)) {
    const auto value = hn::Load(d, rows.values + i), within = Clamp01(d, value);
    auto steep = hn::IfThenElseZero(hn::Eq(value, within), hn::Set(d, 1.0f));
    if (curve != nullptr) steep = hn::Mul(steep, Curved(d, steepness, entries, within));
    hn::Store(curve == nullptr ? within : Curved(d, curve, entries, within), d, rows.values + i);
    hn::Store(hn::Mul(steep, hn::Load(d, rows.across + i)), d, rows.across + i);
    hn::Store(hn::Mul(steep, hn::Load(d, rows.down + i)), d, rows.down + i);
  }
}

void Heights(uint8_t activation, const float *curve, const float *steepness, size_t entries,
             const ck_slopes_row *sums, const ck_slopes_row *heights, size_t count) {
  const hn::CappedTag<float, kPixelLanes> d;
  HWY_ALIGN float values[kBlock], across[kBlock], down[kBlock];
  const Tangents<float> rows = {values, across, down};
  for (size_t first = 0; first < count; first += kBlock) {
    const size_t filled = HWY_MIN(kBlock, count - first);
    CopyBlock(sums->values + first, filled, values);
    if (heights->dx == nullptr) {
      Activate(activation, values, kBlock);
      for (size_t i = 0; i < kBlock; i += hn::Lanes(d)) {
        const auto value = Clamp01(d, hn::Load(d, values + i));
        hn::Store(curve == nullptr ? value : Curved(d, curve, entries, value), d, values + i);
      }
      memcpy(heights->values + first, values, filled * sizeof(float));
      continue;
    }
    CopyBlock(sums->dx + first, filled, across);
    CopyBlock(sums->dy + first, filled, down);
    ActivateTangents(activation, rows, kBlock);
    MapBlock(d, curve, steepness, entries, rows);
    memcpy(heights->values + first, values, filled * sizeof(float));
    memcpy(heights->dx + first, across, filled * sizeof(float));
    memcpy(heights->dy + first, down, filled * sizeof(float));
  }
}

// The derivative in the middle of four values, one and two steps away.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V MiddleDerivative(D d, V before2, V before, V after, V after2) {
  const V near = hn::Mul(hn::Set(d, 2.0f / 3), hn::Sub(after, before));
  return hn::NegMulAdd(hn::Set(d, 1.0f / 12), hn::Sub(after2, before2), near);
}

void HeightDifferences(const float *heights, size_t stride, float *dx, float *dy, size_t count) {
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    const float *here = heights + i, *above = here - stride, *below = here + stride;
    const auto right = MiddleDerivative(d, hn::LoadU(d, here - 2), hn::LoadU(d, here - 1), hn::LoadU(d, here + 1),
                                        hn::LoadU(d, here + 2));
    const auto down = MiddleDerivative(d, hn::LoadU(d, above - stride), hn::LoadU(d, above), hn::LoadU(d, below),
                                       hn::LoadU(d, below + stride));
    hn::StoreU(right, d, dx + i);
    hn::StoreU(down, d, dy + i);
  });
}

void EdgeCoverages(const float *distance, const float *x, const float *y, float *coverage, size_t count) {
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    const auto right = hn::LoadU(d, x + i), down = hn::LoadU(d, y + i);
    const auto length = hn::Sqrt(hn::MulAdd(right, right, hn::Mul(down, down)));
    const auto edge = EdgeAcross(d, hn::Div(right, length), hn::Div(down, length));
    hn::StoreU(EdgeCoverage(d, hn::LoadU(d, distance + i), edge), d, coverage + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(Heights);
HWY_EXPORT(HeightDifferences);
HWY_EXPORT(EdgeCoverages);
}  // namespace ck

extern "C" {

void ck_heights(uint8_t activation, const float *curve, const float *steepness, size_t entries,
                const ck_slopes_row *sums, const ck_slopes_row *heights, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::Heights)(activation, curve, steepness, entries, sums, heights, count);
}

void ck_height_differences(const float *heights, size_t stride, float *dx, float *dy, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::HeightDifferences)(heights, stride, dx, dy, count);
}

void ck_edge_coverage(const float *distance, const float *x, const float *y, float *coverage, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::EdgeCoverages)(distance, x, y, coverage, count);
}

}  // extern "C"
#endif
