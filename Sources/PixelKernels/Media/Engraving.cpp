// Paints with lines of ink whose width is the tone, and crosses them with others in the darks.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "MediumKernels.h"
#include "PixelKernels.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Media/Engraving.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Media/Lines-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// The tone is the first channel's height and its shading by the light; the lines follow the first channel of the second
// look, and those that cross them its second channel.
void Engraving(const ck_medium_row *given, float *r, float *g, float *b, size_t count) {
  enum Number { kPitch, kLightest, kDarkest, kRelief, kHatch, kTexture };
  const ck_medium_row &row = *given;
  const float *numbers = row.numbers;
  const float pitch = HWY_MAX(numbers[kPitch] * row.spacing * ShortSide(row), 0.1f);
  const float relief = numbers[kRelief], hatch = numbers[kHatch];
  const float lightest = numbers[kLightest], darkest = numbers[kDarkest];
  const float flattest = 0.05f / ShortSide(row);
  // A height that rises by its whole range over half the short side is shaded strongly.
  const float steep = 0.5f * ShortSide(row);
  const Light ink = RampColour(row, 0), paper = RampColour(row, 1);
  ForPaper(row, 0.002f, 0.009f, count, [&](auto d, size_t i, auto fine, auto coarse) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const V one = hn::Set(d, 1.0f), half = hn::Set(d, 0.5f);
    const Slope<V> tone = LoadSlope(d, row.looks[0], 0, i);
    const V slope = hn::Mul(hn::Set(d, steep), hn::MulAdd(tone.x, hn::Set(d, row.light_x),
                                                          hn::Mul(tone.y, hn::Set(d, row.light_y))));
    const V length = hn::Mul(hn::Set(d, steep), tone.length);
    // Slopes that rise away from the light face it.
    const V facing = hn::Neg(hn::Div(slope, hn::Sqrt(hn::MulAdd(length, length, one))));
    const V height = hn::Mul(hn::Set(d, 1 - relief), hn::Sub(tone.height, half));
    const V mixed = hn::MulAdd(hn::Set(d, relief), facing, height);
    const V light = Clamp01(d, hn::MulAdd(hn::Set(d, 1.3f), mixed, half));
    const V dark = hn::Sub(one, light);
    const V curved = hn::Mul(dark, hn::MulAdd(dark, hn::Set(d, 0.25f), hn::Set(d, 0.75f)));
    const V share = hn::MulAdd(curved, hn::Set(d, darkest - lightest), hn::Set(d, lightest));
    const Slope<V> lines = LoadSlope(d, row.looks[1], 0, i);
    V cover = EvenLines(d, lines, pitch, flattest, share, row.level);
    const V depth = SmoothRise(d, hn::Mul(dark, hn::Set(d, 1 / HWY_MAX(hatch, 0.001f))), 1.0f, 1.4f);
    // Lines without ink change no bit.
    if (hatch > 0 && !hn::AllTrue(d, hn::Eq(depth, hn::Zero(d)))) {
      const Slope<V> across = LoadSlope(d, row.looks[1], 1, i);
      // Lines that run along the others would only thicken some of them.
      const V turned = hn::Abs(hn::NegMulAdd(lines.y, across.x, hn::Mul(lines.x, across.y)));
      const V crossing = SmoothRise(d, hn::Mul(turned, hn::Mul(lines.inverse, across.inverse)), 0.1f, 0.5f);
      const V second = hn::Mul(hn::Mul(depth, crossing), hn::Set(d, 0.6f * darkest));
      const V other = EvenLines(d, across, pitch, flattest, second, row.level);
      cover = hn::MulAdd(other, hn::Sub(one, cover), cover);
    }
    const V noise = hn::MulAdd(fine, hn::Set(d, 0.04f), hn::Mul(coarse, hn::Set(d, 0.03f)));
    const V grain = hn::MulAdd(noise, hn::Set(d, numbers[kTexture]), one);
    const auto store = [&](float *plane, float inked, float bare) HWY_ATTR {
      hn::StoreU(Clamp01(d, Mixed(hn::Mul(grain, hn::Set(d, bare)), hn::Set(d, inked), cover)), d, plane + i);
    };
    store(r, ink.r, paper.r);
    store(g, ink.g, paper.g);
    store(b, ink.b, paper.b);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(Engraving);
}  // namespace ck

extern "C" {

void ck_medium_engraving(const ck_medium_row *row, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::Engraving)(row, r, g, b, count);
}

}  // extern "C"
#endif
