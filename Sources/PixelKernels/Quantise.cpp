// Quantises float pixels to the integers that encoders take.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include <stdint.h>

#include "PixelKernels.h"
#include "Matrix.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Quantise.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Pixels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

template <class D>
HWY_INLINE hn::Vec<D> LoadClamped(D d, const float *from) {
  return Clamp01(d, hn::LoadU(d, from));
}

// weights . (r, g, b) + start
template <class D, class V = hn::Vec<D>>
HWY_INLINE V Weighted(D d, const Weights &weights, V r, V g, V b, V start) {
  return hn::MulAdd(r, hn::Set(d, weights.r),
                    hn::MulAdd(g, hn::Set(d, weights.g), hn::MulAdd(b, hn::Set(d, weights.b), start)));
}

// Rounds `v`, which is 0 or more, down to integers, limited to 255.
template <class D>
HWY_INLINE auto Levels(D d, hn::Vec<D> v) {
  const hn::Rebind<int32_t, D> di;
  const hn::Rebind<uint8_t, D> du;
  return hn::DemoteTo(du, hn::ConvertTo(di, v));
}

template <class D>
HWY_INLINE void StoreLevels(D d, hn::Vec<D> v, uint8_t *to) {
  hn::StoreU(Levels(d, v), hn::Rebind<uint8_t, D>(), to);
}

// The thresholds of columns x, x + 1, ... added to the level that stands for zero.
template <class D>
HWY_INLINE hn::Vec<D> Start(D d, const DitherRow &dither, size_t x, float zero) {
  return hn::Add(hn::LoadU(d, dither.At(x)), hn::Set(d, zero));
}

// Chroma is processed in pieces of this many columns, so that its unfiltered values stay in the nearest cache.
constexpr size_t kPiece = 512;

// The unfiltered chroma of a piece. The number before it is the column on its left, which the filter reads.
struct ChromaPiece {
  HWY_ALIGN float storage[kPixelLanes + kPiece];
  float *Columns() { return storage + kPixelLanes; }
  float &Left() { return storage[kPixelLanes - 1]; }
};

// Filters chroma 1 2 1 on even columns: a sample that is sited left is centred on its left luma column.
HWY_INLINE void FilterChroma(ChromaPiece &piece, size_t x, size_t width, const DitherRow &dither, uint8_t *out) {
  float *columns = piece.Columns();
  if (x == 0) piece.Left() = columns[0];
  ForPixels(width / 2, [&](auto d, size_t i) HWY_ATTR {
    hn::Vec<decltype(d)> left, centre, right, again;
    hn::LoadInterleaved2(d, columns + 2 * i, centre, right);
    hn::LoadInterleaved2(d, columns + 2 * i - 1, left, again);
    const auto sides = hn::Add(hn::Add(left, right), Start(d, dither, x / 2 + i, 128.0f));
    StoreLevels(d, hn::MulAdd(centre, hn::Set(d, 2.0f), sides), out + x / 2 + i);
  });
  piece.Left() = columns[width - 1];
}

void YUV420Rows(const float *const rgb0[3], const float *const rgb1[3], size_t width, size_t y, uint8_t *luma0,
                uint8_t *luma1, uint8_t *cb, uint8_t *cr) {
  const Matrix matrix = MakeMatrix(kBT709, 219.0, 224.0);
  // Each chroma value is the sum of two rows and of columns weighing 1 2 1: an eighth of the sum.
  const Weights cbWeights = matrix.cb.Scaled(0.125f);
  const Weights crWeights = matrix.cr.Scaled(0.125f);
  const DitherRow dither0(kFirstPhase, y), dither1(kFirstPhase, y + 1);
  const DitherRow ditherCb(kCbPhase, y / 2), ditherCr(kCrPhase, y / 2);
  ChromaPiece cbPiece, crPiece;
  for (size_t x = 0; x < width; x += kPiece) {
    const size_t columns = HWY_MIN(kPiece, width - x);
    ForPixels(columns, [&](auto d, size_t i) HWY_ATTR {
      const size_t column = x + i;
      const auto r0 = LoadClamped(d, rgb0[0] + column), r1 = LoadClamped(d, rgb1[0] + column);
      const auto g0 = LoadClamped(d, rgb0[1] + column), g1 = LoadClamped(d, rgb1[1] + column);
      const auto b0 = LoadClamped(d, rgb0[2] + column), b1 = LoadClamped(d, rgb1[2] + column);
      StoreLevels(d, Weighted(d, matrix.luma, r0, g0, b0, Start(d, dither0, column, 16.0f)), luma0 + column);
      StoreLevels(d, Weighted(d, matrix.luma, r1, g1, b1, Start(d, dither1, column, 16.0f)), luma1 + column);
      const auto r = hn::Add(r0, r1), g = hn::Add(g0, g1), b = hn::Add(b0, b1);
      hn::StoreU(Weighted(d, cbWeights, r, g, b, hn::Zero(d)), d, cbPiece.Columns() + i);
      hn::StoreU(Weighted(d, crWeights, r, g, b, hn::Zero(d)), d, crPiece.Columns() + i);
    });
    FilterChroma(cbPiece, x, columns, ditherCb, cb);
    FilterChroma(crPiece, x, columns, ditherCr, cr);
  }
}

void YUV444Row(const float *const rgb[3], size_t width, size_t y, int standard, uint8_t *luma, uint8_t *cb,
               uint8_t *cr) {
  const Matrix matrix = MakeMatrix(standard == 601 ? kBT601 : kBT709, 255.0, 255.0);
  const DitherRow ditherLuma(kFirstPhase, y), ditherCb(kCbPhase, y), ditherCr(kCrPhase, y);
  ForPixels(width, [&](auto d, size_t i) HWY_ATTR {
    const auto r = LoadClamped(d, rgb[0] + i), g = LoadClamped(d, rgb[1] + i), b = LoadClamped(d, rgb[2] + i);
    StoreLevels(d, Weighted(d, matrix.luma, r, g, b, Start(d, ditherLuma, i, 0.0f)), luma + i);
    StoreLevels(d, Weighted(d, matrix.cb, r, g, b, Start(d, ditherCb, i, 128.0f)), cb + i);
    StoreLevels(d, Weighted(d, matrix.cr, r, g, b, Start(d, ditherCr, i, 128.0f)), cr + i);
  });
}

void RGB8Row(const float *const rgb[3], size_t width, size_t y, uint8_t *out) {
  // One threshold for all channels: a grey stays grey.
  const DitherRow dither(kFirstPhase, y);
  ForPixels(width, [&](auto d, size_t i) HWY_ATTR {
    const auto full = hn::Set(d, 255.0f);
    const auto threshold = hn::LoadU(d, dither.At(i));
    const auto r = Levels(d, hn::MulAdd(LoadClamped(d, rgb[0] + i), full, threshold));
    const auto g = Levels(d, hn::MulAdd(LoadClamped(d, rgb[1] + i), full, threshold));
    const auto b = Levels(d, hn::MulAdd(LoadClamped(d, rgb[2] + i), full, threshold));
    hn::StoreInterleaved3(r, g, b, hn::Rebind<uint8_t, decltype(d)>(), out + 3 * i);
  });
}

void RGB16Row(const float *const rgb[3], size_t width, uint8_t *out) {
  ForPixels(width, [&](auto d, size_t i) HWY_ATTR {
    const hn::Rebind<int32_t, decltype(d)> di;
    for (size_t channel = 0; channel < 3; ++channel) {
      const auto v = hn::MulAdd(LoadClamped(d, rgb[channel] + i), hn::Set(d, 65535.0f), hn::Set(d, 0.5f));
      HWY_ALIGN int32_t levels[kPixelLanes];
      hn::Store(hn::ConvertTo(di, v), di, levels);
      for (size_t lane = 0; lane < hn::Lanes(d); ++lane) {
        uint8_t *pixel = out + 6 * (i + lane) + 2 * channel;
        pixel[0] = static_cast<uint8_t>(levels[lane] >> 8);
        pixel[1] = static_cast<uint8_t>(levels[lane] & 255);
      }
    }
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(YUV420Rows);
HWY_EXPORT(YUV444Row);
HWY_EXPORT(RGB8Row);
HWY_EXPORT(RGB16Row);
}  // namespace ck

extern "C" {

void ck_yuv420_rows(const float *const rgb0[3], const float *const rgb1[3], size_t width, size_t y, uint8_t *luma0,
                    uint8_t *luma1, uint8_t *cb, uint8_t *cr) {
  HWY_DYNAMIC_DISPATCH(ck::YUV420Rows)(rgb0, rgb1, width, y, luma0, luma1, cb, cr);
}

void ck_yuv444_row(const float *const rgb[3], size_t width, size_t y, int matrix, uint8_t *luma, uint8_t *cb,
                   uint8_t *cr) {
  HWY_DYNAMIC_DISPATCH(ck::YUV444Row)(rgb, width, y, matrix, luma, cb, cr);
}

void ck_rgb8_row(const float *const rgb[3], size_t width, size_t y, uint8_t *out) {
  HWY_DYNAMIC_DISPATCH(ck::RGB8Row)(rgb, width, y, out);
}

void ck_rgb16_row(const float *const rgb[3], size_t width, uint8_t *out) {
  HWY_DYNAMIC_DISPATCH(ck::RGB16Row)(rgb, width, out);
}

}  // extern "C"
#endif
