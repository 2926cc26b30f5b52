// Adds the far glow to rows of a picture.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "GlowKernels.h"

#include <stdint.h>
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Glow.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Spline-inl.h"
#include "Transfer-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// The first of the four coefficients around `place`, in cells, and the place between the middle two.
struct Around {
  size_t first;
  float part;
};

HWY_INLINE Around PlaceAmong(double place, size_t count) {
  const double last = static_cast<double>(count) - 3;
  const double within = place > 1 ? (place < last ? place : last) : 1;
  const size_t first = static_cast<size_t>(within < last ? within : last - 1) - 1;
  return {first, static_cast<float>(within - static_cast<double>(first + 1))};
}

void GlowRow(const ck_glow *given, size_t row, float *scratch, float *r, float *g, float *b, size_t count) {
  const ck_glow &glow = *given;
  const size_t columns = glow.columns;
  {
    const Around down = PlaceAmong((static_cast<double>(row) + 0.5) / glow.cell_height - 0.5, glow.rows);
    const hn::CappedTag<float, 1> d;
    hn::Vec<decltype(d)> weight[4], slope[4];
    SplineWeights(d, hn::Set(d, down.part), weight, slope);
    for (size_t c = 0; c < 3; ++c) {
      const float *const first = glow.light[c] + down.first * columns;
      ForPixels(columns, [&](auto d, size_t i) HWY_ATTR {
        auto value = hn::Zero(d);
        for (size_t k = 0; k < 4; ++k) {
          value = hn::MulAdd(hn::LoadU(d, first + k * columns + i), hn::Set(d, hn::GetLane(weight[k])), value);
        }
        hn::StoreU(hn::Mul(value, hn::Set(d, glow.amount)), d, scratch + c * columns + i);
      });
    }
  }
  const float step = static_cast<float>(1 / glow.cell_width), start = static_cast<float>(0.5 / glow.cell_width - 0.5);
  const float right = static_cast<float>(columns) - 3;
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const hn::Rebind<int32_t, decltype(d)> di;
    const V one = hn::Set(d, 1.0f);
    const V place = hn::MulAdd(hn::Iota(d, static_cast<float>(i)), hn::Set(d, step), hn::Set(d, start));
    const V u = hn::Min(hn::Max(place, one), hn::Set(d, right));
    const V whole = hn::Min(hn::Floor(u), hn::Set(d, right - 1));
    const auto first = hn::Sub(hn::ConvertTo(di, whole), hn::Set(di, 1));
    V weight[4], slope[4];
    SplineWeights(d, hn::Sub(u, whole), weight, slope);
    float *const planes[3] = {r + i, g + i, b + i};
    for (size_t c = 0; c < 3; ++c) {
      V light = hn::Zero(d);
      for (int32_t k = 0; k < 4; ++k) {
        const V cell = hn::GatherIndex(d, scratch + c * columns, hn::Add(first, hn::Set(di, k)));
        light = hn::MulAdd(cell, weight[k], light);
      }
      const V there = DecodeSRGB(d, Clamp01(d, hn::LoadU(d, planes[c])));
      const V left = hn::Mul(hn::Sub(one, there), hn::Sub(one, Clamp01(d, light)));
      hn::StoreU(EncodeSRGB(d, Clamp01(d, hn::Sub(one, left))), d, planes[c]);
    }
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(GlowRow);
}  // namespace ck

extern "C" {

void ck_glow_row(const ck_glow *glow, size_t row, float *scratch, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::GlowRow)(glow, row, scratch, r, g, b, count);
}

}  // extern "C"
#endif
