// Computes the features of the points of a block together with their derivatives by the pixel's column and row.
// Included once per instruction set.

#if defined(CPPN_KERNELS_FEATURE_TANGENTS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef CPPN_KERNELS_FEATURE_TANGENTS_INL_H
#undef CPPN_KERNELS_FEATURE_TANGENTS_INL_H
#else
#define CPPN_KERNELS_FEATURE_TANGENTS_INL_H
#endif

#include <hwy/highway.h>

#include "Derivatives-inl.h"
#include "Domain-inl.h"
#include "Features-inl.h"
#include "PointTangents-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// The derivatives of a feature's argument by x and y. Those of the distance and of what depends on its logarithm or on
// the angle are 0 at the centre.
template <class V>
HWY_INLINE Complex<V> ArgumentGradient(const ck_network &network, const ck_feature &feature, V x, V y) {
  const Doubles dd;
  const V zero = hn::Zero(dd);
  switch (feature.kind) {
    case CK_SHAPE: {
      if (network.shape == nullptr) return {zero, zero};
      const Spline<V> spline = SplineAt(*network.shape, x, y);
      return {spline.dx, spline.dy};
    }
    case CK_X:
    case CK_ABS_X: return {hn::Set(dd, 1.0), zero};
    case CK_Y:
    case CK_ABS_Y: return {zero, hn::Set(dd, 1.0)};
    case CK_COS_X:
    case CK_SIN_X: return {hn::Set(dd, 6.2831853071795864769 / feature.parameter), zero};
    case CK_COS_Y:
    case CK_SIN_Y: return {zero, hn::Set(dd, 6.2831853071795864769 / feature.parameter)};
    default: break;
  }
  const V r = hn::Sqrt(hn::MulAdd(x, x, hn::Mul(y, y)));
  const V smallest = hn::Set(dd, kSmallestRadius);
  const auto centre = hn::Lt(r, smallest);
  const V floored = hn::Max(r, smallest);
  const Complex<V> direction = {hn::IfThenZeroElse(centre, hn::Div(x, floored)),
                                hn::IfThenZeroElse(centre, hn::Div(y, floored))};
  const V scale = hn::Div(hn::Set(dd, feature.parameter), floored);
  switch (feature.kind) {
    case CK_COS_THETA: {
      const V size = hn::Mul(Power(direction, static_cast<uint32_t>(feature.parameter)).imaginary, scale);
      return {hn::Mul(size, direction.imaginary), hn::Neg(hn::Mul(size, direction.real))};
    }
    case CK_SIN_THETA: {
      const V size = hn::Mul(Power(direction, static_cast<uint32_t>(feature.parameter)).real, scale);
      return {hn::Neg(hn::Mul(size, direction.imaginary)), hn::Mul(size, direction.real)};
    }
    case CK_COS_LOG_R:
    case CK_SIN_LOG_R: return {hn::Mul(scale, direction.real), hn::Mul(scale, direction.imaginary)};
    default: return direction;
  }
}

// Stores derivatives, which may be no numbers, bounded and rounded as the block's numbers are.
template <class V, class T>
HWY_INLINE void StoreDerivative(V value, T *to) {
  StoreDoubles(hn::IfThenZeroElse(hn::IsNaN(value), value), to);
}

// Fills one row of the workspace with a feature, and one with each of its derivatives.
template <class T>
HWY_NOINLINE void FillFeatureTangents(const ck_network &network, const ck_feature &feature, const Points<T> &points,
                                      const PointTangents<T> &tangents, const Tangents<T> &row) {
  FillArgument(network, feature, points, row.values);
  for (size_t i = 0; i < kBlockOf<T>; i += hn::Lanes(Doubles())) {
    const auto gradient = ArgumentGradient(network, feature, LoadDoubles(points.x + i), LoadDoubles(points.y + i));
    const auto moving = tangents.Load(i);
    StoreDerivative(Dot(gradient, moving.across), row.across + i);
    StoreDerivative(Dot(gradient, moving.down), row.down + i);
  }
  ActivateTangents(FeatureActivation(feature), row, kBlockOf<T>);
}

// Multiplies a row by r^2 / (r^2 + core^2), as Fade does, and applies the product rule to its derivatives.
template <class T>
HWY_NOINLINE void FadeTangents(double core, const Points<T> &points, const PointTangents<T> &tangents,
                               const Tangents<T> &row) {
  const Doubles dd;
  const auto square = hn::Set(dd, core * core);
  for (size_t i = 0; i < kBlockOf<T>; i += hn::Lanes(dd)) {
    const Complex<hn::Vec<Doubles>> point = {LoadDoubles(points.x + i), LoadDoubles(points.y + i)};
    const auto r = Dot(point, point);
    const auto sum = hn::Add(r, square);
    const auto left = hn::Div(r, sum);
    // The derivative of `left` is 2 core^2 (point . t) / sum^2, which is divided in two steps against overflow.
    const auto scale = hn::Mul(hn::Div(hn::Add(square, square), sum), LoadDoubles(row.values + i));
    const auto moving = tangents.Load(i);
    const auto across = hn::Mul(scale, hn::Div(Dot(point, moving.across), sum));
    const auto down = hn::Mul(scale, hn::Div(Dot(point, moving.down), sum));
    StoreDerivative(hn::MulAdd(left, LoadDoubles(row.across + i), across), row.across + i);
    StoreDerivative(hn::MulAdd(left, LoadDoubles(row.down + i), down), row.down + i);
  }
  Fade(core, points, row.values);
}

// Maps the points and their derivatives by the network's domain, and fills the rows of all features and of their
// derivatives.
template <class T>
HWY_NOINLINE void FillTangents(const ck_network &network, Points<T> &points, PointTangents<T> &tangents,
                               const Tangents<T> &rows) {
  const ck_domain *domain = network.domain;
  if (domain != nullptr) MapPoints(*domain, points, tangents);
  for (uint32_t f = 0; f < network.feature_count; ++f) {
    const ck_feature &feature = network.features[f];
    const Tangents<T> row = rows.From(f * kBlockOf<T>);
    FillFeatureTangents(network, feature, points, tangents, row);
    if (domain == nullptr) continue;
    const double core = FadingCore(feature, *domain);
    if (core > 0) FadeTangents(core, points, tangents, row);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
