/// A sparse table for range maxima: the steepest slope of a curve over any stretch of it, in two
/// reads.
struct SteepestSlopes: Sendable {
  /// Parts that the curve is divided into.
  static let parts = 512
  /// The floats of a table.
  static let floats = parts * (Int.bitWidth - parts.leadingZeroBitCount)

  /// The steepest slope of 1, 2, 4, … neighbouring parts, `parts` numbers each.
  let table: [Float]

  /// Creates the table of a curve. `slopes` is given `parts` zeros and writes the slope of each
  /// part.
  init(_ slopes: (UnsafeMutablePointer<Float>) -> Void) {
    table = [Float](unsafeUninitializedCapacity: Self.floats) { table, filled in
      table.initialize(repeating: 0)
      filled = table.count
      guard let table = table.baseAddress else { return }
      slopes(table)
      Self.complete(table)
    }
  }

  /// The steepest slope of these parts, one or more.
  subscript(range: ClosedRange<Int>) -> Float {
    table.withUnsafeBufferPointer { table in
      table.baseAddress.map { Self.steepest($0, range) } ?? 0
    }
  }

  /// Completes a table that begins with the slopes of all parts: writes the steepest of 2, 4, …
  /// neighbouring ones, `parts` numbers each.
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

  /// The steepest slope of these parts, one or more, by a complete table.
  @inline(__always)
  static func steepest(_ table: UnsafePointer<Float>, _ range: ClosedRange<Int>) -> Float {
    let level = Int.bitWidth - 1 - range.count.leadingZeroBitCount
    let first = level * parts
    return max(
      table[first + range.lowerBound], table[first + range.upperBound + 1 - (1 << level)])
  }
}
