// Finishes rows of colours: vignette and grain.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "PixelKernels.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Finish.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Pixels-inl.h"
#include "Grain-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

void Vignette(const ck_finish &finish, size_t y, float *r, float *g, float *b, size_t count) {
  const float down = (static_cast<float>(y) + 0.5f - 0.5f * finish.height) / (0.5f * finish.height);
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const V one = hn::Set(d, 1.0f), two = hn::Set(d, 2.0f);
    const V column = hn::Add(hn::Iota(d, static_cast<float>(i)), hn::Set(d, 0.5f));
    const V right = hn::MulAdd(column, hn::Set(d, 2.0f / finish.width), hn::Set(d, -1.0f));
    // The squared distance from the middle, 1 in the corners, eased in and out.
    const V distance = hn::MulAdd(right, hn::Mul(right, hn::Set(d, 0.5f)), hn::Set(d, 0.5f * down * down));
    const V fall = hn::Mul(hn::Mul(distance, distance), hn::NegMulAdd(two, distance, hn::Set(d, 3.0f)));
    const V left = hn::NegMulAdd(fall, hn::Set(d, finish.vignette), one);
    for (float *plane : {r, g, b}) hn::StoreU(Clamp01(d, hn::Mul(hn::LoadU(d, plane + i), left)), d, plane + i);
  });
}

void Grain(const ck_finish &finish, size_t y, float *r, float *g, float *b, size_t count) {
  GrainRow grain(finish, y);
  for (size_t x = 0; x < count; x += GrainRow::kPiece) {
    grain.Begin(x);
    float *const red = r + x, *const green = g + x, *const blue = b + x;
    ForPixels(HWY_MIN(GrainRow::kPiece, count - x), [&](auto d, size_t i) HWY_ATTR {
      using V = hn::Vec<decltype(d)>;
      const V reds = Clamp01(d, hn::LoadU(d, red + i)), greens = Clamp01(d, hn::LoadU(d, green + i)),
              blues = Clamp01(d, hn::LoadU(d, blue + i));
      const V luma = hn::MulAdd(reds, hn::Set(d, 0.2126f),
                                hn::MulAdd(greens, hn::Set(d, 0.7152f), hn::Mul(blues, hn::Set(d, 0.0722f))));
      // Film has its grain in the middle tones: a quarter is left in black and white.
      const V off = hn::MulAdd(hn::Set(d, 2.0f), luma, hn::Set(d, -1.0f));
      const V strength = hn::NegMulAdd(hn::Mul(off, off), hn::Set(d, 0.75f), hn::Set(d, 1.0f));
      const V noise = hn::Mul(grain.At(d, i), hn::Mul(strength, hn::Set(d, finish.grain)));
      hn::StoreU(Clamp01(d, hn::Add(reds, noise)), d, red + i);
      hn::StoreU(Clamp01(d, hn::Add(greens, noise)), d, green + i);
      hn::StoreU(Clamp01(d, hn::Add(blues, noise)), d, blue + i);
    });
  }
}

void FinishRow(const ck_finish &finish, size_t y, float *r, float *g, float *b, size_t count) {
  Vignette(finish, y, r, g, b, count);
  if (finish.grain > 0) Grain(finish, y, r, g, b, count);
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(FinishRow);
}  // namespace ck

extern "C" {

void ck_finish_row(ck_finish finish, size_t y, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::FinishRow)(finish, y, r, g, b, count);
}

}  // extern "C"
#endif
