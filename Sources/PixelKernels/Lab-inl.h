// OKLab (https://bottosson.github.io/posts/oklab/) on vectors. Included once per instruction set.
#if defined(PIXEL_KERNELS_LAB_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef PIXEL_KERNELS_LAB_INL_H
#undef PIXEL_KERNELS_LAB_INL_H
#else
#define PIXEL_KERNELS_LAB_INL_H
#endif

#include <hwy/highway.h>

#include "Pixels-inl.h"
#include "Transfer-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// x.a + y.b + z.c
template <class D, class V = hn::Vec<D>>
HWY_INLINE V Dot(D d, const Triple<V> &v, float a, float b, float c) {
  return hn::MulAdd(v.x, hn::Set(d, a), hn::MulAdd(v.y, hn::Set(d, b), hn::Mul(v.z, hn::Set(d, c))));
}

// The cube root of a number of 0 or more; below 1e-15 that of 1e-15.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V CubeRoot(D d, V v) {
  return Power(d, hn::Max(v, hn::Set(d, 1e-15f)), 1.0f / 3.0f);
}

// OKLab from linear light, 0 or more.
template <class D, class V = hn::Vec<D>>
HWY_INLINE Triple<V> LabFromLinear(D d, const Triple<V> &rgb) {
  const Triple<V> cones = {CubeRoot(d, Dot(d, rgb, 0.4122214708f, 0.5363325363f, 0.0514459929f)),
                           CubeRoot(d, Dot(d, rgb, 0.2119034982f, 0.6806995451f, 0.1073969566f)),
                           CubeRoot(d, Dot(d, rgb, 0.0883024619f, 0.2817188376f, 0.6299787005f))};
  return {Dot(d, cones, 0.2104542553f, 0.7936177850f, -0.0040720468f),
          Dot(d, cones, 1.9779984951f, -2.4285922050f, 0.4505937099f),
          Dot(d, cones, 0.0259040371f, 0.7827717662f, -0.8086757660f)};
}

// A line in OKLab from a grey to a colour of the same lightness.
template <class V>
struct ChromaLine {
  V lightness, longRoot, mediumRoot, shortRoot;

  // Linear light at `share` of the way.
  template <class D>
  HWY_INLINE Triple<V> At(D d, V share) const {
    const V l = hn::MulAdd(longRoot, share, lightness);
    const V m = hn::MulAdd(mediumRoot, share, lightness);
    const V s = hn::MulAdd(shortRoot, share, lightness);
    const Triple<V> cones = {hn::Mul(l, hn::Mul(l, l)), hn::Mul(m, hn::Mul(m, m)), hn::Mul(s, hn::Mul(s, s))};
    return {Dot(d, cones, 4.0767416621f, -3.3077115913f, 0.2309699292f),
            Dot(d, cones, -1.2684380046f, 2.6097574011f, -0.3413193965f),
            Dot(d, cones, -0.0041960863f, -0.7034186147f, 1.7076147010f)};
  }

  // The distance to its limits of the channel that is nearest to them; negative outside. The limits are 0 and 1 and a
  // third of an 8-bit level beyond: where the gamut's edge runs along the line, as in blue, rounding must not cost much
  // chroma.
  template <class D>
  HWY_INLINE V Room(D d, V share) const {
    const Triple<V> rgb = At(d, share);
    const V lowest = hn::Min(rgb.x, hn::Min(rgb.y, rgb.z)), highest = hn::Max(rgb.x, hn::Max(rgb.y, rgb.z));
    return hn::Min(hn::Add(lowest, hn::Set(d, 1e-4f)), hn::Sub(hn::Set(d, 1.0001f), highest));
  }
};

// Linear light from OKLab. Colours that sRGB does not have keep lightness and hue and lose as much chroma as they must:
// the end of the gamut on the line to their grey is found by seven bisections and two secant steps, mostly to 1e-5 of
// chroma. Lightness is clamped; NaN becomes grey.
template <class D, class V = hn::Vec<D>>
HWY_INLINE Triple<V> LinearFromLab(D d, const Triple<V> &lab) {
  const V zero = hn::Zero(d), one = hn::Set(d, 1.0f), widest = hn::Set(d, 4.0f);
  const auto sound = [&](V v) HWY_ATTR {
    return hn::IfThenElseZero(hn::Eq(v, v), hn::Max(hn::Min(v, widest), hn::Neg(widest)));
  };
  const V a = sound(lab.y), b = sound(lab.z);
  const ChromaLine<V> line = {Clamp01(d, lab.x),
                              hn::MulAdd(a, hn::Set(d, 0.3963377774f), hn::Mul(b, hn::Set(d, 0.2158037573f))),
                              hn::MulAdd(a, hn::Set(d, -0.1055613458f), hn::Mul(b, hn::Set(d, -0.0638541728f))),
                              hn::MulAdd(a, hn::Set(d, -0.0894841775f), hn::Mul(b, hn::Set(d, -1.2914855480f)))};
  V outside = line.Room(d, one);
  const auto isInside = hn::Ge(outside, zero);
  V share = one;
  if (!hn::AllTrue(d, isInside)) {
    V low = zero, high = one, inside = line.Room(d, zero);
    const auto narrow = [&](V middle) HWY_ATTR {
      const V room = line.Room(d, middle);
      const auto fits = hn::Ge(room, zero);
      low = hn::IfThenElse(fits, middle, low);
      inside = hn::IfThenElse(fits, room, inside);
      high = hn::IfThenElse(fits, high, middle);
      outside = hn::IfThenElse(fits, outside, room);
    };
    const auto secant = [&]() HWY_ATTR {
      return hn::MulAdd(hn::Sub(high, low), hn::Div(inside, hn::Sub(inside, outside)), low);
    };
    for (int i = 0; i < 7; ++i) narrow(hn::Mul(hn::Set(d, 0.5f), hn::Add(low, high)));
    narrow(secant());
    share = hn::IfThenElse(isInside, one, secant());
  }
  const Triple<V> rgb = line.At(d, share);
  return {Clamp01(d, rgb.x), Clamp01(d, rgb.y), Clamp01(d, rgb.z)};
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();
#endif
