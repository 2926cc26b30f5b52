// Depthwise convolutions of a panel of channels, forward and backward: both are sums of taps in a picture with a margin.

#if defined(CONVNET_DEPTHWISE_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef CONVNET_DEPTHWISE_INL_H
#undef CONVNET_DEPTHWISE_INL_H
#else
#define CONVNET_DEPTHWISE_INL_H
#endif

#include "Product-inl.h"

HWY_BEFORE_NAMESPACE();
namespace cn {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Forward: ReLU6 into rows of all channels.
struct DepthwiseForward {
  const float *bias;
  float *values;  // of the row's first pixel
  size_t stride;
  Bits *bits;
  size_t bits_step;

  HWY_INLINE hn::Vec<Lane> Begin(size_t vector) const { return hn::LoadU(Lane(), bias + vector * kLanes); }
  template <size_t kVectors>
  HWY_INLINE void End(size_t pixel, hn::Vec<Lane> (&sums)[kVectors]) const {
    ReLU6<kVectors>(sums, values + pixel * stride, bits + pixel * bits_step);
  }
};

// Backward: derivatives through the ReLU6 of the expansion.
template <bool kGuided>
struct DepthwiseBackward {
  float *values;
  size_t stride;
  const Bits *bits;
  size_t bits_step;

  HWY_INLINE hn::Vec<Lane> Begin(size_t) const { return hn::Zero(Lane()); }
  template <size_t kVectors>
  HWY_INLINE void End(size_t pixel, hn::Vec<Lane> (&sums)[kVectors]) const {
    ThroughReLU6<kGuided, kVectors>(sums, bits + pixel * bits_step, values + pixel * stride);
  }
};

template <size_t kPixels, class End>
HWY_INLINE void DepthwiseTile(const Taps &taps, const float *HWY_RESTRICT source, size_t advance,
                              const float *HWY_RESTRICT weights, size_t pixel, const End &end) {
  constexpr size_t kVectors = CN_PANEL / kLanes;
  const Lane d;
  hn::Vec<Lane> sums[kPixels][kVectors];
#pragma unroll
  for (size_t v = 0; v < kVectors; ++v) {
    const auto begin = end.Begin(v);
#pragma unroll
    for (size_t p = 0; p < kPixels; ++p) sums[p][v] = begin;
  }
  for (size_t t = 0; t < taps.count; ++t) {
    const float *HWY_RESTRICT place = source + taps.places[t];
    const float *HWY_RESTRICT weight = weights + taps.weights[t];
    hn::Vec<Lane> factors[kVectors];
#pragma unroll
    for (size_t v = 0; v < kVectors; ++v) factors[v] = hn::LoadU(d, weight + v * kLanes);
#pragma unroll
    for (size_t p = 0; p < kPixels; ++p) {
#pragma unroll
      for (size_t v = 0; v < kVectors; ++v) {
        sums[p][v] = hn::MulAdd(hn::LoadU(d, place + p * advance + v * kLanes), factors[v], sums[p][v]);
      }
    }
  }
#pragma unroll
  for (size_t p = 0; p < kPixels; ++p) end.End(pixel + p, sums[p]);
}

template <size_t kRest, class End>
HWY_INLINE void DepthwiseRest(size_t rest, const Taps &taps, const float *source, size_t advance, const float *weights,
                              size_t pixel, const End &end) {
  if constexpr (kRest != 0) {
    if (rest == kRest) return DepthwiseTile<kRest>(taps, source, advance, weights, pixel, end);
    DepthwiseRest<kRest - 1>(rest, taps, source, advance, weights, pixel, end);
  }
}

// Eight sums at once.
constexpr size_t kPixelsAtOnce = kLanes == 16 ? 8 : kLanes == 8 ? 4 : 2;

// Computes `count` pixels, each `advance` numbers further in the source than the one before.
template <class End>
HWY_NOINLINE void Depthwise(const Taps &taps, const float *source, size_t advance, const float *weights, size_t count,
                            const End &end) {
  size_t pixel = 0;
  for (; pixel + kPixelsAtOnce <= count; pixel += kPixelsAtOnce) {
    DepthwiseTile<kPixelsAtOnce>(taps, source + pixel * advance, advance, weights, pixel, end);
  }
  DepthwiseRest<kPixelsAtOnce - 1>(count - pixel, taps, source + pixel * advance, advance, weights, pixel, end);
}

}  // namespace HWY_NAMESPACE
}  // namespace cn
HWY_AFTER_NAMESPACE();
#endif
