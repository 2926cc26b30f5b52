// Finds how steep colours are where sums lie between two values.

#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "CPPNKernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Slopes.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Rows-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// The smaller and the larger of two numbers by comparisons, on which instruction sets agree about NaN.
template <class V>
HWY_INLINE V Smaller(V a, V b) {
  return hn::IfThenElse(hn::Lt(b, a), b, a);
}

template <class V>
HWY_INLINE V Larger(V a, V b) {
  return hn::IfThenElse(hn::Ge(b, a), b, a);
}

template <class V>
HWY_INLINE V Joined(V a, V b, bool adds) {
  return adds ? hn::Add(b, a) : MaxError(a, b);
}

// The index of the part, of `parts`, in which `share` of the whole lies; the first for NaN.
template <class D, class V>
HWY_INLINE hn::Vec<hn::RebindToSigned<D>> Part(D d, V share, int32_t parts) {
  const hn::RebindToSigned<D> di;
  const V within = hn::Min(hn::IfThenElseZero(hn::Gt(share, hn::Zero(d)), share), hn::Set(d, 1.0f));
  const auto part = hn::ConvertTo(di, hn::Mul(within, hn::Set(d, static_cast<float>(parts))));
  return hn::Min(part, hn::Set(di, parts - 1));
}

// The steepest slope of the parts from `first` to `last`.
template <class D, class VI>
HWY_INLINE hn::Vec<D> SteepestOf(D d, const ck_slopes &slopes, VI first, VI last) {
  const hn::RebindToSigned<D> di;
  const VI end = hn::Add(last, hn::Set(di, 1));
  // The number of parts as a float: its exponent, and the power of two that it stands for.
  const VI bits = hn::BitCast(di, hn::ConvertTo(d, hn::Sub(end, first)));
  const VI level = hn::Sub(hn::ShiftRight<23>(bits), hn::Set(di, 127));
  const VI width = hn::ConvertTo(di, hn::BitCast(d, hn::And(bits, hn::Set(di, 0x7F800000))));
  const VI row = hn::Mul(level, hn::Set(di, static_cast<int32_t>(slopes.parts)));
  const auto left = hn::GatherIndex(d, slopes.steepest, hn::Add(row, first));
  const auto right = hn::GatherIndex(d, slopes.steepest, hn::Add(row, hn::Sub(end, width)));
  return Larger(left, right);
}

// The steepest slope where sums are between two values.
template <class D, class V>
HWY_INLINE V Slope(D d, const ck_slopes &slopes, V low, V high) {
  const hn::RebindToSigned<D> di;
  const auto parts = static_cast<int32_t>(slopes.parts);
  const V start = hn::Set(d, slopes.start), length = hn::Set(d, slopes.length);
  const V a = hn::Div(hn::Sub(low, start), length), b = hn::Div(hn::Sub(high, start), length);
  if (slopes.periodic == 0) {
    const auto first = Part(d, a, parts);
    return SteepestOf(d, slopes, first, hn::Max(first, Part(d, b, parts)));
  }
  const auto isPart = hn::Lt(hn::Sub(b, a), hn::Set(d, 1.0f));
  const V turns = hn::Floor(a);
  const auto first = Part(d, hn::Sub(a, turns), parts);
  // Positions from `parts` on are in the next period. They are clamped to the table for lanes that do not use them.
  const V position = hn::Mul(hn::Sub(b, turns), hn::Set(d, static_cast<float>(parts)));
  const V kept = hn::Min(hn::IfThenElseZero(hn::Gt(position, hn::Zero(d)), position),
                         hn::Set(d, static_cast<float>(2 * parts - 1)));
  const auto last = hn::ConvertTo(di, kept);
  const auto end = hn::Set(di, parts - 1);
  const auto turned = hn::Gt(last, end);
  const auto upTo = hn::Max(first, hn::Min(last, end));
  V steepest = SteepestOf(d, slopes, first, upTo);
  if (!hn::AllFalse(di, turned)) {
    const auto rest = hn::Max(hn::Min(hn::Sub(last, hn::Set(di, parts)), end), hn::Zero(di));
    const V again = SteepestOf(d, slopes, hn::Zero(di), rest);
    steepest = hn::IfThenElse(hn::RebindMask(d, turned), Larger(steepest, again), steepest);
  }
  return hn::IfThenElse(isPart, steepest, hn::Set(d, slopes.most));
}

// The absolute second difference of three values.
template <class V>
HWY_INLINE V SecondDifference(V before, V here, V after) {
  return hn::Abs(hn::Sub(hn::Add(before, after), hn::Add(here, here)));
}

void PixelChanges(const ck_slopes &given, const float *row, size_t stride, float least, bool adds, float *changes,
                  size_t count) {
  const ck_slopes slopes = given;
  ForAll(count, [&](auto d, size_t i) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const float *at = row + i;
    const V here = hn::LoadU(d, at), left = hn::LoadU(d, at - 1), right = hn::LoadU(d, at + 1);
    const V above = hn::LoadU(d, at - stride), below = hn::LoadU(d, at + stride);
    const V slope = hn::Add(hn::Abs(hn::Sub(right, left)), hn::Abs(hn::Sub(below, above)));
    const V bend = hn::Add(SecondDifference(right, here, left), SecondDifference(below, here, above));
    const V half = hn::Add(hn::Mul(hn::Set(d, 0.25f), slope), hn::Mul(hn::Set(d, 0.125f), bend));
    const V twice = hn::Add(half, half);
    const auto may = hn::Gt(hn::Mul(twice, hn::Set(d, slopes.most)), hn::Set(d, least));
    V change = hn::Zero(d);
    if (!hn::AllFalse(d, may)) {
      const V steepest = Slope(d, slopes, hn::Sub(here, half), hn::Add(here, half));
      change = hn::IfThenElseZero(may, hn::Mul(twice, steepest));
    }
    hn::StoreU(Joined(change, hn::LoadU(d, changes + i), adds), d, changes + i);
  });
}

void BlockSlopes(const ck_slopes &given, const float *above, const float *below, const float *margins, float rounding,
                 float *steepest, float *roundingErrors, size_t count) {
  const ck_slopes slopes = given;
  ForAll(count, [&](auto d, size_t i) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const V a = hn::LoadU(d, above + i), b = hn::LoadU(d, above + i + 1);
    const V c = hn::LoadU(d, below + i), e = hn::LoadU(d, below + i + 1);
    const V low = Smaller(Smaller(Smaller(a, b), c), e), high = Larger(Larger(Larger(a, b), c), e);
    const V margin = hn::LoadU(d, margins + i);
    hn::StoreU(Slope(d, slopes, hn::Sub(low, margin), hn::Add(high, margin)), d, steepest + i);
    hn::StoreU(hn::Mul(Larger(hn::Abs(low), hn::Abs(high)), hn::Set(d, rounding)), d, roundingErrors + i);
  });
}

void WidenBlockSlopes(const ck_slopes &given, const float *const (&rows)[3], const float *margins, float *steepest,
                      size_t count) {
  const ck_slopes slopes = given;
  ForAll(count, [&](auto d, size_t i) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const hn::RebindToSigned<decltype(d)> di;
    const auto first = hn::Iota(di, static_cast<int32_t>(i));
    const auto indices = hn::Add(first, first);
    V low = hn::GatherIndex(d, rows[0], indices), high = low;
    for (const float *row : {rows[0], rows[1], rows[2]}) {
      for (size_t column = 0; column < 3; ++column) {
        const V value = hn::GatherIndex(d, row + column, indices);
        low = Smaller(low, value);
        high = Larger(high, value);
      }
    }
    const V margin = hn::LoadU(d, margins + i);
    const V slope = Slope(d, slopes, hn::Sub(low, margin), hn::Add(high, margin));
    hn::StoreU(Larger(hn::LoadU(d, steepest + i), slope), d, steepest + i);
  });
}

void BlockSteepness(const ck_slopes &given, const float *const (&rows)[4], float step, float least, bool adds,
                    float *steepness, size_t count) {
  const ck_slopes slopes = given;
  const float share = slopes.most / step;
  const float *first = rows[0], *above = rows[1], *below = rows[2], *last = rows[3];
  ForAll(count, [&](auto d, size_t i) HWY_ATTR {
    using V = hn::Vec<decltype(d)>;
    const V a = hn::LoadU(d, above + i), b = hn::LoadU(d, above + i + 1);
    const V c = hn::LoadU(d, below + i), e = hn::LoadU(d, below + i + 1);
    const V along = Larger(Larger(Larger(SecondDifference(hn::LoadU(d, above + i - 1), a, b),
                                         SecondDifference(a, b, hn::LoadU(d, above + i + 2))),
                                  SecondDifference(hn::LoadU(d, below + i - 1), c, e)),
                           SecondDifference(c, e, hn::LoadU(d, below + i + 2)));
    const V down = Larger(Larger(Larger(SecondDifference(hn::LoadU(d, first + i), a, c),
                                        SecondDifference(a, c, hn::LoadU(d, last + i))),
                                 SecondDifference(hn::LoadU(d, first + i + 1), b, e)),
                          SecondDifference(b, e, hn::LoadU(d, last + i + 1)));
    const V reach = hn::Mul(hn::Set(d, 0.5f), Larger(along, down));
    const V low = hn::Sub(Smaller(Smaller(Smaller(a, b), c), e), reach);
    const V high = hn::Add(Larger(Larger(Larger(a, b), c), e), reach);
    const V range = hn::Sub(high, low);
    V steep = hn::Mul(range, hn::Set(d, share));
    const auto isLittle = hn::Le(steep, hn::Set(d, least));
    if (!hn::AllTrue(d, isLittle)) {
      const V slope = Slope(d, slopes, low, high);
      steep = hn::IfThenElse(isLittle, steep, hn::Mul(hn::Div(range, hn::Set(d, step)), slope));
    }
    hn::StoreU(Joined(steep, hn::LoadU(d, steepness + i), adds), d, steepness + i);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(PixelChanges);
HWY_EXPORT(BlockSlopes);
HWY_EXPORT(WidenBlockSlopes);
HWY_EXPORT(BlockSteepness);
}  // namespace ck

extern "C" {

void ck_pixel_changes(const ck_slopes *slopes, const float *row, size_t stride, float least, int adds, float *changes,
                      size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::PixelChanges)(*slopes, row, stride, least, adds != 0, changes, count);
}

void ck_block_slopes(const ck_slopes *slopes, const float *above, const float *below, const float *margins,
                     float rounding, float *steepest, float *roundingErrors, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::BlockSlopes)(*slopes, above, below, margins, rounding, steepest, roundingErrors, count);
}

void ck_widen_block_slopes(const ck_slopes *slopes, const float *const rows[3], const float *margins, float *steepest,
                           size_t count) {
  const float *const three[3] = {rows[0], rows[1], rows[2]};
  HWY_DYNAMIC_DISPATCH(ck::WidenBlockSlopes)(*slopes, three, margins, steepest, count);
}

void ck_block_steepness(const ck_slopes *slopes, const float *const rows[4], float step, float least, int adds,
                        float *steepness, size_t count) {
  const float *const four[4] = {rows[0], rows[1], rows[2], rows[3]};
  HWY_DYNAMIC_DISPATCH(ck::BlockSteepness)(*slopes, four, step, least, adds != 0, steepness, count);
}

}  // extern "C"
#endif  // HWY_ONCE
