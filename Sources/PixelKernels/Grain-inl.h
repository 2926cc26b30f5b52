// Makes film grain: noise whose width does not depend on the size of the picture. Included once per instruction set.
#if defined(PIXEL_KERNELS_GRAIN_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef PIXEL_KERNELS_GRAIN_INL_H
#undef PIXEL_KERNELS_GRAIN_INL_H
#else
#define PIXEL_KERNELS_GRAIN_INL_H
#endif
#include <math.h>
#include <stdint.h>

#include "PixelKernels.h"
#include "Pixels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// A hash of each number: neighbours give unrelated bits.
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

// The weights, times 6, of the four nodes around a point that lies `t` of the way between the middle two: cubic
// B-splines.
template <class D, class V>
HWY_INLINE void Splines(D d, V t, V &w0, V &w1, V &w2, V &w3) {
  const V one = hn::Set(d, 1.0f), three = hn::Set(d, 3.0f), s = hn::Sub(one, t);
  const V tt = hn::Mul(t, t), ss = hn::Mul(s, s);
  w0 = hn::Mul(ss, s);
  w1 = hn::MulAdd(hn::Mul(three, tt), hn::Sub(t, hn::Set(d, 2.0f)), hn::Set(d, 4.0f));
  w2 = hn::MulAdd(hn::Mul(three, ss), hn::Sub(s, hn::Set(d, 2.0f)), hn::Set(d, 4.0f));
  w3 = hn::Mul(tt, t);
}

// One row of grain: a lattice of random numbers, fixed to the picture's middle, and between its nodes a sum of splines.
// The weights' squares sum to 1, so that the standard deviation is 1 everywhere.
class GrainRow {
 public:
  // Columns are processed in pieces of this many, whose nodes stay in the nearest cache.
  static constexpr size_t kPiece = 512;
  static constexpr double kFinest = 1.25;

  GrainRow(const ck_finish &finish, size_t y)
      : pitch_(HWY_MAX(static_cast<double>(finish.pitch), kFinest)), middle_(0.5 * static_cast<double>(finish.width)) {
    const double v = (static_cast<double>(y) + 0.5 - 0.5 * static_cast<double>(finish.height)) / pitch_;
    const double node = floor(v);
    const hn::CappedTag<float, 1> d;
    hn::Vec<decltype(d)> w[4];
    Splines(d, hn::Set(d, static_cast<float>(v - node)), w[0], w[1], w[2], w[3]);
    auto squares = hn::Zero(d);
    for (const auto &weight : w) squares = hn::MulAdd(weight, weight, squares);
    const auto scale = hn::Div(hn::Set(d, 1.0f / 147.8f), hn::Sqrt(squares));
    const uint32_t first = static_cast<uint32_t>(static_cast<int64_t>(node) - 1);
    const hn::CappedTag<uint32_t, 1> du;
    for (uint32_t i = 0; i < 4; ++i) {
      weights_[i] = hn::GetLane(hn::Mul(w[i], scale));
      const auto key = hn::Set(du, ((first + i) * 0x85EBCA6Bu) ^ finish.seed);
      keys_[i] = hn::GetLane(Hashed(du, key));
    }
  }

  // Computes the nodes for columns x..<x + kPiece.
  HWY_INLINE void Begin(size_t x) {
    const double u = (static_cast<double>(x) + 0.5 - middle_) / pitch_;
    const double node = floor(u);
    start_ = static_cast<float>(u - node);
    const uint32_t first = static_cast<uint32_t>(static_cast<int64_t>(node) - 1);
    const hn::CappedTag<float, kPixelLanes> d;
    const hn::Rebind<uint32_t, decltype(d)> du;
    const hn::Rebind<int32_t, decltype(d)> di;
    const size_t count = static_cast<size_t>(static_cast<double>(kPiece) / pitch_) + 6;
    for (size_t i = 0; i < count; i += hn::Lanes(d)) {
      const auto at = hn::Mul(hn::Iota(du, first + static_cast<uint32_t>(i)), hn::Set(du, 0x9E3779B1u));
      auto sum = hn::Zero(d);
      for (size_t row = 0; row < 4; ++row) {
        const auto bytes = ByteSum(du, Hashed(du, hn::Xor(at, hn::Set(du, keys_[row]))));
        const auto number = hn::Sub(hn::ConvertTo(d, hn::BitCast(di, bytes)), hn::Set(d, 510.0f));
        sum = hn::MulAdd(number, hn::Set(d, weights_[row]), sum);
      }
      hn::StoreU(sum, d, nodes_ + i);
    }
  }

  // The grain of columns x + i, x + i + 1, ...: mean 0, standard deviation 1.
  template <class D, class V = hn::Vec<D>>
  HWY_INLINE V At(D d, size_t i) const {
    const hn::Rebind<int32_t, D> di;
    const V step = hn::Set(d, static_cast<float>(1.0 / pitch_));
    const V u = hn::MulAdd(hn::Iota(d, static_cast<float>(i)), step, hn::Set(d, start_));
    const auto node = hn::ConvertTo(di, u);
    // Nodes lie further apart than columns: those of all lanes are within one vector, which needs no gathering.
    const int32_t first = hn::GetLane(node);
    const auto indices = hn::IndicesFromVec(d, hn::Sub(node, hn::Set(di, first)));
    const float *const nodes = nodes_ + first;
    V w0, w1, w2, w3;
    Splines(d, hn::Sub(u, hn::ConvertTo(d, node)), w0, w1, w2, w3);
    V squares = hn::Mul(w0, w0), sum = hn::Mul(w0, hn::TableLookupLanes(hn::LoadU(d, nodes), indices));
    squares = hn::MulAdd(w1, w1, squares);
    sum = hn::MulAdd(w1, hn::TableLookupLanes(hn::LoadU(d, nodes + 1), indices), sum);
    squares = hn::MulAdd(w2, w2, squares);
    sum = hn::MulAdd(w2, hn::TableLookupLanes(hn::LoadU(d, nodes + 2), indices), sum);
    squares = hn::MulAdd(w3, w3, squares);
    sum = hn::MulAdd(w3, hn::TableLookupLanes(hn::LoadU(d, nodes + 3), indices), sum);
    return hn::Div(sum, hn::Sqrt(squares));
  }

 private:
  double pitch_, middle_;
  float start_ = 0;
  // The weights and hash keys of the four rows of nodes around this one.
  float weights_[4];
  uint32_t keys_[4];
  HWY_ALIGN float nodes_[kPiece + 6 + kPixelLanes];
};

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();
#endif
