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

// A spline's value and its derivatives by x and y.
template <class V>
struct Spline {
  V value, dx, dy;
};

// The weights of the four nodes around a place, and their derivatives, `t` of the way from the second to the third.
template <class V>
struct SplineWeights {
  V of[4], change[4];

  explicit SplineWeights(V t) {
    const Doubles dd;
    const V one = hn::Set(dd, 1.0), half = hn::Set(dd, 0.5), left = hn::Sub(one, t);
    const V square = hn::Mul(t, t), cube = hn::Mul(square, t), sixth = hn::Set(dd, 1.0 / 6);
    of[0] = hn::Mul(sixth, hn::Mul(left, hn::Mul(left, left)));
    of[1] = hn::Add(hn::Sub(hn::Mul(half, cube), square), hn::Set(dd, 2.0 / 3));
    of[3] = hn::Mul(sixth, cube);
    of[2] = hn::Sub(one, hn::Add(hn::Add(of[0], of[1]), of[3]));
    change[0] = hn::Mul(hn::Set(dd, -0.5), hn::Mul(left, left));
    change[1] = hn::Sub(hn::Mul(hn::Set(dd, 1.5), square), hn::Add(t, t));
    change[3] = hn::Mul(half, square);
    change[2] = hn::Neg(hn::Add(hn::Add(change[0], change[1]), change[3]));
  }
};

// Evaluates the spline of a grid. Not even a point that is no number is beyond the grid's memory.
template <class V>
HWY_INLINE Spline<V> SplineAt(const ck_grid &grid, V x, V y) {
  const Doubles dd;
  const Floats df;
  const hn::Rebind<int32_t, Doubles> di;
  const V one = hn::Set(dd, 1.0);
  const V last[2] = {hn::Set(dd, static_cast<double>(grid.columns - 2)), hn::Set(dd, static_cast<double>(grid.rows - 2))};
  const V given[2] = {hn::Div(hn::Sub(x, hn::Set(dd, grid.left)), hn::Set(dd, grid.cell)),
                      hn::Div(hn::Sub(y, hn::Set(dd, grid.top)), hn::Set(dd, grid.cell))};
  V node[2], part[2], inside[2];
  for (size_t k = 0; k < 2; ++k) {
    const auto isAbove = hn::Gt(given[k], one), isBelow = hn::Lt(given[k], last[k]);
    const V place = hn::IfThenElse(isAbove, hn::IfThenElse(isBelow, given[k], last[k]), one);
    node[k] = hn::Min(hn::Floor(place), hn::Sub(last[k], one));
    part[k] = hn::Sub(place, node[k]);
    inside[k] = hn::IfThenElseZero(hn::And(isAbove, isBelow), hn::Set(dd, 1 / grid.cell));
  }
  const SplineWeights<V> across(part[0]), down(part[1]);
  const auto columns = hn::Set(di, static_cast<int32_t>(grid.columns));
  auto index = hn::Add(hn::Mul(hn::Sub(hn::DemoteTo(di, node[1]), hn::Set(di, 1)), columns),
                       hn::Sub(hn::DemoteTo(di, node[0]), hn::Set(di, 1)));
  Spline<V> sum = {hn::Zero(dd), hn::Zero(dd), hn::Zero(dd)};
  for (size_t row = 0; row < 4; ++row) {
    V value = hn::Zero(dd), change = hn::Zero(dd);
    for (size_t column = 0; column < 4; ++column) {
      const V number = hn::PromoteTo(dd, hn::GatherIndex(df, grid.coefficients + column, index));
      value = hn::MulAdd(number, across.of[column], value);
      change = hn::MulAdd(number, across.change[column], change);
    }
    sum.value = hn::MulAdd(down.of[row], value, sum.value);
    sum.dx = hn::MulAdd(down.of[row], change, sum.dx);
    sum.dy = hn::MulAdd(down.change[row], value, sum.dy);
    index = hn::Add(index, columns);
  }
  return {sum.value, hn::Mul(sum.dx, inside[0]), hn::Mul(sum.dy, inside[1])};
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

// Fills one row of the workspace with the network's shape.
template <class T>
HWY_NOINLINE void FillShape(const ck_grid *grid, const Points<T> &points, T *HWY_RESTRICT row) {
  const Doubles dd;
  for (size_t i = 0; i < kBlockOf<T>; i += hn::Lanes(dd)) {
    const auto value = grid == nullptr
                           ? hn::Set(dd, -1.0)
                           : SplineAt(*grid, LoadDoubles(points.x + i), LoadDoubles(points.y + i)).value;
    StoreDoubles(value, row + i);
  }
}

// Fills one row of the workspace with the argument of a feature's activation.
template <class T>
HWY_NOINLINE void FillArgument(const ck_network &network, const ck_feature &feature, const Points<T> &points,
                               T *HWY_RESTRICT row) {
  switch (feature.kind) {
    case CK_X:
    case CK_ABS_X: memcpy(row, points.x, sizeof(points.x)); return;
    case CK_Y:
    case CK_ABS_Y: memcpy(row, points.y, sizeof(points.y)); return;
    case CK_SHAPE: return FillShape(network.shape, points, row);
    default: break;
  }
  for (size_t i = 0; i < kBlockOf<T>; i += hn::Lanes(Doubles())) {
    StoreDoubles(Argument(feature, LoadDoubles(points.x + i), LoadDoubles(points.y + i)), row + i);
  }
}

// Fills one row of the workspace with a feature.
template <class T>
HWY_INLINE void FillFeature(const ck_network &network, const ck_feature &feature, const Points<T> &points,
                            T *HWY_RESTRICT row) {
  FillArgument(network, feature, points, row);
  Activate(FeatureActivation(feature), row, kBlockOf<T>);
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
