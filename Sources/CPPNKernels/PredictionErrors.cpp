// Compares the values of a lattice with those that a coarser lattice predicts.

#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "CPPNKernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "PredictionErrors.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Rows-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// The middle of six values at equal distances, by the formula in CPPNKernelsLattice.h, without fused multiply-add: the
// bits do not depend on the instruction set.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V MiddleOf(D d, V a, V b, V c, V e, V f, V g) {
  const V near = hn::Mul(hn::Set(d, 150.0f / 256), hn::Add(c, e));
  const V middle = hn::Mul(hn::Set(d, 25.0f / 256), hn::Add(b, f));
  return hn::Add(hn::Sub(near, middle), hn::Mul(hn::Set(d, 3.0f / 256), hn::Add(a, g)));
}

void PredictionErrors(const float *values, const float *const *rows, float *spare, float *errors, size_t count) {
  const float *sums = values;
  if (rows != nullptr) {
    ForAll(count + 9, [&](auto d, size_t i) HWY_ATTR {
      const auto at = [&](size_t row) HWY_ATTR { return hn::LoadU(d, rows[row] + i - 4); };
      hn::StoreU(MiddleOf(d, at(0), at(1), at(2), at(3), at(4), at(5)), d, spare + i);
    });
    sums = spare + 4;
  }
  // The first value has an even index, so that its prediction is sums[0]; fewer values before it may be read.
  errors[0] = values[0] < sums[0] ? sums[0] - values[0] : values[0] - sums[0];
  ForAll(count - 1, [&](auto d, size_t before) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const hn::RebindToSigned<decltype(d)> di;
    const size_t i = before + 1;
    const auto at = [&](int offset) HWY_ATTR { return hn::LoadU(d, sums + i + offset); };
    const V between = MiddleOf(d, at(-5), at(-3), at(-1), at(1), at(3), at(5));
    const auto parity = hn::And(hn::Iota(di, static_cast<int32_t>(i)), hn::Set(di, 1));
    const auto isOdd = hn::RebindMask(d, hn::Eq(parity, hn::Set(di, 1)));
    const V predicted = hn::IfThenElse(isOdd, between, at(0));
    hn::StoreU(hn::Abs(hn::Sub(hn::LoadU(d, values + i), predicted)), d, errors + i);
  });
}

void MaxCornerErrors(const float *errors, float *largest, size_t count) {
  ForAll(count, [&](auto d, size_t i) HWY_ATTR {
    const auto worst = MaxError(hn::LoadU(d, errors + i), hn::LoadU(d, errors + i + 1));
    hn::StoreU(MaxError(worst, hn::LoadU(d, largest + i)), d, largest + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(PredictionErrors);
HWY_EXPORT(MaxCornerErrors);
}  // namespace ck

extern "C" {

void ck_prediction_errors(const float *values, const float *const *rows, float *spare, float *errors, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::PredictionErrors)(values, rows, spare, errors, count);
}

void ck_max_corner_errors(const float *errors, float *largest, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::MaxCornerErrors)(errors, largest, count);
}

}  // extern "C"
#endif  // HWY_ONCE
