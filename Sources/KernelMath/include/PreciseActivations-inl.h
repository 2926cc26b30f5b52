// Activations on vectors of double. Included once per instruction set.
//
// The rules of Activations-inl.h hold here too. Nothing is tuned: the elementary functions are Highway's own, kept
// within the ranges where it promises their errors (4 units in the last place of a double, at most).

#if defined(KERNEL_MATH_PRECISE_ACTIVATIONS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef KERNEL_MATH_PRECISE_ACTIVATIONS_INL_H
#undef KERNEL_MATH_PRECISE_ACTIVATIONS_INL_H
#else
#define KERNEL_MATH_PRECISE_ACTIVATIONS_INL_H
#endif

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include "Bounds-inl.h"
#include "KernelMath.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// An angle less whole or odd half turns of pi, within +-1.6, and the sign that those turns leave its sine.
template <class V>
struct Reduced {
  V rest, sign;
};

// `offset` is 0, or 1/2 for the distance from the nearest odd multiple of pi / 2.
template <class D, class V>
HWY_INLINE Reduced<V> ReduceTurns(D d, V a, double offset) {
  const hn::RebindToUnsigned<D> du;
  // 1.5 * 2^52: adding it rounds to an integer, whose last bit is the sum's.
  const V rounder = hn::Set(d, 6755399441055744.0);
  const V rounded = hn::Add(hn::MulSub(a, hn::Set(d, 0.31830988618379067154), hn::Set(d, offset)), rounder);
  const V turns = hn::Add(hn::Sub(rounded, rounder), hn::Set(d, offset));
#if HWY_NATIVE_FMA
  // pi in three doubles. The first step is exact: the difference is a multiple of 2^-52 below 4.
  V rest = hn::NegMulAdd(turns, hn::Set(d, 3.14159265358979311600), a);
  rest = hn::NegMulAdd(turns, hn::Set(d, 1.22464679914735320717e-16), rest);
  rest = hn::NegMulAdd(turns, hn::Set(d, -2.99476980971833966868e-33), rest);
#else
  // pi in parts of 27, 25 and 53 bits: products of the first two with up to 2^24 turns are exact.
  V rest = hn::Sub(a, hn::Mul(turns, hn::Set(d, 0x1.921fb54p1)));
  rest = hn::Sub(rest, hn::Mul(turns, hn::Set(d, 0x1.10b4610p-29)));
  rest = hn::Sub(rest, hn::Mul(turns, hn::Set(d, 0x1.a62633145c06ep-57)));
#endif
  return {Between(d, rest, -1.6, 1.6), hn::BitCast(d, hn::ShiftLeft<63>(hn::BitCast(du, rounded)))};
}

// sin(a) for |a| up to 1e15, 2e7 without fused multiply-add; beyond, some number within +-1.
template <class D, class V>
HWY_INLINE V PreciseSine(D d, V a) {
  const Reduced<V> reduced = ReduceTurns(d, a, 0);
  return Between(d, hn::Xor(hn::Sin(d, reduced.rest), reduced.sign), -1, 1);
}

// cos(a), likewise, as minus or plus the sine of the distance from the nearest zero.
template <class D, class V>
HWY_INLINE V PreciseCosine(D d, V a) {
  const Reduced<V> reduced = ReduceTurns(d, hn::Abs(a), 0.5);
  return Between(d, hn::Neg(hn::Xor(hn::Sin(d, reduced.rest), reduced.sign)), -1, 1);
}

// The triangle wave, likewise.
template <class D, class V>
HWY_INLINE V PreciseTriangle(D d, V a) {
  const Reduced<V> reduced = ReduceTurns(d, a, 0);
  const V rest = hn::Mul(reduced.rest, hn::Set(d, 0.63661977236758134308));
  // Where the half turn was rounded the wrong way the rest is a little over 1, and folds back.
  const V size = hn::Abs(rest);
  const V folded = hn::Min(size, hn::Sub(hn::Set(d, 2.0), size));
  return hn::Xor(hn::CopySignToAbs(folded, rest), reduced.sign);
}

// exp(-a^2), and some number below 1e-293 for |a| over 26.
template <class D, class V>
HWY_INLINE V PreciseGaussian(D d, V a) {
  a = Between(d, a, -26, 26);
  return hn::Min(hn::Exp(d, hn::Neg(hn::Mul(a, a))), hn::Set(d, 1.0));
}

template <class D, class V>
HWY_INLINE V PreciseSigmoid(D d, V a) {
  const V one = hn::Set(d, 1.0);
  return hn::Div(one, hn::Add(one, hn::Exp(d, hn::Neg(Between(d, a, -700, 700)))));
}

template <class D, class V>
HWY_INLINE V PreciseSoftplus(D d, V a) {
  const V e = hn::Exp(d, hn::Max(hn::Neg(hn::Abs(a)), hn::Set(d, -700.0)));
  return Bounded(d, hn::Add(hn::Max(a, hn::Zero(d)), hn::Log1p(d, e)));
}

template <class D, class V>
HWY_INLINE V PreciseElu(D d, V a) {
  const V negative = hn::Expm1(d, Between(d, a, -700, 0));
  return hn::IfThenElse(hn::Gt(a, hn::Zero(d)), Bounded(d, a), negative);
}

template <class D, class V>
HWY_INLINE V PreciseSinc(D d, V a) {
  a = Bounded(d, a);
  const auto tiny = hn::Lt(hn::Abs(a), hn::Set(d, 1e-9));
  const V one = hn::Set(d, 1.0);
  return hn::IfThenElse(tiny, one, hn::Div(PreciseSine(d, a), hn::IfThenElse(tiny, one, a)));
}

template <class D, class V>
HWY_INLINE V PreciseContour(D d, V a) {
  const V size = hn::Min(hn::Abs(a), hn::Set(d, 350.0));
  const V e = hn::Exp(d, hn::Mul(hn::Set(d, -2.0), size));
  return hn::Sqrt(hn::Div(hn::Add(e, e), hn::Add(hn::Set(d, 1.0), e)));
}

// tanh(a), which is +-1 for |a| over 22.
template <class D, class V>
HWY_INLINE V PreciseTanh(D d, V a) {
  return hn::Tanh(d, Between(d, a, -22, 22));
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
