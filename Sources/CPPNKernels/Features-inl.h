// Computes the features of the points of a block, which a network's first layer reads. Included once per instruction
// set.
//
// All features except copies of x and y are computed in double from the rounded x and y, and rounded once. Deep
// networks magnify the errors of inputs, and the doubles take little time beside a network's thousands of multiply-adds
// per pixel. Precise networks have points and rows of doubles, and nothing is rounded.

#if defined(CPPN_KERNELS_FEATURES_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef CPPN_KERNELS_FEATURES_INL_H
#undef CPPN_KERNELS_FEATURES_INL_H
#else
#define CPPN_KERNELS_FEATURES_INL_H
#endif

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include "Layers-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// A vector of doubles, and the vector of as many floats.
using Doubles = hn::ScalableTag<double>;
using Floats = hn::Rebind<float, Doubles>;

// The radius below which the angle and the logarithm stay constant.
constexpr double kSmallestRadius = 1e-30;

// The points of a block.
template <class T>
struct Points {
  alignas(64) T x[kBlockOf<T>];
  alignas(64) T y[kBlockOf<T>];
};

template <class V>
struct Complex {
  V real, imaginary;
};

template <class V>
HWY_INLINE Complex<V> Product(Complex<V> a, Complex<V> b) {
  return {hn::NegMulAdd(a.imaginary, b.imaginary, hn::Mul(a.real, b.real)),
          hn::MulAdd(a.imaginary, b.real, hn::Mul(a.real, b.imaginary))};
}

// base^power by repeated squaring.
template <class V>
HWY_INLINE Complex<V> Power(Complex<V> base, uint32_t power) {
  const Doubles dd;
  Complex<V> result = {hn::Set(dd, 1.0), hn::Zero(dd)};
  for (; power != 0; power >>= 1) {
    if ((power & 1) != 0) result = Product(result, base);
    base = Product(base, base);
  }
  return result;
}

// Load numbers of a block as doubles, and store them, clamped as activations are, and rounded if the block holds
// floats.
HWY_INLINE hn::Vec<Doubles> LoadDoubles(const float *from) {
  return hn::PromoteTo(Doubles(), hn::LoadU(Floats(), from));
}
HWY_INLINE hn::Vec<Doubles> LoadDoubles(const double *from) { return hn::LoadU(Doubles(), from); }

template <class V>
HWY_INLINE void StoreDoubles(V value, float *to) {
  hn::StoreU(hn::DemoteTo(Floats(), Bounded(Doubles(), value)), Floats(), to);
}
template <class V>
HWY_INLINE void StoreDoubles(V value, double *to) {
  hn::StoreU(Bounded(Doubles(), value), Doubles(), to);
}

// Computes points from pixel positions. Product, then sums: a fused multiply-add would round once, and not on every
// instruction set.
template <class T, class V>
HWY_INLINE void LocateVector(const ck_field &field, V column, V row, size_t i, Points<T> &points) {
  const Doubles dd;
  const auto x = hn::Add(hn::Add(hn::Set(dd, field.x0), hn::Mul(column, hn::Set(dd, field.dx))),
                         hn::Mul(row, hn::Set(dd, field.ex)));
  const auto y = hn::Add(hn::Add(hn::Set(dd, field.y0), hn::Mul(column, hn::Set(dd, field.dy))),
                         hn::Mul(row, hn::Set(dd, field.ey)));
  StoreDoubles(x, points.x + i);
  StoreDoubles(y, points.y + i);
}

// Computes the points of a block of a line.
template <class T>
HWY_INLINE void Locate(const ck_line &line, size_t first, Points<T> &points) {
  const Doubles dd;
  const auto row = hn::Set(dd, line.row);
  for (size_t i = 0; i < kBlockOf<T>; i += hn::Lanes(dd)) {
    const auto steps = hn::Mul(hn::Iota(dd, static_cast<double>(first + i)), hn::Set(dd, line.step));
    LocateVector(line.field, hn::Add(hn::Set(dd, line.column), steps), row, i, points);
  }
}

// Computes the points of a block of any positions.
template <class T>
HWY_INLINE void LocateAt(const ck_field &field, const float *columns, const float *rows, Points<T> &points) {
  for (size_t i = 0; i < kBlockOf<T>; i += hn::Lanes(Doubles())) {
    LocateVector(field, LoadDoubles(columns + i), LoadDoubles(rows + i), i, points);
  }
}

// The angle of a coordinate within its period, from -pi to pi.
template <class V>
HWY_INLINE V TileAngle(V coordinate, double period) {
  const Doubles dd;
  const V turns = hn::Div(coordinate, hn::Set(dd, period));
  return hn::Mul(hn::Sub(turns, hn::Round(turns)), hn::Set(dd, 6.2831853071795864769));
}

// Computes the argument of the activation of one feature, other than a coordinate, for one vector of points.
template <class V>
HWY_INLINE V Argument(const ck_feature &feature, V x, V y) {
  const Doubles dd;
  const V r = hn::Sqrt(hn::MulAdd(x, x, hn::Mul(y, y)));
  const V smallest = hn::Set(dd, kSmallestRadius);
  switch (feature.kind) {
    case CK_COS_THETA:
    case CK_SIN_THETA: {
      const auto centre = hn::Lt(r, smallest);  // there the angle is 0
      const V floored = hn::Max(r, smallest);
      const Complex<V> direction = {hn::IfThenElse(centre, hn::Set(dd, 1.0), hn::Div(x, floored)),
                                    hn::IfThenZeroElse(centre, hn::Div(y, floored))};
      const Complex<V> power = Power(direction, static_cast<uint32_t>(feature.parameter));
      return feature.kind == CK_COS_THETA ? power.real : power.imaginary;
    }
    case CK_COS_LOG_R:
    case CK_SIN_LOG_R: {
      // The angle, less its whole turns.
      const V angle = hn::Mul(hn::Log(dd, hn::Max(r, smallest)), hn::Set(dd, feature.parameter));
      const V turns = hn::Round(hn::Mul(angle, hn::Set(dd, 0.15915494309189533577)));
      return hn::NegMulAdd(turns, hn::Set(dd, 6.2831853071795864769), angle);
    }
    case CK_COS_X:
    case CK_SIN_X: return TileAngle(x, feature.parameter);
    case CK_COS_Y:
    case CK_SIN_Y: return TileAngle(y, feature.parameter);
    default: return r;
  }
}

// The distance from the origin within which a feature fades out; 0 where it does not.
HWY_INLINE double FadingCore(const ck_feature &feature, const ck_domain &domain) {
  switch (feature.kind) {
    case CK_COS_THETA:
    case CK_SIN_THETA: return domain.core_theta * feature.parameter;
    case CK_COS_LOG_R:
    case CK_SIN_LOG_R: return domain.core_log_r * feature.parameter;
    default: return 0;
  }
}

// The activation that turns the argument of a feature into the feature; CK_SUM where they are the same.
HWY_INLINE uint32_t FeatureActivation(const ck_feature &feature) {
  switch (feature.kind) {
    case CK_ABS_X:
    case CK_ABS_Y: return CK_ABS;
    case CK_COS_LOG_R:
    case CK_COS_X:
    case CK_COS_Y: return CK_COS;
    case CK_SIN_LOG_R:
    case CK_SIN_X:
    case CK_SIN_Y: return CK_SIN;
    default: return CK_SUM;
  }
}

// Fills one row of the workspace with the argument of a feature's activation.
template <class T>
HWY_NOINLINE void FillArgument(const ck_feature &feature, const Points<T> &points, T *HWY_RESTRICT row) {
  switch (feature.kind) {
    case CK_X:
    case CK_ABS_X: memcpy(row, points.x, sizeof(points.x)); return;
    case CK_Y:
    case CK_ABS_Y: memcpy(row, points.y, sizeof(points.y)); return;
    default: break;
  }
  for (size_t i = 0; i < kBlockOf<T>; i += hn::Lanes(Doubles())) {
    StoreDoubles(Argument(feature, LoadDoubles(points.x + i), LoadDoubles(points.y + i)), row + i);
  }
}

// Fills one row of the workspace with a feature.
template <class T>
HWY_INLINE void FillFeature(const ck_feature &feature, const Points<T> &points, T *HWY_RESTRICT row) {
  FillArgument(feature, points, row);
  Activate(FeatureActivation(feature), row, kBlockOf<T>);
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
