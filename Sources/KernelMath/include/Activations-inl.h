// Activations on vectors of float; those of double are in PreciseActivations-inl.h. Included once per instruction set.
//
// Rules that every function here keeps:
// - a lane's result depends on that lane alone;
// - a multiply-add is written MulAdd, division is division: all instruction sets with fused multiply-add give the same
//   bits;
// - any number may go in, infinities and NaN too (sums can overflow); the result is never NaN and within +-1e18. This
//   requires that Min and Max return their second operand, the constant, where the first is NaN. Errors are in units of
//   the last place (ULP) of the exact value; "arg" is the float that goes in. The limits are asserted by
//   ActivationTests.

#if defined(KERNEL_MATH_ACTIVATIONS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef KERNEL_MATH_ACTIVATIONS_INL_H
#undef KERNEL_MATH_ACTIVATIONS_INL_H
#else
#define KERNEL_MATH_ACTIVATIONS_INL_H
#endif

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>
#include <string.h>

#include "Bounds-inl.h"
#include "KernelMath.h"
#include "PreciseActivations-inl.h"
#include "Tanh-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Pixels in a block of floats or of doubles: a row of them is 256 bytes, so that a hundred rows fit in the first-level
// cache.
template <class T>
constexpr size_t kBlockOf = 256 / sizeof(T);
constexpr size_t kBlock = kBlockOf<float>;

// 1.5 * 2^23: adding it to a float below 2^22 rounds that to an integer, which the low mantissa bits then hold.
constexpr float kRounder = 12582912.0f;

// c0 + c1 x + ... + c4 x^4 by Horner's rule.
template <class D, class V>
HWY_INLINE V Polynomial(D d, V x, float c0, float c1, float c2, float c3, float c4) {
  V sum = hn::MulAdd(hn::Set(d, c4), x, hn::Set(d, c3));
  sum = hn::MulAdd(sum, x, hn::Set(d, c2));
  sum = hn::MulAdd(sum, x, hn::Set(d, c1));
  return hn::MulAdd(sum, x, hn::Set(d, c0));
}

template <class D, class V>
HWY_INLINE V Polynomial(D d, V x, float c0, float c1, float c2, float c3) {
  V sum = hn::MulAdd(hn::Set(d, c3), x, hn::Set(d, c2));
  sum = hn::MulAdd(sum, x, hn::Set(d, c1));
  return hn::MulAdd(sum, x, hn::Set(d, c0));
}

// exp(x) = scale * (1 + rest) for x <= 0, floored at -87 so that nothing is subnormal.
template <class V>
struct Exponential {
  V scale, rest;
};

// The exponential; `correction`, which a rounded x has lost, is added to x once its large part is gone.
template <class D, class V>
HWY_INLINE Exponential<V> Exponentiate(D d, V x, V correction) {
  const hn::RebindToSigned<D> di;
  x = hn::Max(x, hn::Set(d, -87.0f));
  const V t = hn::MulAdd(x, hn::Set(d, 1.44269504f), hn::Set(d, kRounder));
  const V k = hn::Sub(t, hn::Set(d, kRounder));
  // ln 2 in two parts; the first is short, so that k times it is exact without fused multiply-add too.
  V r = hn::NegMulAdd(k, hn::Set(d, 0.693145751953125f), x);
  r = hn::NegMulAdd(k, hn::Set(d, 1.42860676e-06f), r);
  r = hn::Add(r, correction);
  const V p = Polynomial(d, r, 0.49999997f, 0.16666545f, 0.0416674465f, 0.00836644694f, 0.00138698414f);
  const V scale = hn::BitCast(d, hn::ShiftLeft<23>(hn::Add(hn::BitCast(di, t), hn::Set(di, 127))));
  return {scale, hn::MulAdd(hn::Mul(r, r), p, r)};
}

// exp(x), x <= 0: 2 ULP down to -87, and exp(-87) = 1.6e-38 below.
template <class D, class V>
HWY_INLINE V DecayingExp(D d, V x, V correction) {
  const Exponential<V> e = Exponentiate(d, x, correction);
  return hn::MulAdd(e.scale, e.rest, e.scale);
}

template <class D, class V>
HWY_INLINE V DecayingExp(D d, V x) {
  return DecayingExp(d, x, hn::Zero(d));
}

// The logistic function. 3 ULP for arg >= -87, 1.6e-38 below.
template <class D, class V>
HWY_INLINE V Sigmoid(D d, V a) {
  a = Bounded(d, a);
  const V one = hn::Set(d, 1.0f);
  const V e = DecayingExp(d, hn::Neg(hn::Abs(a)));
  return hn::Div(hn::IfThenElse(hn::Lt(a, hn::Zero(d)), e, one), hn::Add(one, e));
}

// The error of `square` = a * a, which rounding lost.
template <class D, class V>
HWY_INLINE V SquareError(D d, V a, V square) {
#if HWY_NATIVE_FMA
  (void)d;
  return hn::MulSub(a, a, square);
#else
  // Dekker's product: with 12 bits in each half, the products below are exact.
  const hn::RebindToUnsigned<D> du;
  const V high = hn::BitCast(d, hn::And(hn::BitCast(du, a), hn::Set(du, 0xFFFFF000u)));
  const V low = hn::Sub(a, high);
  const V cross = hn::Mul(high, low);
  const V error = hn::Sub(hn::Mul(high, high), square);
  return hn::Add(hn::Add(error, hn::Add(cross, cross)), hn::Mul(low, low));
#endif
}

// exp(-a^2). 2 ULP for |arg| up to 9.3, 1.6e-38 beyond.
template <class D, class V>
HWY_INLINE V Gaussian(D d, V a) {
  a = hn::Min(hn::Abs(a), hn::Set(d, 9.5f));
  const V square = hn::Mul(a, a);
  return DecayingExp(d, hn::Neg(square), hn::Neg(SquareError(d, a, square)));
}

// log(1 + exp(a)), as max(a, 0) + log1p(exp(-|a|)); log1p through 2 artanh(e / (2 + e)). 3 ULP for arg >= -87.
template <class D, class V>
HWY_INLINE V Softplus(D d, V a) {
  a = Bounded(d, a);
  const V e = DecayingExp(d, hn::Neg(hn::Abs(a)));
  const V s = hn::Div(e, hn::Add(hn::Set(d, 2.0f), e));
  const V t = hn::Mul(s, s);
  const V p = Polynomial(d, t, 0.666666746f, 0.399989486f, 0.286152184f, 0.214437202f, 0.242463261f);
  const V log = hn::MulAdd(hn::Mul(s, t), p, hn::Add(s, s));
  return hn::Add(hn::Max(a, hn::Zero(d)), log);
}

// a, or exp(a) - 1 where a is negative. 3 ULP, any arg.
template <class D, class V>
HWY_INLINE V Elu(D d, V a) {
  a = Bounded(d, a);
  const V zero = hn::Zero(d);
  const Exponential<V> e = Exponentiate(d, hn::Min(a, zero), zero);
  const V negative = hn::MulAdd(e.scale, e.rest, hn::Sub(e.scale, hn::Set(d, 1.0f)));
  return hn::IfThenElse(hn::Gt(a, zero), a, negative);
}

// a - turns * pi, kept within +-1.67, where SineOfRest holds. `turns` are integers or halves.
template <class D, class V>
HWY_INLINE V RestOfTurns(D d, V a, V turns) {
#if HWY_NATIVE_FMA
  // pi in three floats. The first step is exact up to |a| = 1e6: the difference has no more than 24 bits.
  V rest = hn::NegMulAdd(turns, hn::Set(d, 3.14159274f), a);
  rest = hn::NegMulAdd(turns, hn::Set(d, -8.74227766e-08f), rest);
  rest = hn::NegMulAdd(turns, hn::Set(d, -3.43024902e-15f), rest);
#else
  // The same through doubles, pi in two of them, the first short.
  const hn::Half<D> dh;
  const hn::Rebind<double, decltype(dh)> dd;
  const auto reduce = [&](auto turn, auto angle) HWY_ATTR {
    const auto q = hn::PromoteTo(dd, turn);
    const auto coarse = hn::Sub(hn::PromoteTo(dd, angle), hn::Mul(q, hn::Set(dd, 3.1415926516056060791)));
    return hn::DemoteTo(dh, hn::Sub(coarse, hn::Mul(q, hn::Set(dd, 1.9841871593670123e-09))));
  };
  const auto low = reduce(hn::LowerHalf(dh, turns), hn::LowerHalf(dh, a));
  const auto high = reduce(hn::UpperHalf(dh, turns), hn::UpperHalf(dh, a));
  const V rest = hn::Combine(d, high, low);
#endif
  return Between(d, rest, -1.67f, 1.67f);
}

// sin(r) for |r| up to 1.67, never outside +-1.
template <class D, class V>
HWY_INLINE V SineOfRest(D d, V r) {
  const V t = hn::Mul(r, r);
  const V p = Polynomial(d, t, -0.166666552f, 0.00833295099f, -0.00019801037f, 2.58684122e-06f);
  return hn::MulAdd(hn::Mul(r, t), p, r);
}

// The sign bit to flip for an odd number of half turns, from the sum with kRounder that holds that number.
template <class D, class V>
HWY_INLINE V SignOfTurns(D d, V rounded) {
  const hn::RebindToUnsigned<D> du;
  return hn::BitCast(d, hn::ShiftLeft<31>(hn::BitCast(du, rounded)));
}

// sin(a). 2 ULP for |arg| up to 1e6, zeros included; beyond, some number within +-1.
template <class D, class V>
HWY_INLINE V Sine(D d, V a) {
  const V rounded = hn::MulAdd(a, hn::Set(d, 0.318309886f), hn::Set(d, kRounder));
  const V turns = hn::Sub(rounded, hn::Set(d, kRounder));
  return hn::Xor(SineOfRest(d, RestOfTurns(d, a, turns)), SignOfTurns(d, rounded));
}

// cos(a), as minus or plus the sine of the distance from the nearest zero. 2 ULP for |arg| up to 1e6; beyond, some
// number within +-1. cos(-a) is cos(a) to the bit.
template <class D, class V>
HWY_INLINE V Cosine(D d, V a) {
  a = hn::Abs(a);
  const V half = hn::Set(d, 0.5f);
  const V rounded = hn::Add(hn::MulSub(a, hn::Set(d, 0.318309886f), half), hn::Set(d, kRounder));
  const V turns = hn::Add(hn::Sub(rounded, hn::Set(d, kRounder)), half);
  return hn::Neg(hn::Xor(SineOfRest(d, RestOfTurns(d, a, turns)), SignOfTurns(d, rounded)));
}

// A triangle wave with the sine's period, zeros and range. 2 ULP for |arg| up to 1e6; beyond, some number within +-1.
template <class D, class V>
HWY_INLINE V Triangle(D d, V a) {
  const V rounded = hn::MulAdd(a, hn::Set(d, 0.318309886f), hn::Set(d, kRounder));
  const V turns = hn::Sub(rounded, hn::Set(d, kRounder));
  const V rest = hn::Mul(RestOfTurns(d, a, turns), hn::Set(d, 0.636619772f));
  // Where the half turn was rounded the wrong way the rest is a little over 1, and folds back.
  const V size = hn::Abs(rest);
  const V folded = hn::Min(size, hn::Sub(hn::Set(d, 2.0f), size));
  return hn::Xor(hn::CopySignToAbs(folded, rest), SignOfTurns(d, rounded));
}

// sin(a) / a. 3 ULP for |arg| up to 1e6; beyond, within +-1 / |a|.
template <class D, class V>
HWY_INLINE V Sinc(D d, V a) {
  a = Bounded(d, a);
  const auto tiny = hn::Lt(hn::Abs(a), hn::Set(d, 1e-4f));
  const V one = hn::Set(d, 1.0f);
  return hn::IfThenElse(tiny, one, hn::Div(Sine(d, a), hn::IfThenElse(tiny, one, a)));
}

// sqrt(1 - |tanh(a)|) without the cancellation: 1 - tanh(a) = 2 e / (1 + e) with e = exp(-2 a). 3 ULP for |arg| to 43.
template <class D, class V>
HWY_INLINE V Contour(D d, V a) {
  const V size = hn::Min(hn::Abs(a), hn::Set(d, 44.0f));
  const V e = DecayingExp(d, hn::Mul(hn::Set(d, -2.0f), size));
  return hn::Sqrt(hn::Div(hn::Add(e, e), hn::Add(hn::Set(d, 1.0f), e)));
}

// One activation by its code, resolved at compile time.
template <uint32_t kCode, class D, class V>
HWY_INLINE V Apply(D d, V a) {
#define CK_ROW(code, single, precise, helper, derivative)    \
  if constexpr (kCode == CK_##code) {                        \
    if constexpr (hwy::IsSame<hn::TFromD<D>, double>()) {    \
      return precise;                                        \
    } else {                                                 \
      return single;                                         \
    }                                                        \
  }
  CK_ACTIVATIONS(CK_ROW)
#undef CK_ROW
}

// Applies activation kCode to `count` numbers, in place allowed; `count` is a multiple of the vector's lanes.
template <uint32_t kCode, class T>
HWY_INLINE void ActivateSpan(const T *in, T *out, size_t count) {
  const hn::ScalableTag<T> d;
  for (size_t i = 0; i < count; i += hn::Lanes(d)) {
    hn::StoreU(Apply<kCode>(d, hn::LoadU(d, in + i)), d, out + i);
  }
}

// Applies an activation whose code is known at run time only. Unknown codes are taken for the identity.
template <class T>
HWY_NOINLINE void Activate(uint32_t code, const T *in, T *out, size_t count) {
  switch (code) {
#define CK_ROW(code, single, precise, helper, derivative) \
  case CK_##code: return ActivateSpan<CK_##code>(in, out, count);
    CK_ACTIVATIONS(CK_ROW)
#undef CK_ROW
    case CK_SUM:
      if (in != out) memcpy(out, in, count * sizeof(T));
      return;
    default: return ActivateSpan<CK_IDENTITY>(in, out, count);
  }
}

template <class T>
HWY_INLINE void Activate(uint32_t code, T *values, size_t count) {
  Activate(code, values, values, count);
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
