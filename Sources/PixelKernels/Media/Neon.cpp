// Paints tubes of light along levels of a height, on a dark wall.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "MediumKernels.h"
#include "PixelKernels.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Media/Neon.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Media/Levels-inl.h"
#include "Media/Media-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// A tube is at heights t of the first channel. The distance from it is the difference of heights over the slope. The
// second channel chooses the colour of the gas and the third how bright the wall is.
void Neon(const ck_medium_row *given, float *r, float *g, float *b, size_t count) {
  enum Number { kTubes, kWidth, kGlow, kWall };
  constexpr size_t kMost = 26;
  // Slopes per short side: below the first, distances would flood flat areas; below the second, tubes go out where
  // the height is within kNear of theirs.
  constexpr float kGentle = 0.32f, kFlat = 0.06f, kNear = 0.03f;
  const ck_medium_row &row = *given;
  const float *numbers = row.numbers;
  const float side = ShortSide(row);
  const float spaced = floorf(numbers[kTubes]) / HWY_MAX(row.spacing, 0.01f);
  const float tubes = HWY_MIN(HWY_MAX(spaced, 0.5f), 24.0f);
  // A pixel blurs a tube by about 0.6 pixels, which makes a thin one wider and dimmer.
  const float own = 0.5f * numbers[kWidth] * side;
  const float width = sqrtf(own * own + 0.36f);
  const float core = own / width;
  const float near = 1 / (0.010f * side), far = 1 / (0.042f * side);
  const float glow = numbers[kGlow], wall = numbers[kWall];
  float edges[kMost], strengths[kMost];
  size_t used = 0;
  for (size_t k = 0; k < kMost; ++k) {
    const float t = (static_cast<float>(k) + 0.5f - row.level) / tubes;
    // Tubes come and go gently at the lowest and highest heights.
    const float rest = HWY_MIN(t, 1 - t) * 12;
    if (rest <= 0) continue;
    edges[used] = t;
    strengths[used++] = HWY_MIN(rest, 1.0f);
  }
  const RampRow ramp = MediumRamp(row);
  ForPaper(row, 0.0022f, 0.012f, count, [&](auto d, size_t i, auto fine, auto coarse) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const Slope<V> here = LoadSlope(d, row.looks[0], 0, i);
    const Triple<V> gas = ColourAt(d, ramp, hn::LoadU(d, row.looks[0].height[1] + i));
    const V slope = hn::Max(here.length, hn::Set(d, kGentle / side));
    const V lamp = SmoothBetween(d, here.length, 0.0f, kFlat / side);
    V hot = hn::Zero(d), halo = hn::Zero(d);
    for (size_t k = 0; k < used; ++k) {
      const V rise = hn::Abs(hn::Sub(here.height, hn::Set(d, edges[k]))), away = hn::Div(rise, slope);
      const V across = hn::Div(away, hn::Set(d, width));
      const V strength = hn::Mul(hn::Max(lamp, SmoothBetween(d, rise, 0.0f, kNear)), hn::Set(d, strengths[k]));
      hot = hn::MulAdd(strength, Decay(d, hn::Mul(across, across)), hot);
      const V glows = hn::MulAdd(Decay(d, hn::Mul(away, hn::Set(d, near))), hn::Set(d, 1.20f),
                                 hn::Mul(Decay(d, hn::Mul(away, hn::Set(d, far))), hn::Set(d, 0.28f)));
      halo = hn::MulAdd(strength, glows, halo);
    }
    const V bright = hn::MulAdd(fine, hn::Set(d, 0.04f), hn::MulAdd(coarse, hn::Set(d, 0.06f), hn::Set(d, 1.0f)));
    const V third = hn::LoadU(d, row.looks[0].height[2] + i);
    const V base = hn::Mul(hn::Mul(bright, hn::Set(d, wall)), hn::MulAdd(third, hn::Set(d, 0.85f), hn::Set(d, 0.15f)));
    const V spread = hn::Mul(hn::Mul(halo, bright), hn::Set(d, glow));
    const V middle = hn::Mul(hot, hn::Set(d, core));
    const auto exposed = [&](V colour, float dark) HWY_ATTR {
      V light = hn::Mul(base, hn::MulAdd(colour, hn::Set(d, 0.02f), hn::Set(d, dark)));
      light = hn::MulAdd(spread, colour, light);
      light = hn::MulAdd(middle, hn::MulAdd(colour, hn::Set(d, 0.85f), hn::Set(d, 1.05f)), light);
      return Clamp01(d, hn::Sub(hn::Set(d, 1.0f), Decay(d, light)));
    };
    hn::StoreU(exposed(gas.x, 0.003f), d, r + i);
    hn::StoreU(exposed(gas.y, 0.002f), d, g + i);
    hn::StoreU(exposed(gas.z, 0.009f), d, b + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(Neon);
}  // namespace ck

extern "C" {

void ck_medium_neon(const ck_medium_row *row, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::Neon)(row, r, g, b, count);
}

}  // extern "C"
#endif
