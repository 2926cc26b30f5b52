// Clamps, and the activations that are little more, for vectors of float and of double. Included once per instruction
// set.

#if defined(KERNEL_MATH_BOUNDS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef KERNEL_MATH_BOUNDS_INL_H
#undef KERNEL_MATH_BOUNDS_INL_H
#else
#define KERNEL_MATH_BOUNDS_INL_H
#endif

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

template <class D, class V>
HWY_INLINE V Between(D d, V a, hn::TFromD<D> low, hn::TFromD<D> high) {
  return hn::Min(hn::Max(a, hn::Set(d, low)), hn::Set(d, high));
}

// The clamp that ends every activation without bounds of its own.
template <class D, class V>
HWY_INLINE V Bounded(D d, V a) {
  constexpr auto kLimit = static_cast<hn::TFromD<D>>(1e18);
  return Between(d, a, -kLimit, kLimit);
}

template <class D, class V>
HWY_INLINE V LeakyRelu(D d, V a) {
  constexpr auto kSlope = static_cast<hn::TFromD<D>>(0.01);
  return Bounded(d, hn::Max(a, hn::Mul(a, hn::Set(d, kSlope))));
}

template <class D, class V>
HWY_INLINE V Square(D d, V a) {
  constexpr auto kLimit = static_cast<hn::TFromD<D>>(1e18);
  a = Bounded(d, a);
  return hn::Min(hn::Mul(a, a), hn::Set(d, kLimit));
}

template <class D, class V>
HWY_INLINE V Step(D d, V a) {
  constexpr auto kOne = static_cast<hn::TFromD<D>>(1);
  return hn::IfThenElseZero(hn::Gt(a, hn::Zero(d)), hn::Set(d, kOne));
}

// 0.5 + 0.5 a, brought within 0...1.
template <class D, class V>
HWY_INLINE V HalfUp(D d, V a) {
  constexpr auto kHalf = static_cast<hn::TFromD<D>>(0.5);
  const V half = hn::Set(d, kHalf);
  return Between(d, hn::MulAdd(a, half, half), 0, 1);
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
