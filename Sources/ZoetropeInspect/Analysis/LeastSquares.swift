/// A fit of some rows of numbers as weighted sums of others.
package struct LeastSquares: Sendable {
  /// The weights, a row for each target with a number for each source.
  package let matrix: [Double]
  /// The constants that are added, one for each target.
  package let bias: [Double]
  /// The share of the targets' variance that the fit explains, 0 to 1; nil if they have none.
  package let explained: Double?

  /// Fits `targets` by `sources`, which all have as many numbers; nil if there are none, or if a
  /// number is not finite.
  ///
  /// Sources are first brought to mean 0 and deviation 1. A millionth is added to the diagonal of
  /// their correlations, so that sources that are alike share their weights.
  package init?(_ targets: [[Float]], by sources: [[Float]]) {
    guard let count = targets.first?.count, count > 0, !sources.isEmpty else { return nil }
    let inputs = sources.map(Standard.init)
    let wanted = targets.map(Standard.init)
    guard (inputs + wanted).allSatisfy({ $0.mean.isFinite && $0.deviation.isFinite }) else {
      return nil
    }
    let size = inputs.count
    var correlations = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0...row {
        let value = Self.product(inputs[row], inputs[column])
        correlations[row * size + column] = value
        correlations[column * size + row] = value
      }
      correlations[row * size + row] += 1e-6
    }
    guard let factor = Self.choleskyFactor(correlations, size) else { return nil }
    var (matrix, bias, left, all) = ([Double](), [Double](), 0.0, 0.0)
    for target in wanted {
      let products = inputs.map { Self.product($0, target) }
      let weights = Self.solve(factor, size, products)
      matrix += zip(weights, inputs).map { weight, input in
        input.deviation > 0 ? weight * target.deviation / input.deviation : 0
      }
      let moved = zip(matrix.suffix(size), inputs).reduce(0) { $0 + $1.0 * $1.1.mean }
      bias.append(target.mean - moved)
      let variance = target.deviation * target.deviation
      let fitted = zip(weights, products).reduce(0) { $0 + $1.0 * $1.1 }
      all += variance
      left += variance * max(0, 1 - fitted)
    }
    self.matrix = matrix
    self.bias = bias
    explained = all > 0 ? min(1, max(0, 1 - left / all)) : nil
  }

  /// Numbers with their mean and deviation.
  private struct Standard {
    let numbers: [Float]
    let mean: Double
    let deviation: Double

    init(_ numbers: [Float]) {
      self.numbers = numbers
      let count = Double(numbers.count)
      let mean = numbers.reduce(0) { $0 + Double($1) } / count
      let variance = numbers.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
      self.mean = mean
      deviation = variance.squareRoot()
    }
  }

  /// Returns the correlation of two rows of numbers; 0 if one of them is constant.
  private static func product(_ a: Standard, _ b: Standard) -> Double {
    guard a.deviation > 0, b.deviation > 0 else { return 0 }
    let sum = zip(a.numbers, b.numbers).reduce(0) { sum, pair in
      sum + (Double(pair.0) - a.mean) * (Double(pair.1) - b.mean)
    }
    return sum / (Double(a.numbers.count) * a.deviation * b.deviation)
  }

  /// Returns the lower triangle whose product with its transpose is `matrix`; nil if there is none.
  private static func choleskyFactor(_ matrix: [Double], _ size: Int) -> [Double]? {
    var factor = matrix
    for column in 0..<size {
      for row in column..<size {
        var sum = factor[row * size + column]
        for k in 0..<column { sum -= factor[row * size + k] * factor[column * size + k] }
        if row == column {
          guard sum > 0 else { return nil }
          factor[row * size + row] = sum.squareRoot()
        } else {
          factor[row * size + column] = sum / factor[column * size + column]
        }
      }
    }
    return factor
  }

  private static func solve(_ factor: [Double], _ size: Int, _ right: [Double]) -> [Double] {
    var x = right
    for row in 0..<size {
      for k in 0..<row { x[row] -= factor[row * size + k] * x[k] }
      x[row] /= factor[row * size + row]
    }
    for row in (0..<size).reversed() {
      for k in row + 1..<size { x[row] -= factor[k * size + row] * x[k] }
      x[row] /= factor[row * size + row]
    }
    return x
  }
}
