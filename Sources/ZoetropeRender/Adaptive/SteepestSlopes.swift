/// A table that gives the steepest slope of a curve over any stretch of it with two reads (a sparse
/// table for range maxima).
struct SteepestSlopes: Sendable {
  /// The number of equal parts into which the curve is divided.
  static let parts = 512
  /// The number of floats of a table.
  static let floats = parts * (Int.bitWidth - parts.leadingZeroBitCount)

  /// The steepest slopes of 1, 2, 4, … neighbouring parts: `parts` numbers for each of these
  /// widths.
  let table: [Float]

  /// Creates the table of a curve. `slopes` gets a pointer to `parts` zeros, and replaces them by
  /// the slopes of the parts.
  init(_ slopes: (UnsafeMutablePointer<Float>) -> Void) {
    table = [Float](unsafeUninitializedCapacity: Self.floats) { table, filled in
      table.initialize(repeating: 0)
      filled = table.count
      guard let table = table.baseAddress else { return }
      slopes(table)
      Self.complete(table)
    }
  }

  /// The steepest slope of a range of parts, one or more.
  subscript(range: ClosedRange<Int>) -> Float {
    table.withUnsafeBufferPointer { table in
      table.baseAddress.map { Self.steepest($0, range) } ?? 0
    }
  }

  /// Completes a table that begins with the slopes of the `parts` parts: writes the steepest slopes
  /// of 2, 4, … neighbouring parts after them.
  static func complete(_ table: UnsafeMutablePointer<Float>) {
    var level = table
    var width = 1
    while 2 * width <= parts {
      let next = level + parts
      for i in 0...parts - 2 * width { next[i] = max(level[i], level[i + width]) }
      level = next
      width *= 2
    }
  }

  /// Returns the steepest slope of a range of parts, one or more, from a complete table.
  @inline(__always)
  static func steepest(_ table: UnsafePointer<Float>, _ range: ClosedRange<Int>) -> Float {
    let level = Int.bitWidth - 1 - range.count.leadingZeroBitCount
    let first = level * parts
    return max(
      table[first + range.lowerBound], table[first + range.upperBound + 1 - (1 << level)])
  }
}
