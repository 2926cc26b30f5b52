// Loops and clamps of all pixel kernels. Included once per instruction set, hence the toggled guard, as in Highway's
// own -inl.h.
#if defined(PIXEL_KERNELS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef PIXEL_KERNELS_INL_H
#undef PIXEL_KERNELS_INL_H
#else
#define PIXEL_KERNELS_INL_H
#endif

#include <hwy/highway.h>

#include "Dither.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Three numbers of a pixel: red, green and blue, or lightness, a and b.
template <class V>
struct Triple {
  V x, y, z;
};

// Calls `work(d, i)` for all of 0..<count: whole vectors, then single lanes. No lane is computed twice, so rows may be
// changed in place; and every lane goes through the same operations, so its bits do not depend on its position.
template <class Work>
HWY_INLINE void ForPixels(size_t count, const Work &work) {
  const hn::CappedTag<float, kPixelLanes> d;
  const size_t lanes = hn::Lanes(d);
  size_t i = 0;
  for (; i + lanes <= count; i += lanes) work(d, i);
  const hn::CappedTag<float, 1> single;
  for (; i < count; ++i) work(single, i);
}

// `v` within 0...1; NaN becomes 0. (Min and Max leave NaN to the instruction set, comparisons do not.)
template <class D, class V = hn::Vec<D>>
HWY_INLINE V Clamp01(D d, V v) {
  return hn::Min(hn::IfThenElseZero(hn::Gt(v, hn::Zero(d)), v), hn::Set(d, 1.0f));
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();
#endif
