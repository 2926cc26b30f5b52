// Paints panes of coloured glass in lead, with light behind them.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "MediumKernels.h"
#include "PixelKernels.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Media/StainedGlass.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Media/Levels-inl.h"
#include "Media/Media-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// The place of a pane's colour on the ramp. Steps by these shares of a turn keep neighbours apart and never repeat.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V PanePosition(D d, V first, V second, float step0, float step1) {
  const V turns = hn::MulAdd(first, hn::Set(d, step0), hn::MulAdd(second, hn::Set(d, step1), hn::Set(d, 0.13f)));
  const V fold = hn::Abs(hn::Sub(turns, hn::Round(turns)));
  return hn::Add(fold, fold);
}

// Panes lie between levels of the first channel and between levels of the second; lead lies along both.
void StainedGlass(const ck_medium_row *given, float *r, float *g, float *b, size_t count) {
  enum Number { kLevels, kAcross, kWidth, kBars, kGlow, kTexture };
  const ck_medium_row &row = *given;
  const float *numbers = row.numbers;
  const float side = ShortSide(row);
  const float spacing = HWY_MAX(row.spacing, 0.01f);
  const float levels = HWY_MAX(floorf(numbers[kLevels]) / spacing, 0.5f);
  const float across = HWY_MAX(floorf(numbers[kAcross]) / spacing, 0.5f);
  const float width = numbers[kWidth] * side;
  const float glow = numbers[kGlow];
  const float rim = 1 / (0.007f * side), far = 2 / side;
  const float top = static_cast<float>(row.row - 0.5 * row.height) - 0.12f * row.light_y * side;
  const float left = static_cast<float>(row.column - 0.5 * row.width) - 0.12f * row.light_x * side;
  // Iron bars in front of the window, at even distances; its middle is free.
  const float bar = 0.65f * width;
  const float bars = numbers[kBars] > 0 ? 1 / (HWY_MAX(numbers[kBars], 0.02f) * spacing) : 0;
  const auto distanceFromBar = [&](float place) {
    const float u = place / side * bars + 0.5f;
    return fabsf(u - floorf(u + 0.5f)) / bars * side;
  };
  const float middle = static_cast<float>(row.row - 0.5 * row.height);
  const float start = static_cast<float>(row.column - 0.5 * row.width);
  const auto isBar = [&](float distance) { return HWY_MIN(HWY_MAX(0.5f * bar + 0.5f - distance, 0.0f), 1.0f); };
  const float crossbar = bars > 0 ? isBar(distanceFromBar(middle)) : 0;
  float mean[3] = {0, 0, 0};
  for (size_t k = 0; k < row.entries; ++k) {
    for (size_t c = 0; c < 3; ++c) mean[c] += row.ramp[4 * k + c] / static_cast<float>(row.entries);
  }
  const RampRow ramp = MediumRamp(row);
  ForPaper(row, 0.003f, 0.02f, count, [&](auto d, size_t i, auto fine, auto coarse) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const V one = hn::Set(d, 1.0f), half = hn::Set(d, 0.5f), shift = hn::Set(d, row.level);
    const Level<V> first = NearestLevel(d, LoadSlope(d, row.looks[0], 0, i), levels, row.level, side);
    const Level<V> second = NearestLevel(d, LoadSlope(d, row.looks[0], 1, i), across, row.level, side);

    // The four panes around the nearest edges.
    const V a = hn::Sub(hn::Sub(first.nearest, half), shift), c = hn::Sub(hn::Sub(second.nearest, half), shift);
    const auto pane = [&](float up0, float up1) HWY_ATTR {
      const V x = hn::Add(a, hn::Set(d, up0)), y = hn::Add(c, hn::Set(d, up1));
      const Triple<V> colour = ColourAt(d, ramp, PanePosition(d, x, y, 0.381966f, 0.2360680f));
      const V bright = hn::MulAdd(PanePosition(d, x, y, 0.2451223f, 0.4301597f), hn::Set(d, 0.9f), hn::Set(d, 0.5f));
      return Triple<V>{hn::Mul(colour.x, bright), hn::Mul(colour.y, bright), hn::Mul(colour.z, bright)};
    };
    const V over0 = AboveLevel(d, first), over1 = AboveLevel(d, second);
    Triple<V> glass = Mixed(Mixed(pane(0, 0), pane(1, 0), over0), Mixed(pane(0, 1), pane(1, 1), over0), over1);
    const V crowd = hn::Max(first.density, second.density);
    glass = Mixed(glass, {hn::Set(d, mean[0]), hn::Set(d, mean[1]), hn::Set(d, mean[2])},
                  SmoothBetween(d, crowd, 0.4f, 1.0f));

    // Lead is left out where it would lie side by side.
    const auto lead = [&](const Level<V> &level) HWY_ATTR {
      const V thin = SmoothBetween(d, hn::Mul(level.density, hn::Set(d, width)), 0.60f, 0.30f);
      return hn::Mul(LineCoverage(d, level, hn::Set(d, width)), thin);
    };
    const V lead0 = lead(first), lead1 = lead(second);
    V open = hn::Mul(hn::Sub(one, lead0), hn::Sub(one, lead1));
    if (bars > 0) {
      const V u = hn::MulAdd(hn::Add(hn::Iota(d, static_cast<float>(i)), hn::Set(d, start)), hn::Set(d, bars / side),
                             hn::Set(d, 0.5f));
      const V beside = hn::Mul(hn::Abs(hn::Sub(u, hn::Round(u))), hn::Set(d, side / bars));
      const V upright = Clamp01(d, hn::Sub(hn::Set(d, 0.5f * bar + 0.5f), beside));
      open = hn::Mul(open, hn::Mul(hn::Sub(one, upright), hn::Set(d, 1 - crossbar)));
    }
    const V away = hn::Sub(hn::Min(hn::Abs(first.distance), hn::Abs(second.distance)), hn::Set(d, 0.5f * width));
    const V within = Decay(d, hn::Mul(hn::Max(away, hn::Zero(d)), hn::Set(d, rim)));
    // Lead is round: the side that faces the light shines.
    const auto shine = [&](const Level<V> &level, V cover) HWY_ATTR {
      const V across = hn::Mul(level.distance, hn::Set(d, 2 / width));
      const V facing = hn::MulAdd(level.x, hn::Set(d, row.light_x), hn::Mul(level.y, hn::Set(d, row.light_y)));
      const V lit = Clamp01(d, hn::Mul(across, facing));
      return hn::Mul(cover, hn::Mul(lit, lit));
    };
    const V inside = hn::Max(shine(first, lead0), shine(second, lead1));

    const V x = hn::Mul(hn::Add(hn::Iota(d, static_cast<float>(i)), hn::Set(d, left)), hn::Set(d, far));
    const V y = hn::Set(d, top * far);
    const V square = hn::MulAdd(x, x, hn::Mul(y, y));
    const V sun = hn::Div(one, hn::MulAdd(square, hn::Set(d, 0.55f), one));
    const V behind = hn::MulAdd(sun, hn::Set(d, 3.0f), hn::Set(d, 0.3f));
    const V noise = hn::MulAdd(fine, hn::Set(d, 0.15f), hn::Mul(coarse, hn::Set(d, 0.25f)));
    const V texture = hn::Max(hn::MulAdd(noise, hn::Set(d, numbers[kTexture]), one), hn::Set(d, 0.2f));
    const V third = hn::LoadU(d, row.looks[0].height[2] + i);
    const V uneven = hn::Mul(texture, hn::MulAdd(third, hn::Set(d, 0.9f), hn::Set(d, 0.45f)));
    const V light = hn::Mul(hn::Mul(behind, uneven), hn::NegMulAdd(within, hn::Set(d, 0.45f), one));
    const V metal = hn::MulAdd(inside, hn::Set(d, 0.10f), hn::Set(d, 0.012f));
    const auto seen = [&](V colour, float tint) HWY_ATTR {
      const V through = hn::Mul(colour, light);
      const V spill = hn::MulAdd(hn::Mul(colour, behind), hn::Set(d, 0.05f * glow), hn::Mul(metal, hn::Set(d, tint)));
      const V sum = Mixed(spill, through, open);
      return Clamp01(d, hn::Sub(one, Decay(d, sum)));
    };
    hn::StoreU(seen(glass.x, 1.0f), d, r + i);
    hn::StoreU(seen(glass.y, 1.0f), d, g + i);
    hn::StoreU(seen(glass.z, 1.25f), d, b + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(StainedGlass);
}  // namespace ck

extern "C" {

void ck_medium_stained_glass(const ck_medium_row *row, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::StainedGlass)(row, r, g, b, count);
}

}  // extern "C"
#endif
