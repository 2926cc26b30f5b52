// Rows of channel values to colours by way of OKLab, and changes made to finished colours there. Compiled once per CPU
// target; only the HWY_ONCE part is seen outside.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "CPPNKernelsPixels.h"
#include "PixelsRamp.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "PixelsLab.cpp"  // found through headerSearchPath(".")
#ifndef HWY_DISABLED_TARGETS
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#endif
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "Pixels-inl.h"
#include "PixelsLab-inl.h"
#include "PixelsRamp-inl.h"
#include "PixelsTransfer-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

template <class D, class V = hn::Vec<D>>
HWY_INLINE Triple<V> Graded(D d, const Triple<V> &lab, const ck_grade &grade) {
  const V cosine = hn::Set(d, grade.cosine), sine = hn::Set(d, grade.sine);
  return {hn::Mul(lab.x, hn::Set(d, grade.light)), hn::NegMulAdd(lab.z, sine, hn::Mul(lab.y, cosine)),
          hn::MulAdd(lab.z, cosine, hn::Mul(lab.y, sine))};
}

template <class D, class V = hn::Vec<D>>
HWY_INLINE void StoreLab(D d, const Triple<V> &lab, bool linear, float *r, float *g, float *b) {
  const Triple<V> rgb = LinearFromLab(d, lab);
  hn::StoreU(linear ? rgb.x : EncodeSRGB(d, rgb.x), d, r);
  hn::StoreU(linear ? rgb.y : EncodeSRGB(d, rgb.y), d, g);
  hn::StoreU(linear ? rgb.z : EncodeSRGB(d, rgb.z), d, b);
}

// What a lightness channel spans: never quite black or white, where no hue is seen.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V Lightness(D d, V v) {
  return hn::MulAdd(v, hn::Set(d, CK_LAB_LIGHTEST - CK_LAB_DARKEST), hn::Set(d, CK_LAB_DARKEST));
}

void ColourOKLab(float contrast, const ck_grade &grade, bool linear, const float *in0, const float *in1,
                 const float *in2, float *r, float *g, float *b, size_t count) {
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    const auto axis = [&](const float *from) HWY_ATTR {
      const auto v = Contrasted(d, hn::LoadU(d, from + i), contrast);
      return hn::MulAdd(v, hn::Set(d, 2.0f * CK_LAB_REACH), hn::Set(d, -CK_LAB_REACH));
    };
    const Triple<hn::Vec<decltype(d)>> lab = {Lightness(d, Contrasted(d, hn::LoadU(d, in0 + i), contrast)), axis(in1),
                                              axis(in2)};
    StoreLab(d, Graded(d, lab, grade), linear, r + i, g + i, b + i);
  });
}

void ColourOKLCH(float contrast, float cycles, float shift, const ck_grade &grade, bool linear, const float *in0,
                 const float *in1, const float *in2, float *r, float *g, float *b, size_t count) {
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    const auto chroma = hn::Mul(Contrasted(d, hn::LoadU(d, in1 + i), contrast), hn::Set(d, CK_LCH_REACH));
    const auto turns =
        hn::MulAdd(Clamp01(d, hn::LoadU(d, in2 + i)), hn::Set(d, cycles), hn::Set(d, shift));
    const auto angle = hn::Mul(hn::Sub(turns, hn::Round(turns)), hn::Set(d, 6.28318530717958648f));
    const Triple<hn::Vec<decltype(d)>> lab = {Lightness(d, Contrasted(d, hn::LoadU(d, in0 + i), contrast)),
                                              hn::Mul(chroma, hn::Cos(d, angle)), hn::Mul(chroma, hn::Sin(d, angle))};
    StoreLab(d, Graded(d, lab, grade), linear, r + i, g + i, b + i);
  });
}

void ColourLitPalette(const Ramp &ramp, float contrast, float cycles, float shift, float amount,
                      const ck_grade &grade, bool linear, const float *value, const float *light, float *r, float *g,
                      float *b, size_t count) {
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    // Both rows are read before one is written: the rows may be the same.
    const auto lift = hn::MulAdd(Contrasted(d, hn::LoadU(d, light + i), contrast), hn::Set(d, 2.0f * amount),
                                 hn::Set(d, -amount));
    Triple<hn::Vec<decltype(d)>> lab;
    LookUp(d, ramp, RampPlace(d, hn::LoadU(d, value + i), contrast, cycles, shift), lab.x, lab.y, lab.z);
    // From L^2 to L (2 - L): neither black nor white is passed, and what was lighter stays lighter.
    lab.x = hn::MulAdd(lift, hn::NegMulAdd(lab.x, lab.x, lab.x), lab.x);
    StoreLab(d, Graded(d, lab, grade), linear, r + i, g + i, b + i);
  });
}

void Grade(const ck_grade &grade, bool linear, float *r, float *g, float *b, size_t count) {
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    const auto light = [&](const float *from) HWY_ATTR {
      const auto v = Clamp01(d, hn::LoadU(d, from + i));
      return linear ? v : DecodeSRGB(d, v);
    };
    const Triple<hn::Vec<decltype(d)>> rgb = {light(r), light(g), light(b)};
    StoreLab(d, Graded(d, LabFromLinear(d, rgb), grade), linear, r + i, g + i, b + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(ColourOKLab);
HWY_EXPORT(ColourOKLCH);
HWY_EXPORT(ColourLitPalette);
HWY_EXPORT(Grade);
}  // namespace ck

extern "C" {

void ck_colour_oklab(float contrast, ck_grade grade, int linear, const float *in0, const float *in1,
                     const float *in2, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::ColourOKLab)(contrast, grade, linear != 0, in0, in1, in2, r, g, b, count);
}

void ck_colour_oklch(float contrast, float cycles, float shift, ck_grade grade, int linear, const float *in0,
                     const float *in1, const float *in2, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::ColourOKLCH)(contrast, cycles, shift, grade, linear != 0, in0, in1, in2, r, g, b, count);
}

void ck_colour_lit_palette(const float *table, size_t entries, int flat, float contrast, float cycles, float shift,
                           float amount, ck_grade grade, int linear, const float *value, const float *light, float *r,
                           float *g, float *b, size_t count) {
  const ck::Ramp ramp = {table, entries, flat != 0};
  HWY_DYNAMIC_DISPATCH(ck::ColourLitPalette)(ramp, contrast, cycles, shift, amount, grade, linear != 0, value, light, r,
                                             g, b, count);
}

void ck_grade_row(ck_grade grade, int linear, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::Grade)(grade, linear != 0, r, g, b, count);
}

}  // extern "C"
#endif
