// Turns rows of sums or of channel values into rows of colours.
#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "PixelKernels.h"
#include "Ramp.h"
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Colour.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Pixels-inl.h"
#include "Channels-inl.h"
#include "Ramp-inl.h"
#include "Transfer-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

template <class D, class V = hn::Vec<D>>
HWY_INLINE V MaybeDecoded(D d, V v, bool linear) {
  return linear ? DecodeSRGB(d, v) : v;
}

void ColourPalette(const Ramp &ramp, float contrast, float cycles, float shift, const ck_channels &channels, float *r,
                   float *g, float *b, size_t count) {
  const RampRow row(ramp);
  ForColours<1>(channels, r, g, b, count, [&](auto d, const auto &in) HWY_ATTR {
    Triple<hn::Vec<decltype(d)>> colour;
    LookUp(d, row, RampPosition(d, in[0], contrast, cycles, shift), colour.x, colour.y, colour.z);
    return Triple<hn::Vec<decltype(d)>>{Clamp01(d, colour.x), Clamp01(d, colour.y), Clamp01(d, colour.z)};
  });
}

void ColourRGB(float contrast, bool linear, const ck_channels &channels, float *r, float *g, float *b, size_t count) {
  ForColours<3>(channels, r, g, b, count, [&](auto d, const auto &in) HWY_ATTR {
    return Triple<hn::Vec<decltype(d)>>{MaybeDecoded(d, Contrasted(d, in[0], contrast), linear),
                                        MaybeDecoded(d, Contrasted(d, in[1], contrast), linear),
                                        MaybeDecoded(d, Contrasted(d, in[2], contrast), linear)};
  });
}

void ColourGrey(float contrast, bool invert, bool linear, const ck_channels &channels, float *r, float *g, float *b,
                size_t count) {
  ForColours<1>(channels, r, g, b, count, [&](auto d, const auto &in) HWY_ATTR {
    auto v = Contrasted(d, in[0], contrast);
    if (invert) v = hn::Sub(hn::Set(d, 1.0f), v);
    v = MaybeDecoded(d, v, linear);
    return Triple<hn::Vec<decltype(d)>>{v, v, v};
  });
}

// One channel of the colour wheel's rim: 1 within one sixth of a turn of its hue, 0 beyond two sixths.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V HSVChannel(D d, V rim, V saturation, V value) {
  const V one = hn::Set(d, 1.0f);
  return hn::Mul(value, hn::MulAdd(saturation, hn::Sub(Clamp01(d, rim), one), one));
}

void ColourHSV(float contrast, float cycles, float shift, bool linear, const ck_channels &channels, float *r, float *g,
               float *b, size_t count) {
  ForColours<3>(channels, r, g, b, count, [&](auto d, const auto &in) HWY_ATTR {
    const auto turns = hn::MulAdd(in[0], hn::Set(d, cycles), hn::Set(d, shift));
    const auto saturation = Contrasted(d, in[1], contrast);
    const auto value = Contrasted(d, in[2], contrast);
    // An infinite hue leaves no number here; it counts as 0.
    const auto sixths = hn::Mul(Clamp01(d, hn::Sub(turns, hn::Floor(turns))), hn::Set(d, 6.0f));
    const auto two = hn::Set(d, 2.0f);
    const auto redRim = hn::Sub(hn::Abs(hn::Sub(sixths, hn::Set(d, 3.0f))), hn::Set(d, 1.0f));
    const auto greenRim = hn::Sub(two, hn::Abs(hn::Sub(sixths, two)));
    const auto blueRim = hn::Sub(two, hn::Abs(hn::Sub(sixths, hn::Set(d, 4.0f))));
    return Triple<hn::Vec<decltype(d)>>{MaybeDecoded(d, HSVChannel(d, redRim, saturation, value), linear),
                                        MaybeDecoded(d, HSVChannel(d, greenRim, saturation, value), linear),
                                        MaybeDecoded(d, HSVChannel(d, blueRim, saturation, value), linear)};
  });
}

void SRGBEncode(const float *in, float *out, size_t count) {
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    hn::StoreU(EncodeSRGB(d, Clamp01(d, hn::LoadU(d, in + i))), d, out + i);
  });
}

void SRGBEncodeQuickly(const float *in, float *out, size_t count) {
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    hn::StoreU(QuicklyEncodeSRGB(d, Clamp01(d, hn::LoadU(d, in + i))), d, out + i);
  });
}

void SRGBDecode(const float *in, float *out, size_t count) {
  ForPixels(count, [&](auto d, size_t i) HWY_ATTR {
    hn::StoreU(DecodeSRGB(d, Clamp01(d, hn::LoadU(d, in + i))), d, out + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(ColourPalette);
HWY_EXPORT(ColourRGB);
HWY_EXPORT(ColourGrey);
HWY_EXPORT(ColourHSV);
HWY_EXPORT(SRGBEncode);
HWY_EXPORT(SRGBEncodeQuickly);
HWY_EXPORT(SRGBDecode);
}  // namespace ck

extern "C" {

void ck_colour_palette(const float *table, size_t entries, int flat, float contrast, float cycles, float shift,
                       const ck_channels *channels, float *r, float *g, float *b, size_t count) {
  const ck::Ramp ramp = {table, entries, flat != 0};
  HWY_DYNAMIC_DISPATCH(ck::ColourPalette)(ramp, contrast, cycles, shift, *channels, r, g, b, count);
}

void ck_colour_rgb(float contrast, int linear, const ck_channels *channels, float *r, float *g, float *b,
                   size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::ColourRGB)(contrast, linear != 0, *channels, r, g, b, count);
}

void ck_colour_grey(float contrast, int invert, int linear, const ck_channels *channels, float *r, float *g, float *b,
                    size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::ColourGrey)(contrast, invert != 0, linear != 0, *channels, r, g, b, count);
}

void ck_colour_hsv(float contrast, float cycles, float shift, int linear, const ck_channels *channels, float *r,
                   float *g, float *b, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::ColourHSV)(contrast, cycles, shift, linear != 0, *channels, r, g, b, count);
}

void ck_srgb_encode(const float *in, float *out, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::SRGBEncode)(in, out, count);
}

void ck_srgb_encode_quickly(const float *in, float *out, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::SRGBEncodeQuickly)(in, out, count);
}

void ck_srgb_decode(const float *in, float *out, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::SRGBDecode)(in, out, count);
}

}  // extern "C"
#endif
