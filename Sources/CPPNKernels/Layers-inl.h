// Computes one layer, or all of them, over some columns of pixels. Included once per instruction set.

#if defined(CPPN_KERNELS_LAYERS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef CPPN_KERNELS_LAYERS_INL_H
#undef CPPN_KERNELS_LAYERS_INL_H
#else
#define CPPN_KERNELS_LAYERS_INL_H
#endif

#include <hwy/highway.h>

#include "Activations-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// The neurons and the vectors of pixels of a tile. Its sums stay in registers: 16 chains of multiply-adds, or the 8
// that just cover their latency where there are 16 registers. A tile that activates another meanwhile is narrower, so
// that a block has two of them side by side.
struct TileShape {
  size_t outputs, vectors;
};
#if HWY_TARGET <= HWY_AVX3 || HWY_ARCH_ARM_A64
constexpr TileShape kPlain = {4, 4}, kPaired = {8, 2};
#else
constexpr TileShape kPlain = {4, 2}, kPaired = {4, 2};
#endif
// True if sums are activated during the next tile. This gains nothing where registers are few and narrow.
constexpr bool kPairs = HWY_CAP_GE256 || HWY_ARCH_ARM_A64;

// Neurons of a group of packed weights: input after input, one weight for each neuron of the group.
constexpr size_t kGroup = CK_WEIGHT_GROUP;
static_assert(kGroup % kPlain.outputs == 0 && kGroup % kPaired.outputs == 0, "no tile straddles groups");

// Some columns of all rows of a workspace, whose rows are `stride` numbers long.
template <class T>
struct Columns {
  T *first;  // in row 0
  size_t stride;

  HWY_INLINE T *Row(size_t row) const { return first + row * stride; }
};

HWY_INLINE float Bias(const ck_layer &layer, size_t neuron, float) { return layer.bias[neuron]; }
HWY_INLINE double Bias(const ck_layer &layer, size_t neuron, double) { return layer.precise_bias[neuron]; }

// Sums that wait for tanh: kPaired.vectors vectors in each of some rows of a block. They are activated between the
// multiply-adds of the next tile, which keeps units busy that multiply-adds do not use.
struct Pending {
  float *values = nullptr;
  size_t rows = 0;
};

HWY_INLINE void ActivateOne(const Pending &pending, size_t row, size_t v) {
  const hn::ScalableTag<float> d;
  float *values = pending.values + row * kBlock + v * hn::Lanes(d);
  hn::StoreU(HyperbolicTangent(d, hn::LoadU(d, values)), d, values);
}

// Activates pending sums, from row `first` on.
HWY_INLINE void Flush(Pending &pending, size_t first = 0) {
  for (size_t row = first; row < pending.rows; ++row) {
    for (size_t v = 0; v < kPaired.vectors; ++v) ActivateOne(pending, row, v);
  }
  pending.rows = 0;
}

// Adds `count` inputs to a tile's sums, and advances `weights` and `source` past them. `weights` has kWeights weights
// for each input.
template <size_t kOutputs, size_t kVectors, size_t kWeights, class D>
HWY_INLINE void AddInputs(D d, const float *HWY_RESTRICT &weights, const hn::TFromD<D>*& source, size_t stride,
                          size_t count, hn::Vec<D> (&sums)[kOutputs][kVectors]) {
  for (; count != 0; --count) {
    hn::Vec<D> in[kVectors];
#pragma unroll
    for (size_t v = 0; v < kVectors; ++v) in[v] = hn::LoadU(d, source + v * hn::Lanes(d));
#pragma unroll
    for (size_t j = 0; j < kOutputs; ++j) {
      const auto weight = hn::Set(d, static_cast<hn::TFromD<D>>(weights[j]));
#pragma unroll
      for (size_t v = 0; v < kVectors; ++v) sums[j][v] = hn::MulAdd(weight, in[v], sums[j][v]);
    }
    weights += kWeights;
    source += stride;
  }
}

// Computes the sums of kOutputs neurons of `layer`, from `first` on. Inputs are added in their order, starting from the
// bias, whatever the tile's shape, so that no sum depends on where in the picture its pixel is. With `pending`, the
// sums there are activated meanwhile, and these become pending instead; sums of doubles never do.
template <size_t kOutputs, size_t kVectors, size_t kWeights, class D>
HWY_INLINE void Sum(D d, const ck_layer &layer, const Columns<hn::TFromD<D>> &at, size_t first, Pending *pending) {
  using T = hn::TFromD<D>;
  hn::Vec<D> sums[kOutputs][kVectors];
#pragma unroll
  for (size_t j = 0; j < kOutputs; ++j) {
#pragma unroll
    for (size_t v = 0; v < kVectors; ++v) sums[j][v] = hn::Set(d, Bias(layer, first + j, T()));
  }
  const size_t group = first / kGroup * kGroup;
  const size_t folded = layer.folded;
  const float *HWY_RESTRICT weights = layer.weights + group * layer.inputs + (first - group) + folded * kWeights;
  const T *source = at.Row(layer.source + folded);
  size_t left = layer.inputs - folded;
  if (pending != nullptr && pending->rows != 0) {
    // One vector is activated after every so many inputs; where inputs are few, the rest at once.
    const size_t vectors = kPaired.vectors * pending->rows;
    const size_t each = left < 2 * vectors ? 1 : left / vectors;
    size_t row = 0;
    for (; row < pending->rows && left >= kPaired.vectors * each; ++row) {
#pragma unroll
      for (size_t v = 0; v < kPaired.vectors; ++v) {
        ActivateOne(*pending, row, v);
        AddInputs<kOutputs, kVectors, kWeights>(d, weights, source, at.stride, each, sums);
      }
      left -= kPaired.vectors * each;
    }
    Flush(*pending, row);
  }
  AddInputs<kOutputs, kVectors, kWeights>(d, weights, source, at.stride, left, sums);
  T *target = at.Row(layer.target + first);
#pragma unroll
  for (size_t j = 0; j < kOutputs; ++j) {
#pragma unroll
    for (size_t v = 0; v < kVectors; ++v) hn::StoreU(sums[j][v], d, target + j * at.stride + v * hn::Lanes(d));
  }
  if constexpr (hwy::IsSame<T, float>()) {
    if (pending != nullptr) *pending = {target, kOutputs};
  }
}

// Computes the sums of the last group, where that is not a whole one: kRest neurons, packed without gaps.
template <size_t kOutputs, size_t kVectors, size_t kRest, class D>
HWY_INLINE void SumRest(D d, const ck_layer &layer, const Columns<hn::TFromD<D>> &at, size_t first,
                        Pending *pending) {
  if constexpr (kRest != 0) {
    if (layer.outputs - first != kRest) {
      return SumRest<kOutputs, kVectors, kRest - 1>(d, layer, at, first, pending);
    }
    constexpr size_t kFirst = HWY_MIN(kRest, kOutputs);
    Sum<kFirst, kVectors, kRest>(d, layer, at, first, pending);
    if constexpr (kRest > kFirst) Sum<kRest - kFirst, kVectors, kRest>(d, layer, at, first + kFirst, pending);
  }
}

// Computes the sums of all neurons of `layer` over kVectors vectors of pixels, kOutputs neurons at a time.
template <size_t kOutputs, size_t kVectors, class D>
HWY_INLINE void SumColumns(D d, const ck_layer &layer, const Columns<hn::TFromD<D>> &at, Pending *pending) {
  const size_t whole = layer.outputs / kGroup * kGroup;
  for (size_t j = 0; j < whole; j += kOutputs) Sum<kOutputs, kVectors, kGroup>(d, layer, at, j, pending);
  SumRest<kOutputs, kVectors, kGroup - 1>(d, layer, at, whole, pending);
}

// Computes the sums of all neurons over the first `filled` columns of a block, and some more to fill its tiles.
template <class T>
HWY_NOINLINE void SumBlock(const ck_layer &layer, T *rows, size_t filled) {
  const hn::ScalableTag<T> d;
  constexpr size_t kStep = kPlain.vectors * hn::MaxLanes(hn::ScalableTag<T>());
  static_assert(kBlockOf<T> % kStep == 0, "tiles fill a block");
  for (size_t column = 0; column < filled; column += kStep) {
    SumColumns<kPlain.outputs, kPlain.vectors>(d, layer, {rows + column, kBlockOf<T>}, nullptr);
  }
}

// Computes a layer of tanh: each tile activates the one before it, and the last one may be left pending, because the
// next layer begins with other columns.
HWY_NOINLINE void SumAndActivateBlock(const ck_layer &layer, float *rows, size_t filled, Pending &pending) {
  const hn::ScalableTag<float> d;
  constexpr size_t kStep = kPaired.vectors * hn::MaxLanes(hn::ScalableTag<float>());
  static_assert(kBlock % (2 * kStep) == 0, "two tiles at least fill a block");
  // Without other columns, the first tile would read pending sums.
  if (filled <= kStep) Flush(pending);
  for (size_t column = 0; kPairs && column < filled; column += kStep) {
    SumColumns<kPaired.outputs, kPaired.vectors>(d, layer, {rows + column, kBlock}, &pending);
  }
}

// The number of neurons from `first` on that have the activation of `first`.
HWY_INLINE size_t ActivationRun(const ck_layer &layer, size_t first) {
  size_t end = first + 1;
  while (end < layer.outputs && layer.activation[end] == layer.activation[first]) ++end;
  return end - first;
}

// Adds a layer's inputs to its results, over `count` numbers, a multiple of the vector's lanes.
template <class T>
HWY_INLINE void AddSkip(const T *HWY_RESTRICT source, T *HWY_RESTRICT target, size_t count) {
  const hn::ScalableTag<T> d;
  for (size_t i = 0; i < count; i += hn::Lanes(d)) {
    const auto sum = hn::Add(hn::LoadU(d, target + i), hn::LoadU(d, source + i));
    hn::StoreU(Bounded(d, sum), d, target + i);
  }
}

// Activates a layer's sums in a block.
template <class T>
HWY_INLINE void ActivateBlock(const ck_layer &layer, T *rows) {
  T *target = rows + layer.target * kBlockOf<T>;
  for (size_t j = 0; j < layer.outputs;) {
    const size_t run = ActivationRun(layer, j);
    Activate(layer.activation[j], target + j * kBlockOf<T>, run * kBlockOf<T>);
    j += run;
  }
}

template <class T>
HWY_INLINE void AddSkipInBlock(const ck_layer &layer, T *rows) {
  AddSkip(rows + layer.source * kBlockOf<T>, rows + layer.target * kBlockOf<T>, layer.outputs * kBlockOf<T>);
}

// Computes a layer over the first `filled` columns of a block; some sums may be left pending.
HWY_INLINE void ApplyToBlock(const ck_layer &layer, float *rows, size_t filled, Pending &pending) {
  if (kPairs && layer.activation[0] == CK_TANH && ActivationRun(layer, 0) == layer.outputs) {
    SumAndActivateBlock(layer, rows, filled, pending);
  } else {
    Flush(pending);
    SumBlock(layer, rows, filled);
    ActivateBlock(layer, rows);
  }
  if (layer.skip != 0) {
    Flush(pending);
    AddSkipInBlock(layer, rows);
  }
}

// Adds to the biases the part of the sums that is constant over a line: inputs 0..<count, read from the first column of
// their rows, in the order and with the operations of AddInputs.
HWY_INLINE void FoldInputs(const ck_layer &layer, size_t count, const float *rows, float *HWY_RESTRICT bias) {
  const hn::CappedTag<float, 1> d;
  for (size_t j = 0; j < layer.outputs; ++j) {
    const size_t group = j / kGroup * kGroup;
    const float *weights = layer.weights + group * layer.inputs + (j - group);
    const size_t step = HWY_MIN(kGroup, layer.outputs - group);
    auto sum = hn::Set(d, layer.bias[j]);
    for (size_t k = 0; k < count; ++k) {
      sum = hn::MulAdd(hn::Set(d, weights[k * step]), hn::Set(d, rows[(layer.source + k) * kBlock]), sum);
    }
    bias[j] = hn::GetLane(sum);
  }
}

// Computes all layers over the first `filled` columns of a block; `first` is used in place of the first layer.
HWY_INLINE void ApplyAll(const ck_network &network, const ck_layer &first, float *rows, size_t filled) {
  Pending pending;
  ApplyToBlock(first, rows, filled, pending);
  for (uint32_t l = 1; l < network.layer_count; ++l) ApplyToBlock(network.layers[l], rows, filled, pending);
  Flush(pending);
}

// Computes all layers in double, one after the other, with nothing pending.
HWY_INLINE void ApplyAll(const ck_network &network, const ck_layer &first, double *rows, size_t filled) {
  for (uint32_t l = 0; l < network.layer_count; ++l) {
    const ck_layer &layer = l == 0 ? first : network.layers[l];
    SumBlock(layer, rows, filled);
    ActivateBlock(layer, rows);
    if (layer.skip != 0) AddSkipInBlock(layer, rows);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
