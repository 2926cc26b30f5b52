// Evaluates a network at a line of points or at any points: block by block, all layers while the block is in the cache.

#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "CPPNKernels.h"

#include <string.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Evaluate.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Activations-inl.h"
#include "Domain-inl.h"
#include "FeatureTangents-inl.h"
#include "Features-inl.h"
#include "Gradients-inl.h"
#include "Layers-inl.h"
#include "Warp-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Copies the first `filled` numbers of a row of a block.
HWY_INLINE void CopyOut(const float *row, size_t filled, float *out) { memcpy(out, row, filled * sizeof(float)); }

HWY_INLINE void CopyOut(const double *row, size_t filled, float *out) {
  float rounded[kBlockOf<double>];
  for (size_t i = 0; i < kBlockOf<double>; i += hn::Lanes(Doubles())) StoreDoubles(LoadDoubles(row + i), rounded + i);
  CopyOut(rounded, filled, out);
}

// The workspace of a call: the rows of one block and, where derivatives are wanted, theirs and a 0 for each neuron of
// the widest layer.
template <class T>
struct Workspace {
  T *rows;
  Tangents<T> tangents;
  const float *zeros;
};

// The number of doubles that hold a 0 for each neuron of the widest layer.
HWY_INLINE size_t ZeroCount(const ck_network &network) {
  uint32_t widest = 0;
  for (uint32_t l = 0; l < network.layer_count; ++l) widest = HWY_MAX(widest, network.layers[l].outputs);
  return widest;
}

// Divides a workspace, from its first position that is aligned to a cache line.
template <class T>
HWY_INLINE Workspace<T> Divide(const ck_network &network, float *workspace) {
  const uintptr_t address = reinterpret_cast<uintptr_t>(workspace);
  T *rows = reinterpret_cast<T *>(workspace + ((64 - address % 64) % 64) / sizeof(float));
  const size_t size = network.rows * kBlockOf<T>;
  if (network.gradients == 0) return {rows, {nullptr, nullptr, nullptr}, nullptr};
  float *zeros = reinterpret_cast<float *>(rows + 3 * size);
  memset(zeros, 0, ZeroCount(network) * sizeof(double));
  return {rows, {rows, rows + size, rows + 2 * size}, zeros};
}

// Calls `work(result, place)` for the results that are written, where `place` counts them.
template <class Work>
HWY_INLINE void ForResults(const ck_network &network, const Work &work) {
  const uint32_t outputs = network.layers[network.layer_count - 1].outputs;
  const uint32_t kept = HWY_MIN(network.kept, outputs), end = HWY_MIN(kept + network.left_out, outputs);
  for (uint32_t c = 0; c < kept; ++c) work(c, c);
  for (uint32_t c = end; c < outputs; ++c) work(c, c - (end - kept));
}

// Evaluates the network and its derivatives at the points of a block. A function of its own, because so much code is
// not worth compiling once more for each caller.
template <class T>
HWY_NOINLINE void EvaluateGradients(const ck_network &network, const ck_field &field, Points<T> &points, size_t first,
                                    size_t filled, const Workspace<T> &workspace, float *const *out) {
  const Tangents<T> &rows = workspace.tangents;
  EvaluateTangents(network, field, points, filled, workspace.zeros, rows);
  const ck_layer &last = network.layers[network.layer_count - 1];
  const uint32_t count = HWY_MIN(network.gradients, last.outputs);
  ForResults(network, [&](uint32_t c, uint32_t place) HWY_ATTR {
    const Tangents<T> row = rows.From((last.target + c) * kBlockOf<T>);
    CopyOut(row.values, filled, out[c < count ? c : place + 2 * count] + first);
    if (c >= count) return;
    CopyOut(row.across, filled, out[count + c] + first);
    CopyOut(row.down, filled, out[2 * count + c] + first);
  });
}

// Evaluates the network at the points of a block, `filled` of them, which `field` gave, and writes its results from
// `first` on. `layer` is used in place of the first layer; features that are folded into its biases are not computed.
template <class T>
HWY_INLINE void EvaluateBlock(const ck_network &network, const ck_layer &layer, const ck_field &field,
                              Points<T> &points, size_t first, size_t filled, const Workspace<T> &workspace,
                              float *const *out) {
  if (network.gradients != 0) {
    return EvaluateGradients(network, field, points, first, filled, workspace, out);
  }
  T *rows = workspace.rows;
  FillFeatures(network, layer.folded, points, rows);
  ApplyAll(network, layer, rows, filled);
  const ck_layer &last = network.layers[network.layer_count - 1];
  if (network.warps != 0) EvaluateWarped(network, points, filled, rows);
  ForResults(network, [&](uint32_t c, uint32_t place) HWY_ATTR {
    CopyOut(rows + (last.target + c) * kBlockOf<T>, filled, out[place] + first);
  });
}

// Makes the first layer for a line along which y is constant. The features of y alone are added to its biases, which
// are stored behind the rows. No layer overwrites features, so that later layers can read those of y too.
HWY_INLINE ck_layer FoldLine(const ck_network &network, const ck_line &line, float *rows) {
  ck_layer layer = network.layers[0];
  const uint32_t count = ck_folded_inputs(&network, &line);
  if (count == 0 || network.gradients != 0) return layer;
  Points<float> points;
  Locate(line, 0, points);
  for (uint32_t f = 0; f < count; ++f) FillFeature(network, network.features[f], points, rows + f * kBlock);
  float *bias = rows + network.rows * kBlock;
  FoldInputs(layer, count, rows, bias);
  layer.bias = bias;
  layer.folded = count;
  return layer;
}

HWY_INLINE ck_layer FoldLine(const ck_network &network, const ck_line&, double *) { return network.layers[0]; }

// Evaluates a line block by block. The last block is computed up to a whole tile, at points beyond the line.
template <class T>
HWY_INLINE void EvaluateLine(const ck_network &network, const ck_line &line, size_t count, float *workspace,
                             float *const *out) {
  constexpr size_t kCount = kBlockOf<T>;
  const Workspace<T> divided = Divide<T>(network, workspace);
  Points<T> points;
  const ck_layer layer = FoldLine(network, line, divided.rows);
  for (size_t first = 0; first < count; first += kCount) {
    const size_t filled = count - first < kCount ? count - first : kCount;
    Locate(line, first, points);
    EvaluateBlock(network, layer, line.field, points, first, filled, divided, out);
  }
}

void Evaluate(const ck_network *network, const ck_line *line, size_t count, float *workspace, float *const *out) {
  if (network->precise != 0) return EvaluateLine<double>(*network, *line, count, workspace, out);
  EvaluateLine<float>(*network, *line, count, workspace, out);
}

template <class T>
HWY_INLINE void EvaluatePoints(const ck_network &network, const ck_field &field, const float *columns,
                               const float *rows, size_t count, float *workspace, float *const *out) {
  constexpr size_t kCount = kBlockOf<T>;
  const Workspace<T> divided = Divide<T>(network, workspace);
  Points<T> points;
  // A short last block is filled up with copies of its first point.
  float lastColumns[kCount];
  float lastRows[kCount];
  for (size_t first = 0; first < count; first += kCount) {
    const size_t filled = count - first < kCount ? count - first : kCount;
    const float *column = columns + first;
    const float *row = rows + first;
    if (filled < kCount) {
      for (size_t i = 0; i < kCount; ++i) {
        lastColumns[i] = column[i < filled ? i : 0];
        lastRows[i] = row[i < filled ? i : 0];
      }
      column = lastColumns;
      row = lastRows;
    }
    LocateAt(field, column, row, points);
    EvaluateBlock(network, network.layers[0], field, points, first, filled, divided, out);
  }
}

void EvaluateAt(const ck_network *network, const ck_field *field, const float *columns, const float *rows, size_t count,
                float *workspace, float *const *out) {
  if (network->precise != 0) {
    return EvaluatePoints<double>(*network, *field, columns, rows, count, workspace, out);
  }
  EvaluatePoints<float>(*network, *field, columns, rows, count, workspace, out);
}

template <class T>
HWY_INLINE void ActivateMany(uint32_t activation, const T *in, T *out, size_t count) {
  constexpr size_t kCount = kBlockOf<T>;
  const size_t whole = count / kCount * kCount;
  Activate(activation, in, out, whole);
  if (whole == count) return;
  T block[kCount] = {};
  memcpy(block, in + whole, (count - whole) * sizeof(T));
  Activate(activation, block, kCount);
  memcpy(out + whole, block, (count - whole) * sizeof(T));
}

void ActivateAny(uint32_t activation, const float *in, float *out, size_t count) {
  ActivateMany(activation, in, out, count);
}

void ActivateAnyPrecisely(uint32_t activation, const double *in, double *out, size_t count) {
  ActivateMany(activation, in, out, count);
}

// Applies a layer in tiles as far as they go, then column by column: nothing beyond `count` is read or written.
void ApplyLayer(const ck_layer *layer, float *rows, size_t stride, size_t count) {
  const hn::ScalableTag<float> d;
  const hn::CappedTag<float, 1> single;
  size_t column = 0;
  for (const size_t step = kPlain.vectors * hn::Lanes(d); column + step <= count; column += step) {
    SumColumns<kPlain.outputs, kPlain.vectors>(d, *layer, {rows + column, stride}, nullptr);
  }
  for (; column < count; ++column) SumColumns<kPlain.outputs, 1>(single, *layer, {rows + column, stride}, nullptr);
  for (size_t j = 0; j < layer->outputs; ++j) {
    float *target = rows + (layer->target + j) * stride;
    ActivateAny(layer->activation[j], target, target, count);
    if (layer->skip == 0) continue;
    const float *source = rows + (layer->source + j) * stride;
    for (size_t i = 0; i < count; ++i) {
      const auto sum = hn::Add(hn::LoadU(single, target + i), hn::LoadU(single, source + i));
      hn::StoreU(Bounded(single, sum), single, target + i);
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(Evaluate);
HWY_EXPORT(EvaluateAt);
HWY_EXPORT(ActivateAny);
HWY_EXPORT(ActivateAnyPrecisely);
HWY_EXPORT(ApplyLayer);
}  // namespace ck

extern "C" {

size_t ck_workspace_floats(const ck_network *network) {
  // 15 more floats let the rows start on a cache line, wherever the memory begins. Blocks of doubles have half as many
  // points. Behind the rows are the first layer's biases for a line.
  const size_t rows = static_cast<size_t>(network->rows) * 64 + 15;
  if (network->gradients == 0) return rows + network->layers[0].outputs;
  // Behind the rows are those of the derivatives by the column, those by the row, and the zeros, which are doubles.
  size_t widest = 0;
  for (uint32_t l = 0; l < network->layer_count; ++l) {
    if (network->layers[l].outputs > widest) widest = network->layers[l].outputs;
  }
  return rows + static_cast<size_t>(network->rows) * 128 + 2 * widest;
}

uint32_t ck_folded_inputs(const ck_network *network, const ck_line *line) {
  const ck_domain *domain = network->domain;
  const bool moves = network->warps != 0 ||
                     (domain != NULL && (domain->twist != 0 || domain->mirror_count != 0 || domain->order > 1));
  return moves || line->field.dy != 0 ? 0 : network->of_y;
}

void ck_evaluate(const ck_network *network, const ck_line *line, size_t count, float *workspace, float *const *out) {
  HWY_DYNAMIC_DISPATCH(ck::Evaluate)(network, line, count, workspace, out);
}

void ck_evaluate_at(const ck_network *network, const ck_field *field, const float *columns, const float *rows,
                    size_t count, float *workspace, float *const *out) {
  HWY_DYNAMIC_DISPATCH(ck::EvaluateAt)(network, field, columns, rows, count, workspace, out);
}

void ck_pack_weights(const float *weights, uint32_t inputs, uint32_t outputs, float *packed) {
  constexpr uint32_t kGroup = CK_WEIGHT_GROUP;
  for (uint32_t first = 0; first < outputs; first += kGroup) {
    const uint32_t end = outputs - first < kGroup ? outputs : first + kGroup;
    for (uint32_t k = 0; k < inputs; ++k) {
      for (uint32_t j = first; j < end; ++j) *packed++ = weights[static_cast<size_t>(j) * inputs + k];
    }
  }
}

void ck_activate(uint32_t activation, const float *in, float *out, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::ActivateAny)(activation, in, out, count);
}

void ck_activate_precisely(uint32_t activation, const double *in, double *out, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::ActivateAnyPrecisely)(activation, in, out, count);
}

void ck_apply_layer(const ck_layer *layer, float *rows, size_t stride, size_t count) {
  HWY_DYNAMIC_DISPATCH(ck::ApplyLayer)(layer, rows, stride, count);
}

}  // extern "C"
#endif  // HWY_ONCE
