// Moves the points of a block before features are computed: twist, mirrors, multiplied angles. Included once per
// instruction set.

#if defined(CPPN_KERNELS_DOMAIN_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef CPPN_KERNELS_DOMAIN_INL_H
#undef CPPN_KERNELS_DOMAIN_INL_H
#else
#define CPPN_KERNELS_DOMAIN_INL_H
#endif

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include "Features-inl.h"
#include "PointTangents-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Maps the points by the domain, computed in double and rounded once, as features are. `tangents`, a PointTangents or
// NoTangents, follow.
template <class T, class Tangents>
HWY_NOINLINE void MapPoints(const ck_domain &domain, Points<T> &points, Tangents &tangents) {
  if (domain.twist == 0 && domain.mirror_count == 0 && domain.order <= 1) return;
  const Doubles dd;
  const auto smallest = hn::Set(dd, kSmallestRadius);
  for (size_t i = 0; i < kBlockOf<T>; i += hn::Lanes(dd)) {
    auto x = LoadDoubles(points.x + i);
    auto y = LoadDoubles(points.y + i);
    auto moving = tangents.Load(i);
    const auto r = hn::Max(hn::Sqrt(hn::MulAdd(x, x, hn::Mul(y, y))), smallest);
    if (domain.twist != 0) {
      const auto angle = hn::Mul(hn::Log(dd, r), hn::Set(dd, domain.twist));
      const auto cosine = hn::Cos(dd, angle);
      const auto sine = hn::Sin(dd, angle);
      const auto across = hn::NegMulAdd(y, sine, hn::Mul(x, cosine));
      moving.Twist(domain.twist, {x, y}, r, {cosine, sine});
      y = hn::MulAdd(x, sine, hn::Mul(y, cosine));
      x = across;
    }
    for (uint32_t m = 0; m < domain.mirror_count; ++m) {
      const auto normalX = hn::Set(dd, domain.mirrors[m].x);
      const auto normalY = hn::Set(dd, domain.mirrors[m].y);
      const auto beyond = hn::Max(hn::MulAdd(x, normalX, hn::Mul(y, normalY)), hn::Zero(dd));
      const auto back = hn::Add(beyond, beyond);
      moving.Mirror({normalX, normalY}, hn::Gt(beyond, hn::Zero(dd)));
      x = hn::NegMulAdd(back, normalX, x);
      y = hn::NegMulAdd(back, normalY, y);
    }
    if (domain.order > 1) {
      // r times the power of the unit direction; at the origin, which has no direction, r is 0.
      const Complex<decltype(x)> direction = {hn::Div(x, r), hn::Div(y, r)};
      const auto power = Power(direction, domain.order);
      moving.Multiply(domain.order, direction, power);
      x = hn::Mul(power.real, r);
      y = hn::Mul(power.imaginary, r);
    }
    StoreDoubles(x, points.x + i);
    StoreDoubles(y, points.y + i);
    tangents.Store(moving, i);
  }
}

// Multiplies a row by r^2 / (r^2 + core^2).
template <class T>
HWY_INLINE void Fade(double core, const Points<T> &points, T *HWY_RESTRICT row) {
  const Doubles dd;
  const auto square = hn::Set(dd, core * core);
  for (size_t i = 0; i < kBlockOf<T>; i += hn::Lanes(dd)) {
    const auto x = LoadDoubles(points.x + i);
    const auto y = LoadDoubles(points.y + i);
    const auto r = hn::MulAdd(x, x, hn::Mul(y, y));
    const auto left = hn::Div(r, hn::Add(r, square));
    StoreDoubles(hn::Mul(LoadDoubles(row + i), left), row + i);
  }
}

// Maps the points by the network's domain, and fills the rows of features from number `from` on.
template <class T>
HWY_INLINE void FillFeatures(const ck_network &network, uint32_t from, Points<T> &points, T *HWY_RESTRICT rows) {
  const ck_domain *domain = network.domain;
  NoTangents none;
  if (domain != nullptr) MapPoints(*domain, points, none);
  for (uint32_t f = from; f < network.feature_count; ++f) {
    const ck_feature &feature = network.features[f];
    T *row = rows + f * kBlockOf<T>;
    FillFeature(network, feature, points, row);
    if (domain == nullptr) continue;
    const double core = FadingCore(feature, *domain);
    if (core > 0) Fade(core, points, row);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
