#include "Plan.h"

#include <stdlib.h>
#include <initializer_list>

namespace cn {
namespace {

size_t Larger(size_t a, size_t b) { return a > b ? a : b; }
size_t Panels(size_t channels) { return (channels + CN_PANEL - 1) / CN_PANEL; }

// Half of the padding that a convolution needs, the smaller half where it is odd: it comes before the first row.
size_t PaddingBefore(size_t in, size_t out, size_t kernel, size_t stride) {
  const size_t seen = (out - 1) * stride + kernel;
  return seen > in ? (seen - in) / 2 : 0;
}

// A band's expanded channels should stay in a core's second-level cache.
constexpr size_t kBandBytes = 400 << 10;

// The number of bands of a way, 0 where a band would be so short that its neighbours' rows cost too much. The stem has
// one at least.
size_t Bands(size_t rows, size_t row_bytes, size_t fewest, uint32_t threads, bool is_stem) {
  const size_t most = Larger(kBandBytes / row_bytes, 1);
  size_t bands = (rows + most - 1) / most;
  // As many for each thread.
  if (bands > 1 || is_stem) bands = (bands + threads - 1) / threads * threads;
  while (bands > 1 && rows / bands < fewest) --bands;
  if (is_stem) return bands;
  // Without bands, all channels of all rows go through memory: that is better than bands that are much too long.
  return bands == 1 || bands < threads || bands * most * 2 < rows ? 0 : bands;
}

size_t Longest(size_t rows, size_t bands) { return bands == 0 ? rows : (rows + bands - 1) / bands; }

void LayTaps(const cn_block &block, BlockPlan *plan) {
  const size_t k = block.kernel, s = block.stride;
  Taps &taps = plan->forward_taps;
  taps.count = 0;
  for (size_t row = 0; row < k; ++row) {
    for (size_t column = 0; column < k; ++column, ++taps.count) {
      taps.places[taps.count] = (row * plan->forward.margin.width + column) * CN_PANEL;
      taps.weights[taps.count] = (row * k + column) * CN_PANEL;
    }
  }
  for (size_t i = 0; i < s; ++i) {
    for (size_t j = 0; j < s; ++j) {
      Taps &back = plan->backward_taps[i][j];
      back.count = 0;
      for (size_t row = i, m = 0; row < k; row += s, ++m) {
        for (size_t column = j, n = 0; column < k; column += s, ++n, ++back.count) {
          back.places[back.count] = -static_cast<ptrdiff_t>((m * plan->backward.margin.width + n) * CN_PANEL);
          back.weights[back.count] = (row * k + column) * CN_PANEL;
        }
      }
    }
  }
}

void LayBlock(const cn_block &block, Size in, bool is_stem, uint32_t threads, BlockPlan *plan) {
  const size_t k = block.kernel, s = block.stride;
  plan->in = in;
  plan->out = {(in.rows + s - 1) / s, (in.columns + s - 1) / s};
  plan->padding = {PaddingBefore(in.rows, plan->out.rows, k, s), PaddingBefore(in.columns, plan->out.columns, k, s)};
  plan->panels = Panels(block.expanded);
  plan->wide = plan->panels * CN_PANEL;

  BlockPlan::Way &forward = plan->forward, &backward = plan->backward;
  forward.margin = {(plan->out.columns - 1) * s + k, plan->padding.columns};
  const size_t left = (k - 1 - plan->padding.columns) / s;
  const size_t last = (in.columns - 1 + plan->padding.columns) / s;
  backward.margin = {left + Larger(last + 1, plan->out.columns), left};

  const size_t row_bytes = plan->wide * sizeof(float);
  forward.bands = Bands(plan->out.rows, plan->out.columns * row_bytes, 4 * (k - s) / s, threads, is_stem);
  forward.most = Longest(plan->out.rows, forward.bands);
  forward.source = (forward.most - 1) * s + k;
  backward.bands = Bands(in.rows, in.columns * row_bytes, 4 * (k - s), threads, is_stem);
  // The stem's bands are those of the picture, whose rows see one row more.
  backward.most = Longest(in.rows, backward.bands) + (is_stem ? 2 : 0);
  backward.source = (backward.most + k - 2) / s + 2;
  LayTaps(block, plan);
}

// Hands out parts of a block of memory, or only counts them.
class Shelf {
 public:
  explicit Shelf(void *memory) : memory_(static_cast<char *>(memory)) {}

  template <class T>
  void Take(size_t count, T **place) {
    *place = memory_ == nullptr ? nullptr : reinterpret_cast<T *>(memory_ + size_);
    // Reading a mask's bits may read eight bytes.
    size_ += (count * sizeof(T) + 8 + 63) / 64 * 64;
  }

  size_t size() const { return size_; }

 private:
  char *memory_;
  size_t size_ = 0;
};

size_t Take(Pass *pass, void *memory) {
  Shelf shelf(memory);
  size_t derivatives = 1, expanded = 1;
  pass->margin_size = pass->band_size = 16 * 64;
  for (uint32_t n = 0; n < pass->depth; ++n) {
    const cn_block &block = pass->network.blocks[n];
    BlockPlan &plan = pass->blocks[n];
    const size_t output = plan.out.Pixels() * block.outputs;
    shelf.Take(output, &plan.output);
    shelf.Take(plan.panels * plan.in.Pixels(), &plan.expand_bits);
    shelf.Take(plan.panels * plan.out.Pixels(), &plan.depthwise_bits);
    shelf.Take(plan.forward.source * plan.in.columns, &plan.forward.places);
    shelf.Take(plan.backward.source * plan.out.columns, &plan.backward.places);
    derivatives = Larger(derivatives, output);
    for (const BlockPlan::Way *way : {&plan.forward, &plan.backward}) {
      const size_t columns = way == &plan.forward ? plan.out.columns : plan.in.columns;
      pass->margin_size = Larger(pass->margin_size, way->source * way->margin.width * CN_PANEL);
      size_t &size = way->bands == 0 ? expanded : pass->band_size;
      size = Larger(size, way->most * columns * plan.wide);
    }
    if (n == 0) {
      pass->stem_size = Larger(plan.forward.source * kStemRow, plan.backward.most * kStemBack) * plan.in.columns;
    }
  }
  if (pass->is_whole) {
    const size_t pixels = pass->blocks[pass->depth - 1].out.Pixels();
    shelf.Take(pass->head_panels * pixels, &pass->head_bits);
    expanded = Larger(expanded, pixels * pass->head_panels * CN_PANEL);
  }
  shelf.Take(pass->head_panels * CN_PANEL, &pass->features);
  shelf.Take(pass->head_panels * CN_PANEL, &pass->head_derivatives);
  shelf.Take(derivatives, &pass->derivatives[0]);
  shelf.Take(derivatives, &pass->derivatives[1]);
  shelf.Take(expanded, &pass->expanded);
  pass->row_size = (pass->picture.columns + 4) * 3;
  for (size_t *size : {&pass->margin_size, &pass->band_size, &pass->stem_size, &pass->row_size}) {
    *size = (*size + 15) / 16 * 16;
  }
  shelf.Take(pass->margin_size * pass->threads, &pass->margins);
  shelf.Take(pass->band_size * pass->threads, &pass->band);
  shelf.Take(pass->stem_size * pass->threads, &pass->stem_rows);
  shelf.Take(pass->row_size * pass->threads, &pass->picture_row);
  return shelf.size();
}

void LayPlaces(const BlockPlan::Way &way, size_t columns) {
  uint32_t *place = way.places;
  for (size_t row = 0; row < way.source; ++row) {
    for (size_t column = 0; column < columns; ++column) {
      *place++ = static_cast<uint32_t>((row * way.margin.width + way.margin.left + column) * CN_PANEL);
    }
  }
}

}  // namespace

bool Lay(Pass *pass) {
  const Size stem = {(pass->picture.rows + 1) / 2, (pass->picture.columns + 1) / 2};
  pass->stem_padding = {PaddingBefore(pass->picture.rows, stem.rows, 3, 2),
                        PaddingBefore(pass->picture.columns, stem.columns, 3, 2)};
  pass->head_panels = Panels(pass->network.features);
  Size size = stem;
  for (uint32_t n = 0; n < pass->depth; ++n) {
    LayBlock(pass->network.blocks[n], size, n == 0, pass->threads, &pass->blocks[n]);
    size = pass->blocks[n].out;
  }
  if (posix_memalign(&pass->memory, 64, Take(pass, nullptr)) != 0) return false;
  Take(pass, pass->memory);
  for (uint32_t n = 0; n < pass->depth; ++n) {
    LayPlaces(pass->blocks[n].forward, pass->blocks[n].in.columns);
    LayPlaces(pass->blocks[n].backward, pass->blocks[n].out.columns);
  }
  return true;
}

}  // namespace cn
