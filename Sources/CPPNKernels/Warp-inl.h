// Moves the points of a block by the network's own results, for fields that are warped by themselves. Included once per
// instruction set.

#if defined(CPPN_KERNELS_WARP_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef CPPN_KERNELS_WARP_INL_H
#undef CPPN_KERNELS_WARP_INL_H
#else
#define CPPN_KERNELS_WARP_INL_H
#endif

#include <hwy/highway.h>

#include "FeatureTangents-inl.h"
#include "Gradients-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Sets points, and their derivatives, to the original ones plus `amount` times tanh of the second and the third result.
// `results` begins at the first result's rows, which are changed.
template <class T>
HWY_NOINLINE void WarpPoints(double amount, const ck_field &field, const Points<T> &original, const Tangents<T> &results,
                           Points<T> &points, PointTangents<T> &tangents) {
  const Doubles dd;
  const auto scale = hn::Set(dd, amount);
  const Tangents<T> across = results.From(kBlockOf<T>), down = results.From(2 * kBlockOf<T>);
  ActivateTangents(CK_TANH, across, 2 * kBlockOf<T>);
  tangents.Locate(field);
  for (size_t i = 0; i < kBlockOf<T>; i += hn::Lanes(dd)) {
    const auto moved = [&](const T *row, const auto &from) HWY_ATTR {
      return hn::MulAdd(scale, LoadDoubles(row + i), from);
    };
    auto moving = tangents.Load(i);
    moving.across = {moved(across.across, moving.across.real), moved(down.across, moving.across.imaginary)};
    moving.down = {moved(across.down, moving.down.real), moved(down.down, moving.down.imaginary)};
    tangents.Store(moving, i);
    StoreDoubles(moved(across.values, LoadDoubles(original.x + i)), points.x + i);
    StoreDoubles(moved(down.values, LoadDoubles(original.y + i)), points.y + i);
  }
}

// Evaluates the network, whose results at the points are in `rows` already: each time at points that its results moved.
template <class T>
HWY_NOINLINE void EvaluateWarped(const ck_network &network, Points<T> &points, size_t filled, T *rows) {
  const Doubles dd;
  const ck_layer &last = network.layers[network.layer_count - 1];
  if (last.outputs < 3) return;
  const Points<T> original = points;
  T *across = rows + (last.target + 1) * kBlockOf<T>, *down = across + kBlockOf<T>;
  for (uint32_t w = 1; w <= network.warps; ++w) {
    const auto scale = hn::Set(dd, network.warp * w);
    Activate(CK_TANH, across, 2 * kBlockOf<T>);
    for (size_t i = 0; i < kBlockOf<T>; i += hn::Lanes(dd)) {
      const auto x = LoadDoubles(original.x + i), y = LoadDoubles(original.y + i);
      StoreDoubles(hn::MulAdd(scale, LoadDoubles(across + i), x), points.x + i);
      StoreDoubles(hn::MulAdd(scale, LoadDoubles(down + i), y), points.y + i);
    }
    FillFeatures(network, 0, points, rows);
    ApplyAll(network, network.layers[0], rows, filled);
  }
}

// Evaluates the network and its derivatives at the points, which `field` gave: `warps` times to move them, and once more
// at the points where they end.
template <class T>
HWY_NOINLINE void EvaluateTangents(const ck_network &network, const ck_field &field, Points<T> &points, size_t filled,
                                 const float *zeros, const Tangents<T> &rows) {
  const ck_layer &last = network.layers[network.layer_count - 1];
  PointTangents<T> tangents;
  tangents.Locate(field);
  const uint32_t warps = last.outputs < 3 ? 0 : network.warps;
  const Points<T> original = points;
  for (uint32_t w = 0; w <= warps; ++w) {
    // Each time from the original points, and further.
    if (w > 0) {
      WarpPoints(network.warp * w, field, original, rows.From(last.target * kBlockOf<T>), points, tangents);
    }
    FillTangents(network, points, tangents, rows);
    ApplyAllTangents(network, zeros, rows, filled);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
