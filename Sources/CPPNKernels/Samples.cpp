// Finds pixels that need several samples, and interpolates the samples of others.

#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "CPPNKernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Samples.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Rows-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

float SecondDifferences(const float *row, size_t stride, size_t plane, float *differences, size_t count) {
  const auto work = [&](auto d, size_t i) HWY_ATTR {
    auto largest = hn::Zero(d);
    for (size_t p = 0; p < 3; ++p) {
      const float *here = row + p * plane + i;
      const auto middle = hn::LoadU(d, here);
      const auto twice = hn::Add(middle, middle);
      const auto along = hn::Add(hn::LoadU(d, here - 1), hn::LoadU(d, here + 1));
      const auto down = hn::Add(hn::LoadU(d, here - stride), hn::LoadU(d, here + stride));
      largest = hn::Max(largest, hn::Max(hn::Abs(hn::Sub(along, twice)), hn::Abs(hn::Sub(down, twice))));
    }
    hn::StoreU(largest, d, differences + i);
    return largest;
  };
  const hn::ScalableTag<float> whole;
  auto largest = hn::Zero(whole);
  size_t i = 0;
  for (; i + hn::Lanes(whole) <= count; i += hn::Lanes(whole)) largest = hn::Max(largest, work(whole, i));
  const hn::CappedTag<float, 1> single;
  auto rest = hn::Zero(single);
  for (; i < count; ++i) rest = hn::Max(rest, work(single, i));
  const float largestOfWhole = hn::GetLane(hn::MaxOfLanes(whole, largest));
  const float largestOfRest = hn::GetLane(rest);
  return largestOfWhole < largestOfRest ? largestOfRest : largestOfWhole;
}

// A parabola through three values at -1, 0 and 1, by its coefficients.
template <class V>
struct Parabola {
  V middle, slope, bend;

  template <class D>
  HWY_INLINE Parabola(D d, V before, V here, V after) {
    const V half = hn::Set(d, 0.5f);
    middle = here;
    slope = hn::Mul(half, hn::Sub(after, before));
    bend = hn::Mul(half, hn::Sub(hn::Add(before, after), hn::Add(here, here)));
  }

  HWY_INLINE V At(V t) const { return hn::MulAdd(hn::MulAdd(bend, t, slope), t, middle); }
};

void InterpolateSamples(const float *values, size_t stride, const int32_t *offsets, size_t count, size_t side,
                        float *out) {
  ForAll(count, [&](auto d, size_t i) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const auto offset = hn::LoadU(hn::RebindToSigned<decltype(d)>(), offsets + i);
    const auto row = [&](const float *first) HWY_ATTR {
      return Parabola<V>(d, hn::GatherIndex(d, first - 1, offset), hn::GatherIndex(d, first, offset),
                         hn::GatherIndex(d, first + 1, offset));
    };
    const auto above = row(values - stride);
    const auto here = row(values);
    const auto below = row(values + stride);
    const auto centre = [&](size_t k) HWY_ATTR {
      return hn::Set(d, static_cast<float>(2 * k + 1) / static_cast<float>(2 * side) - 0.5f);
    };
    for (size_t x = 0; x < side; ++x) {
      const V right = centre(x);
      const Parabola<V> column(d, above.At(right), here.At(right), below.At(right));
      for (size_t y = 0; y < side; ++y) hn::StoreU(column.At(centre(y)), d, out + (y * side + x) * count + i);
    }
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(SecondDifferences);
HWY_EXPORT(InterpolateSamples);
}  // namespace ck

extern "C" {

float ck_second_differences(const float *row, size_t stride, size_t plane, float *differences, size_t count) {
  return HWY_DYNAMIC_DISPATCH(ck::SecondDifferences)(row, stride, plane, differences, count);
}

void ck_interpolate_samples(const float *values, size_t stride, const int32_t *offsets, size_t count, size_t side,
                        float *out) {
  HWY_DYNAMIC_DISPATCH(ck::InterpolateSamples)(values, stride, offsets, count, side, out);
}

}  // extern "C"
#endif  // HWY_ONCE
