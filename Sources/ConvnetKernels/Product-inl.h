// Products of matrices, a panel of columns at a time, and masks of ReLU6.

#if defined(CONVNET_PRODUCT_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef CONVNET_PRODUCT_INL_H
#undef CONVNET_PRODUCT_INL_H
#else
#define CONVNET_PRODUCT_INL_H
#endif

#include <hwy/highway.h>

#include "ConvnetKernels.h"

HWY_BEFORE_NAMESPACE();
namespace cn {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Channels lie across the vector, so that no sum depends on its length.
using Lane = hn::CappedTag<float, CN_PANEL>;
using HalfLane = hn::CappedTag<float, CN_PANEL / 2>;

// Sixteen bits for the channels of a panel at one pixel.
using Bits = uint16_t;

template <size_t kVectors, class D>
HWY_INLINE void StoreBits(D d, const hn::Mask<D> (&masks)[kVectors], Bits *bits) {
  const size_t lanes = hn::Lanes(d);
  if constexpr (hn::MaxLanes(D()) >= 8) {
    for (size_t v = 0; v < kVectors; ++v) {
      hn::StoreMaskBits(d, masks[v], reinterpret_cast<uint8_t *>(bits) + v * lanes / 8);
    }
  } else {
    uint32_t all = 0;
    for (size_t v = 0; v < kVectors; ++v) {
      uint8_t some[8];
      hn::StoreMaskBits(d, masks[v], some);
      all |= (some[0] & ((1u << lanes) - 1)) << (v * lanes);
    }
    *bits = static_cast<Bits>(all);
  }
}

// Reads the mask of a panel's vector. Up to eight bytes behind `bits` are read.
template <class D>
HWY_INLINE hn::Mask<D> LoadBits(D d, const Bits *bits, size_t vector) {
  const size_t lanes = hn::Lanes(d);
  if constexpr (hn::MaxLanes(D()) >= 8) {
    return hn::LoadMaskBits(d, reinterpret_cast<const uint8_t *>(bits) + vector * lanes / 8);
  } else {
    uint8_t some[8] = {static_cast<uint8_t>(*bits >> (vector * lanes))};
    return hn::LoadMaskBits(d, some);
  }
}

// Brings a panel's sums of one pixel to ReLU6, and remembers where its derivative is 1.
template <size_t kVectors>
HWY_INLINE void ReLU6(hn::Vec<Lane> (&sums)[kVectors], float *values, Bits *bits) {
  const Lane d;
  const auto zero = hn::Zero(d);
  const auto six = hn::Set(d, 6.0f);
#pragma unroll
  for (size_t v = 0; v < kVectors; ++v) {
    hn::StoreU(hn::Min(hn::Max(sums[v], zero), six), d, values + v * hn::Lanes(d));
  }
  if (bits == nullptr) return;
  hn::Mask<Lane> open[kVectors];
#pragma unroll
  for (size_t v = 0; v < kVectors; ++v) open[v] = hn::And(hn::Gt(sums[v], zero), hn::Lt(sums[v], six));
  StoreBits<kVectors>(d, open, bits);
}

// Lets a panel's derivatives of one pixel through ReLU6.
template <bool kGuided, size_t kVectors>
HWY_INLINE void ThroughReLU6(const hn::Vec<Lane> (&sums)[kVectors], const Bits *bits, float *values) {
  const Lane d;
#pragma unroll
  for (size_t v = 0; v < kVectors; ++v) {
    auto sum = hn::IfThenElseZero(LoadBits(d, bits, v), sums[v]);
    if (kGuided) sum = hn::Max(sum, hn::Zero(d));
    hn::StoreU(sum, d, values + v * hn::Lanes(d));
  }
}

// Where the sums of a product go. `Begin` gives the first sums, `End` takes those of one pixel.

// Expansion: ReLU6 into the places of pixels in a picture with a margin.
struct IntoMargin {
  const float *bias;
  float *values;
  const uint32_t *places;  // of each pixel, in numbers
  Bits *bits;              // of the first pixel
  size_t first, last;      // the pixels whose bits are kept

  template <class D>
  HWY_INLINE hn::Vec<D> Begin(D d, size_t vector) const {
    return hn::LoadU(d, bias + vector * hn::Lanes(d));
  }
  template <class D, size_t kVectors>
  HWY_INLINE void End(D, size_t pixel, hn::Vec<D> (&sums)[kVectors]) const {
    ReLU6<kVectors>(sums, values + places[pixel], pixel >= first && pixel < last ? bits + pixel : nullptr);
  }
};

// The way back of a projection: through ReLU6 into the places of pixels in a picture with a margin.
template <bool kGuided>
struct BackIntoMargin {
  float *values;
  const uint32_t *places;
  const Bits *bits;

  template <class D>
  HWY_INLINE hn::Vec<D> Begin(D d, size_t) const {
    return hn::Zero(d);
  }
  template <class D, size_t kVectors>
  HWY_INLINE void End(D, size_t pixel, hn::Vec<D> (&sums)[kVectors]) const {
    ThroughReLU6<kGuided, kVectors>(sums, bits + pixel, values + places[pixel]);
  }
};

// Projection, and the way back of an expansion: rows side by side, with what is added to them.
struct IntoRows {
  const float *bias;   // or NULL
  const float *added;  // like values, or NULL
  float *values;
  size_t stride;

  template <class D>
  HWY_INLINE hn::Vec<D> Begin(D d, size_t vector) const {
    return bias == nullptr ? hn::Zero(d) : hn::LoadU(d, bias + vector * hn::Lanes(d));
  }
  template <class D, size_t kVectors>
  HWY_INLINE void End(D d, size_t pixel, hn::Vec<D> (&sums)[kVectors]) const {
#pragma unroll
    for (size_t v = 0; v < kVectors; ++v) {
      const size_t place = pixel * stride + v * hn::Lanes(d);
      hn::StoreU(added == nullptr ? sums[v] : hn::Add(sums[v], hn::LoadU(d, added + place)), d, values + place);
    }
  }
};

// The head: ReLU6 side by side.
struct IntoPanel {
  const float *bias;
  float *values;
  Bits *bits;

  template <class D>
  HWY_INLINE hn::Vec<D> Begin(D d, size_t vector) const {
    return hn::LoadU(d, bias + vector * hn::Lanes(d));
  }
  template <class D, size_t kVectors>
  HWY_INLINE void End(D, size_t pixel, hn::Vec<D> (&sums)[kVectors]) const {
    ReLU6<kVectors>(sums, values + pixel * CN_PANEL, bits + pixel);
  }
};

// kRows pixels: each of the `count` numbers of a pixel's row times a row of the panel.
template <size_t kRows, size_t kVectors, class D, class End>
HWY_INLINE void ProductTile(D d, const float *HWY_RESTRICT rows, size_t stride, const float *HWY_RESTRICT panel,
                            size_t count, size_t pixel, const End &end) {
  const size_t lanes = hn::Lanes(d);
  hn::Vec<D> sums[kRows][kVectors];
#pragma unroll
  for (size_t v = 0; v < kVectors; ++v) {
    const auto begin = end.Begin(d, v);
#pragma unroll
    for (size_t r = 0; r < kRows; ++r) sums[r][v] = begin;
  }
  for (size_t k = 0; k < count; ++k) {
    hn::Vec<D> weights[kVectors];
#pragma unroll
    for (size_t v = 0; v < kVectors; ++v) weights[v] = hn::LoadU(d, panel + k * CN_PANEL + v * lanes);
#pragma unroll
    for (size_t r = 0; r < kRows; ++r) {
      const auto number = hn::Set(d, rows[r * stride + k]);
#pragma unroll
      for (size_t v = 0; v < kVectors; ++v) sums[r][v] = hn::MulAdd(number, weights[v], sums[r][v]);
    }
  }
#pragma unroll
  for (size_t r = 0; r < kRows; ++r) end.End(d, pixel + r, sums[r]);
}

template <size_t kRest, size_t kVectors, class D, class End>
HWY_INLINE void ProductRest(D d, size_t rest, const float *rows, size_t stride, const float *panel, size_t count,
                            size_t pixel, const End &end) {
  if constexpr (kRest != 0) {
    if (rest == kRest) return ProductTile<kRest, kVectors>(d, rows, stride, panel, count, pixel, end);
    ProductRest<kRest - 1, kVectors>(d, rest, rows, stride, panel, count, pixel, end);
  }
}

template <size_t kRows, size_t kVectors, class D, class End>
HWY_INLINE void ProductRows(D d, const float *rows, size_t stride, size_t pixels, const float *panel, size_t count,
                            const End &end) {
  size_t pixel = 0;
  for (; pixel + kRows <= pixels; pixel += kRows) {
    ProductTile<kRows, kVectors>(d, rows + pixel * stride, stride, panel, count, pixel, end);
  }
  ProductRest<kRows - 1, kVectors>(d, pixels - pixel, rows + pixel * stride, stride, panel, count, pixel, end);
}

// Twelve sums at once, where the machine has sixteen registers or more.
constexpr size_t kLanes = hn::MaxLanes(Lane());
constexpr size_t kRowsAtOnce = kLanes == 16 ? 12 : kLanes == 8 ? 6 : 3;

// Multiplies the rows of some pixels with a panel.
template <class End>
HWY_NOINLINE void Product(const float *rows, size_t stride, size_t pixels, const float *panel, size_t count,
                          const End &end) {
  ProductRows<kRowsAtOnce, CN_PANEL / kLanes>(Lane(), rows, stride, pixels, panel, count, end);
}

// Multiplies with the first half of a panel.
template <class End>
HWY_NOINLINE void HalfProduct(const float *rows, size_t stride, size_t pixels, const float *panel, size_t count,
                              const End &end) {
  constexpr size_t lanes = hn::MaxLanes(HalfLane());
  ProductRows<lanes == 8 ? 12 : 6, CN_PANEL / 2 / lanes>(HalfLane(), rows, stride, pixels, panel, count, end);
}

}  // namespace HWY_NAMESPACE
}  // namespace cn
HWY_AFTER_NAMESPACE();
#endif
