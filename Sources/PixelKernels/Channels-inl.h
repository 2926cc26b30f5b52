// Reads channel values for colouring: rows of a network's results, activated and bent along curves. Included once per
// instruction set.
#if defined(PIXEL_KERNELS_CHANNELS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef PIXEL_KERNELS_CHANNELS_INL_H
#undef PIXEL_KERNELS_CHANNELS_INL_H
#else
#define PIXEL_KERNELS_CHANNELS_INL_H
#endif

#include <hwy/highway.h>
#include <string.h>

#include "Activations-inl.h"
#include "Pixels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// The value at `v` of a curve given at even distances over 0...1.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V Curved(D d, const float *curve, size_t entries, V v) {
  const hn::Rebind<int32_t, D> di;
  const size_t last = entries - 1;
  const V position = hn::Mul(Clamp01(d, v), hn::Set(d, static_cast<float>(last)));
  const auto lower = hn::Min(hn::ConvertTo(di, position), hn::Set(di, static_cast<int32_t>(last - 1)));
  const V from = hn::GatherIndex(d, curve, lower), to = hn::GatherIndex(d, curve + 1, lower);
  return hn::MulAdd(hn::Sub(to, from), hn::Sub(position, hn::ConvertTo(d, lower)), from);
}

// Reads the values of `count` pixels of a channel, at most kBlock. The last vector is filled up with zeros first.
template <class D>
HWY_INLINE void ReadValues(D d, const ck_channels &channels, size_t channel, size_t first, size_t count,
                           float *values) {
  const float *row = channels.rows[channel] + first;
  const size_t lanes = hn::Lanes(d);
  const size_t whole = (count + lanes - 1) / lanes * lanes;
  if (whole != count) {
    memcpy(values, row, count * sizeof(float));
    for (size_t i = count; i < whole; ++i) values[i] = 0;
    row = values;
  }
  Activate(channels.activation[channel], row, values, whole);
  if (channels.curves == nullptr) return;
  const float *curve = channels.curves + channel * channels.entries;
  for (size_t i = 0; i < whole; i += lanes) {
    hn::Store(Curved(d, curve, channels.entries, hn::Load(d, values + i)), d, values + i);
  }
}

// Colours `count` pixels: `work(d, values)` makes a Triple of colours of the values of the first kChannels channels.
//
// A block's values are computed before its colours, in a buffer that stays in the first-level cache. Vector by vector,
// activation and colour would be one chain of instructions longer than a processor looks ahead (measured in
// docs/adaptive-rendering.md). Blocks are read before they are written, so rows may be the same.
template <size_t kChannels, class Work>
HWY_INLINE void ForColours(const ck_channels &channels, float *r, float *g, float *b, size_t count, const Work &work) {
  const hn::CappedTag<float, kPixelLanes> d;
  const size_t lanes = hn::Lanes(d);
  HWY_ALIGN float values[kChannels][kBlock];
  const auto colour = [&](size_t i) HWY_ATTR {
    hn::Vec<decltype(d)> in[kChannels];
    for (size_t c = 0; c < kChannels; ++c) in[c] = hn::Load(d, values[c] + i);
    return work(d, in);
  };
  for (size_t first = 0; first < count; first += kBlock) {
    const size_t filled = HWY_MIN(kBlock, count - first);
    for (size_t c = 0; c < kChannels; ++c) ReadValues(d, channels, c, first, filled, values[c]);
    size_t i = 0;
    for (; i + lanes <= filled; i += lanes) {
      const auto rgb = colour(i);
      hn::StoreU(rgb.x, d, r + first + i);
      hn::StoreU(rgb.y, d, g + first + i);
      hn::StoreU(rgb.z, d, b + first + i);
    }
    if (i == filled) continue;
    const auto rgb = colour(i);
    HWY_ALIGN float last[3][kPixelLanes];
    hn::Store(rgb.x, d, last[0]);
    hn::Store(rgb.y, d, last[1]);
    hn::Store(rgb.z, d, last[2]);
    memcpy(r + first + i, last[0], (filled - i) * sizeof(float));
    memcpy(g + first + i, last[1], (filled - i) * sizeof(float));
    memcpy(b + first + i, last[2], (filled - i) * sizeof(float));
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();
#endif
