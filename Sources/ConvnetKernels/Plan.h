// Where the numbers of a pass are, and in which pieces it is worked on.
#ifndef CONVNET_PLAN_H
#define CONVNET_PLAN_H
#include "ConvnetKernels.h"

#include "Party.h"

namespace cn {

// The products that make up a pixel of a depthwise convolution: number places[t] of the source, from the pixel's own place
// on, times number weights[t].
struct Taps {
  size_t count;
  ptrdiff_t places[25];
  uint32_t weights[25];
};

// The size of a picture.
struct Size {
  size_t rows, columns;
  size_t Pixels() const { return rows * columns; }
};

// The zeros before the first row and column of a convolution whose result has one pixel for `stride` of the picture's.
struct Padding {
  size_t rows, columns;
};

// A picture of one panel with zeros around it.
struct Margin {
  size_t width;  // pixels of a row
  size_t left;   // zeros before the first pixel
};

struct BlockPlan {
  Size in, out;
  Padding padding;
  size_t panels;  // of the expanded channels
  size_t wide;    // the expanded channels in whole panels
  // Forward and backward: the picture of a panel, how many bands of rows it is cut into, and where pixels lie in it. A
  // block without bands is worked on panel by panel instead, and all panels are kept.
  struct Way {
    Margin margin;
    size_t bands;   // 0 for none
    size_t most;    // rows of the longest band, at the resolution of what comes out
    size_t source;  // and of what they see
    uint32_t *places;
  } forward, backward;
  Taps forward_taps;
  Taps backward_taps[2][2];
  float *output;
  uint16_t *expand_bits, *depthwise_bits;  // for each panel, of each pixel
};

struct Pass {
  cn_network network;
  cn_block network_blocks[CN_MOST_BLOCKS];  // which the network points to
  cn_task task;
  Size picture;
  Padding stem_padding;
  uint32_t depth, threads;
  bool is_whole;
  BlockPlan blocks[CN_MOST_BLOCKS];
  // Pixels of the head; its panels; the derivatives by its channels, and by their means.
  size_t head_panels;
  uint16_t *head_bits;
  float *features, *head_derivatives;
  // Derivatives by the outputs of two blocks, and all expanded channels of a block without bands.
  float *derivatives[2], *expanded;
  // For each thread: the picture of a panel, all expanded channels of a band, rows of the stem's matrix, a picture row.
  float *margins, *band, *stem_rows, *picture_row;
  size_t margin_size, band_size, stem_size, row_size;
  Party party;
  void *memory;
};

// The sizes of the first block's expansion, which is the stem.
constexpr size_t kStemRow = 28, kStemBack = 2 * CN_PANEL;

// The rows from the first to behind the last.
struct Range {
  size_t first, last;
  size_t Count() const { return last - first; }
};

inline Range Part(size_t count, size_t part, size_t parts) {
  return {count * part / parts, count * (part + 1) / parts};
}

// The quotient rounded down, of negative numbers too.
inline ptrdiff_t Floor(ptrdiff_t number, ptrdiff_t divisor) {
  return number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor);
}

// The rows of the derivatives by a block's expanded outputs that the rows `range` of its input need; may begin before 0.
inline ptrdiff_t FirstNeeded(size_t first, size_t padding, size_t kernel, size_t stride) {
  const ptrdiff_t place = static_cast<ptrdiff_t>(first + padding + 1) - static_cast<ptrdiff_t>(kernel);
  return Floor(place + static_cast<ptrdiff_t>(stride) - 1, static_cast<ptrdiff_t>(stride));
}

// Lays a pass out; false if there is no memory.
bool Lay(Pass *pass);

}  // namespace cn
#endif
