// Paints sheets of paper, one above the other, with shadows.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "MediumKernels.h"
#include "PixelKernels.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Media/PaperCut.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Media/Media-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Sheet k lies above sheet k - 1, with an edge where the height is t. It throws a shadow on the sheets below, as far as
// a look towards the light is above t; the edge that faces the light has a bright rim.
void PaperCut(const ck_medium_row *given, float *r, float *g, float *b, size_t count) {
  enum Number { kSheets, kShadow, kDarkness, kBlur, kRim, kTexture };
  constexpr size_t kMost = 26;
  const ck_medium_row &row = *given;
  const float *numbers = row.numbers;
  const float sheets = floorf(HWY_MIN(HWY_MAX(numbers[kSheets], 2.0f), 24.0f));
  const float darkness = numbers[kShadow] > 0 ? numbers[kDarkness] : 0;
  const float rim = 0.0014f * ShortSide(row);
  const float blur = HWY_MAX(numbers[kBlur] * ShortSide(row), 0.5f), perBlur = 1 / blur;
  const size_t tops = static_cast<size_t>(sheets) + 1;
  Light colours[kMost];
  float edges[kMost];
  for (size_t k = 0; k < tops; ++k) {
    const float edge = (static_cast<float>(k) - row.level) / sheets;
    edges[k] = edge < 1 ? edge : 2;  // heights reach 1, and no sheet begins there
    // The lowest sheet has the ramp's first colour and the highest its last.
    colours[k] = RampColour(row, (static_cast<float>(k) - row.level) / (sheets - 1));
  }
  ForPaper(row, 0.0022f, 0.008f, count, [&](auto d, size_t i, auto fine, auto coarse) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const V one = hn::Set(d, 1.0f);
    const Slope<V> here = LoadSlope(d, row.looks[0], 0, i);
    V shadowHeight = hn::Zero(d), perLength = hn::Zero(d), shadowReach = hn::Zero(d);
    if (darkness > 0) {
      const Slope<V> there = LoadSlope(d, row.looks[1], 0, i);
      shadowHeight = there.height;
      perLength = hn::Mul(hn::Set(d, perBlur), there.inverse);
      shadowReach = hn::Mul(hn::Set(d, blur), there.length);
    }
    // What lies below a sheet that covers all of these pixels, rim and all, is not seen, nor are sheets that cover and
    // shade none of them. To leave out both changes no bit.
    const V reach = hn::Mul(here.length, hn::Set(d, 2 * rim + 1));
    const float low = Smallest(d, hn::Sub(here.height, reach));
    float high = Largest(d, hn::Add(here.height, reach));
    if (darkness > 0) high = HWY_MAX(high, Largest(d, hn::Add(shadowHeight, shadowReach)));
    size_t lowest = 0, end = 1;
    while (lowest + 1 < tops && edges[lowest + 1] < low) ++lowest;
    end = lowest + 1;
    while (end < tops && edges[end] < high) ++end;
    V red = hn::Set(d, colours[lowest].r), green = hn::Set(d, colours[lowest].g), blue = hn::Set(d, colours[lowest].b);
    V facing = hn::Zero(d);
    Edge<V> across = {facing, facing, facing};
    if (lowest + 1 < end) {
      const V x = hn::Mul(here.x, here.inverse), y = hn::Mul(here.y, here.inverse);
      facing = hn::Neg(hn::MulAdd(x, hn::Set(d, row.light_x), hn::Mul(y, hn::Set(d, row.light_y))));
      across = EdgeAcross(d, x, y);
    }
    for (size_t k = lowest + 1; k < end; ++k) {
      const V edge = hn::Set(d, edges[k]);
      const V distance = hn::Mul(hn::Sub(here.height, edge), here.inverse);
      const V cover = EdgeCoverage(d, distance, across);
      if (darkness > 0) {
        const V shade = SmoothStep(d, hn::Mul(hn::Sub(shadowHeight, edge), perLength));
        const V left = hn::NegMulAdd(shade, hn::Set(d, darkness), one);
        red = hn::Mul(red, left);
        green = hn::Mul(green, left);
        blue = hn::Mul(blue, left);
      }
      const V within = Clamp01(d, hn::NegMulAdd(hn::Abs(hn::Sub(distance, hn::Set(d, rim))), hn::Set(d, 1 / rim), one));
      const V lit = hn::MulAdd(hn::Mul(within, facing), hn::Set(d, numbers[kRim]), one);
      red = Blended(d, red, hn::Mul(lit, hn::Set(d, colours[k].r)), cover);
      green = Blended(d, green, hn::Mul(lit, hn::Set(d, colours[k].g)), cover);
      blue = Blended(d, blue, hn::Mul(lit, hn::Set(d, colours[k].b)), cover);
    }
    const V noise = hn::MulAdd(fine, hn::Set(d, 0.04f), hn::Mul(coarse, hn::Set(d, 0.03f)));
    const V paper = hn::MulAdd(noise, hn::Set(d, numbers[kTexture]), one);
    hn::StoreU(Clamp01(d, hn::Mul(red, paper)), d, r + i);
    hn::StoreU(Clamp01(d, hn::Mul(green, paper)), d, g + i);
    hn::StoreU(Clamp01(d, hn::Mul(blue, paper)), d, b + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(PaperCut);
}  // namespace ck

extern "C" {

void ck_medium_paper_cut(const ck_medium_row *row, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::PaperCut)(row, r, g, b, count);
}

}  // extern "C"
#endif
