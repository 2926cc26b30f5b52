extension Weights {
  /// Computes weighted sums of the values at many points: for each block of eight points `seen`
  /// rows go in, and a row for each neuron comes out.
  ///
  /// A sum adds up in the order of the matrix's columns, without fused multiply-add.
  static func sums(
    _ matrix: [Double], over values: [Eight], seen: Int, width: Int, blocks: Int
  ) -> [Eight] {
    precondition(matrix.count == seen * width && values.count == seen * blocks)
    return [Eight](unsafeUninitializedCapacity: blocks * width) { sums, count in
      count = blocks * width
      guard seen > 0 else { return sums.initialize(repeating: Eight(repeating: 0)) }
      matrix.withUnsafeBufferPointer { matrix in
        values.withUnsafeBufferPointer { values in
          for block in 0..<blocks {
            add(
              matrix, UnsafeBufferPointer(rebasing: values[block * seen..<(block + 1) * seen]),
              into: UnsafeMutableBufferPointer(rebasing: sums[block * width..<(block + 1) * width]))
          }
        }
      }
    }
  }

  /// Computes the sums of one block, two neurons at a time so that each value is loaded once for
  /// both.
  private static func add(
    _ matrix: UnsafeBufferPointer<Double>, _ values: UnsafeBufferPointer<Eight>,
    into sums: UnsafeMutableBufferPointer<Eight>
  ) {
    for first in stride(from: 0, to: sums.count, by: 2) {
      let second = min(first + 1, sums.count - 1)
      let (low, high) = (first * values.count, second * values.count)
      var (a, b) = (Eight(repeating: 0), Eight(repeating: 0))
      for column in 0..<values.count {
        let value = values[column]
        a += value * matrix[low + column]
        b += value * matrix[high + column]
      }
      sums.initializeElement(at: first, to: a)
      if second > first { sums.initializeElement(at: second, to: b) }
    }
  }
}
