// Turns rows of sums or of channel values into colours by way of OKLab, and grades finished colours there.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "PixelKernels.h"
#include "Ramp.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Lab.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Pixels-inl.h"
#include "Channels-inl.h"
#include "Lab-inl.h"
#include "Ramp-inl.h"
#include "Transfer-inl.h"

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
HWY_INLINE Triple<V> ColourOfLab(D d, const Triple<V> &lab, bool linear) {
  const Triple<V> rgb = LinearFromLab(d, lab);
  if (linear) return rgb;
  return {EncodeSRGB(d, rgb.x), EncodeSRGB(d, rgb.y), EncodeSRGB(d, rgb.z)};
}

// The lightness of a channel value: never quite black or white, where no hue is seen.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V Lightness(D d, V v) {
  return hn::MulAdd(v, hn::Set(d, CK_LAB_LIGHTEST - CK_LAB_DARKEST), hn::Set(d, CK_LAB_DARKEST));
}

void ColourOKLab(float contrast, const ck_grade &grade, bool linear, const ck_channels &channels, float *r, float *g,
                 float *b, size_t count) {
  ForColours<3>(channels, r, g, b, count, [&](auto d, const auto &in) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const auto axis = [&](V v) HWY_ATTR {
      return hn::MulAdd(Contrasted(d, v, contrast), hn::Set(d, 2.0f * CK_LAB_REACH), hn::Set(d, -CK_LAB_REACH));
    };
    const Triple<V> lab = {Lightness(d, Contrasted(d, in[0], contrast)), axis(in[1]), axis(in[2])};
    return ColourOfLab(d, Graded(d, lab, grade), linear);
  });
}

void ColourOKLCH(float contrast, float cycles, float shift, const ck_grade &grade, bool linear,
                 const ck_channels &channels, float *r, float *g, float *b, size_t count) {
  ForColours<3>(channels, r, g, b, count, [&](auto d, const auto &in) HWY_ATTR {
    const auto chroma = hn::Mul(Contrasted(d, in[1], contrast), hn::Set(d, CK_LCH_REACH));
    const auto turns = hn::MulAdd(Clamp01(d, in[2]), hn::Set(d, cycles), hn::Set(d, shift));
    const auto angle = hn::Mul(hn::Sub(turns, hn::Round(turns)), hn::Set(d, 6.28318530717958648f));
    const Triple<hn::Vec<decltype(d)>> lab = {Lightness(d, Contrasted(d, in[0], contrast)),
                                              hn::Mul(chroma, hn::Cos(d, angle)), hn::Mul(chroma, hn::Sin(d, angle))};
    return ColourOfLab(d, Graded(d, lab, grade), linear);
  });
}

void ColourLitPalette(const Ramp &ramp, float contrast, float cycles, float shift, float amount,
                      const ck_grade &grade, bool linear, const ck_channels &channels, float *r, float *g, float *b,
                      size_t count) {
  const RampRow row(ramp);
  ForColours<2>(channels, r, g, b, count, [&](auto d, const auto &in) HWY_ATTR {
    const auto lift =
        hn::MulAdd(Contrasted(d, in[1], contrast), hn::Set(d, 2.0f * amount), hn::Set(d, -amount));
    Triple<hn::Vec<decltype(d)>> lab;
    LookUp(d, row, RampPosition(d, in[0], contrast, cycles, shift), lab.x, lab.y, lab.z);
    // Lightness between L^2 and L (2 - L): neither goes beyond black or white, and the order of lightnesses stays.
    lab.x = hn::MulAdd(lift, hn::NegMulAdd(lab.x, lab.x, lab.x), lab.x);
    return ColourOfLab(d, Graded(d, lab, grade), linear);
  });
}

void Grade(const ck_grade &grade, bool linear, float *r, float *g, float *b, size_t count) {
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    const auto light = [&](const float *from) HWY_ATTR {
      const auto v = Clamp01(d, hn::LoadU(d, from + i));
      return linear ? v : DecodeSRGB(d, v);
    };
    const Triple<hn::Vec<decltype(d)>> rgb = {light(r), light(g), light(b)};
    const auto colour = ColourOfLab(d, Graded(d, LabFromLinear(d, rgb), grade), linear);
    hn::StoreU(colour.x, d, r + i);
    hn::StoreU(colour.y, d, g + i);
    hn::StoreU(colour.z, d, b + i);
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

void ck_colour_oklab(float contrast, ck_grade grade, int linear, const ck_channels *channels, float *r, float *g,
                     float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::ColourOKLab)(contrast, grade, linear != 0, *channels, r, g, b, count);
}

void ck_colour_oklch(float contrast, float cycles, float shift, ck_grade grade, int linear,
                     const ck_channels *channels, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::ColourOKLCH)(contrast, cycles, shift, grade, linear != 0, *channels, r, g, b, count);
}

void ck_colour_lit_palette(const float *table, size_t entries, int flat, float contrast, float cycles, float shift,
                           float amount, ck_grade grade, int linear, const ck_channels *channels, float *r, float *g,
                           float *b, size_t count) {
  const ck::Ramp ramp = {table, entries, flat != 0};
  HWY_DYNAMIC_DISPATCH(ck::ColourLitPalette)(ramp, contrast, cycles, shift, amount, grade, linear != 0, *channels, r,
                                             g, b, count);
}

void ck_grade_row(ck_grade grade, int linear, float *r, float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::Grade)(grade, linear != 0, r, g, b, count);
}

}  // extern "C"
#endif
