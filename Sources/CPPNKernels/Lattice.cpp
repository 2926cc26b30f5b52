// Interpolates lattices, and replaces interpolated values by evaluated ones.

#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "CPPNKernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Lattice.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Rows-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// The middle of six values in a row, by the formula in CPPNKernelsLattice.h.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V Between(D d, V a, V b, V c, V e, V f, V g) {
  const V near = hn::Mul(hn::Set(d, 150.0f / 256), hn::Add(c, e));
  const V middle = hn::NegMulAdd(hn::Set(d, 25.0f / 256), hn::Add(b, f), near);
  return hn::MulAdd(hn::Set(d, 3.0f / 256), hn::Add(a, g), middle);
}

void InterpolateRows(const float *const *in, float *out, size_t count) {
  ForAll(count, [&](auto d, size_t i) HWY_ATTR {
    hn::StoreU(Between(d, hn::LoadU(d, in[0] + i), hn::LoadU(d, in[1] + i), hn::LoadU(d, in[2] + i),
                       hn::LoadU(d, in[3] + i), hn::LoadU(d, in[4] + i), hn::LoadU(d, in[5] + i)),
               d, out + i);
  });
}

void InterpolateColumns(const float *in, float *out, size_t count) {
  const auto middle = [&](auto d, size_t i) HWY_ATTR {
    return Between(d, hn::LoadU(d, in + i - 2), hn::LoadU(d, in + i - 1), hn::LoadU(d, in + i),
                   hn::LoadU(d, in + i + 1), hn::LoadU(d, in + i + 2), hn::LoadU(d, in + i + 3));
  };
  const hn::ScalableTag<float> d;
  size_t i = 0;
  for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
    hn::StoreInterleaved2(hn::LoadU(d, in + i), middle(d, i), d, out + 2 * i);
  }
  const hn::CappedTag<float, 1> single;
  for (; i < count; ++i) {
    hn::StoreU(hn::LoadU(single, in + i), single, out + 2 * i);
    hn::StoreU(middle(single, i), single, out + 2 * i + 1);
  }
}

void ReplacePredictions(const int32_t *targets, size_t count, float *evaluated, float *values) {
  ForAll(count, [&](auto d, size_t i) HWY_ATTR {
    const auto positions = hn::LoadU(hn::RebindToSigned<decltype(d)>(), targets + i);
    const auto value = hn::LoadU(d, evaluated + i);
    const auto error = hn::Abs(hn::Sub(value, hn::GatherIndex(d, values, positions)));
    hn::ScatterIndex(value, d, values, positions);
    hn::StoreU(error, d, evaluated + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(InterpolateRows);
HWY_EXPORT(InterpolateColumns);
HWY_EXPORT(ReplacePredictions);
}  // namespace ck

extern "C" {

void ck_interpolate_rows(const float *const *in, float *out, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::InterpolateRows)(in, out, count);
}

void ck_interpolate_columns(const float *in, float *out, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::InterpolateColumns)(in, out, count);
}

void ck_replace_predictions(const int32_t *targets, size_t count, float *evaluated, float *values) {
  HWY_DYNAMIC_DISPATCH(ck::ReplacePredictions)(targets, count, evaluated, values);
}

}  // extern "C"
#endif  // HWY_ONCE
