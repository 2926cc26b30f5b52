// Paints a map: hill shade, flat tints of heights, and contours.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "MediumKernels.h"
#include "PixelKernels.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Media/Map.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Media/Levels-inl.h"
#include "Media/Media-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Adds a smaller landscape to a larger one.
template <class D, class V = hn::Vec<D>>
HWY_INLINE void AddDetail(D d, const ck_look &look, size_t i, V &height, V &x, V &y) {
  const V share = hn::Set(d, look.amplitude);
  height = hn::MulAdd(hn::Sub(hn::LoadU(d, look.height[0] + i), hn::Set(d, 0.5f)), share, height);
  x = hn::MulAdd(hn::LoadU(d, look.dx[0] + i), share, x);
  y = hn::MulAdd(hn::LoadU(d, look.dy[0] + i), share, y);
}

void Map(const ck_medium_row *given, float *r, float *g, float *b, size_t count) {
  enum Number { kLevels, kFiner, kWidth, kInk, kRelief, kDetail, kTexture };
  // How far light comes from above, and how steep a rise of 1 over the short side is.
  constexpr float kAbove = 0.62f, kAside = 0.8f, kSteepness = 0.27f;
  const ck_medium_row &row = *given;
  const float *numbers = row.numbers;
  const float side = ShortSide(row);
  const float levels = HWY_MAX(floorf(numbers[kLevels]) / HWY_MAX(row.spacing, 0.01f), 2.0f);
  const float finer = floorf(numbers[kFiner]) + 1;
  const float width = numbers[kWidth] * side;
  const float steep = numbers[kRelief] * kSteepness * side;
  const float ink = numbers[kInk], perLevel = 1 / (levels - 1);
  const RampRow ramp = MediumRamp(row);
  ForPaper(row, 0.0022f, 0.008f, count, [&](auto d, size_t i, auto fine, auto coarse) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const V one = hn::Set(d, 1.0f);
    const ck_look &look = row.looks[0];
    V height = hn::LoadU(d, look.height[0] + i), x = hn::LoadU(d, look.dx[0] + i), y = hn::LoadU(d, look.dy[0] + i);
    AddDetail(d, row.looks[1], i, height, x, y);
    AddDetail(d, row.looks[2], i, height, x, y);
    const Slope<V> land = SlopeOf(d, height, x, y);
    const V square = hn::MulAdd(x, x, hn::Mul(y, y));

    const Level<V> level = NearestLevel(d, land, levels, row.level, side);
    const V above = hn::Mul(hn::Sub(level.nearest, hn::Set(d, row.level)), hn::Set(d, perLevel));
    const Triple<V> lower = ColourAt(d, ramp, hn::Sub(above, hn::Set(d, perLevel))), upper = ColourAt(d, ramp, above);
    const Triple<V> tint = Mixed(lower, upper, AboveLevel(d, level));

    // Lambert's law on a surface that rises with the height.
    const V facing = hn::MulAdd(land.x, hn::Set(d, row.light_x), hn::Mul(land.y, hn::Set(d, row.light_y)));
    const V bend = hn::Sqrt(hn::MulAdd(square, hn::Set(d, steep * steep), one));
    const V towards = hn::NegMulAdd(facing, hn::Set(d, kAside * steep), hn::Set(d, kAbove));
    const V shade = hn::Min(hn::Max(hn::Div(towards, bend), hn::Set(d, 0.02f)), hn::Set(d, 1.3f));

    // Contours become paler where the land is steep, or they would make it black.
    const V crowd = hn::Mul(level.density, hn::Set(d, width));
    const V main = hn::Mul(LineCoverage(d, level, hn::Set(d, width)), SmoothBetween(d, crowd, 0.55f, 0.15f));
    V line = hn::Mul(main, hn::Set(d, 0.75f));
    if (finer > 1) {
      const Level<V> between = NearestLevel(d, land, levels * finer, row.level * finer, side);
      const V cover = LineCoverage(d, between, hn::Set(d, 0.6f * width));
      const V pale = SmoothBetween(d, hn::Mul(crowd, hn::Set(d, finer)), 0.5f, 0.15f);
      line = hn::Max(line, hn::Mul(hn::Mul(cover, pale), hn::Set(d, 0.35f)));
    }
    const V noise = hn::MulAdd(fine, hn::Set(d, 0.04f), hn::Mul(coarse, hn::Set(d, 0.03f)));
    const V paper = hn::MulAdd(noise, hn::Set(d, numbers[kTexture]), one);
    const V light = hn::Mul(paper, hn::NegMulAdd(line, hn::Set(d, ink), one));
    // Shade is lit by the sky and bluer than light.
    const auto lit = [&](V colour, float sky, float sun) HWY_ATTR {
      return Clamp01(d, hn::Mul(hn::Mul(colour, light), hn::MulAdd(shade, hn::Set(d, sun), hn::Set(d, sky))));
    };
    hn::StoreU(lit(tint.x, 0.26f, 0.90f), d, r + i);
    hn::StoreU(lit(tint.y, 0.29f, 0.86f), d, g + i);
    hn::StoreU(lit(tint.z, 0.36f, 0.78f), d, b + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(Map);
}  // namespace ck

extern "C" {

void ck_medium_map(const ck_medium_row *row, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::Map)(row, r, g, b, count);
}

}  // extern "C"
#endif
