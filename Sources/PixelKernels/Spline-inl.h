// Uniform cubic splines. Included once per instruction set.
#if defined(PIXEL_KERNELS_SPLINE_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef PIXEL_KERNELS_SPLINE_INL_H
#undef PIXEL_KERNELS_SPLINE_INL_H
#else
#define PIXEL_KERNELS_SPLINE_INL_H
#endif

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// The weights of four neighbouring coefficients of a uniform cubic spline at `t`, 0...1, between the middle two, and
// the weights of its derivative.
template <class D, class V = hn::Vec<D>>
HWY_INLINE void SplineWeights(D d, V t, V (&weight)[4], V (&slope)[4]) {
  const V one = hn::Set(d, 1.0f), half = hn::Set(d, 0.5f), sixth = hn::Set(d, 1.0f / 6);
  const V u = hn::Sub(one, t), tt = hn::Mul(t, t), uu = hn::Mul(u, u);
  const V two3 = hn::Set(d, 2.0f / 3);
  weight[0] = hn::Mul(hn::Mul(uu, u), sixth);
  weight[1] = hn::MulAdd(tt, hn::MulAdd(half, t, hn::Set(d, -1.0f)), two3);
  weight[2] = hn::MulAdd(uu, hn::MulAdd(half, u, hn::Set(d, -1.0f)), two3);
  weight[3] = hn::Mul(hn::Mul(tt, t), sixth);
  slope[0] = hn::Neg(hn::Mul(half, uu));
  slope[1] = hn::Mul(t, hn::MulAdd(hn::Set(d, 1.5f), t, hn::Set(d, -2.0f)));
  slope[2] = hn::Neg(hn::Mul(u, hn::MulAdd(hn::Set(d, 1.5f), u, hn::Set(d, -2.0f))));
  slope[3] = hn::Mul(half, tt);
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();
#endif
