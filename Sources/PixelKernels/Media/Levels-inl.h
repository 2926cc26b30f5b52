// Lines along levels of a height, and flat tints between them. Included once per instruction set.
#if defined(PIXEL_KERNELS_LEVELS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef PIXEL_KERNELS_LEVELS_INL_H
#undef PIXEL_KERNELS_LEVELS_INL_H
#else
#define PIXEL_KERNELS_LEVELS_INL_H
#endif

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include "Media/Media-inl.h"
#include "Ramp-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// e^-x for x of 0 and above.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V Decay(D d, V x) {
  return hn::Exp(d, hn::Neg(hn::Min(x, hn::Set(d, 80.0f))));
}

// 0 at `from` and below, 1 at `to` and above, smooth in between.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V SmoothBetween(D d, V x, float from, float to) {
  const float scale = 2 / (to - from);
  return SmoothStep(d, hn::MulAdd(x, hn::Set(d, scale), hn::Set(d, -1 - scale * from)));
}

// A pixel among levels at the whole numbers of `u`: the nearest of them, and the signed distance from it.
template <class V>
struct Level {
  V nearest;    // a whole number
  V distance;   // in pixels, positive above the level
  V density;    // levels per pixel
  V rise;       // 0 in flat areas, 1 on slopes
  V x, y;       // the unit vector uphill; zero where it is flat
  Edge<V> edge;
};

// The nearest of the levels at (k - shift) / count of `slope`'s height, in a picture of short side `side`. Where it
// rises by less than kFlat over the short side, distances are as if it were steeper, or roundings would make specks.
template <class D, class V = hn::Vec<D>>
HWY_INLINE Level<V> NearestLevel(D d, const Slope<V> &slope, float count, float shift, float side) {
  constexpr float kFlat = 0.004f;
  const V u = hn::MulAdd(slope.height, hn::Set(d, count), hn::Set(d, shift));
  const V nearest = hn::Round(u), steep = hn::Max(slope.length, hn::Set(d, kFlat / side));
  const V density = hn::Mul(steep, hn::Set(d, count));
  const V x = hn::Mul(slope.x, slope.inverse), y = hn::Mul(slope.y, slope.inverse);
  return {nearest, hn::Div(hn::Sub(u, nearest), density), density,
          SmoothBetween(d, slope.length, 5 * kFlat / side, 15 * kFlat / side), x, y, EdgeAcross(d, x, y)};
}

// The share of a pixel that a line of `width` pixels along the level covers: the mean of many lines where they lie
// closer than pixels, and nothing in flat areas, which a line would flood.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V LineCoverage(D d, const Level<V> &level, V width) {
  const V half = hn::Mul(width, hn::Set(d, 0.5f));
  const V line = hn::Sub(EdgeCoverage(d, hn::Add(level.distance, half), level.edge),
                         EdgeCoverage(d, hn::Sub(level.distance, half), level.edge));
  const V mean = Clamp01(d, hn::Mul(width, level.density));
  return hn::Mul(level.rise, Clamp01(d, Mixed(line, mean, SmoothBetween(d, level.density, 0.5f, 1.0f))));
}

// The share of a pixel above its nearest level; one half where levels lie closer than pixels, so that the colours on
// both sides mix.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V AboveLevel(D d, const Level<V> &level) {
  const V above = EdgeCoverage(d, level.distance, level.edge);
  return Mixed(above, hn::Set(d, 0.5f), SmoothBetween(d, level.density, 0.5f, 1.0f));
}

// The row's ramp, prepared for look-up.
HWY_INLINE RampRow MediumRamp(const ck_medium_row &row) { return RampRow(Ramp{row.ramp, row.entries, false}); }

// The colours of a medium's ramp at `position`, clamped to 0...1.
template <class D, class V = hn::Vec<D>>
HWY_INLINE Triple<V> ColourAt(D d, const RampRow &ramp, V position) {
  const V within = Clamp01(d, position);
  Triple<V> colour;
  if constexpr (hn::MaxLanes(D()) >= 4) {
    LookUp(d, ramp, within, colour.x, colour.y, colour.z);
  } else {
    // A single pixel at the end of a row, with the operations of LookUp.
    const float scaled = hn::GetLane(hn::Mul(within, hn::Set(d, ramp.scale)));
    const int32_t lower = HWY_MIN(static_cast<int32_t>(scaled), ramp.highest);
    const V part = hn::Set(d, scaled - static_cast<float>(lower));
    const float *from = ramp.table + 4 * static_cast<size_t>(lower), *to = from + ramp.step;
    const auto channel = [&](size_t c) HWY_ATTR { return Mixed(hn::Set(d, from[c]), hn::Set(d, to[c]), part); };
    colour = {channel(0), channel(1), channel(2)};
  }
  return colour;
}

template <class V>
HWY_INLINE Triple<V> Mixed(const Triple<V> &from, const Triple<V> &to, V share) {
  return {Mixed(from.x, to.x, share), Mixed(from.y, to.y, share), Mixed(from.z, to.z, share)};
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();
#endif
