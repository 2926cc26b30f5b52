#ifndef CPPN_KERNELS_H
#define CPPN_KERNELS_H
// Evaluates networks fast, by Google Highway behind a C interface. No function here allocates, locks or keeps state.
#include <stddef.h>
#include <stdint.h>

#include "KernelMath.h"

#ifdef __cplusplus
extern "C" {
#endif

// Features, computed from a point's x and y, that fill the first rows of the workspace, in the order of the cases of
// Swift's Input.Feature.
typedef enum ck_feature_kind {
  CK_X, CK_Y, CK_R, CK_ABS_X, CK_ABS_Y,
  CK_COS_THETA, CK_SIN_THETA,  // parameter: the harmonic n
  CK_COS_LOG_R, CK_SIN_LOG_R,  // parameter: the frequency k
  CK_COS_X, CK_SIN_X, CK_COS_Y, CK_SIN_Y,  // of 2 pi x / p; parameter: the period p, above 0
  CK_SHAPE,  // the network's grid
} ck_feature_kind;

typedef struct ck_feature {
  uint32_t kind;  // a ck_feature_kind
  double parameter;
} ck_feature;

// A cubic B-spline on a grid of at least four by four nodes: node (i, j) lies at (left + i * cell, top + j * cell) and has
// coefficient [j * columns + i]. Beyond the last places that have two nodes on each side, the spline is as there.
typedef struct ck_grid {
  const float *coefficients;
  uint32_t columns, rows;     // 4 or more, and fewer than 2^31 nodes
  double left, top, cell;
} ck_grid;

// One layer: row[target + j] = act_j(bias[j] + sum_k weight(j, k) * row[source + k]), clamped to +-1e18, then plus
// row[source + j] where `skip` is set (clamped again).
typedef struct ck_layer {
  const float *weights;       // packed by ck_pack_weights
  const float *bias;          // [outputs]
  const double *precise_bias; // the same before rounding, for precise networks; else it may be NULL
  const uint8_t *activation;  // [outputs] of ck_activation
  uint32_t inputs, outputs;
  uint32_t source, target;    // first workspace row read, first written; the two ranges never overlap
  uint32_t skip;
  uint32_t folded;            // the number of first inputs that the bias contains already; callers set 0
} ck_layer;

// A mirror through the origin: points on the side that the unit vector (x, y) points to are reflected to the other.
typedef struct ck_mirror {
  double x, y;
} ck_mirror;

// Changes of the points, applied in this order before features are computed. Distances from the origin stay.
typedef struct ck_domain {
  double twist;               // the angle about the origin grows by twist * ln r
  const ck_mirror *mirrors;   // one after the other
  uint32_t mirror_count;
  uint32_t order;             // the angle is multiplied by it; 0 and 1 change nothing
  double core_theta;          // where above 0, features of the angle are multiplied by r^2 / (r^2 + (n * core)^2)
  double core_log_r;          // likewise those of the logarithm of the distance
} ck_domain;

// Packs `weights`, [outputs][inputs], into as many floats: groups of CK_WEIGHT_GROUP neurons (the last may be smaller),
// in each [inputs][neurons]. A tile of sums thus reads its weights in the order in which they are stored.
enum { CK_WEIGHT_GROUP = 8 };
void ck_pack_weights(const float *weights, uint32_t inputs, uint32_t outputs, float *packed);

// A network at one instant. Inputs that are constant over the frame are added to the biases already. The workspace
// holds `rows` rows of one block of pixels; rows 0..<feature_count are the features.
typedef struct ck_network {
  const ck_feature *features;
  uint32_t feature_count;
  uint32_t of_y;              // the number of first features that depend on y alone
  const ck_layer *layers;
  uint32_t layer_count;       // the last one is the output layer
  uint32_t rows;
  const ck_domain *domain;    // may be NULL: points are taken as they are
  uint32_t precise;           // not 0: all is computed in double, from the points on, and the results rounded once
  uint32_t gradients;         // the number of first results whose derivatives are computed too
  uint32_t kept, left_out;    // the number of first results that are written, and of the next that are not; results
                              // behind these are written, too; `gradients` is at most `kept`
  uint32_t warps;             // how often the points are moved by the results; only with 3 results or more
  const ck_grid *shape;       // what CK_SHAPE is; NULL for -1 everywhere
  double warp;                // field units: the w-th time, w = 1 ... warps, points become the original ones + w * warp *
                              // (tanh(result 1), tanh(result 2)), where results are numbered from 0
} ck_network;

// With `gradients` = g above 0 (at most the number of results), the rows that evaluations write are: the first g
// results; their g derivatives by the pixel's column; their g derivatives by its row; the remaining results, except
// those that are left out. Derivatives
// are per pixel of the field's map, within +-1e18 and never NaN, and rounded once in precise networks. They disregard
// the clamps to +-1e18. At a corner they are one-sided; those of CK_STEP are 0; those of the distance from the origin,
// its logarithm and the angle are 0 nearer to the origin than 1e-30. Results have the same bits as without.

// The map from pixels to the field: position (column, row), in pixels from the picture's top left corner, is at
// ((float)(x0 + column * dx + row * ex), (float)(y0 + column * dy + row * ey)), computed in double, the products
// rounded and added from left to right (never fused). Precise networks get the doubles.
typedef struct ck_field {
  double x0, y0, dx, dy, ex, ey;
} ck_field;

// Points in a row: point i is at the pixel position (column + i * step, row), which double holds exactly.
typedef struct ck_line {
  ck_field field;
  double column, row, step;
} ck_line;

// Returns the number of floats in the workspace that ck_evaluate and ck_evaluate_at need for `network`. Alignment of
// the workspace to 64 bytes makes them faster and is not required.
size_t ck_workspace_floats(const ck_network *network);

// Evaluates points 0..<count of `line`; out[c][i] is channel c of point i. No other call may use `workspace` at the
// same time.
void ck_evaluate(const ck_network *network, const ck_line *line, size_t count, float *workspace, float *const *out);

// Returns the number of the first layer's inputs that are constant along `line` and are added to its biases once for
// the line: `of_y` if y is constant along the line and the domain does not move points, else 0.
uint32_t ck_folded_inputs(const ck_network *network, const ck_line *line);

// Evaluates `count` points at any pixel positions; out[c][i] is channel c of point i.
void ck_evaluate_at(const ck_network *network, const ck_field *field, const float *columns, const float *rows,
                    size_t count, float *workspace, float *const *out);

// For tests: ck_activate and ck_activate_precisely apply an activation to `count` numbers, in float and in double.
// ck_apply_layer applies one layer to rows of `stride` floats, of which the first `count` are used.
void ck_activate(uint32_t activation, const float *in, float *out, size_t count);
void ck_activate_precisely(uint32_t activation, const double *in, double *out, size_t count);
void ck_apply_layer(const ck_layer *layer, float *rows, size_t stride, size_t count);

#include "CPPNKernelsLattice.h"
#include "CPPNKernelsSamples.h"
#include "CPPNKernelsSlopes.h"

#ifdef __cplusplus
}
#endif
#endif
