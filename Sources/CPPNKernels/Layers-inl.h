// One layer over some columns of pixels. Included once per instruction set.

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

// Pixels in a block: a row of them is 256 bytes, so that a hundred rows fit in the first-level cache.
constexpr size_t kBlock = 64;

// Vectors of pixels that a tile covers. A tile of 4 outputs keeps 4 * kTileVectors sums in registers, and as many more
// vectors as there are inputs in flight: 32 registers have room for 4 x 4, 16 for 4 x 2.
#if HWY_TARGET <= HWY_AVX3 || HWY_ARCH_ARM_A64
constexpr size_t kTileVectors = 4;
#else
constexpr size_t kTileVectors = 2;
#endif

// The sums of kOutputs neurons over kVectors vectors of pixels. Inputs are added in their order, starting from the
// bias, whatever the tile's shape, so that no sum depends on where in the picture its pixel is.
template <size_t kOutputs, size_t kVectors, class D>
HWY_INLINE void SumTile(D d, const float* HWY_RESTRICT weights, const float* HWY_RESTRICT bias, size_t inputs,
                        const float* HWY_RESTRICT source, float* HWY_RESTRICT target, size_t stride) {
  using V = hn::Vec<D>;
  V sums[kOutputs][kVectors];
#pragma unroll
  for (size_t j = 0; j < kOutputs; ++j) {
#pragma unroll
    for (size_t v = 0; v < kVectors; ++v) sums[j][v] = hn::Set(d, bias[j]);
  }
  for (size_t k = 0; k < inputs; ++k) {
    V in[kVectors];
#pragma unroll
    for (size_t v = 0; v < kVectors; ++v) in[v] = hn::LoadU(d, source + k * stride + v * hn::Lanes(d));
#pragma unroll
    for (size_t j = 0; j < kOutputs; ++j) {
      const V weight = hn::Set(d, weights[j * inputs + k]);
#pragma unroll
      for (size_t v = 0; v < kVectors; ++v) sums[j][v] = hn::MulAdd(weight, in[v], sums[j][v]);
    }
  }
#pragma unroll
  for (size_t j = 0; j < kOutputs; ++j) {
#pragma unroll
    for (size_t v = 0; v < kVectors; ++v) hn::StoreU(sums[j][v], d, target + j * stride + v * hn::Lanes(d));
  }
}

// The sums of all neurons of `layer` over kVectors vectors of pixels, from column `column` on.
template <size_t kVectors, class D>
HWY_INLINE void SumColumns(D d, const ck_layer& layer, float* rows, size_t stride, size_t column) {
  const size_t inputs = layer.inputs;
  const float* source = rows + layer.source * stride + column;
  float* target = rows + layer.target * stride + column;
  size_t j = 0;
  for (; j + 4 <= layer.outputs; j += 4) {
    SumTile<4, kVectors>(d, layer.weights + j * inputs, layer.bias + j, inputs, source, target + j * stride, stride);
  }
  const float* weights = layer.weights + j * inputs;
  switch (layer.outputs - j) {
    case 1: return SumTile<1, kVectors>(d, weights, layer.bias + j, inputs, source, target + j * stride, stride);
    case 2: return SumTile<2, kVectors>(d, weights, layer.bias + j, inputs, source, target + j * stride, stride);
    case 3: return SumTile<3, kVectors>(d, weights, layer.bias + j, inputs, source, target + j * stride, stride);
    default: return;
  }
}

// How many neurons from `first` on share its activation.
HWY_INLINE size_t ActivationRun(const ck_layer& layer, size_t first) {
  size_t end = first + 1;
  while (end < layer.outputs && layer.activation[end] == layer.activation[first]) ++end;
  return end - first;
}

// Adds what the layer was given to what it made of it, over `count` floats, a multiple of the vector's lanes.
HWY_INLINE void AddSkip(const float* HWY_RESTRICT source, float* HWY_RESTRICT target, size_t count) {
  const hn::ScalableTag<float> d;
  for (size_t i = 0; i < count; i += hn::Lanes(d)) {
    const auto sum = hn::Add(hn::LoadU(d, target + i), hn::LoadU(d, source + i));
    hn::StoreU(Bounded(d, sum), d, target + i);
  }
}

// A whole layer over one block.
HWY_INLINE void ApplyToBlock(const ck_layer& layer, float* rows) {
  const hn::ScalableTag<float> d;
  const size_t step = kTileVectors * hn::Lanes(d);
  static_assert(kBlock % (kTileVectors * hn::MaxLanes(hn::ScalableTag<float>())) == 0, "tiles fill a block");
  for (size_t column = 0; column < kBlock; column += step) SumColumns<kTileVectors>(d, layer, rows, kBlock, column);
  float* target = rows + layer.target * kBlock;
  for (size_t j = 0; j < layer.outputs;) {
    const size_t run = ActivationRun(layer, j);
    Activate(layer.activation[j], target + j * kBlock, run * kBlock);
    j += run;
  }
  if (layer.skip != 0) AddSkip(rows + layer.source * kBlock, target, layer.outputs * kBlock);
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#endif  // include guard, once per target
