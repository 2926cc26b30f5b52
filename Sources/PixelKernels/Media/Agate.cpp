// Paints bands of stone.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "MediumKernels.h"
#include "PixelKernels.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Media/Agate.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Activations-inl.h"
#include "Media/Media-inl.h"
#include "Ramp-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// The bands: their lower edges, how dark the line is there, and their tones.
struct Bands {
  static constexpr size_t kMost = 64;

  // Bands of random widths and tones, the same in all films. They repeat after a height of 1, and are shifted by
  // `level` of a band's mean width.
  Bands(size_t bands, float level, uint32_t seed) : count(bands) {
    const float width = 1 / static_cast<float>(count);
    float tones[kMost];
    float walk = 0;
    for (size_t k = 0; k < count; ++k) {
      walk += 0.48f * (Random(seed, 3 * k) - 0.5f);
      tones[k] = 2 * walk - 2 * floorf(walk);  // folded into 0...1 below: close tones follow each other
      tones[k] = tones[k] > 1 ? 2 - tones[k] : tones[k];
    }
    // Seen as a circle, the bands move up by one for each level.
    const float whole = floorf(level);
    const size_t shift = static_cast<size_t>(whole) % count;
    // The edge below the lowest comes into sight as all move up.
    const auto band = [&](size_t k) { return (k + 2 * count - 1 - shift) % count; };
    for (size_t k = 0; k <= count; ++k) {
      const float jitter = 0.8f * (Random(seed, 3 * band(k) + 1) - 0.5f);
      edges[k] = (static_cast<float>(k) - 0.5f + jitter + (level - whole)) * width;
      lines[k] = 0.2f + 0.8f * Random(seed, 3 * band(k) + 2);
    }
    below[0] = tones[(band(0) + count - 1) % count];
    for (size_t k = 0; k <= count; ++k) below[k + 1] = tones[band(k)];
  }

  size_t count;
  float edges[kMost + 1], lines[kMost + 1];
  float below[kMost + 2];  // the tone below each edge, and above the last

 private:
  static float Random(uint32_t seed, size_t index) {
    const hn::CappedTag<uint32_t, 1> du;
    const uint32_t key = seed ^ (static_cast<uint32_t>(index) * 0x9E3779B1u);
    return static_cast<float>(hn::GetLane(Hashed(du, hn::Set(du, key))) >> 8) * (1.0f / 16777216);
  }
};

void Agate(const ck_medium_row *given, float *r, float *g, float *b, size_t count) {
  enum Number { kBands, kContrast, kVeins, kPolish };
  const ck_medium_row &row = *given;
  const float *numbers = row.numbers;
  const float wanted = HWY_MIN(HWY_MAX(numbers[kBands] / row.spacing, 2.0f), 64.0f);
  const Bands bands(static_cast<size_t>(wanted), row.level * floorf(wanted), row.seed);  // one level is all bands
  const float side = ShortSide(row);
  const float vein = 0.0016f * side;
  const RampRow ramp({row.ramp, row.entries, false});
  HWY_ALIGN float heights[kBlock], tones[kBlock], dark[kBlock], light[kBlock];
  const hn::CappedTag<float, kPixelLanes> wide;
  for (size_t begin = 0; begin < count; begin += kBlock) {
    const size_t filled = HWY_MIN(kBlock, count - begin);
    for (size_t i = filled; i < kBlock; ++i) heights[i] = tones[i] = 0;
    ForPixels(filled, [&](auto d, size_t i) HWY_ATTR {
      using V = hn::Vec<decltype(d)>;
      const V one = hn::Set(d, 1.0f);
      const Slope<V> here = LoadSlope(d, row.looks[0], 0, begin + i);
      const Edge<V> across = EdgeAcross(d, here);
      // Edges that lie further away than a vein is wide are wholly above or below all of these pixels.
      const V reach = hn::Mul(here.length, hn::Set(d, vein + 1));
      const float low = Smallest(d, hn::Sub(here.height, reach));
      const float high = Largest(d, hn::Add(here.height, reach));
      size_t begun = 0;
      while (begun <= bands.count && bands.edges[begun] < low) ++begun;
      V tone = hn::Set(d, bands.below[begun]), vanish = hn::Zero(d);
      for (size_t k = begun; k <= bands.count && bands.edges[k] < high; ++k) {
        const V distance = hn::Mul(hn::Sub(here.height, hn::Set(d, bands.edges[k])), here.inverse);
        tone = Blended(d, tone, hn::Set(d, bands.below[k + 1]), EdgeCoverage(d, distance, across));
        const V line = Clamp01(d, hn::Sub(one, hn::Mul(hn::Abs(distance), hn::Set(d, 1 / vein))));
        vanish = hn::Max(vanish, hn::Mul(line, hn::Set(d, bands.lines[k])));
      }
      const V slope = hn::Mul(hn::MulAdd(here.x, hn::Set(d, row.light_x), hn::Mul(here.y, hn::Set(d, row.light_y))),
                              hn::Set(d, -0.2f * side));
      hn::StoreU(here.height, d, heights + i);
      hn::StoreU(tone, d, tones + i);
      hn::StoreU(hn::NegMulAdd(vanish, hn::Set(d, numbers[kVeins]), one), d, dark + i);
      hn::StoreU(hn::MulAdd(HyperbolicTangent(d, slope), hn::Set(d, numbers[kPolish]), one), d, light + i);
    });
    // Colours are looked up in whole vectors.
    for (size_t i = 0; i < kBlock; i += hn::Lanes(wide)) {
      const auto share = hn::Set(wide, numbers[kContrast]);
      const auto place = Clamp01(wide, Mixed(hn::Load(wide, heights + i), hn::Load(wide, tones + i), share));
      hn::Vec<decltype(wide)> red, green, blue;
      LookUp(wide, ramp, place, red, green, blue);
      const auto shade = hn::Mul(hn::Load(wide, dark + i), hn::Load(wide, light + i));
      HWY_ALIGN float out[3][kPixelLanes];
      hn::Store(Clamp01(wide, hn::Mul(red, shade)), wide, out[0]);
      hn::Store(Clamp01(wide, hn::Mul(green, shade)), wide, out[1]);
      hn::Store(Clamp01(wide, hn::Mul(blue, shade)), wide, out[2]);
      const size_t left = i < filled ? HWY_MIN(filled - i, hn::Lanes(wide)) : 0;
      for (size_t lane = 0; lane < left; ++lane) {
        r[begin + i + lane] = out[0][lane];
        g[begin + i + lane] = out[1][lane];
        b[begin + i + lane] = out[2][lane];
      }
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(Agate);
}  // namespace ck

extern "C" {

void ck_medium_agate(const ck_medium_row *row, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::Agate)(row, r, g, b, count);
}

}  // extern "C"
#endif
