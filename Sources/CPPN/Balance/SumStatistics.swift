/// The mean and the standard deviation of a row of numbers.
struct SumStatistics {
  let mean: Double
  let deviation: Double

  /// Computes them in two passes, adding up in the order of the blocks.
  ///
  /// - Parameters:
  ///   - row: the row of each block that holds the numbers.
  ///   - rows: the number of rows in a block.
  init(_ values: [Eight], row: Int, of rows: Int, blocks: Range<Int>) {
    let count = Double(8 * blocks.count)
    var sum = Eight(repeating: 0)
    for block in blocks { sum += values[block * rows + row] }
    mean = Self.added(sum) / count
    var squares = Eight(repeating: 0)
    for block in blocks {
      let distance = values[block * rows + row] - mean
      squares += distance * distance
    }
    deviation = (Self.added(squares) / count).squareRoot()
  }

  /// Returns the factor that gives the numbers the deviation `target`. Numbers that hardly differ
  /// are not divided by their deviation, which would amplify rounding errors.
  func scale(to target: Double, deviation other: Double? = nil) -> Double {
    let deviation = other ?? self.deviation
    return deviation > max(1e-6 * abs(mean), 1e-12) ? target / deviation : target
  }

  /// Adds up eight numbers, always in the same order.
  static func added(_ x: Eight) -> Double {
    ((x[0] + x[1]) + (x[2] + x[3])) + ((x[4] + x[5]) + (x[6] + x[7]))
  }
}
