/// Adam: steps against the derivatives, each number's as large as its own derivatives are steady.
///
/// Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1, with its constants.
struct Adam: Sendable {
  private var mean: [Float]
  private var square: [Float]
  private var steps = 0

  init(count: Int) {
    mean = [Float](repeating: 0, count: count)
    square = mean
  }

  /// Moves `numbers` by a step.
  ///
  /// - Parameters:
  ///   - factor: what the sums of derivatives are multiplied by.
  ///   - rate: the largest change of a number, about.
  mutating func step(
    _ numbers: inout [Float], _ sums: [Float], times factor: Float, rate: Float
  ) {
    steps += 1
    // Powers by multiplication, which give the same bits everywhere.
    let (early, earlySquare) = (1 - Self.power(0.9, steps), 1 - Self.power(0.999, steps))
    let (byMean, bySquare) = (Float(Double(rate) / early), Float(1 / earlySquare))
    numbers.withUnsafeMutableBufferPointer { numbers in
      mean.withUnsafeMutableBufferPointer { mean in
        square.withUnsafeMutableBufferPointer { square in
          sums.withUnsafeBufferPointer { sums in
            for place in numbers.indices {
              let slope = sums[place] * factor
              mean[place] += 0.1 * (slope - mean[place])
              square[place] += 0.001 * (slope * slope - square[place])
              numbers[place] -=
                byMean * mean[place] / ((bySquare * square[place]).squareRoot() + 1e-8)
            }
          }
        }
      }
    }
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, factor, rest) = (1.0, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= factor }
      factor *= factor
      rest >>= 1
    }
    return result
  }
}
