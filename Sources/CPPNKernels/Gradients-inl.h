// Computes all layers of a network together with the derivatives of all neurons by the pixel's column and row. Included
// once per instruction set.
//
// This is forward differentiation: the sums of derivatives have the layer's weights and no biases, and are multiplied
// by the activation's derivative. Values are computed as without derivatives, to the same bits.

#if defined(CPPN_KERNELS_GRADIENTS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef CPPN_KERNELS_GRADIENTS_INL_H
#undef CPPN_KERNELS_GRADIENTS_INL_H
#else
#define CPPN_KERNELS_GRADIENTS_INL_H
#endif

#include <hwy/highway.h>

#include "Derivatives-inl.h"
#include "Layers-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Adds the derivatives of a layer's inputs to those of its results, over `count` numbers.
template <class T>
HWY_INLINE void AddSkipDerivatives(const T *HWY_RESTRICT source, T *HWY_RESTRICT target, size_t count) {
  const hn::ScalableTag<T> d;
  for (size_t i = 0; i < count; i += hn::Lanes(d)) {
    const auto sum = hn::Add(hn::LoadU(d, target + i), hn::LoadU(d, source + i));
    hn::StoreU(BoundedDerivative(d, sum), d, target + i);
  }
}

// Computes a layer and its derivatives over the first `filled` columns of a block. `zeros` has a 0 for each neuron.
template <class T>
HWY_NOINLINE void ApplyTangents(const ck_layer &layer, const float *zeros, const Tangents<T> &rows, size_t filled) {
  ck_layer unbiased = layer;
  unbiased.bias = zeros;
  unbiased.precise_bias = reinterpret_cast<const double *>(zeros);
  SumBlock(layer, rows.values, filled);
  SumBlock(unbiased, rows.across, filled);
  SumBlock(unbiased, rows.down, filled);
  const Tangents<T> target = rows.From(layer.target * kBlockOf<T>);
  for (size_t j = 0; j < layer.outputs;) {
    const size_t run = ActivationRun(layer, j);
    ActivateTangents(layer.activation[j], target.From(j * kBlockOf<T>), run * kBlockOf<T>);
    j += run;
  }
  if (layer.skip == 0) return;
  const Tangents<T> source = rows.From(layer.source * kBlockOf<T>);
  const size_t count = layer.outputs * kBlockOf<T>;
  AddSkip(source.values, target.values, count);
  AddSkipDerivatives(source.across, target.across, count);
  AddSkipDerivatives(source.down, target.down, count);
}

template <class T>
HWY_INLINE void ApplyAllTangents(const ck_network &network, const float *zeros, const Tangents<T> &rows,
                                 size_t filled) {
  for (uint32_t l = 0; l < network.layer_count; ++l) ApplyTangents(network.layers[l], zeros, rows, filled);
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
