// What is done to finished rows of colours: a tone curve before them, vignette and grain after. Compiled once per CPU
// target; only the HWY_ONCE part is seen outside.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "CPPNKernelsPixels.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "PixelsFinish.cpp"  // found through headerSearchPath(".")
#ifndef HWY_DISABLED_TARGETS
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#endif
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "Pixels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

void ToneCurve(const float *table, size_t entries, const float *in, float *out, size_t count) {
  const size_t last = entries - 1;
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    const hn::Rebind<int32_t, decltype(d)> di;
    const auto place = hn::Mul(Clamp01(d, hn::LoadU(d, in + i)), hn::Set(d, static_cast<float>(last)));
    const auto lower = hn::Min(hn::ConvertTo(di, place), hn::Set(di, static_cast<int32_t>(last - 1)));
    const auto from = hn::GatherIndex(d, table, lower), to = hn::GatherIndex(d, table + 1, lower);
    hn::StoreU(hn::MulAdd(hn::Sub(to, from), hn::Sub(place, hn::ConvertTo(d, lower)), from), d, out + i);
  });
}

// A number whose bits have nothing to do with those of its neighbours'.
template <class DU, class V = hn::Vec<DU>>
HWY_INLINE V Hashed(DU du, V v) {
  v = hn::Xor(v, hn::ShiftRight<15>(v));
  v = hn::Mul(v, hn::Set(du, 0x2C1B3C6Du));
  v = hn::Xor(v, hn::ShiftRight<12>(v));
  v = hn::Mul(v, hn::Set(du, 0x297A2D39u));
  return hn::Xor(v, hn::ShiftRight<15>(v));
}

// The sum of the four bytes, nearly normal: mean 510, standard deviation 147.8.
template <class DU, class V = hn::Vec<DU>>
HWY_INLINE V ByteSum(DU du, V v) {
  const V even = hn::Set(du, 0x00FF00FFu);
  const V pairs = hn::Add(hn::And(v, even), hn::And(hn::ShiftRight<8>(v), even));
  return hn::And(hn::Add(pairs, hn::ShiftRight<16>(pairs)), hn::Set(du, 0xFFFFu));
}

void FinishRow(const ck_finish &finish, size_t y, float *r, float *g, float *b, size_t count) {
  const float down = (static_cast<float>(y) + 0.5f - 0.5f * finish.height) / (0.5f * finish.height);
  const uint32_t row = static_cast<uint32_t>(y);
  const uint32_t above = row * 0x85EBCA6Bu ^ finish.seed;
  const uint32_t below = (row + 1) * 0x85EBCA6Bu ^ finish.seed;
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const hn::Rebind<uint32_t, decltype(d)> du;
    const hn::Rebind<int32_t, decltype(d)> di;
    V red = hn::LoadU(d, r + i), green = hn::LoadU(d, g + i), blue = hn::LoadU(d, b + i);
    const V one = hn::Set(d, 1.0f), two = hn::Set(d, 2.0f);
    if (finish.vignette > 0) {
      const V column = hn::Add(hn::Iota(d, static_cast<float>(i)), hn::Set(d, 0.5f));
      const V right = hn::MulAdd(column, hn::Set(d, 2.0f / finish.width), hn::Set(d, -1.0f));
      // The squared distance from the middle, 1 in the corners, eased in and out.
      const V place = hn::MulAdd(right, hn::Mul(right, hn::Set(d, 0.5f)), hn::Set(d, 0.5f * down * down));
      const V fall = hn::Mul(hn::Mul(place, place), hn::NegMulAdd(two, place, hn::Set(d, 3.0f)));
      const V left = hn::NegMulAdd(fall, hn::Set(d, finish.vignette), one);
      red = hn::Mul(red, left);
      green = hn::Mul(green, left);
      blue = hn::Mul(blue, left);
    }
    if (finish.grain > 0) {
      // Grains are two pixels wide: each pixel is the mean of four numbers that it shares with its neighbours.
      const auto at = hn::Mul(hn::Iota(du, static_cast<uint32_t>(i)), hn::Set(du, 0x9E3779B1u));
      const auto next = hn::Add(at, hn::Set(du, 0x9E3779B1u));
      const auto sum = hn::Add(hn::Add(ByteSum(du, Hashed(du, hn::Xor(at, hn::Set(du, above)))),
                                       ByteSum(du, Hashed(du, hn::Xor(next, hn::Set(du, above))))),
                               hn::Add(ByteSum(du, Hashed(du, hn::Xor(at, hn::Set(du, below)))),
                                       ByteSum(du, Hashed(du, hn::Xor(next, hn::Set(du, below))))));
      // Half the standard deviation of one is that of the mean of four.
      const V noise = hn::Mul(hn::Sub(hn::ConvertTo(d, hn::BitCast(di, sum)), hn::Set(d, 2040.0f)),
                              hn::Set(d, 1.0f / 295.6f));
      const V luma = hn::MulAdd(red, hn::Set(d, 0.2126f),
                                hn::MulAdd(green, hn::Set(d, 0.7152f), hn::Mul(blue, hn::Set(d, 0.0722f))));
      // Film has its grain in the middle tones: a quarter is left in black and white.
      const V off = hn::MulAdd(two, luma, hn::Set(d, -1.0f));
      const V strength = hn::NegMulAdd(hn::Mul(off, off), hn::Set(d, 0.75f), one);
      const V grain = hn::Mul(noise, hn::Mul(strength, hn::Set(d, finish.grain)));
      red = hn::Add(red, grain);
      green = hn::Add(green, grain);
      blue = hn::Add(blue, grain);
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
HWY_EXPORT(ToneCurve);
HWY_EXPORT(FinishRow);
}  // namespace ck

extern "C" {

void ck_tone_curve(const float *table, size_t entries, const float *in, float *out, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::ToneCurve)(table, entries, in, out, count);
}

void ck_finish_row(ck_finish finish, size_t y, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::FinishRow)(finish, y, r, g, b, count);
}

}  // extern "C"
#endif
