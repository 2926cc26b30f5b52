// Reverse mode: the derivatives of the error by all weights, tile by tile of points.

#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "TrainingKernels.h"

#include <string.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Training.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Derivatives-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Vectors of a block, where the machine has them, or of a part of one.
using Lane = hn::CappedTag<float, TK_BLOCK>;

// Rows of sums, each of them the numbers in `start` and, for each of `count` steps k, row k of `source` times a factor.
struct Product {
  // The factor of row m and step k is number [m * factor_row + k * factor_step].
  const float *factors;
  size_t factor_row, factor_step;
  const float *source;
  size_t source_stride, count;
  // What the sums begin with: the sums themselves, or, with stride 0, one row for all.
  const float *start;
  size_t start_stride;
  float *sums;
  size_t sum_stride;
};

// Computes kRows rows of kVectors vectors of sums.
template <size_t kRows, size_t kVectors>
HWY_INLINE void AddTile(const Product &product, size_t first_row, size_t first_column) {
  const Lane d;
  const size_t lanes = hn::Lanes(d);
  const float *start = product.start + first_row * product.start_stride + first_column;
  hn::Vec<Lane> acc[kRows][kVectors];
#pragma unroll
  for (size_t m = 0; m < kRows; ++m) {
#pragma unroll
    for (size_t v = 0; v < kVectors; ++v) acc[m][v] = hn::LoadU(d, start + m * product.start_stride + v * lanes);
  }
  const float *source = product.source + first_column;
  const float *factor = product.factors + first_row * product.factor_row;
  const size_t row = product.factor_row, step = product.factor_step, stride = product.source_stride;
  for (size_t k = product.count; k != 0; --k, factor += step, source += stride) {
    hn::Vec<Lane> in[kVectors];
#pragma unroll
    for (size_t v = 0; v < kVectors; ++v) in[v] = hn::LoadU(d, source + v * lanes);
#pragma unroll
    for (size_t m = 0; m < kRows; ++m) {
      const auto f = hn::Set(d, factor[m * row]);
#pragma unroll
      for (size_t v = 0; v < kVectors; ++v) acc[m][v] = hn::MulAdd(f, in[v], acc[m][v]);
    }
  }
  float *sums = product.sums + first_row * product.sum_stride + first_column;
#pragma unroll
  for (size_t m = 0; m < kRows; ++m) {
#pragma unroll
    for (size_t v = 0; v < kVectors; ++v) hn::StoreU(acc[m][v], d, sums + m * product.sum_stride + v * lanes);
  }
}

constexpr size_t kRowsAtOnce = 6;

// Computes the last rows, fewer than kRowsAtOnce.
template <size_t kVectors, size_t kRest>
HWY_INLINE void AddRest(size_t rest, const Product &product, size_t row, size_t column) {
  if constexpr (kRest != 0) {
    if (rest == kRest) return AddTile<kRest, kVectors>(product, row, column);
    AddRest<kVectors, kRest - 1>(rest, product, row, column);
  }
}

template <size_t kVectors>
HWY_INLINE void AddColumns(size_t rows, const Product &product, size_t column) {
  size_t m = 0;
  for (; m + kRowsAtOnce <= rows; m += kRowsAtOnce) AddTile<kRowsAtOnce, kVectors>(product, m, column);
  AddRest<kVectors, kRowsAtOnce - 1>(rows - m, product, m, column);
}

// Computes all sums of a product; `columns` are whole blocks.
HWY_NOINLINE void AddProduct(size_t rows, size_t columns, const Product &product) {
  const size_t lanes = hn::Lanes(Lane());
  size_t n = 0;
  for (; n + 2 * lanes <= columns; n += 2 * lanes) AddColumns<2>(rows, product, n);
  for (; n < columns; n += lanes) AddColumns<1>(rows, product, n);
}

// The result of activation kCode for a vector of sums.
template <uint32_t kCode, class V>
HWY_INLINE V Value(V a) {
  const Lane d;
#define CK_ROW(code, single, precise, helper, derivative) \
  if constexpr (kCode == CK_##code) return single;
  CK_ACTIVATIONS(CK_ROW)
#undef CK_ROW
  return a;
}

// Brings sums to values and slopes, over some blocks of the rows of a tile.
template <uint32_t kCode, uint32_t kHelper>
HWY_INLINE void ActivateRun(size_t rows, size_t count, const float *scale, const float *offset, float *values,
                            float *slopes, size_t stride) {
  const Lane d;
  for (size_t t = 0; t < rows; ++t, values += stride, slopes += stride) {
    for (size_t n = 0; n < count; n += hn::Lanes(d)) {
      const auto a = hn::LoadU(d, values + n);
      const auto f = Value<kCode>(a);
      const auto h = kHelper == CK_SUM ? f : Value<kHelper>(a);
      const auto factor = hn::LoadU(d, scale + n);
      const auto slope = BoundedDerivative(d, DerivativeOf<kCode>(d, a, f, h));
      hn::StoreU(hn::Mul(factor, hn::Sub(f, hn::LoadU(d, offset + n))), d, values + n);
      hn::StoreU(hn::Mul(factor, slope), d, slopes + n);
    }
  }
}

HWY_NOINLINE void Activate(uint32_t code, size_t rows, size_t count, const float *scale, const float *offset,
                           float *values, float *slopes, size_t stride) {
  switch (code) {
#define CK_ROW(code, single, precise, helper, derivative) \
  case CK_##code: return ActivateRun<CK_##code, CK_##helper>(rows, count, scale, offset, values, slopes, stride);
    CK_ACTIVATIONS(CK_ROW)
#undef CK_ROW
    default: return ActivateRun<CK_IDENTITY, CK_SUM>(rows, count, scale, offset, values, slopes, stride);
  }
}

// The parts of a workspace.
struct Workspace {
  // Rows of a tile: values, their slopes, and the derivatives of the error by them.
  float *values, *slopes, *errors;
  // The weights of all layers by columns, one layer after the other.
  float *columns;
};

size_t TransposedSize(const tk_network &network) {
  size_t size = 0;
  for (uint32_t l = 0; l < network.layer_count; ++l) size += network.layers[l].inputs * network.layers[l].outputs;
  return size;
}

Workspace Parts(const tk_network &network, float *memory) {
  const size_t tile = static_cast<size_t>(TK_TILE) * network.row;
  return {memory, memory + tile, memory + 2 * tile, memory + 3 * tile};
}

void Transpose(const tk_network &network, float *columns) {
  for (uint32_t l = 0; l < network.layer_count; ++l) {
    const tk_layer &layer = network.layers[l];
    for (size_t j = 0; j < layer.outputs; ++j) {
      for (size_t k = 0; k < layer.inputs; ++k) columns[k * layer.outputs + j] = layer.weights[j * layer.inputs + k];
    }
    columns += layer.inputs * layer.outputs;
  }
}

// Computes all values and slopes of the first `rows` rows.
void Forward(const tk_network &network, const Workspace &work, size_t rows) {
  const float *columns = work.columns;
  const size_t stride = network.row;
  for (uint32_t l = 0; l < network.layer_count; ++l) {
    const tk_layer &layer = network.layers[l];
    float *target = work.values + layer.target;
    AddProduct(rows, layer.outputs,
               {work.values + layer.source, stride, 1, columns, layer.outputs, layer.inputs, layer.bias, 0, target,
                stride});
    size_t first = 0;
    for (const tk_run *run = layer.runs; first < layer.outputs; first += run->count, ++run) {
      const size_t place = layer.target + first;
      Activate(run->activation, rows, run->count, layer.scale + first, layer.offset + first, work.values + place,
               work.slopes + place, stride);
    }
    for (size_t t = 0; layer.skip != nullptr && t < rows; ++t) {
      float *row = work.values + t * stride;
      for (size_t n = 0; n < layer.outputs; ++n) {
        if (layer.skip[n] != TK_NONE) row[layer.target + n] += row[layer.source + layer.skip[n]];
      }
    }
    columns += layer.inputs * layer.outputs;
  }
}

// Adds the derivatives of the weights, from those of the error by the outputs' values.
void Backward(const tk_network &network, const Workspace &work, size_t rows) {
  const size_t stride = network.row;
  const Lane d;
  for (uint32_t l = network.layer_count; l-- != 0;) {
    const tk_layer &layer = network.layers[l];
    // By the values, then by the sums, and where a layer adds what it sees, by that.
    for (size_t t = 0; t < rows; ++t) {
      float *error = work.errors + t * stride;
      const float *slope = work.slopes + t * stride + layer.target;
      for (size_t n = 0; layer.skip != nullptr && n < layer.outputs; ++n) {
        if (layer.skip[n] != TK_NONE) error[layer.source + layer.skip[n]] += error[layer.target + n];
      }
      for (size_t n = 0; n < layer.outputs; n += hn::Lanes(d)) {
        const auto by_value = hn::LoadU(d, error + layer.target + n);
        const auto by_sum = BoundedDerivative(d, hn::Mul(by_value, hn::LoadU(d, slope + n)));
        hn::StoreU(by_sum, d, error + layer.target + n);
        float *bias = layer.bias_derivatives + n;
        hn::StoreU(hn::Add(hn::LoadU(d, bias), by_sum), d, bias);
      }
    }
    const float *by_sums = work.errors + layer.target;
    AddProduct(layer.outputs, layer.inputs,
               {by_sums, 1, stride, work.values + layer.source, stride, rows, layer.weight_derivatives, layer.inputs,
                layer.weight_derivatives, layer.inputs});
    // What goes in has no derivatives that anybody needs.
    if (layer.source + layer.inputs > network.inputs) {
      float *errors = work.errors + layer.source;
      AddProduct(rows, layer.inputs,
                 {by_sums, stride, 1, layer.weights, layer.inputs, layer.outputs, errors, stride, errors, stride});
    }
  }
}

// The place of a channel in a point's row.
size_t ChannelPlace(const tk_network &network, size_t channel) {
  return network.layers[network.layer_count - 1].target + network.channel_places[channel];
}

double Derivatives(const tk_network &network, const float *points, const float *wanted, const uint32_t *indices,
                   size_t count, float *memory) {
  const Workspace work = Parts(network, memory);
  Transpose(network, work.columns);
  const size_t stride = network.row;
  double squares = 0;
  for (size_t first = 0; first < count; first += TK_TILE) {
    const size_t rows = HWY_MIN(count - first, static_cast<size_t>(TK_TILE));
    for (size_t t = 0; t < rows; ++t) {
      memcpy(work.values + t * stride, points + static_cast<size_t>(indices[first + t]) * network.inputs,
             network.inputs * sizeof(float));
    }
    Forward(network, work, rows);
    memset(work.errors, 0, rows * stride * sizeof(float));
    for (size_t t = 0; t < rows; ++t) {
      const float *aim = wanted + static_cast<size_t>(indices[first + t]) * network.channels;
      for (size_t c = 0; c < network.channels; ++c) {
        const size_t place = t * stride + ChannelPlace(network, c);
        const float error = work.values[place] - aim[c];
        work.errors[place] = error;
        squares += static_cast<double>(error) * error;
      }
    }
    Backward(network, work, rows);
  }
  return squares;
}

// Computes the values of a tile of points that follow each other.
void ForwardTile(const tk_network &network, const Workspace &work, const float *points, size_t rows) {
  for (size_t t = 0; t < rows; ++t) {
    memcpy(work.values + t * network.row, points + t * network.inputs, network.inputs * sizeof(float));
  }
  Forward(network, work, rows);
}

void StoreChannels(const tk_network &network, const float *values, size_t rows, float *channels) {
  for (size_t t = 0; t < rows; ++t, values += network.row) {
    for (size_t c = 0; c < network.channels; ++c) *channels++ = values[ChannelPlace(network, c)];
  }
}

void Channels(const tk_network &network, const float *points, size_t count, float *channels, float *memory) {
  const Workspace work = Parts(network, memory);
  Transpose(network, work.columns);
  for (size_t first = 0; first < count; first += TK_TILE) {
    const size_t rows = HWY_MIN(count - first, static_cast<size_t>(TK_TILE));
    ForwardTile(network, work, points + first * network.inputs, rows);
    StoreChannels(network, work.values, rows, channels + first * network.channels);
  }
}

// The same with values and slopes in `kept`, from the point `first` on.
Workspace Keeping(const Workspace &work, const tk_network &network, float *kept, size_t first, size_t count) {
  Workspace keeping = work;
  keeping.values = kept + first * network.row;
  keeping.slopes = kept + (count + first) * network.row;
  return keeping;
}

void Look(const tk_network &network, const float *points, size_t count, float *channels, float *kept, float *memory) {
  const Workspace work = Parts(network, memory);
  Transpose(network, work.columns);
  for (size_t first = 0; first < count; first += TK_TILE) {
    const size_t rows = HWY_MIN(count - first, static_cast<size_t>(TK_TILE));
    const Workspace tile = Keeping(work, network, kept, first, count);
    ForwardTile(network, tile, points + first * network.inputs, rows);
    StoreChannels(network, tile.values, rows, channels + first * network.channels);
  }
}

void BackwardFrom(const tk_network &network, const float *by_channels, size_t count, float *kept, float *memory) {
  const Workspace work = Parts(network, memory);
  for (size_t first = 0; first < count; first += TK_TILE) {
    const size_t rows = HWY_MIN(count - first, static_cast<size_t>(TK_TILE));
    const Workspace tile = Keeping(work, network, kept, first, count);
    memset(tile.errors, 0, rows * network.row * sizeof(float));
    for (size_t t = 0; t < rows; ++t) {
      const float *by_channel = by_channels + (first + t) * network.channels;
      for (size_t c = 0; c < network.channels; ++c) {
        tile.errors[t * network.row + ChannelPlace(network, c)] = by_channel[c];
      }
    }
    Backward(network, tile, rows);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(Derivatives);
HWY_EXPORT(Look);
HWY_EXPORT(BackwardFrom);
HWY_EXPORT(Channels);
}  // namespace ck

size_t tk_workspace(const tk_network *network) {
  size_t size = 3 * static_cast<size_t>(TK_TILE) * network->row;
  for (uint32_t l = 0; l < network->layer_count; ++l) {
    size += static_cast<size_t>(network->layers[l].inputs) * network->layers[l].outputs;
  }
  return size;
}

double tk_derivatives(const tk_network *network, const float *points, const float *wanted, const uint32_t *indices,
                      size_t count, float *workspace) {
  return HWY_DYNAMIC_DISPATCH(ck::Derivatives)(*network, points, wanted, indices, count, workspace);
}

size_t tk_kept(const tk_network *network, size_t count) { return 2 * count * network->row; }

void tk_look(const tk_network *network, const float *points, size_t count, float *channels, float *kept,
             float *workspace) {
  HWY_DYNAMIC_DISPATCH(ck::Look)(*network, points, count, channels, kept, workspace);
}

void tk_backward(const tk_network *network, const float *by_channels, size_t count, float *kept, float *workspace) {
  HWY_DYNAMIC_DISPATCH(ck::BackwardFrom)(*network, by_channels, count, kept, workspace);
}

void tk_channels(const tk_network *network, const float *points, size_t count, float *channels, float *workspace) {
  HWY_DYNAMIC_DISPATCH(ck::Channels)(*network, points, count, channels, workspace);
}
#endif
