// The steps of a pass over a convolutional network: forward block by block, and back.

#pragma STDC FP_CONTRACT OFF  // a multiply-add is written as one, or it is two roundings: the same bits everywhere
#include "ConvnetKernels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <new>

#include "Plan.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Convnet.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

#include "Depthwise-inl.h"

HWY_BEFORE_NAMESPACE();
namespace cn {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// What a thread has: its own memory, and the step that it is in.
struct Worker {
  Pass &pass;
  size_t step = 0;
  float *margin, *band, *stem_rows, *picture_row;

  Worker(Pass &pass, uint32_t member)
      : pass(pass),
        margin(pass.margins + member * pass.margin_size),
        band(pass.band + member * pass.band_size),
        stem_rows(pass.stem_rows + member * pass.stem_size),
        picture_row(pass.picture_row + member * pass.row_size) {}

  // Calls `body` with the items of a step that this thread claims, and returns when all items of all threads are done.
  template <class Body>
  HWY_INLINE void Step(size_t count, const Body &body) {
    for (size_t item; (item = pass.party.Claim(step)) < count;) body(item);
    ++step;
    pass.party.Meet();
  }
};

const float *Numbers(const Pass &pass, size_t place) { return pass.task.numbers + place; }

// Writes zeros around the pixels of a panel's picture of `rows` rows. Those that are in the picture begin after `above`.
void ClearMargin(const Margin &margin, size_t rows, size_t above, Size picture, float *values) {
  const size_t row = margin.width * CN_PANEL;
  const size_t left = margin.left * CN_PANEL;
  const size_t right = (margin.width - margin.left - picture.columns) * CN_PANEL;
  for (size_t r = 0; r < rows; ++r, values += row) {
    if (r < above || r >= above + picture.rows) {
      memset(values, 0, row * sizeof(float));
    } else {
      memset(values, 0, left * sizeof(float));
      memset(values + row - right, 0, right * sizeof(float));
    }
  }
}

// A piece of a picture with its margin: the rows that are needed, of which some are in the picture.
struct Piece {
  Range inside;    // rows of the picture
  size_t rows;     // with the zeros above and below
  size_t above;

  Piece(ptrdiff_t first, ptrdiff_t last, size_t picture) {
    const ptrdiff_t end = static_cast<ptrdiff_t>(picture);
    const ptrdiff_t begin = HWY_MIN(HWY_MAX(first, 0), end);
    inside = {static_cast<size_t>(begin), static_cast<size_t>(HWY_MAX(HWY_MIN(last, end), begin))};
    rows = static_cast<size_t>(last - first);
    above = static_cast<size_t>(begin - first);
  }
};

// Multiplies rows with a panel, of which only the first half counts where no more columns are left.
template <class End>
HWY_INLINE void PanelProduct(const float *rows, size_t stride, size_t pixels, const float *panel, size_t count,
                             size_t columns_left, const End &end) {
  if (columns_left < CN_PANEL) {
    HalfProduct(rows, stride, pixels, panel, count, end);
  } else {
    Product(rows, stride, pixels, panel, count, end);
  }
}

// Some pixels' part of a product that goes into rows: panels of columns, and runs of pixels.
struct Split {
  size_t panels, runs, run, pixels;

  Split(size_t columns, size_t pixels) : panels((columns + CN_PANEL - 1) / CN_PANEL), pixels(pixels) {
    runs = (pixels + 59) / 60;
    run = ((pixels + runs - 1) / runs + 5) / 6 * 6;
    runs = (pixels + run - 1) / run;
  }
  size_t Items() const { return panels * runs; }
};

// Multiplies the rows of an item of a split.
HWY_INLINE void ProductItem(const Split &split, size_t item, const float *rows, size_t stride, const float *matrix,
                            size_t count, size_t columns, const IntoRows &all) {
  const size_t panel = item % split.panels, pixel = item / split.panels * split.run;
  const size_t place = pixel * all.stride + panel * CN_PANEL;
  const IntoRows end = {all.bias == nullptr ? nullptr : all.bias + panel * CN_PANEL,
                        all.added == nullptr ? nullptr : all.added + place, all.values + place, all.stride};
  PanelProduct(rows + pixel * stride, stride, HWY_MIN(split.run, split.pixels - pixel),
               matrix + panel * count * CN_PANEL, count, columns - panel * CN_PANEL, end);
}

// Multiplies all rows with all panels.
HWY_INLINE void WholeProduct(const float *rows, size_t stride, size_t pixels, const float *matrix, size_t count,
                             size_t columns, const IntoRows &end) {
  const Split split(columns, pixels);
  for (size_t item = 0; item < split.Items(); ++item) {
    ProductItem(split, item, rows, stride, matrix, count, columns, end);
  }
}

// The stem.

// Brings a row of the picture to the numbers that the network sees, with zeros beside it; zeros if there is no such row.
void SeeRow(const Pass &pass, ptrdiff_t row, float *numbers) {
  const size_t count = pass.picture.columns * 3, left = pass.stem_padding.columns * 3;
  if (row < 0 || row >= static_cast<ptrdiff_t>(pass.picture.rows)) {
    memset(numbers, 0, pass.row_size * sizeof(float));
    return;
  }
  const float *pixels = pass.task.pixels + static_cast<size_t>(row) * count;
  memset(numbers, 0, left * sizeof(float));
  numbers += left;
  for (size_t i = 0; i < count; ++i) numbers[i] = (pixels[i] * 255.0f - 127.0f) * (1.0f / 128.0f);
  memset(numbers + count, 0, (pass.row_size - left - count) * sizeof(float));
}

// Lays out what the pixels of the stem's rows see, CN_STEM numbers each.
void LayStemRows(Worker &worker, Range rows) {
  const Pass &pass = worker.pass;
  const size_t columns = pass.blocks[0].in.columns;
  float *target = worker.stem_rows;
  for (size_t row = rows.first; row < rows.last; ++row, target += columns * kStemRow) {
    for (size_t r = 0; r < 3; ++r) {
      SeeRow(pass, static_cast<ptrdiff_t>(2 * row + r) - static_cast<ptrdiff_t>(pass.stem_padding.rows),
             worker.picture_row);
      for (size_t column = 0; column < columns; ++column) {
        memcpy(target + column * kStemRow + r * 9, worker.picture_row + column * 6, 9 * sizeof(float));
      }
    }
  }
}

// Adds up the derivatives by the rows `picture` of the picture, from the shares of the stem's pixels in them.
void GatherStem(const Pass &pass, Range picture, Range stem, const float *shares) {
  const size_t columns = pass.blocks[0].in.columns;
  const ptrdiff_t width = static_cast<ptrdiff_t>(pass.picture.columns);
  for (size_t y = picture.first; y < picture.last; ++y) {
    float *row = pass.task.gradient + y * pass.picture.columns * 3;
    memset(row, 0, pass.picture.columns * 3 * sizeof(float));
    for (size_t r = 0; r < 3; ++r) {
      const ptrdiff_t twice = static_cast<ptrdiff_t>(y + pass.stem_padding.rows) - static_cast<ptrdiff_t>(r);
      if (twice < 0 || twice % 2 != 0 || static_cast<size_t>(twice / 2) >= stem.last) continue;
      const float *share = shares + (static_cast<size_t>(twice / 2) - stem.first) * columns * kStemBack + r * 9;
      for (size_t column = 0; column < columns; ++column, share += kStemBack) {
        const ptrdiff_t x = static_cast<ptrdiff_t>(2 * column) - static_cast<ptrdiff_t>(pass.stem_padding.columns);
        if (x >= 0 && x + 3 <= width) {
          for (size_t i = 0; i < 9; ++i) row[x * 3 + i] += share[i];
        } else {
          for (ptrdiff_t c = 0; c < 3; ++c) {
            if (x + c < 0 || x + c >= width) continue;
            for (ptrdiff_t i = 0; i < 3; ++i) row[(x + c) * 3 + i] += share[c * 3 + i];
          }
        }
      }
    }
    for (size_t i = 0; i < pass.picture.columns * 3; ++i) row[i] *= 255.0f / 128.0f;
  }
}

// Forward.

// Computes a panel's expanded channels of a piece, and from them its channels of the rows `out`.
void ForwardPanel(Worker &worker, size_t index, size_t panel, const Piece &piece, Range own, Range out,
                  const float *input, size_t stride, float *values) {
  const Pass &pass = worker.pass;
  const cn_block &block = pass.network.blocks[index];
  const BlockPlan &plan = pass.blocks[index];
  const Margin &margin = plan.forward.margin;
  const size_t columns = plan.in.columns, row = margin.width * CN_PANEL;
  const IntoMargin end = {
      Numbers(pass, block.expand_bias) + panel * CN_PANEL,
      worker.margin + piece.above * row,
      plan.forward.places,
      plan.expand_bits + panel * plan.in.Pixels() + piece.inside.first * columns,
      (own.first - piece.inside.first) * columns,
      (own.last - piece.inside.first) * columns,
  };
  Product(input, stride, piece.inside.Count() * columns,
          Numbers(pass, block.expand) + panel * block.inputs * CN_PANEL, block.inputs, end);
  const float *weights = Numbers(pass, block.depthwise) + panel * block.kernel * block.kernel * CN_PANEL;
  Bits *bits = plan.depthwise_bits + panel * plan.out.Pixels();
  for (size_t r = out.first; r < out.last; ++r) {
    const DepthwiseForward into = {
        Numbers(pass, block.depthwise_bias) + panel * CN_PANEL,
        values + (r - out.first) * plan.out.columns * plan.wide + panel * CN_PANEL,
        plan.wide,
        bits + r * plan.out.columns,
        1,
    };
    Depthwise(plan.forward_taps, worker.margin + (r - out.first) * block.stride * row, block.stride * CN_PANEL,
              weights, plan.out.columns, into);
  }
}

Piece ForwardPiece(const cn_block &block, const BlockPlan &plan, Range out) {
  const ptrdiff_t first = static_cast<ptrdiff_t>(out.first * block.stride) - static_cast<ptrdiff_t>(plan.padding.rows);
  return Piece(first, first + static_cast<ptrdiff_t>((out.Count() - 1) * block.stride + block.kernel), plan.in.rows);
}

void ForwardBlock(Worker &worker, size_t index) {
  const Pass &pass = worker.pass;
  const cn_block &block = pass.network.blocks[index];
  const BlockPlan &plan = pass.blocks[index];
  const float *input = index == 0 ? nullptr : pass.blocks[index - 1].output;
  const float *added = block.adds_input ? input : nullptr;
  const float *project = Numbers(pass, block.project), *bias = Numbers(pass, block.project_bias);
  const Size inside = {0, plan.in.columns};
  if (plan.forward.bands != 0) {
    worker.Step(plan.forward.bands, [&](size_t band) HWY_ATTR {
      const Range out = Part(plan.out.rows, band, plan.forward.bands);
      const Range own = {out.first * block.stride,
                         band + 1 == plan.forward.bands ? plan.in.rows : out.last * block.stride};
      const Piece piece = ForwardPiece(block, plan, out);
      ClearMargin(plan.forward.margin, piece.rows, piece.above, {piece.inside.Count(), inside.columns}, worker.margin);
      if (index == 0) LayStemRows(worker, piece.inside);
      const float *rows =
          index == 0 ? worker.stem_rows : input + piece.inside.first * plan.in.columns * block.inputs;
      for (size_t panel = 0; panel < plan.panels; ++panel) {
        ForwardPanel(worker, index, panel, piece, own, out, rows, index == 0 ? kStemRow : block.inputs, worker.band);
      }
      const size_t place = out.first * plan.out.columns * block.outputs;
      WholeProduct(worker.band, plan.wide, out.Count() * plan.out.columns, project, block.expanded, block.outputs,
                   {bias, added == nullptr ? nullptr : added + place, plan.output + place, block.outputs});
    });
    return;
  }
  bool is_clear = false;
  const Range out = {0, plan.out.rows}, own = {0, plan.in.rows};
  const Piece piece = ForwardPiece(block, plan, out);
  worker.Step(plan.panels, [&](size_t panel) HWY_ATTR {
    if (!is_clear) ClearMargin(plan.forward.margin, piece.rows, piece.above, plan.in, worker.margin);
    is_clear = true;
    ForwardPanel(worker, index, panel, piece, own, out, input, block.inputs, pass.expanded);
  });
  const Split split(block.outputs, plan.out.Pixels());
  worker.Step(split.Items(), [&](size_t item) HWY_ATTR {
    ProductItem(split, item, pass.expanded, plan.wide, project, block.expanded, block.outputs,
                {bias, added, plan.output, block.outputs});
  });
}

// Computes the means of a panel of the head's channels.
void HeadPanel(Worker &worker, size_t panel) {
  Pass &pass = worker.pass;
  const BlockPlan &last = pass.blocks[pass.depth - 1];
  const size_t inputs = pass.network.blocks[pass.depth - 1].outputs, pixels = last.out.Pixels();
  constexpr size_t kRun = 60;
  float values[kRun * CN_PANEL];
  double sums[CN_PANEL] = {};
  for (size_t first = 0; first < pixels; first += kRun) {
    const size_t count = HWY_MIN(kRun, pixels - first);
    const IntoPanel end = {Numbers(pass, pass.network.head_bias) + panel * CN_PANEL, values,
                           pass.head_bits + panel * pixels + first};
    Product(last.output + first * inputs, inputs, count,
            Numbers(pass, pass.network.head) + panel * inputs * CN_PANEL, inputs, end);
    for (size_t p = 0; p < count; ++p) {
      for (size_t c = 0; c < CN_PANEL; ++c) sums[c] += static_cast<double>(values[p * CN_PANEL + c]);
    }
  }
  for (size_t c = 0; c < CN_PANEL; ++c) {
    pass.features[panel * CN_PANEL + c] = static_cast<float>(sums[c] / static_cast<double>(pixels));
  }
}

// The sum of a class: eight sums side by side, then those in order.
double ClassSum(const Pass &pass, const float *numbers, size_t index) {
  const hn::CappedTag<float, 8> d;
  constexpr size_t lanes = hn::MaxLanes(hn::CappedTag<float, 8>());
  hn::Vec<decltype(d)> sums[8 / lanes];
  for (auto &sum : sums) sum = hn::Zero(d);
  const float *weights = numbers + pass.network.classifier + index * pass.network.features;
  for (size_t i = 0; i < pass.network.features; i += 8) {
    for (size_t v = 0; v < 8 / lanes; ++v) {
      const size_t place = i + v * lanes;
      sums[v] = hn::MulAdd(hn::LoadU(d, weights + place), hn::LoadU(d, pass.features + place), sums[v]);
    }
  }
  float all[8];
  for (size_t v = 0; v < 8 / lanes; ++v) hn::StoreU(sums[v], d, all + v * lanes);
  double sum = numbers[pass.network.classifier_bias + index];
  for (float one : all) sum += static_cast<double>(one);
  return sum;
}

double ChannelMean(const float *values, size_t channels, size_t pixels, size_t channel) {
  double sum = 0;
  for (size_t p = 0; p < pixels; ++p) sum += static_cast<double>(values[p * channels + channel]);
  return sum / static_cast<double>(pixels);
}

double RootMeanSquare(const float *values, size_t count) {
  double sums[8] = {};
  for (size_t i = 0; i < count; i += 8) {
    for (size_t j = 0; j < 8; ++j) sums[j] += static_cast<double>(values[i + j]) * static_cast<double>(values[i + j]);
  }
  double sum = 0;
  for (double one : sums) sum += one;
  return sqrt(sum / static_cast<double>(count));
}

double ValueOf(const Pass &pass, const cn_target &target) {
  if (target.kind == CN_OUTPUT) return ClassSum(pass, pass.task.numbers, target.index);
  const BlockPlan &plan = pass.blocks[target.block];
  const size_t channels = pass.network.blocks[target.block].outputs, pixels = plan.out.Pixels();
  return target.kind == CN_CHANNEL ? ChannelMean(plan.output, channels, pixels, target.index)
                                   : RootMeanSquare(plan.output, channels * pixels);
}

// Backward.

// Adds the derivatives of the targets at a block, or those that are given there, to those of some pixels of its output.
void AddTargets(const Pass &pass, size_t index, Range pixels, bool is_first, float *derivatives) {
  const size_t channels = pass.network.blocks[index].outputs, all = pass.blocks[index].out.Pixels();
  const Range range = {pixels.first * channels, pixels.last * channels};
  if (is_first) memset(derivatives + range.first, 0, range.Count() * sizeof(float));
  if (pass.task.given != nullptr && pass.task.given[index] != nullptr) {
    for (size_t i = range.first; i < range.last; ++i) derivatives[i] += pass.task.given[index][i];
  }
  for (size_t t = 0; t < pass.task.target_count; ++t) {
    const cn_target &target = pass.task.targets[t];
    if (target.kind == CN_OUTPUT || target.block != index) continue;
    if (target.kind == CN_CHANNEL) {
      const float share = target.weight / static_cast<float>(all);
      for (size_t i = range.first + target.index; i < range.last; i += channels) derivatives[i] += share;
    } else if (pass.task.values[t] > 0) {
      const float *output = pass.blocks[index].output;
      const double scale = static_cast<double>(target.weight) / (static_cast<double>(all * channels) * pass.task.values[t]);
      const float share = static_cast<float>(scale);
      for (size_t i = range.first; i < range.last; ++i) derivatives[i] += share * output[i];
    }
  }
}

bool HasTargets(const Pass &pass, size_t index) {
  if (pass.task.given != nullptr && pass.task.given[index] != nullptr) return true;
  for (size_t t = 0; t < pass.task.target_count; ++t) {
    if (pass.task.targets[t].kind != CN_OUTPUT && pass.task.targets[t].block == index) return true;
  }
  return false;
}

void AddAllTargets(Worker &worker, size_t index, bool is_first, float *derivatives) {
  const size_t pixels = worker.pass.blocks[index].out.Pixels(), run = 512;
  worker.Step((pixels + run - 1) / run, [&](size_t item) {
    AddTargets(worker.pass, index, {item * run, HWY_MIN(pixels, (item + 1) * run)}, is_first, derivatives);
  });
}

// Computes the derivatives of the classes by the last block's outputs.
template <bool kGuided>
void BackwardHead(Worker &worker, float *derivatives) {
  Pass &pass = worker.pass;
  const cn_network &network = pass.network;
  const size_t pixels = pass.blocks[pass.depth - 1].out.Pixels(), wide = pass.head_panels * CN_PANEL;
  worker.Step(1, [&](size_t) {
    for (size_t c = 0; c < wide; ++c) {
      float sum = 0;
      for (size_t t = 0; t < pass.task.target_count && c < network.features; ++t) {
        const cn_target &target = pass.task.targets[t];
        if (target.kind != CN_OUTPUT) continue;
        sum += target.weight * *Numbers(pass, network.classifier + target.index * network.features + c);
      }
      pass.head_derivatives[c] = sum / static_cast<float>(pixels);
    }
  });
  worker.Step(pass.head_panels, [&](size_t panel) HWY_ATTR {
    hn::Vec<Lane> sums[CN_PANEL / kLanes];
    for (size_t v = 0; v < CN_PANEL / kLanes; ++v) {
      sums[v] = hn::LoadU(Lane(), pass.head_derivatives + panel * CN_PANEL + v * kLanes);
    }
    for (size_t p = 0; p < pixels; ++p) {
      ThroughReLU6<kGuided, CN_PANEL / kLanes>(sums, pass.head_bits + panel * pixels + p,
                                               pass.expanded + p * wide + panel * CN_PANEL);
    }
  });
  const size_t outputs = network.blocks[pass.depth - 1].outputs;
  const Split split(outputs, pixels);
  worker.Step(split.Items(), [&](size_t item) HWY_ATTR {
    ProductItem(split, item, pass.expanded, wide, Numbers(pass, network.head_back), network.features, outputs,
                {nullptr, nullptr, derivatives, outputs});
  });
}

Piece BackwardPiece(const cn_block &block, const BlockPlan &plan, Range in) {
  const ptrdiff_t first = FirstNeeded(in.first, plan.padding.rows, block.kernel, block.stride);
  const ptrdiff_t last = static_cast<ptrdiff_t>((in.last - 1 + plan.padding.rows) / block.stride);
  return Piece(first, last + 1, plan.out.rows);
}

// Computes the derivatives by a panel's expanded channels, before their ReLU6, of the rows `in`.
template <bool kGuided>
void BackwardPanel(Worker &worker, size_t index, size_t panel, const Piece &piece, Range in, const float *derivatives,
                   float *values) {
  const Pass &pass = worker.pass;
  const cn_block &block = pass.network.blocks[index];
  const BlockPlan &plan = pass.blocks[index];
  const Margin &margin = plan.backward.margin;
  const size_t row = margin.width * CN_PANEL, stride = block.stride, seen = plan.out.columns;
  const BackIntoMargin<kGuided> end = {
      worker.margin + piece.above * row,
      plan.backward.places,
      plan.depthwise_bits + panel * plan.out.Pixels() + piece.inside.first * seen,
  };
  Product(derivatives + piece.inside.first * seen * block.outputs, block.outputs, piece.inside.Count() * seen,
          Numbers(pass, block.project_back) + panel * block.outputs * CN_PANEL, block.outputs, end);
  const float *weights = Numbers(pass, block.depthwise) + panel * block.kernel * block.kernel * CN_PANEL;
  const Bits *bits = plan.expand_bits + panel * plan.in.Pixels();
  const ptrdiff_t first = FirstNeeded(in.first, plan.padding.rows, block.kernel, stride);
  for (size_t r = in.first; r < in.last; ++r) {
    const size_t row_kind = (r + plan.padding.rows) % stride;
    const ptrdiff_t source_row = static_cast<ptrdiff_t>((r + plan.padding.rows) / stride) - first;
    for (size_t column_kind = 0; column_kind < stride; ++column_kind) {
      const size_t column = (column_kind + stride - plan.padding.columns % stride) % stride;
      if (column >= plan.in.columns) continue;
      const size_t source_column = (column + plan.padding.columns) / stride + margin.left;
      const size_t place = (r - in.first) * plan.in.columns + column;
      const DepthwiseBackward<kGuided> into = {
          values + place * plan.wide + panel * CN_PANEL,
          stride * plan.wide,
          bits + r * plan.in.columns + column,
          stride,
      };
      Depthwise(plan.backward_taps[row_kind][column_kind],
                worker.margin + (source_row * static_cast<ptrdiff_t>(margin.width) +
                                 static_cast<ptrdiff_t>(source_column)) * CN_PANEL,
                CN_PANEL, weights, (plan.in.columns - 1 - column) / stride + 1, into);
    }
  }
}

// Goes back through the first block and the stem to the picture.
template <bool kGuided>
void BackwardStem(Worker &worker, const float *derivatives) {
  const Pass &pass = worker.pass;
  const cn_block &block = pass.network.blocks[0];
  const BlockPlan &plan = pass.blocks[0];
  worker.Step(plan.backward.bands, [&](size_t band) HWY_ATTR {
    const Range picture = Part(pass.picture.rows, band, plan.backward.bands);
    if (picture.Count() == 0) return;
    const ptrdiff_t first = FirstNeeded(picture.first, pass.stem_padding.rows, 3, 2);
    const Range in = {static_cast<size_t>(HWY_MAX(first, 0)),
                      HWY_MIN(plan.in.rows, (picture.last - 1 + pass.stem_padding.rows) / 2 + 1)};
    const Piece piece = BackwardPiece(block, plan, in);
    ClearMargin(plan.backward.margin, piece.rows, piece.above, {piece.inside.Count(), plan.out.columns},
                worker.margin);
    for (size_t panel = 0; panel < plan.panels; ++panel) {
      BackwardPanel<kGuided>(worker, 0, panel, piece, in, derivatives, worker.band);
    }
    WholeProduct(worker.band, plan.wide, in.Count() * plan.in.columns, Numbers(pass, block.expand_back),
                 block.expanded, kStemBack, {nullptr, nullptr, worker.stem_rows, kStemBack});
    GatherStem(pass, picture, in, worker.stem_rows);
  });
}

// Computes the derivatives by a block's inputs from those by its outputs.
template <bool kGuided>
void BackwardBlock(Worker &worker, size_t index, const float *derivatives, float *result) {
  const Pass &pass = worker.pass;
  const cn_block &block = pass.network.blocks[index];
  const BlockPlan &plan = pass.blocks[index];
  const float *added = block.adds_input ? derivatives : nullptr, *expand = Numbers(pass, block.expand_back);
  if (plan.backward.bands != 0) {
    worker.Step(plan.backward.bands, [&](size_t band) HWY_ATTR {
      const Range in = Part(plan.in.rows, band, plan.backward.bands);
      const Piece piece = BackwardPiece(block, plan, in);
      ClearMargin(plan.backward.margin, piece.rows, piece.above, {piece.inside.Count(), plan.out.columns},
                  worker.margin);
      for (size_t panel = 0; panel < plan.panels; ++panel) {
        BackwardPanel<kGuided>(worker, index, panel, piece, in, derivatives, worker.band);
      }
      const size_t place = in.first * plan.in.columns * block.inputs;
      WholeProduct(worker.band, plan.wide, in.Count() * plan.in.columns, expand, block.expanded, block.inputs,
                   {nullptr, added == nullptr ? nullptr : added + place, result + place, block.inputs});
    });
    return;
  }
  bool is_clear = false;
  const Range in = {0, plan.in.rows};
  const Piece piece = BackwardPiece(block, plan, in);
  worker.Step(plan.panels, [&](size_t panel) HWY_ATTR {
    if (!is_clear) {
      ClearMargin(plan.backward.margin, piece.rows, piece.above, {piece.inside.Count(), plan.out.columns},
                  worker.margin);
    }
    is_clear = true;
    BackwardPanel<kGuided>(worker, index, panel, piece, in, derivatives, pass.expanded);
  });
  const Split split(block.inputs, plan.in.Pixels());
  worker.Step(split.Items(), [&](size_t item) HWY_ATTR {
    ProductItem(split, item, pass.expanded, plan.wide, expand, block.expanded, block.inputs,
                {nullptr, added, result, block.inputs});
  });
}

template <bool kGuided>
void Backward(Worker &worker) {
  const Pass &pass = worker.pass;
  float *derivatives = pass.derivatives[0], *next = pass.derivatives[1];
  const size_t last = pass.task.depth - 1;
  if (pass.task.is_whole) {
    BackwardHead<kGuided>(worker, derivatives);
    if (HasTargets(pass, last)) AddAllTargets(worker, last, false, derivatives);
  } else {
    AddAllTargets(worker, last, true, derivatives);
  }
  for (size_t index = last; index > 0; --index) {
    BackwardBlock<kGuided>(worker, index, derivatives, next);
    float *spare = derivatives;
    derivatives = next;
    next = spare;
    if (HasTargets(pass, index - 1)) AddAllTargets(worker, index - 1, false, derivatives);
  }
  BackwardStem<kGuided>(worker, derivatives);
}

void Work(Pass &pass, uint32_t member) {
  Worker worker(pass, member);
  if (pass.task.given != nullptr) {
    if (pass.task.is_guided) {
      Backward<true>(worker);
    } else {
      Backward<false>(worker);
    }
    return;
  }
  for (size_t index = 0; index < pass.task.depth; ++index) ForwardBlock(worker, index);
  if (pass.task.is_whole) worker.Step(pass.head_panels, [&](size_t panel) HWY_ATTR { HeadPanel(worker, panel); });
  if (pass.task.targets == nullptr) return;
  worker.Step(pass.task.target_count, [&](size_t t) HWY_ATTR {
    pass.task.values[t] = ValueOf(pass, pass.task.targets[t]);
  });
  if (pass.task.is_guided) {
    Backward<true>(worker);
  } else {
    Backward<false>(worker);
  }
}

void Classify(const Pass &pass, const float *numbers, uint32_t first, uint32_t count, float *sums) {
  for (uint32_t i = 0; i < count; ++i) sums[i] = static_cast<float>(ClassSum(pass, numbers, first + i));
}

}  // namespace HWY_NAMESPACE
}  // namespace cn
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace cn {
HWY_EXPORT(Work);
HWY_EXPORT(Classify);

namespace {
Pass *At(cn_pass pass) { return reinterpret_cast<Pass *>(pass); }
}  // namespace
}  // namespace cn

extern "C" {

cn_pass cn_make(const cn_network *network, uint32_t rows, uint32_t columns, uint32_t depth, uint32_t is_whole,
                uint32_t threads) {
  cn::Pass *pass = new (std::nothrow) cn::Pass();
  if (pass == nullptr) return 0;
  pass->network = *network;
  for (uint32_t n = 0; n < network->block_count; ++n) pass->network_blocks[n] = network->blocks[n];
  pass->network.blocks = pass->network_blocks;
  pass->picture = {rows, columns};
  pass->depth = depth;
  pass->is_whole = is_whole != 0;
  pass->threads = threads;
  if (!cn::Lay(pass)) {
    delete pass;
    return 0;
  }
  return reinterpret_cast<cn_pass>(pass);
}

void cn_free(cn_pass pass) {
  if (pass == 0) return;
  free(cn::At(pass)->memory);
  delete cn::At(pass);
}

void cn_begin(cn_pass pass, const cn_task *task) {
  cn::At(pass)->task = *task;
  cn::At(pass)->party.Reset();
}

void cn_lead(cn_pass pass, uint32_t members) {
  cn::At(pass)->party.Open(members);
  HWY_DYNAMIC_DISPATCH(cn::Work)(*cn::At(pass), 0);
}

void cn_follow(cn_pass pass, uint32_t member) {
  cn::At(pass)->party.AwaitOpening();
  HWY_DYNAMIC_DISPATCH(cn::Work)(*cn::At(pass), member);
}

const float *cn_output(cn_pass pass, uint32_t block, uint32_t *rows, uint32_t *columns) {
  const cn::BlockPlan &plan = cn::At(pass)->blocks[block];
  *rows = static_cast<uint32_t>(plan.out.rows);
  *columns = static_cast<uint32_t>(plan.out.columns);
  return plan.output;
}

const float *cn_features(cn_pass pass) { return cn::At(pass)->features; }

void cn_classify(cn_pass pass, const float *numbers, uint32_t first, uint32_t count, float *sums) {
  HWY_DYNAMIC_DISPATCH(cn::Classify)(*cn::At(pass), numbers, first, count, sums);
}

}  // extern "C"
#endif  // HWY_ONCE
