// The sRGB transfer function (IEC 61966-2-1) on vectors. Included once per instruction set.
#if defined(PIXEL_KERNELS_TRANSFER_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef PIXEL_KERNELS_TRANSFER_INL_H
#undef PIXEL_KERNELS_TRANSFER_INL_H
#else
#define PIXEL_KERNELS_TRANSFER_INL_H
#endif

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include "Pixels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// base^exponent for a positive, normal base.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V Power(D d, V base, float exponent) {
  return hn::Exp(d, hn::Mul(hn::Log(d, base), hn::Set(d, exponent)));
}

// Encoded from linear light, 0...1 both; `x` must be clamped already. Within 5e-7 of the exact value, 0 and 1 exact.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V EncodeSRGB(D d, V x) {
  const V knee = hn::Set(d, 0.0031308f);
  const V straight = hn::Mul(x, hn::Set(d, 12.92f));
  const V power = Power(d, hn::Max(x, knee), 1.0f / 2.4f);
  // 1.055 * power - 0.055, in a form that is exactly 1 at 1.
  const V curved = hn::MulAdd(hn::Sub(power, hn::Set(d, 1.0f)), hn::Set(d, 0.055f), power);
  return hn::Min(hn::IfThenElse(hn::Le(x, knee), straight, curved), hn::Set(d, 1.0f));
}

// The same within 5e-7 in half the time, with other roundings. Media and the edges of collages are
// encoded by it; palettes keep their bits.
// 1.055 x^(5/12) - 0.055 is 1 + (t - 1) p(t) with t = x^(1/4), and p a polynomial of least error from the knee to 1.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V QuicklyEncodeSRGB(D d, V x) {
  const V knee = hn::Set(d, 0.0031308f), one = hn::Set(d, 1.0f);
  const V straight = hn::Mul(x, hn::Set(d, 12.92f));
  const V t = hn::Sqrt(hn::Sqrt(x));
  V p = hn::Set(d, 0.08927281f);
  for (const float coefficient : {-0.42483583f, 0.88341826f, -1.07116616f, 0.8763532f, -0.5984481f, 0.94601583f,
                                  1.05773342f}) {
    p = hn::MulAdd(p, t, hn::Set(d, coefficient));
  }
  const V curved = hn::MulAdd(hn::Sub(t, one), p, one);
  return hn::Min(hn::IfThenElse(hn::Le(x, knee), straight, curved), one);
}

// Linear light from encoded, 0...1 both; `x` must be clamped already. Within 5e-7 of the exact value, 0 and 1 exact.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V DecodeSRGB(D d, V x) {
  const V knee = hn::Set(d, 0.04045f);
  const V straight = hn::Mul(x, hn::Set(d, 1.0f / 12.92f));
  const V base = hn::Div(hn::Add(hn::Max(x, knee), hn::Set(d, 0.055f)), hn::Set(d, 1.055f));
  return hn::Min(hn::IfThenElse(hn::Le(x, knee), straight, Power(d, base, 2.4f)), hn::Set(d, 1.0f));
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();
#endif
