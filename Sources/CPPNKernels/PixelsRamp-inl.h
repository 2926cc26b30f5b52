// Places on a ramp and the colours there, compiled once per CPU target.
#if defined(CPPN_KERNELS_PIXELS_RAMP_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef CPPN_KERNELS_PIXELS_RAMP_INL_H
#undef CPPN_KERNELS_PIXELS_RAMP_INL_H
#else
#define CPPN_KERNELS_PIXELS_RAMP_INL_H
#endif

#include <hwy/highway.h>

#include "Pixels-inl.h"
#include "PixelsRamp.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

template <class D, class V = hn::Vec<D>>
HWY_INLINE V Contrasted(D d, V v, float contrast) {
  const V half = hn::Set(d, 0.5f);
  return Clamp01(d, hn::MulAdd(hn::Sub(v, half), hn::Set(d, contrast), half));
}

// Where on the ramp a value is, 0...1.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V RampPlace(D d, V value, float contrast, float cycles, float shift) {
  // Half the position, so that the mirrors' period is 1: the distance to the nearest whole number, doubled.
  const V turns = hn::MulAdd(Contrasted(d, value, contrast), hn::Set(d, 0.5f * cycles), hn::Set(d, shift));
  const V fold = hn::Abs(hn::Sub(turns, hn::Round(turns)));
  return Clamp01(d, hn::Add(fold, fold));
}

// The colours of the ramp at `place`.
template <class D, class V = hn::Vec<D>>
HWY_INLINE void LookUp(D d, const Ramp &ramp, V place, V &x, V &y, V &z) {
  const hn::Rebind<int32_t, D> di;
  const size_t last = ramp.entries - 1;
  // Of one colour only, or in flat steps, both neighbours are that colour.
  const bool isFlat = ramp.isFlat || last == 0;
  const size_t step = isFlat ? 0 : 4;
  const size_t highest = isFlat ? last : last - 1;
  const V scaled = hn::Mul(place, hn::Set(d, static_cast<float>(ramp.isFlat ? ramp.entries : last)));
  const auto lower = hn::Min(hn::ConvertTo(di, scaled), hn::Set(di, static_cast<int32_t>(highest)));
  const V part = hn::Sub(scaled, hn::ConvertTo(d, lower));

  HWY_ALIGN int32_t lowers[kPixelLanes];
  HWY_ALIGN float parts[kPixelLanes];
  HWY_ALIGN float colours[4 * kPixelLanes];
  hn::Store(lower, di, lowers);
  hn::Store(part, d, parts);
  // A colour is one load of four floats, which costs less than gathering its channels.
  const hn::FixedTag<float, 4> d4;
  for (size_t lane = 0; lane < hn::Lanes(d); ++lane) {
    const float *colour = ramp.table + 4 * static_cast<size_t>(lowers[lane]);
    const auto from = hn::LoadU(d4, colour);
    const auto to = hn::LoadU(d4, colour + step);
    hn::Store(hn::MulAdd(hn::Sub(to, from), hn::Set(d4, parts[lane]), from), d4, colours + 4 * lane);
  }
  V unused;
  hn::LoadInterleaved4(d, colours, x, y, z, unused);
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();
#endif
