#ifndef PIXEL_KERNELS_DITHER_H
#define PIXEL_KERNELS_DITHER_H
// The static dither: Bayer's 8x8 matrix as the thresholds of quantising (PixelKernels.h).
//
// It is static, because noise that changes from frame to frame takes an encoder half as many bytes again. The
// thresholds are (k + 0.5) / 64, so their mean is exactly 1/2 and a flat area keeps its mean to 1/128 of a level; and
// they stay 1/128 away from 0 and 1, so a value that is a whole level but for the rounding of float arithmetic is that
// level at every pixel.
#include <stddef.h>

namespace ck {

constexpr size_t kDitherSide = 8;
// The widest vector that reads a row of thresholds, in floats. Pixel kernels cap their vectors at this.
constexpr size_t kPixelLanes = 16;

struct DitherTable {
  // Each row goes on past its period, so that a whole vector can be read from any of the eight phases.
  float rows[kDitherSide][kDitherSide + kPixelLanes];
};

constexpr DitherTable MakeDitherTable() {
  DitherTable table{};
  for (size_t y = 0; y < kDitherSide; ++y) {
    for (size_t x = 0; x < kDitherSide + kPixelLanes; ++x) {
      // Bits of (x ^ y) and y interleaved, the lowest bit of the position becoming the highest of the rank.
      size_t rank = 0;
      for (size_t bit = 0; bit < 3; ++bit) {
        rank = (rank << 2) | ((((x ^ y) >> bit) & 1) << 1) | ((y >> bit) & 1);
      }
      table.rows[y][x] = (static_cast<float>(rank) + 0.5f) / 64.0f;
    }
  }
  return table;
}

inline constexpr DitherTable kDitherTable = MakeDitherTable();

// The offset of a plane in the matrix. Planes that are seen together are shifted against each other, so that their
// steps do not fall on the same pixels.
struct DitherPhase {
  size_t x, y;
};
constexpr DitherPhase kFirstPhase = {0, 0};
constexpr DitherPhase kCbPhase = {3, 6};
constexpr DitherPhase kCrPhase = {5, 3};

// The thresholds of one row of a plane.
class DitherRow {
 public:
  DitherRow(DitherPhase phase, size_t y) : row_(kDitherTable.rows[(y + phase.y) % kDitherSide]), x_(phase.x) {}
  // Up to kPixelLanes thresholds can be read from here on: those of columns x, x + 1, ...
  const float *At(size_t x) const { return row_ + (x + x_) % kDitherSide; }

 private:
  const float *row_;
  size_t x_;
};

}  // namespace ck
#endif
