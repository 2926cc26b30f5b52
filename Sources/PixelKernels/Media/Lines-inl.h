// Lines along the level lines of a height. Included once per instruction set.
#if defined(PIXEL_KERNELS_LINES_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef PIXEL_KERNELS_LINES_INL_H
#undef PIXEL_KERNELS_LINES_INL_H
#else
#define PIXEL_KERNELS_LINES_INL_H
#endif

#include <hwy/highway.h>

#include "Media/Media-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// 0 at `from` and below, 1 at `to` and above, smooth in between.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V SmoothRise(D d, V x, float from, float to) {
  const float scale = 2 / (to - from);
  return SmoothStep(d, hn::MulAdd(x, hn::Set(d, scale), hn::Set(d, -1 - from * scale)));
}

// The share of a pixel that a straight line of `width` pixels covers, with edges in the direction of `edge`, whose middle
// lies at signed `distance` from the pixel's, in pixels.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V LineCoverage(D d, V distance, V width, const Edge<V> &edge) {
  const V half = hn::Mul(width, hn::Set(d, 0.5f));
  const V near = EdgeCoverage(d, hn::Add(distance, half), edge);
  return hn::Sub(near, EdgeCoverage(d, hn::Sub(distance, half), edge));
}

// 0 where lines `gap` pixels apart are too dense for the pixels and have to be painted as their mean, 1 where they are
// painted as lines.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V Resolved(D d, V gap) {
  return Clamp01(d, hn::Sub(hn::Mul(gap, hn::Set(d, 0.8f)), hn::Set(d, 1.2f)));
}

// The fewest lines that EvenLines draws per unit of height.
constexpr float kFewestLines = 8;

// The share of a pixel that lines along the level lines of a height cover, about `pitch` pixels apart however steep the
// height is: where it gets steeper every second line tapers off, where it gets flatter lines come in halfway between
// two. Heights that rise less than `flattest` a pixel have lines further apart. `ink` is the share of the area that is
// covered, so that lines are thicker where they are further apart. The coarsest lines move from one to the next while
// `level` goes from 0 to 1, and all look at 1 as they do at 0.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V EvenLines(D d, const Slope<V> &slope, float pitch, float flattest, V ink, float level) {
  const hn::Rebind<uint32_t, D> du;
  const V one = hn::Set(d, 1.0f), half = hn::Set(d, 0.5f);
  const V wanted = hn::Mul(slope.inverse, hn::Set(d, 1 / pitch));
  const V most = hn::Set(d, HWY_MIN(1 / (flattest * pitch), 4096.0f));
  const V bounded = hn::Max(hn::Min(wanted, most), hn::Set(d, kFewestLines));
  // The power of two below, its inverse, and the mantissa, which less 1 stands for the logarithm of the rest.
  const auto exponent = hn::And(hn::BitCast(du, bounded), hn::Set(du, 0x7F800000u));
  const V lines = hn::BitCast(d, exponent);
  const V perLines = hn::BitCast(d, hn::Sub(hn::Set(du, 0x7F000000u), exponent));
  const V rest = hn::MulSub(bounded, perLines, one);
  const V growth = SmoothRise(d, rest, 0.1f, 0.95f);
  const V perLine = hn::Mul(slope.inverse, perLines);  // in pixels
  const V gap = hn::Div(perLine, hn::Add(one, growth));  // on average
  // Lines that stay further apart get no thicker.
  const V width = hn::Mul(ink, hn::Min(gap, hn::Set(d, 1.2f * pitch)));
  const Edge<V> edge = EdgeAcross(d, slope);
  // No line lies at a height of 0 or 1, where heights may be flat.
  const V place = hn::Mul(hn::Add(slope.height, hn::Set(d, (level + 0.3f) / kFewestLines)), lines);
  const V off = hn::Mul(hn::Sub(place, hn::Round(place)), perLine);
  const V between = hn::Mul(hn::Sub(hn::Sub(place, half), hn::Round(hn::Sub(place, half))), perLine);
  const V cover = hn::Add(LineCoverage(d, off, width, edge),
                          LineCoverage(d, between, hn::Mul(width, growth), edge));
  // Flat parts have no lines: they are tinted where they would be dark, and bare where they would be light.
  const V tint = hn::Mul(ink, SmoothRise(d, ink, 0.2f, 0.5f));
  const V sloping = SmoothRise(d, slope.length, 0.15f * flattest, 0.4f * flattest);
  return Mixed(tint, Mixed(ink, hn::Min(cover, one), Resolved(d, gap)), sloping);
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();
#endif
