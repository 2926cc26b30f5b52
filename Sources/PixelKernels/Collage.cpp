// Lays zones of pictures over a picture.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "CollageKernels.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Collage.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Media/Media-inl.h"
#include "Transfer-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Shadows end where the height towards the light is this far below an edge, or above it.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V ShadowReach(D d, const Slope<V> &light, float blur) {
  return hn::Mul(light.length, hn::Set(d, blur));
}

void CollageExtent(const ck_collage *collage, const ck_look *here, const ck_look *light, size_t count, float *lowest,
                   float *highest) {
  float low = *lowest, high = *highest;
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const Slope<V> slope = LoadSlope(d, *here, 0, i);
    const V reach = hn::Mul(slope.length, hn::Set(d, 0.5f * collage->border + 1.5f));
    V top = hn::Add(slope.height, reach);
    if (collage->darkness > 0) {
      const Slope<V> there = LoadSlope(d, *light, 0, i);
      top = hn::Max(top, hn::Add(there.height, ShadowReach(d, there, collage->blur)));
    }
    low = HWY_MIN(low, Smallest(d, hn::Sub(slope.height, reach)));
    high = HWY_MAX(high, Largest(d, top));
  });
  *lowest = low;
  *highest = high;
}

void CollageRow(const ck_collage *given, const ck_look *here, const ck_look *light, const float *edges,
                const ck_colours *zones, size_t zone_count, float *r, float *g, float *b, size_t count) {
  const ck_collage collage = *given;
  const float half = 0.5f * collage.border;
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const V zero = hn::Zero(d), one = hn::Set(d, 1.0f);
    const Slope<V> slope = LoadSlope(d, *here, 0, i);
    const Edge<V> across = EdgeAcross(d, slope);
    V shadowHeight = zero, perLength = zero;
    if (collage.darkness > 0) {
      const Slope<V> there = LoadSlope(d, *light, 0, i);
      shadowHeight = there.height;
      perLength = hn::Div(one, ShadowReach(d, there, collage.blur));
    }
    V encoded[3] = {hn::LoadU(d, r + i), hn::LoadU(d, g + i), hn::LoadU(d, b + i)};
    V mixed[3] = {zero, zero, zero};
    // `encoded` counts where a pixel shows one picture as it is, `mixed` in linear light elsewhere.
    auto isPlain = hn::Eq(zero, zero);
    bool isDecoded = false;
    const auto decode = [&]() HWY_ATTR {
      if (!isDecoded) {
        for (size_t c = 0; c < 3; ++c) mixed[c] = DecodeSRGB(d, Clamp01(d, encoded[c]));
      }
      isDecoded = true;
    };
    const float border[3] = {collage.r, collage.g, collage.b};
    for (size_t k = 0; k < zone_count; ++k) {
      const V distance = hn::Mul(hn::Sub(slope.height, hn::Set(d, edges[k])), slope.inverse);
      const V inner = EdgeCoverage(d, hn::Sub(distance, hn::Set(d, half)), across);
      const V outer = half > 0 ? EdgeCoverage(d, hn::Add(distance, hn::Set(d, half)), across) : inner;
      const auto covers = hn::Eq(inner, one);
      V dark = zero;
      if (collage.darkness > 0) {
        dark = hn::Mul(SmoothStep(d, hn::Mul(hn::Sub(shadowHeight, hn::Set(d, edges[k])), perLength)),
                       hn::Set(d, collage.darkness));
      }
      const auto touches = hn::AndNot(covers, hn::Or(hn::Gt(outer, zero), hn::Gt(dark, zero)));
      if (hn::AllTrue(d, covers)) {
        encoded[0] = hn::LoadU(d, zones[k].r + i);
        encoded[1] = hn::LoadU(d, zones[k].g + i);
        encoded[2] = hn::LoadU(d, zones[k].b + i);
        isPlain = hn::Eq(zero, zero);
        isDecoded = false;
        continue;
      }
      if (hn::AllFalse(d, hn::Or(covers, touches))) continue;
      decode();
      isPlain = hn::AndNot(touches, hn::Or(isPlain, covers));
      const V zone[3] = {hn::LoadU(d, zones[k].r + i), hn::LoadU(d, zones[k].g + i),
                          hn::LoadU(d, zones[k].b + i)};
      const V left = hn::Sub(one, dark);
      const bool isSeen = !hn::AllTrue(d, hn::Eq(inner, zero));
      for (size_t c = 0; c < 3; ++c) {
        V below = hn::Mul(mixed[c], left);
        if (half > 0) below = Blended(d, below, hn::Set(d, border[c]), outer);
        if (isSeen) {
          // A zone that was not painted may hold anything where it does not cover.
          const V shown = hn::IfThenElse(hn::Gt(inner, zero), DecodeSRGB(d, Clamp01(d, zone[c])), zero);
          below = Blended(d, below, shown, inner);
          encoded[c] = hn::IfThenElse(covers, zone[c], encoded[c]);
        }
        mixed[c] = below;
      }
    }
    float *const planes[3] = {r, g, b};
    for (size_t c = 0; c < 3; ++c) {
      const V shown = hn::AllTrue(d, isPlain)
                          ? encoded[c]
                          : hn::IfThenElse(isPlain, encoded[c], QuicklyEncodeSRGB(d, Clamp01(d, mixed[c])));
      hn::StoreU(shown, d, planes[c] + i);
    }
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(CollageExtent);
HWY_EXPORT(CollageRow);
}  // namespace ck

extern "C" {

void ck_collage_extent(const ck_collage *collage, const ck_look *here, const ck_look *light, size_t count,
                       float *lowest, float *highest) {
  HWY_DYNAMIC_DISPATCH(ck::CollageExtent)(collage, here, light, count, lowest, highest);
}

void ck_collage_row(const ck_collage *collage, const ck_look *here, const ck_look *light, const float *edges,
                    const ck_colours *zones, size_t zone_count, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::CollageRow)(collage, here, light, edges, zones, zone_count, r, g, b, count);
}

}  // extern "C"
#endif
