// Derivatives of the points of a block by the pixel's column and row, which follow the points through the domain.
// Included once per instruction set.

#if defined(CPPN_KERNELS_POINT_TANGENTS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef CPPN_KERNELS_POINT_TANGENTS_INL_H
#undef CPPN_KERNELS_POINT_TANGENTS_INL_H
#else
#define CPPN_KERNELS_POINT_TANGENTS_INL_H
#endif

#include <hwy/highway.h>

#include "Features-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// A pair of coordinates is written as a complex number, x the real part.
template <class V>
HWY_INLINE V Dot(Complex<V> a, Complex<V> b) {
  return hn::MulAdd(a.real, b.real, hn::Mul(a.imaginary, b.imaginary));
}

// The third component of the cross product: |b| times the speed at which b turns a's direction.
template <class V>
HWY_INLINE V Cross(Complex<V> a, Complex<V> b) {
  return hn::NegMulAdd(a.imaginary, b.real, hn::Mul(a.real, b.imaginary));
}

// One vector of points' derivatives: `across` by the column, `down` by the row.
template <class V>
struct MovingPoints {
  Complex<V> across, down;

  // After the point (before the twist) at the distance r was turned by twist * ln r, an angle of that cosine and sine.
  HWY_INLINE void Twist(double twist, Complex<V> point, V r, Complex<V> turn) {
    const V factor = hn::Div(hn::Set(Doubles(), twist), hn::Mul(r, r));
    across = Twisted(across, factor, point, turn);
    down = Twisted(down, factor, point, turn);
  }

  // After reflection at the mirror with that normal, where the mask says so.
  template <class M>
  HWY_INLINE void Mirror(Complex<V> normal, M reflected) {
    across = Mirrored(across, normal, reflected);
    down = Mirrored(down, normal, reflected);
  }

  // After multiplication of the angle; `direction` is the point over its distance, and `power` its power.
  HWY_INLINE void Multiply(uint32_t order, Complex<V> direction, Complex<V> power) {
    across = Multiplied(across, order, direction, power);
    down = Multiplied(down, order, direction, power);
  }

 private:
  // turn * (t + i * point * the angle's derivative), which is twist * (point . t) / r^2.
  static HWY_INLINE Complex<V> Twisted(Complex<V> t, V factor, Complex<V> point, Complex<V> turn) {
    const V speed = hn::Mul(factor, Dot(point, t));
    const Complex<V> moved = {hn::NegMulAdd(point.imaginary, speed, t.real),
                              hn::MulAdd(point.real, speed, t.imaginary)};
    return Product(turn, moved);
  }

  template <class M>
  static HWY_INLINE Complex<V> Mirrored(Complex<V> t, Complex<V> normal, M reflected) {
    const V speed = hn::IfThenElseZero(reflected, Dot(normal, t));
    const V back = hn::Add(speed, speed);
    return {hn::NegMulAdd(back, normal.real, t.real), hn::NegMulAdd(back, normal.imaginary, t.imaginary)};
  }

  // power * (the distance's derivative + i * order * distance * the angle's derivative).
  static HWY_INLINE Complex<V> Multiplied(Complex<V> t, uint32_t order, Complex<V> direction, Complex<V> power) {
    const V turning = hn::Mul(Cross(direction, t), hn::Set(Doubles(), static_cast<double>(order)));
    return Product(power, Complex<V>{Dot(direction, t), turning});
  }
};

// Derivatives of the points of a block, in double.
template <class T>
struct PointTangents {
  static constexpr size_t kCount = kBlockOf<T>;
  using Moving = MovingPoints<hn::Vec<Doubles>>;

  alignas(64) double xAcross[kCount], yAcross[kCount], xDown[kCount], yDown[kCount];

  // Sets the derivatives of points that the field gives.
  HWY_INLINE void Locate(const ck_field &field) {
    const Doubles dd;
    const Moving moving = {{hn::Set(dd, field.dx), hn::Set(dd, field.dy)},
                           {hn::Set(dd, field.ex), hn::Set(dd, field.ey)}};
    for (size_t i = 0; i < kCount; i += hn::Lanes(dd)) Store(moving, i);
  }

  HWY_INLINE Moving Load(size_t i) const {
    const Doubles dd;
    return {{hn::Load(dd, xAcross + i), hn::Load(dd, yAcross + i)}, {hn::Load(dd, xDown + i), hn::Load(dd, yDown + i)}};
  }

  HWY_INLINE void Store(const Moving &moving, size_t i) {
    const Doubles dd;
    hn::Store(moving.across.real, dd, xAcross + i);
    hn::Store(moving.across.imaginary, dd, yAcross + i);
    hn::Store(moving.down.real, dd, xDown + i);
    hn::Store(moving.down.imaginary, dd, yDown + i);
  }
};

// Takes the place of PointTangents where no derivatives are wanted; all of it compiles to nothing.
struct NoTangents {
  using Pair = Complex<hn::Vec<Doubles>>;

  HWY_INLINE NoTangents Load(size_t) const { return {}; }
  HWY_INLINE void Store(NoTangents, size_t) {}
  HWY_INLINE void Twist(double, Pair, hn::Vec<Doubles>, Pair) {}
  template <class M>
  HWY_INLINE void Mirror(Pair, M) {}
  HWY_INLINE void Multiply(uint32_t, Pair, Pair) {}
};

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
