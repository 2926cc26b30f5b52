// What media share: edges, colours of a ramp, paper. Included once per instruction set.
#if defined(PIXEL_KERNELS_MEDIA_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef PIXEL_KERNELS_MEDIA_INL_H
#undef PIXEL_KERNELS_MEDIA_INL_H
#else
#define PIXEL_KERNELS_MEDIA_INL_H
#endif

#include <hwy/highway.h>

#include "Grain-inl.h"
#include "MediumKernels.h"
#include "Pixels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// The picture's short side in pixels.
HWY_INLINE float ShortSide(const ck_medium_row &row) {
  return static_cast<float>(HWY_MIN(row.width, row.height));
}

// A height with its gradient, per pixel, and the gradient's length and its inverse, in pixels for a rise of 1. Where the
// field is nearly flat, the length is at least 3e-6, so that rounding errors of heights do not move edges.
template <class V>
struct Slope {
  V height, x, y, length, inverse;
};

template <class D, class V = hn::Vec<D>>
HWY_INLINE Slope<V> SlopeOf(D d, V height, V x, V y) {
  const V length = hn::Sqrt(hn::MulAdd(x, x, hn::MulAdd(y, y, hn::Set(d, 1e-11f))));
  return {height, x, y, length, hn::Div(hn::Set(d, 1.0f), length)};
}

template <class D, class V = hn::Vec<D>>
HWY_INLINE Slope<V> LoadSlope(D d, const ck_look &look, size_t channel, size_t i) {
  return SlopeOf(d, hn::LoadU(d, look.height[channel] + i), hn::LoadU(d, look.dx[channel] + i),
                 hn::LoadU(d, look.dy[channel] + i));
}

// x where x is above 0, squared; else 0.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V SquareAbove(D d, V x) {
  const V above = hn::Max(x, hn::Zero(d));
  return hn::Mul(above, above);
}

// The direction of straight edges in pixels, squares of side 1, prepared once for all edges of that direction.
template <class V>
struct Edge {
  V far, near;  // the distances from a pixel's middle to its farthest and nearest corners across the edge
  V scale;      // turns half the difference of squares into an area
};

// The edges along which the unit vector (x, y) points to the positive side.
template <class D, class V = hn::Vec<D>>
HWY_INLINE Edge<V> EdgeAcross(D d, V x, V y) {
  // Where the field is quite flat there is no direction, and a pixel is on one side.
  const V a = hn::Max(hn::Max(hn::Abs(x), hn::Abs(y)), hn::Set(d, 1e-4f));
  // An edge along the pixel's side would divide by 0. A slope of a fiftieth is as good.
  const V b = hn::Max(hn::Min(hn::Abs(x), hn::Abs(y)), hn::Mul(a, hn::Set(d, 0.02f)));
  const V half = hn::Set(d, 0.5f);
  return {hn::Mul(half, hn::Add(a, b)), hn::Mul(half, hn::Sub(a, b)), hn::Div(half, hn::Mul(a, b))};
}

// The share of a pixel that lies on the positive side of an edge at signed `distance` from its middle, in pixels. It is
// the area of the square cut by the half-plane: the second integral of four steps at the corners' distances, of which
// two are 0 on the negative side. It is exactly 0 or 1 beyond the corners.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V EdgeCoverage(D d, V distance, const Edge<V> &edge) {
  const V away = hn::Abs(distance);
  const V sum = hn::Sub(SquareAbove(d, hn::Sub(edge.far, away)), SquareAbove(d, hn::Sub(edge.near, away)));
  const V beyond = hn::Mul(sum, edge.scale);
  return hn::IfThenElse(hn::Gt(distance, hn::Zero(d)), hn::Sub(hn::Set(d, 1.0f), beyond), beyond);
}

// The edges along the level lines of a height.
template <class D, class V = hn::Vec<D>>
HWY_INLINE Edge<V> EdgeAcross(D d, const Slope<V> &slope) {
  return EdgeAcross(d, hn::Mul(slope.x, slope.inverse), hn::Mul(slope.y, slope.inverse));
}

// 0 at -1 and below, 1 at 1 and above, smooth in between.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V SmoothStep(D d, V x) {
  const V t = Clamp01(d, hn::MulAdd(x, hn::Set(d, 0.5f), hn::Set(d, 0.5f)));
  return hn::Mul(hn::Mul(t, t), hn::NegMulAdd(hn::Set(d, 2.0f), t, hn::Set(d, 3.0f)));
}

template <class V>
HWY_INLINE V Mixed(V from, V to, V share) {
  return hn::MulAdd(hn::Sub(to, from), share, from);
}

// As Mixed, but exactly `from` at a share of 0 and `to` at 1.
template <class D, class V>
HWY_INLINE V Blended(D d, V from, V to, V share) {
  return hn::MulAdd(to, share, hn::Mul(from, hn::Sub(hn::Set(d, 1.0f), share)));
}

// The smallest and the largest lane.
template <class D, class V = hn::Vec<D>>
HWY_INLINE float Smallest(D d, V v) {
  return hn::GetLane(hn::MinOfLanes(d, v));
}

template <class D, class V = hn::Vec<D>>
HWY_INLINE float Largest(D d, V v) {
  return hn::GetLane(hn::MaxOfLanes(d, v));
}

// A colour in linear light.
struct Light {
  float r, g, b;
};

// The colour of the row's ramp at `position`, 0...1.
HWY_INLINE Light RampColour(const ck_medium_row &row, float position) {
  const float last = static_cast<float>(row.entries - 1);
  const float place = (position > 0 ? HWY_MIN(position, 1.0f) : 0.0f) * last;
  const size_t lower = HWY_MIN(static_cast<size_t>(place), row.entries > 1 ? row.entries - 2 : 0);
  const size_t upper = HWY_MIN(lower + 1, row.entries - 1);
  const float part = place - static_cast<float>(lower);
  const float *from = row.ramp + 4 * lower, *to = row.ramp + 4 * upper;
  return {from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, from[2] + (to[2] - from[2]) * part};
}

// Calls `work(d, i, fine, coarse)` for the pixels of a row, as ForPixels does: two static layers of noise, mean 0 and
// deviation 1, whose widths are shares of the short side. They are the grain of `finish`, fixed to the picture.
template <class Work>
HWY_INLINE void ForPaper(const ck_medium_row &row, float fineWidth, float coarseWidth, size_t count, const Work &work) {
  ck_finish finish = {};
  finish.width = static_cast<float>(row.width);
  finish.height = static_cast<float>(row.height);
  finish.seed = row.seed;
  finish.pitch = fineWidth * ShortSide(row);
  const size_t y = static_cast<size_t>(row.row);
  GrainRow fine(finish, y);
  finish.seed = row.seed ^ 0x5BD1E995u;
  finish.pitch = coarseWidth * ShortSide(row);
  GrainRow coarse(finish, y);
  for (size_t x = 0; x < count; x += GrainRow::kPiece) {
    fine.Begin(x);
    coarse.Begin(x);
    ForPixels(HWY_MIN(GrainRow::kPiece, count - x),
              [&](auto d, size_t i) HWY_ATTR { work(d, x + i, fine.At(d, i), coarse.At(d, i)); });
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();
#endif
