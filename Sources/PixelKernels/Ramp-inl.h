// Finds positions on a ramp and the colours there. Included once per instruction set.
#if defined(PIXEL_KERNELS_RAMP_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef PIXEL_KERNELS_RAMP_INL_H
#undef PIXEL_KERNELS_RAMP_INL_H
#else
#define PIXEL_KERNELS_RAMP_INL_H
#endif

#include <hwy/highway.h>

#include "Pixels-inl.h"
#include "Ramp.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

template <class D, class V = hn::Vec<D>>
HWY_INLINE V Contrasted(D d, V v, float contrast) {
  const V half = hn::Set(d, 0.5f);
  return Clamp01(d, hn::MulAdd(hn::Sub(v, half), hn::Set(d, contrast), half));
}

// The position on the ramp of a value, 0...1.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V RampPosition(D d, V value, float contrast, float cycles, float shift) {
  // Half the position, so that the mirrors' period is 1: the distance to the nearest whole number, doubled.
  const V turns = hn::MulAdd(Contrasted(d, value, contrast), hn::Set(d, 0.5f * cycles), hn::Set(d, shift));
  const V fold = hn::Abs(hn::Sub(turns, hn::Round(turns)));
  return Clamp01(d, hn::Add(fold, fold));
}

// The colours at `table` whose indices are every fourth of `indices`, one in each block of four lanes.
template <class D>
HWY_INLINE hn::Vec<D> Colours(D d, const float *table, const int32_t *indices) {
  if constexpr (hn::MaxLanes(D()) == 4) {
    return hn::LoadU(d, table + 4 * static_cast<size_t>(indices[0]));
  } else {
    const hn::Half<D> half;
    return hn::Combine(d, Colours(half, table, indices + hn::MaxLanes(D()) / 2), Colours(half, table, indices));
  }
}

// Mixes those colours with the next ones, of which `part` is taken.
template <int kFirst, class D, class V = hn::Vec<D>>
HWY_INLINE V Mixed(D d, const float *table, const int32_t *indices, size_t step, V part) {
  const V from = Colours(d, table, indices + kFirst), to = Colours(d, table + step, indices + kFirst);
  return hn::MulAdd(hn::Sub(to, from), hn::Broadcast<kFirst>(part), from);
}

// A ramp prepared for look-up, once for a row.
struct RampRow {
  explicit RampRow(const Ramp &ramp) : table(ramp.table) {
    const size_t last = ramp.entries - 1;
    // With one colour only, or in flat steps, both neighbours are one colour.
    const bool isFlat = ramp.isFlat || last == 0;
    step = isFlat ? 0 : 4;
    highest = static_cast<int32_t>(isFlat ? last : last - 1);
    scale = static_cast<float>(ramp.isFlat ? ramp.entries : last);
  }

  const float *table;
  size_t step;
  int32_t highest;
  float scale;
};

// The colours of the ramp at `position`.
template <class D, class V = hn::Vec<D>>
HWY_INLINE void LookUp(D d, const RampRow &ramp, V position, V &x, V &y, V &z) {
  const hn::Rebind<int32_t, D> di;
  const size_t step = ramp.step;
  const V scaled = hn::Mul(position, hn::Set(d, ramp.scale));
  const auto lower = hn::Min(hn::ConvertTo(di, scaled), hn::Set(di, ramp.highest));
  const V part = hn::Sub(scaled, hn::ConvertTo(d, lower));

  HWY_ALIGN int32_t lowers[kPixelLanes];
  hn::Store(lower, di, lowers);
  static_assert(hn::MaxLanes(D()) >= 4, "colours are of four floats");
  // Vector k has the colours of pixels k, k + 4, ..., a load of four floats each, which costs less than gathering
  // their channels; transposed within blocks of four they are channels.
  const V a = Mixed<0>(d, ramp.table, lowers, step, part), b = Mixed<1>(d, ramp.table, lowers, step, part);
  const V c = Mixed<2>(d, ramp.table, lowers, step, part), e = Mixed<3>(d, ramp.table, lowers, step, part);
  const hn::RepartitionToWide<D> dw;
  const auto xyOfAB = hn::BitCast(dw, hn::InterleaveLower(d, a, b));
  const auto xyOfCE = hn::BitCast(dw, hn::InterleaveLower(d, c, e));
  x = hn::BitCast(d, hn::InterleaveLower(dw, xyOfAB, xyOfCE));
  y = hn::BitCast(d, hn::InterleaveUpper(dw, xyOfAB, xyOfCE));
  z = hn::BitCast(d, hn::InterleaveLower(dw, hn::BitCast(dw, hn::InterleaveUpper(d, a, b)),
                                         hn::BitCast(dw, hn::InterleaveUpper(d, c, e))));
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();
#endif
