#ifndef PIXEL_KERNELS_MATRIX_H
#define PIXEL_KERNELS_MATRIX_H
// The matrices that turn encoded RGB 0...1 into 8-bit luma and chroma.

namespace ck {

struct Weights {
  float r, g, b;
  // `factor` should be a power of two, which keeps the weights' ratios exact.
  constexpr Weights Scaled(float factor) const { return {r * factor, g * factor, b * factor}; }
};

struct Matrix {
  Weights luma, cb, cr;
};

// The share of red and of blue in luma; green has the rest.
struct Primaries {
  double red, blue;
};
constexpr Primaries kBT601 = {0.299, 0.114};
constexpr Primaries kBT709 = {0.2126, 0.0722};

// Makes a matrix in which luma spans `lumaLevels` above its zero, and chroma `chromaLevels` / 2 to either side of its
// own. It is computed in double, so that the float weights are those nearest to the exact ones.
constexpr Matrix MakeMatrix(Primaries part, double lumaLevels, double chromaLevels) {
  const double green = 1.0 - part.red - part.blue;
  const double blueScale = 0.5 * chromaLevels / (1.0 - part.blue);
  const double redScale = 0.5 * chromaLevels / (1.0 - part.red);
  return {
      {static_cast<float>(lumaLevels * part.red), static_cast<float>(lumaLevels * green),
       static_cast<float>(lumaLevels * part.blue)},
      {static_cast<float>(-blueScale * part.red), static_cast<float>(-blueScale * green),
       static_cast<float>(0.5 * chromaLevels)},
      {static_cast<float>(0.5 * chromaLevels), static_cast<float>(-redScale * green),
       static_cast<float>(-redScale * part.blue)},
  };
}

}  // namespace ck
#endif
