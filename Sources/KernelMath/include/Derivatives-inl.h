// Derivatives of activations, on vectors of float and of double. Included once per instruction set.
//
// Each takes what its row in ActivationTable.h gives it: the sum `a`, the result `f`, or that of the helper, `h`. The
// results come from Activate, so that no code of theirs is compiled here once more. Errors are some units in
// the last place of 1, not of the derivative: where an activation is flat, its derivative has few digits.

#if defined(KERNEL_MATH_DERIVATIVES_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef KERNEL_MATH_DERIVATIVES_INL_H
#undef KERNEL_MATH_DERIVATIVES_INL_H
#else
#define KERNEL_MATH_DERIVATIVES_INL_H
#endif

#include <hwy/highway.h>

#include "Activations-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

template <class D>
HWY_INLINE hn::Vec<D> Number(D d, double number) {
  return hn::Set(d, static_cast<hn::TFromD<D>>(number));
}

template <class D>
HWY_INLINE hn::Vec<D> One(D d) {
  return Number(d, 1);
}

template <class D, class V>
HWY_INLINE V Half(D d, V v) {
  return hn::Mul(v, Number(d, 0.5));
}

// 1, or -1 where `a` is negative.
template <class D, class V>
HWY_INLINE V SignOf(D d, V a) {
  return hn::CopySign(One(d), a);
}

// 1 - f^2, as a product, which is exact where f is near 1.
template <class D, class V>
HWY_INLINE V OneLessSquare(D d, V f) {
  return hn::Mul(hn::Sub(One(d), f), hn::Add(One(d), f));
}

template <class D, class V>
HWY_INLINE V LogisticDerivative(D d, V f) {
  return hn::Mul(f, hn::Sub(One(d), f));
}

template <class D, class V>
HWY_INLINE V GaussianDerivative(D d, V a, V f) {
  return hn::Mul(hn::Mul(Number(d, -2), Bounded(d, a)), f);
}

template <class D, class V>
HWY_INLINE V LeakyReluDerivative(D d, V a) {
  return hn::IfThenElse(hn::Gt(a, hn::Zero(d)), One(d), Number(d, 0.01));
}

// exp(a) where a is negative.
template <class D, class V>
HWY_INLINE V EluDerivative(D d, V a, V f) {
  return hn::IfThenElse(hn::Gt(a, hn::Zero(d)), One(d), hn::Add(f, One(d)));
}

template <class D, class V>
HWY_INLINE V SquareDerivative(D d, V a) {
  a = Bounded(d, a);
  return hn::Add(a, a);
}

// 2 / pi with the cosine's sign.
template <class D, class V>
HWY_INLINE V TriangleDerivative(D d, V cosine) {
  return hn::CopySign(Number(d, 0.63661977236758134308), cosine);
}

template <class D, class V>
HWY_INLINE V HalfTriangleDerivative(D d, V cosine) {
  return Half(d, TriangleDerivative(d, cosine));
}

// (cosine - f) / a, and within +-1, where the difference cancels, the power series.
template <class D, class V>
HWY_INLINE V SincDerivative(D d, V a, V f, V cosine) {
  a = Bounded(d, a);
  const V t = hn::Mul(a, a);
  V series = Number(d, 1.0 / 6758061133824000);
  // The coefficients are (-1)^k 2k / (2k + 1)!; the first left out is under 1e-18.
  series = hn::MulAdd(series, t, Number(d, -1.0 / 22230464256000));
  series = hn::MulAdd(series, t, Number(d, 1.0 / 93405312000));
  series = hn::MulAdd(series, t, Number(d, -1.0 / 518918400));
  series = hn::MulAdd(series, t, Number(d, 1.0 / 3991680));
  series = hn::MulAdd(series, t, Number(d, -1.0 / 45360));
  series = hn::MulAdd(series, t, Number(d, 1.0 / 840));
  series = hn::MulAdd(series, t, Number(d, -1.0 / 30));
  series = hn::MulAdd(series, t, Number(d, 1.0 / 3));
  const auto near = hn::Lt(hn::Abs(a), One(d));
  const V quotient = hn::Div(hn::Sub(cosine, f), hn::IfThenElse(near, One(d), a));
  return hn::IfThenElse(near, hn::Neg(hn::Mul(a, series)), quotient);
}

template <class D, class V>
HWY_INLINE V AtanDerivative(D d, V a) {
  a = Bounded(d, a);
  return hn::Div(One(d), hn::MulAdd(a, a, One(d)));
}

// -sign(a) f (2 - f^2) / 2, because f^2 = 1 - |tanh(a)|.
template <class D, class V>
HWY_INLINE V ContourDerivative(D d, V a, V f) {
  const V size = Half(d, hn::Mul(f, hn::NegMulAdd(f, f, Number(d, 2))));
  return hn::Neg(hn::CopySign(size, a));
}

template <class D, class V>
HWY_INLINE V AbsTanhDerivative(D d, V a, V f) {
  return hn::CopySign(OneLessSquare(d, f), a);
}

// 1/2 where the result is not clamped.
template <class D, class V>
HWY_INLINE V LinearDerivative(D d, V f) {
  const auto inside = hn::And(hn::Gt(f, hn::Zero(d)), hn::Lt(f, One(d)));
  return hn::IfThenElseZero(inside, Number(d, 0.5));
}

// The derivative of activation kCode, resolved at compile time, by the sum `a`, where its result is `f` and that of its
// helper `h`.
template <uint32_t kCode, class D, class V>
HWY_INLINE V DerivativeOf(D d, V a, V f, V h) {
  (void)a;
  (void)f;
  (void)h;
#define CK_ROW(code, single, precise, helper, derivative) \
  if constexpr (kCode == CK_##code) return derivative;
  CK_ACTIVATIONS(CK_ROW)
#undef CK_ROW
}

// Brings derivatives within +-1e18; what is no number, as 0 times infinity, becomes 0.
template <class D, class V>
HWY_INLINE V BoundedDerivative(D d, V v) {
  return Bounded(d, hn::IfThenZeroElse(hn::IsNaN(v), v));
}

// Rows, one behind the other, of numbers and of their derivatives in two directions.
template <class T>
struct Tangents {
  T *values, *across, *down;

  HWY_INLINE Tangents From(size_t index) const { return {values + index, across + index, down + index}; }
};

// Applies activation kCode to sums in place, and the chain rule to their derivatives, block by block.
template <uint32_t kCode, uint32_t kHelper, class T>
HWY_INLINE void ActivateTangentSpan(Tangents<T> rows, size_t count) {
  constexpr size_t kCount = kBlockOf<T>;
  const hn::ScalableTag<T> d;
  alignas(64) T results[kCount], helped[kCount];
  for (; count != 0; count -= kCount, rows = rows.From(kCount)) {
    Activate(kCode, rows.values, results, kCount);
    if (kHelper != CK_SUM) Activate(kHelper, rows.values, helped, kCount);
    for (size_t i = 0; i < kCount; i += hn::Lanes(d)) {
      const auto result = hn::Load(d, results + i);
      const auto help = kHelper != CK_SUM ? hn::Load(d, helped + i) : result;
      const auto slope = DerivativeOf<kCode>(d, hn::LoadU(d, rows.values + i), result, help);
      hn::StoreU(result, d, rows.values + i);
      hn::StoreU(BoundedDerivative(d, hn::Mul(slope, hn::LoadU(d, rows.across + i))), d, rows.across + i);
      hn::StoreU(BoundedDerivative(d, hn::Mul(slope, hn::LoadU(d, rows.down + i))), d, rows.down + i);
    }
  }
}

// Bounds `count` derivatives in place.
template <class T>
HWY_INLINE void BoundDerivatives(T *row, size_t count) {
  const hn::ScalableTag<T> d;
  for (size_t i = 0; i < count; i += hn::Lanes(d)) hn::StoreU(BoundedDerivative(d, hn::LoadU(d, row + i)), d, row + i);
}

// Applies an activation whose code is known at run time only; `count` is a number of whole blocks. Unknown codes are
// taken for the identity.
template <class T>
HWY_NOINLINE void ActivateTangents(uint32_t code, const Tangents<T> &rows, size_t count) {
  switch (code) {
#define CK_ROW(code, single, precise, helper, derivative) \
  case CK_##code: return ActivateTangentSpan<CK_##code, CK_##helper>(rows, count);
    CK_ACTIVATIONS(CK_ROW)
#undef CK_ROW
    case CK_SUM:
      BoundDerivatives(rows.across, count);
      return BoundDerivatives(rows.down, count);
    default: return ActivateTangentSpan<CK_IDENTITY, CK_SUM>(rows, count);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
