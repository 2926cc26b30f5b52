// Loops over rows of any length, and the larger of two prediction errors. Included once per instruction set.

#if defined(CPPN_KERNELS_ROWS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef CPPN_KERNELS_ROWS_INL_H
#undef CPPN_KERNELS_ROWS_INL_H
#else
#define CPPN_KERNELS_ROWS_INL_H
#endif

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Calls `work(d, i)` for all of 0..<count: whole vectors, then single lanes.
template <class Work>
HWY_INLINE void ForAll(size_t count, const Work &work) {
  const hn::ScalableTag<float> whole;
  size_t i = 0;
  for (; i + hn::Lanes(whole) <= count; i += hn::Lanes(whole)) work(whole, i);
  const hn::CappedTag<float, 1> single;
  for (; i < count; ++i) work(single, i);
}

// The larger of two prediction errors; NaN counts as larger than any number.
template <class V>
HWY_INLINE V MaxError(V a, V b) {
  return hn::IfThenElse(hn::Or(hn::Le(a, b), hn::IsNaN(b)), b, a);
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
