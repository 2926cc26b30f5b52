// Cuts rows of a picture to a figure, and presses the figure into heights.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "FigureKernels.h"

#include <math.h>
#include <stdint.h>
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Figure.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Media/Media-inl.h"
#include "Spline-inl.h"
#include "Transfer-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

void ShapeRow(const ck_shape *given, double column, double row, float *scratch, float *distance, float *dx, float *dy,
              size_t count) {
  const ck_shape &shape = *given;
  const size_t columns = shape.columns;
  const double bottom = static_cast<double>(shape.rows) - 3;
  const double exact = (row - shape.top) / shape.cell;
  const double v = exact > 1 ? (exact < bottom ? exact : bottom) : 1;
  const size_t above = static_cast<size_t>(HWY_MIN(v, bottom - 1)) - 1;
  float *const values = scratch, *const slopes = scratch + columns;
  {
    const hn::CappedTag<float, 1> d;
    hn::Vec<decltype(d)> weight[4], slope[4];
    SplineWeights(d, hn::Set(d, static_cast<float>(v - static_cast<double>(above + 1))), weight, slope);
    float w[4], s[4];
    for (size_t k = 0; k < 4; ++k) {
      w[k] = hn::GetLane(weight[k]);
      s[k] = v == exact ? hn::GetLane(slope[k]) : 0;
    }
    const float *const first = shape.distance + above * columns;
    ForPixels(columns, [&](auto d, size_t i) HWY_ATTR {
      using V = hn::Vec<decltype(d)>;
      V value = hn::Zero(d), change = hn::Zero(d);
      for (size_t k = 0; k < 4; ++k) {
        const V cells = hn::LoadU(d, first + k * columns + i);
        value = hn::MulAdd(cells, hn::Set(d, w[k]), value);
        change = hn::MulAdd(cells, hn::Set(d, s[k]), change);
      }
      hn::StoreU(value, d, values + i);
      hn::StoreU(change, d, slopes + i);
    });
  }
  const float start = static_cast<float>((column - shape.left) / shape.cell);
  const float step = static_cast<float>(1 / shape.cell), cell = static_cast<float>(shape.cell);
  const float right = static_cast<float>(columns) - 3;
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const hn::Rebind<int32_t, decltype(d)> di;
    const V place = hn::MulAdd(hn::Iota(d, static_cast<float>(i)), hn::Set(d, step), hn::Set(d, start));
    const V u = hn::Min(hn::Max(place, hn::Set(d, 1.0f)), hn::Set(d, right));
    const V whole = hn::Min(hn::Floor(u), hn::Set(d, right - 1));
    const auto first = hn::Sub(hn::ConvertTo(di, whole), hn::Set(di, 1));
    V weight[4], slope[4];
    SplineWeights(d, hn::Sub(u, whole), weight, slope);
    V value = hn::Zero(d), across = hn::Zero(d), down = hn::Zero(d);
    for (int32_t k = 0; k < 4; ++k) {
      const auto index = hn::Add(first, hn::Set(di, k));
      const V cells = hn::GatherIndex(d, values, index);
      value = hn::MulAdd(cells, weight[k], value);
      across = hn::MulAdd(cells, slope[k], across);
      down = hn::MulAdd(hn::GatherIndex(d, slopes, index), weight[k], down);
    }
    hn::StoreU(hn::Mul(value, hn::Set(d, cell)), d, distance + i);
    hn::StoreU(hn::IfThenElseZero(hn::Eq(u, place), across), d, dx + i);
    hn::StoreU(down, d, dy + i);
  });
}

// The share of each pixel that is inside the form. Where edges meet, gradients are short; there the distance itself
// decides.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V Inside(D d, V distance, V x, V y) {
  const V length = hn::Sqrt(hn::MulAdd(x, x, hn::MulAdd(y, y, hn::Set(d, 1e-12f))));
  const V steep = hn::Max(length, hn::Set(d, 0.7f));
  return EdgeCoverage(d, hn::Div(distance, steep), EdgeAcross(d, hn::Div(x, length), hn::Div(y, length)));
}

void FigureRow(const ck_ground *given, const float *distance, const float *dx, const float *dy, const float *shade,
               float *r, float *g, float *b, float *alpha, size_t count) {
  const ck_ground &ground = *given;
  const float per = ground.shadow / HWY_MAX(ground.full, 1e-6f);
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const V one = hn::Set(d, 1.0f);
    const V inside = Inside(d, hn::LoadU(d, distance + i), hn::LoadU(d, dx + i), hn::LoadU(d, dy + i));
    // Rounding errors do not count as an edge.
    const auto isWhole = hn::Ge(inside, hn::Set(d, 1 - 1e-5f));
    if (hn::AllTrue(d, isWhole)) {
      if (ground.transparent) hn::StoreU(one, d, alpha + i);
      return;
    }
    const V dark = Clamp01(d, hn::Mul(hn::LoadU(d, shade + i), hn::Set(d, per)));
    const V outside = hn::Sub(one, inside), light = hn::Sub(one, dark);
    const V solid = hn::IfThenElse(isWhole, one, hn::MulAdd(outside, dark, inside));
    if (ground.transparent) hn::StoreU(solid, d, alpha + i);
    const V share = ground.transparent ? hn::Div(inside, hn::Max(solid, hn::Set(d, 1e-6f))) : inside;
    const V rest = ground.transparent ? hn::Zero(d) : hn::Mul(outside, light);
    const float colours[3] = {ground.r, ground.g, ground.b};
    float *const planes[3] = {r + i, g + i, b + i};
    for (size_t k = 0; k < 3; ++k) {
      const V painted = hn::LoadU(d, planes[k]);
      const V figure = DecodeSRGB(d, Clamp01(d, painted));
      const V mixed = hn::MulAdd(figure, share, hn::Mul(rest, hn::Set(d, colours[k])));
      hn::StoreU(hn::IfThenElse(isWhole, painted, EncodeSRGB(d, Clamp01(d, mixed))), d, planes[k]);
    }
  });
}

void PressRow(const float *distance, const float *dx, const float *dy, float press, float reach, float *height,
              float *hx, float *hy, size_t count) {
  const float share = 1 / (1 + press), per = 0.5f / HWY_MAX(reach, 1e-3f);
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const V t = Clamp01(d, hn::MulAdd(hn::LoadU(d, distance + i), hn::Set(d, per), hn::Set(d, 0.5f)));
    const V left = hn::Sub(hn::Set(d, 1.0f), t);
    const V smooth = hn::Mul(hn::Mul(t, t), hn::NegMulAdd(hn::Set(d, 2.0f), t, hn::Set(d, 3.0f)));
    const V rise = hn::Mul(hn::Mul(t, left), hn::Set(d, 6 * per * press));
    const V raised = hn::MulAdd(smooth, hn::Set(d, press), hn::LoadU(d, height + i));
    hn::StoreU(hn::Mul(raised, hn::Set(d, share)), d, height + i);
    if (hx == nullptr) return;
    const V across = hn::MulAdd(hn::LoadU(d, dx + i), rise, hn::LoadU(d, hx + i));
    const V down = hn::MulAdd(hn::LoadU(d, dy + i), rise, hn::LoadU(d, hy + i));
    hn::StoreU(hn::Mul(across, hn::Set(d, share)), d, hx + i);
    hn::StoreU(hn::Mul(down, hn::Set(d, share)), d, hy + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(ShapeRow);
HWY_EXPORT(FigureRow);
HWY_EXPORT(PressRow);
}  // namespace ck

extern "C" {

void ck_shape_row(const ck_shape *shape, double column, double row, float *scratch, float *distance, float *dx,
                  float *dy, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::ShapeRow)(shape, column, row, scratch, distance, dx, dy, count);
}

void ck_figure_row(const ck_ground *ground, const float *distance, const float *dx, const float *dy,
                   const float *shade, float *r, float *g, float *b, float *alpha, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::FigureRow)(ground, distance, dx, dy, shade, r, g, b, alpha, count);
}

void ck_press_row(const float *distance, const float *dx, const float *dy, float press, float reach, float *height,
                  float *hx, float *hy, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::PressRow)(distance, dx, dy, press, reach, height, hx, hy, count);
}

}  // extern "C"
#endif
