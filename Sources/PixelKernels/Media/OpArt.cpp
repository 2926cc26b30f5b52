// Paints stripes that a field bends.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "MediumKernels.h"
#include "PixelKernels.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Media/OpArt.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Media/Lines-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// The stripes lie across the picture, `pitch` apart, and the first channel of the second look moves them up and down;
// how much of a stripe is dark follows the height and the light on its slopes.
void OpArt(const ck_medium_row *given, float *r, float *g, float *b, size_t count) {
  enum Number { kPitch, kBend, kSwell };
  const ck_medium_row &row = *given;
  const float *numbers = row.numbers;
  const float side = ShortSide(row), pitch = HWY_MAX(numbers[kPitch] * row.spacing * side, 0.1f);
  const float bend = numbers[kBend] * side / pitch;  // in stripes
  const double middle = (row.row - 0.5 * row.height) / static_cast<double>(pitch);
  const float start = static_cast<float>(middle - floor(middle)) - row.level - 0.5f * bend;
  const float steep = 0.3f * side, swell = 0.5f * numbers[kSwell];
  const Light dark = RampColour(row, 0), light = RampColour(row, 1);
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const V one = hn::Set(d, 1.0f), half = hn::Set(d, 0.5f);
    const Slope<V> tone = LoadSlope(d, row.looks[0], 0, i);
    const V slope = hn::Mul(hn::Set(d, steep), hn::MulAdd(tone.x, hn::Set(d, row.light_x),
                                                          hn::Mul(tone.y, hn::Set(d, row.light_y))));
    const V length = hn::Mul(hn::Set(d, steep), tone.length);
    const V away = hn::Div(slope, hn::Sqrt(hn::MulAdd(length, length, one)));
    const Slope<V> bent = LoadSlope(d, row.looks[1], 0, i);
    const V phase = hn::MulAdd(bent.height, hn::Set(d, bend), hn::Set(d, start));
    const V x = hn::Mul(bent.x, hn::Set(d, bend));
    const V y = hn::MulAdd(bent.y, hn::Set(d, bend), hn::Set(d, 1 / pitch));
    const V steepness = hn::Max(hn::Sqrt(hn::MulAdd(x, x, hn::Mul(y, y))), hn::Set(d, 1e-9f));
    const V gap = hn::Div(one, steepness);
    // Where stripes are wide their edges follow the bend alone.
    const V dense = hn::Min(hn::Mul(steepness, hn::Set(d, pitch)), one);
    const V share = hn::MulAdd(away, hn::Mul(dense, hn::Set(d, swell)), half);
    const V off = hn::Mul(hn::Sub(phase, hn::Round(phase)), gap);
    const V line = LineCoverage(d, off, hn::Mul(share, gap), EdgeAcross(d, hn::Mul(x, gap), hn::Mul(y, gap)));
    const V cover = Clamp01(d, Mixed(share, line, Resolved(d, gap)));
    hn::StoreU(Mixed(hn::Set(d, light.r), hn::Set(d, dark.r), cover), d, r + i);
    hn::StoreU(Mixed(hn::Set(d, light.g), hn::Set(d, dark.g), cover), d, g + i);
    hn::StoreU(Mixed(hn::Set(d, light.b), hn::Set(d, dark.b), cover), d, b + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(OpArt);
}  // namespace ck

extern "C" {

void ck_medium_op_art(const ck_medium_row *row, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::OpArt)(row, r, g, b, count);
}

}  // extern "C"
#endif
