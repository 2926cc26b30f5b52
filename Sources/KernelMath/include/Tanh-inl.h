// tanh by eight polynomials. Included once per instruction set.
//
// No division and no exponential: |a| falls into one of eight segments, which widen as tanh flattens, and the segment's
// polynomial is looked up coefficient by coefficient with in-register permutes. Those run beside the multiply-adds of
// the layers, where a division would wait.

#if defined(KERNEL_MATH_TANH_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef KERNEL_MATH_TANH_INL_H
#undef KERNEL_MATH_TANH_INL_H
#else
#define KERNEL_MATH_TANH_INL_H
#endif

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Eight floats, one for each segment, stored twice, because the widest permute reads 16.
#define CK_EIGHT(a, b, c, d, e, f, g, h) {a, b, c, d, e, f, g, h, a, b, c, d, e, f, g, h}

// The segments are the half octaves of |a| + kTanhShift: they end at |a| = 0.25, 0.58, 1.08, 1.74, 2.74, 4.06, 6.06 and
// kTanhEnd, from where on tanh is 1.
constexpr float kTanhShift = 0.58f;
constexpr int32_t kTanhShiftBits = 0x3F147AE1;
constexpr float kTanhEnd = 8.69f;

// The centre of each segment's polynomial, and its coefficients: minimax in units of the last place, each rounded and
// the later ones fitted again. The first is centred on 0 and begins with 0 and 1: small numbers are exact.
alignas(64) constexpr float kTanhCentre[16] =
    CK_EIGHT(0.0f, 0.40625f, 0.84375f, 1.40625f, 2.25f, 3.40625f, 5.0625f, 7.375f);
alignas(64) constexpr float kTanhCoefficients[7][16] = {
    CK_EIGHT(0.0f, 0.385283977f, 0.687790215f, 0.886695147f, 0.978026092f, 0.997802556f, 0.999919891f, 0.999999225f),
    CK_EIGHT(1.0f, 0.851556242f, 0.526944935f, 0.21377112f, 0.0434647985f, 0.00439049071f, 0.000160459225f,
             1.5751375e-06f),
    CK_EIGHT(-1.06496702e-06f, -0.328096807f, -0.362430513f, -0.1895504f, -0.0425084122f, -0.00438102288f,
             -0.000160507523f, -1.64991343e-06f),
    CK_EIGHT(-0.333271712f, -0.157443717f, 0.073583737f, 0.0968616083f, 0.0270932373f, 0.00289966003f,
             0.000104970146f, 1.03567527e-06f),
    CK_EIGHT(-0.00116427743f, 0.17050603f, 0.0703477189f, -0.0226604119f, -0.012343552f, -0.00143631292f,
             -5.23883173e-05f, -3.98183744e-07f),
    CK_EIGHT(0.142993912f, 0.00638628472f, -0.0596749f, -0.00828236248f, 0.00393805746f, 0.000602842367f,
             2.50666781e-05f, 2.57592603e-07f),
    CK_EIGHT(-0.0368382819f, -0.0759548843f, 0.00768195326f, 0.00996686798f, -0.000631235423f, -0.000194367865f,
             -8.37956031e-06f, -1.22055866e-07f),
};
#undef CK_EIGHT

// The index of eight that each lane looks up. Registers of eight floats and more are permuted whole; of four, as bytes.
#if HWY_CAP_GE256
template <class D>
struct EightIndices {
  decltype(hn::IndicesFromVec(D(), hn::Zero(hn::RebindToSigned<D>()))) lanes;
};

template <class D, class VI>
HWY_INLINE EightIndices<D> IndicesOfEight(D d, VI segment) {
  return {hn::IndicesFromVec(d, segment)};
}

template <class D>
HWY_INLINE hn::Vec<D> LookUp(D d, const float *HWY_RESTRICT table, const EightIndices<D> &at) {
  return hn::TableLookupLanes(hn::Load(d, table), at.lanes);
}
#else
template <class D>
struct EightIndices {
  using Bytes = hn::Vec<hn::Repartition<uint8_t, D>>;
  Bytes low, high;  // each in range, or with the highest bit set where the other is
};

template <class D, class VI>
HWY_INLINE EightIndices<D> IndicesOfEight(D d, VI segment) {
  const hn::RebindToSigned<D> di;
  const hn::Repartition<uint8_t, D> bytes;
  const VI first = hn::ShiftLeft<2>(segment);
  const VI pair = hn::Or(first, hn::ShiftLeft<8>(first));
  const VI places = hn::Add(hn::Or(pair, hn::ShiftLeft<16>(pair)), hn::Set(di, 0x03020100));
  const auto beyond = hn::And(hn::ShiftLeft<3>(places), hn::Set(di, static_cast<int32_t>(0x80808080u)));
  return {hn::BitCast(bytes, hn::Or(places, beyond)), hn::Sub(hn::BitCast(bytes, places), hn::Set(bytes, 16))};
}

template <class D>
HWY_INLINE hn::Vec<D> LookUp(D d, const float *HWY_RESTRICT table, const EightIndices<D> &at) {
  const hn::Repartition<uint8_t, D> bytes;
  const auto low = hn::TableLookupBytesOr0(hn::BitCast(bytes, hn::Load(d, table)), at.low);
  const auto high = hn::TableLookupBytesOr0(hn::BitCast(bytes, hn::Load(d, table + 4)), at.high);
  return hn::BitCast(d, hn::Or(low, high));
}
#endif

// tanh(a). Any arg, 1.5 ULP (1.31 is the worst over all floats, with fused multiply-add and without); never outside
// +-1, odd to the bit.
template <class D, class V>
HWY_INLINE V HyperbolicTangent(D d, V a) {
  const hn::RebindToSigned<D> di;
  const V size = hn::Min(hn::Abs(a), hn::Set(d, kTanhEnd));
  const auto place = hn::BitCast(di, hn::Add(size, hn::Set(d, kTanhShift)));
  const auto at = IndicesOfEight(d, hn::ShiftRight<22>(hn::Sub(place, hn::Set(di, kTanhShiftBits))));
  const V u = hn::Sub(size, LookUp(d, kTanhCentre, at));
  V sum = LookUp(d, kTanhCoefficients[6], at);
#pragma unroll
  for (size_t k = 6; k-- > 0;) sum = hn::MulAdd(sum, u, LookUp(d, kTanhCoefficients[k], at));
  return hn::CopySignToAbs(sum, a);
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
