#ifndef TRAINING_KERNELS_H
#define TRAINING_KERNELS_H
// The derivatives of a network's error by its weights. Points are rows, and a layer's numbers lie side by side in them,
// in blocks of TK_BLOCK with zeros behind the last, so that all three products of reverse mode are one: rows of vectors
// added up, each times a number.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Numbers of a block. Vectors have this length on every machine, so that sums are added in one order.
#define TK_BLOCK 8
#define TK_NONE UINT32_MAX
// The largest number of points that are computed together.
#define TK_TILE 96

// Neighbouring neurons with one activation, in whole blocks.
typedef struct tk_run {
  uint32_t activation;  // a code of KernelMath
  uint32_t count;
} tk_run;

typedef struct tk_layer {
  // In a point's row: where the numbers begin that the layer sees, and where its values go. The output layer's go to
  // the end of the row.
  uint32_t source, inputs, target, outputs;
  // A row of `inputs` weights for each of the `outputs`; and as many biases as outputs.
  const float *weights, *bias;
  // What a value is of the activation f: scale * (f - offset); 0 and 0 for neurons that fill up a block.
  const float *scale, *offset;
  // Where the derivatives are added.
  float *weight_derivatives, *bias_derivatives;
  const tk_run *runs;
  // For each of the outputs, the place among what the layer sees of the number that is added to its value, or TK_NONE;
  // NULL if nothing is added.
  const uint32_t *skip;
} tk_layer;

typedef struct tk_network {
  const tk_layer *layers;
  uint32_t layer_count;
  // Numbers of a point's row, and those of them that go in.
  uint32_t row, inputs;
  // The number of channels, and the place of each among the output layer's numbers.
  uint32_t channels;
  const uint32_t *channel_places;
} tk_network;

// The number of floats of workspace for a network.
size_t tk_workspace(const tk_network *network);
// Adds the derivatives of half the sum of the squared errors at some points to those of the layers, and returns the sum
// of squares. `points` has the rows of numbers that go in, `wanted` those of channels; both are taken at `indices`.
double tk_derivatives(const tk_network *network, const float *points, const float *wanted, const uint32_t *indices,
                      size_t count, float *workspace);
// The number of floats that tk_look keeps of `count` points.
size_t tk_kept(const tk_network *network, size_t count);
// Computes the channels at `count` points as tk_channels does, and keeps what tk_backward needs in `kept`.
void tk_look(const tk_network *network, const float *points, size_t count, float *channels, float *kept,
             float *workspace);
// Adds the derivatives of something to those of the layers, at the points that `kept` is of: `by_channels` has its
// derivatives by the channels, a row for each of the `count` points. The weights must be those of tk_look.
void tk_backward(const tk_network *network, const float *by_channels, size_t count, float *kept, float *workspace);
// Computes the channels at `count` points, one row of `channels` numbers after the other.
void tk_channels(const tk_network *network, const float *points, size_t count, float *channels, float *workspace);

#ifdef __cplusplus
}
#endif
#endif
