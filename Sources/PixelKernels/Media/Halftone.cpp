// Prints three inks, each as the dots of a screen of its own.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "MediumKernels.h"
#include "PixelKernels.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Media/Halftone.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Activations-inl.h"
#include "Media/Lines-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// A screen: rows and columns of dots, turned by an angle. Where the screen's height, from 0 between dots to 1 at their
// middles, is above a threshold, there is ink.
struct Screen {
  float cosine, sine;      // of the angle
  float right, down;       // by how many short sides the print is misplaced, per unit of misregistration
  float u, v, step_u, step_v;  // the place on the screen at the row's first pixel, in dots, and its change per pixel
};

constexpr float kTau = 6.2831853f;

// The height from which an ink leaves no paper bare.
constexpr float kSolid = 0.9f;

// At 15, 75 and 0 degrees, as printers have them.
constexpr Screen kScreens[3] = {{0.9659258f, 0.2588190f, 0, 0, 0, 0, 0, 0},
                                {0.2588190f, 0.9659258f, 0.81f, -0.52f, 0, 0, 0, 0},
                                {1, 0, -0.59f, 0.67f, 0, 0, 0, 0}};

// Waves along a row: the cosine and the sine of a turn that grows evenly from pixel to pixel. They are those at the first
// pixel of each block of `kBlock`, turned by those of the distance from it, which are the same in all blocks.
class Waves {
 public:
  // `step` is the change of the turn for each pixel, in whole turns.
  explicit Waves(float step) : step_(step) {
    const hn::CappedTag<float, kPixelLanes> d;
    for (size_t i = 0; i < kBlock; i += hn::Lanes(d)) {
      const auto turn = hn::Mul(hn::Iota(d, static_cast<float>(i)), hn::Set(d, step));
      hn::Store(Cosine(d, turn), d, cosines_ + i);
      hn::Store(Sine(d, turn), d, sines_ + i);
    }
  }

  // Begins the block whose first pixel is `i`. `start` is the turn at the row's first pixel.
  void Begin(float start, size_t i) {
    const hn::CappedTag<float, 1> d;
    const auto turn = hn::MulAdd(hn::Set(d, static_cast<float>(i)), hn::Set(d, step_), hn::Set(d, start));
    cosine_ = hn::GetLane(Cosine(d, turn));
    sine_ = hn::GetLane(Sine(d, turn));
  }

  template <class D, class V = hn::Vec<D>>
  HWY_INLINE V CosineAt(D d, size_t within) const {
    return hn::NegMulAdd(hn::LoadU(d, sines_ + within), hn::Set(d, sine_),
                         hn::Mul(hn::LoadU(d, cosines_ + within), hn::Set(d, cosine_)));
  }

  template <class D, class V = hn::Vec<D>>
  HWY_INLINE V SineAt(D d, size_t within) const {
    return hn::MulAdd(hn::LoadU(d, sines_ + within), hn::Set(d, cosine_),
                      hn::Mul(hn::LoadU(d, cosines_ + within), hn::Set(d, sine_)));
  }

 private:
  template <class D, class V = hn::Vec<D>>
  static HWY_INLINE V Cosine(D d, V turn) {
    const V rest = hn::Abs(hn::Sub(turn, hn::Round(turn)));
    return SineOfRest(d, hn::Mul(hn::Set(d, kTau), hn::Sub(hn::Set(d, 0.25f), rest)));
  }

  template <class D, class V = hn::Vec<D>>
  static HWY_INLINE V Sine(D d, V turn) {
    const V quarter = hn::Set(d, 0.25f), rest = hn::Sub(turn, hn::Round(turn));
    const V folded = hn::Sub(quarter, hn::Abs(hn::Sub(hn::Abs(rest), quarter)));
    return hn::CopySign(SineOfRest(d, hn::Mul(hn::Set(d, kTau), folded)), rest);
  }

  float step_;
  float cosine_ = 1, sine_ = 0;
  HWY_ALIGN float cosines_[kBlock];
  HWY_ALIGN float sines_[kBlock];
};

// The threshold at which the share `area` of a screen is above it, less the screen's mean, one half: an odd polynomial
// within 0.008 of the area.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V ScreenThreshold(D d, V area) {
  const V a = hn::Sub(hn::Set(d, 0.5f), area), square = hn::Mul(a, a);
  const V p = Polynomial(d, square, 0.51538524f, 4.01369834f, -14.59859461f, 25.47677314f);
  return hn::Mul(a, p);
}

// The share of a pixel that is inked where a screen shall be covered by the share `area`. `across` and `along` are the
// waves of its columns and rows of dots, of which one is `cell` pixels wide; the pixel is number `within` of a block.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V DotCoverage(D d, const Screen &screen, float cell, const Waves &across, const Waves &along, size_t within,
                         V area) {
  const V sum = hn::Add(across.CosineAt(d, within), along.CosineAt(d, within));
  const V height = hn::Mul(hn::Set(d, 0.25f), sum);
  const V scale = hn::Set(d, -0.25f * kTau / cell);
  const V slopeU = hn::Mul(scale, across.SineAt(d, within)), slopeV = hn::Mul(scale, along.SineAt(d, within));
  const V x = hn::NegMulAdd(slopeV, hn::Set(d, screen.sine), hn::Mul(slopeU, hn::Set(d, screen.cosine)));
  const V y = hn::MulAdd(slopeV, hn::Set(d, screen.cosine), hn::Mul(slopeU, hn::Set(d, screen.sine)));
  // Flat parts of the screen, at dots' middles and where four dots meet, have edges of about this slope around them.
  const float flat = 0.4f / cell;
  const V length = hn::Max(hn::Sqrt(hn::MulAdd(x, x, hn::Mul(y, y))), hn::Set(d, 1e-9f));
  const V inverse = hn::Div(hn::Set(d, 1.0f), length);
  const V distance = hn::Mul(hn::Sub(height, ScreenThreshold(d, area)), hn::Min(inverse, hn::Set(d, 1 / flat)));
  V cover = EdgeCoverage(d, distance, EdgeAcross(d, hn::Mul(x, inverse), hn::Mul(y, inverse)));
  // No pixel has more ink than its whole dot, nor more paper than its whole hole.
  const V one = hn::Set(d, 1.0f), pixels = hn::Set(d, cell * cell);
  cover = hn::Min(cover, hn::Mul(area, pixels));
  cover = hn::Max(cover, hn::NegMulAdd(hn::Sub(one, area), pixels, one));
  return Mixed(area, cover, Resolved(d, hn::Set(d, cell)));
}

// Ink k is printed where channel k is high; inks lie on each other as glass does.
void Halftone(const ck_medium_row *given, float *r, float *g, float *b, size_t count) {
  enum Number { kPitch, kBare, kShift, kMottle, kTexture };
  const ck_medium_row &row = *given;
  const float *numbers = row.numbers;
  const float side = ShortSide(row), cell = HWY_MAX(numbers[kPitch] * row.spacing * side, 0.1f);
  const float bare = HWY_MIN(numbers[kBare], 0.8f);
  const Light paper = {0.922f, 0.871f, 0.761f};
  Screen screens[3];
  Light inks[3];
  for (size_t k = 0; k < 3; ++k) {
    Screen &screen = screens[k];
    screen = kScreens[k];
    inks[k] = RampColour(row, 0.5f * static_cast<float>(k));
    screen.right *= numbers[kShift] * side;
    screen.down *= numbers[kShift] * side;
    const double x = row.column - 0.5 * row.width - static_cast<double>(screen.right);
    const double y = row.row - 0.5 * row.height - static_cast<double>(screen.down);
    const double cosine = static_cast<double>(screen.cosine), sine = static_cast<double>(screen.sine);
    const double u = (x * cosine + y * sine) / static_cast<double>(cell);
    const double v = (y * cosine - x * sine) / static_cast<double>(cell);
    // Whole dots leave the screen as it is.
    screen.u = static_cast<float>(u - floor(u)) + row.level;
    screen.v = static_cast<float>(v - floor(v));
    screen.step_u = screen.cosine / cell;
    screen.step_v = -screen.sine / cell;
  }
  const float mottle = numbers[kMottle];
  Waves across[3] = {Waves(screens[0].step_u), Waves(screens[1].step_u), Waves(screens[2].step_u)};
  Waves along[3] = {Waves(screens[0].step_v), Waves(screens[1].step_v), Waves(screens[2].step_v)};
  ForPaper(row, 0.0025f, 0.014f, count, [&](auto d, size_t i, auto fine, auto coarse) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const V one = hn::Set(d, 1.0f);
    const size_t within = i % kBlock;
    if (within == 0) {
      for (size_t k = 0; k < 3; ++k) {
        across[k].Begin(screens[k].u, i);
        along[k].Begin(screens[k].v, i);
      }
    }
    const V grain = hn::MulAdd(hn::Mul(hn::Set(d, 0.03f), hn::Add(fine, coarse)), hn::Set(d, numbers[kTexture]), one);
    V red = hn::Mul(grain, hn::Set(d, paper.r)), green = hn::Mul(grain, hn::Set(d, paper.g)),
      blue = hn::Mul(grain, hn::Set(d, paper.b));
    for (size_t k = 0; k < 3; ++k) {
      const Screen &screen = screens[k];
      const Slope<V> here = LoadSlope(d, row.looks[0], k, i);
      // A misplaced print shows what lies beside the pixel.
      const V moved = hn::MulAdd(here.x, hn::Set(d, screen.right), hn::Mul(here.y, hn::Set(d, screen.down)));
      const V tone = SmoothRise(d, hn::Sub(here.height, moved), bare, kSolid);
      const V cover = DotCoverage(d, screen, cell, across[k], along[k], within, tone);
      // Each ink lies unevenly in its own way.
      const V ofFine = hn::Mul(fine, hn::Set(d, k == 2 ? -mottle : mottle));
      const V noise = hn::MulAdd(coarse, hn::Set(d, k == 1 ? -mottle : mottle), ofFine);
      const V ink = Clamp01(d, hn::Mul(cover, hn::Add(noise, hn::Set(d, 1 - 1.2f * mottle))));
      red = hn::Mul(red, hn::NegMulAdd(ink, hn::Set(d, 1 - inks[k].r), one));
      green = hn::Mul(green, hn::NegMulAdd(ink, hn::Set(d, 1 - inks[k].g), one));
      blue = hn::Mul(blue, hn::NegMulAdd(ink, hn::Set(d, 1 - inks[k].b), one));
    }
    hn::StoreU(Clamp01(d, red), d, r + i);
    hn::StoreU(Clamp01(d, green), d, g + i);
    hn::StoreU(Clamp01(d, blue), d, b + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(Halftone);
}  // namespace ck

extern "C" {

void ck_medium_halftone(const ck_medium_row *row, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::Halftone)(row, r, g, b, count);
}

}  // extern "C"
#endif
