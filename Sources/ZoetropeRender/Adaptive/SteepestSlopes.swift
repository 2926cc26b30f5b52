/// The steepest slope that a curve has over any stretch of it.
struct SteepestSlopes: Sendable {
  /// How many parts the curve is divided into.
  static let parts = 512
  /// How many floats a table takes.
  static let floats = parts * (Int.bitWidth - parts.leadingZeroBitCount)

  /// The steepest slope of 1, 2, 4, … neighbouring parts, each of which has `parts` places.
  let table: [Float]

  /// Of a curve whose part `i` is at most as steep as place `i` of what `slopes` fills, `parts` zeros.
  init(_ slopes: (UnsafeMutablePointer<Float>) -> Void) {
    table = [Float](unsafeUninitializedCapacity: Self.floats) { table, filled in
      table.initialize(repeating: 0)
      filled = table.count
      guard let table = table.baseAddress else { return }
      slopes(table)
      Self.complete(table)
    }
  }

  /// The steepest slope of these parts, of which there is one at least.
  subscript(range: ClosedRange<Int>) -> Float {
    table.withUnsafeBufferPointer { table in
      table.baseAddress.map { Self.steepest($0, range) } ?? 0
    }
  }

  /// Makes of the slopes of all parts, with which a table begins, those of 1, 2, 4, … neighbouring
  /// ones, each of which has `parts` places.
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

  /// The steepest slope of these parts by a complete table.
  @inline(__always)
  static func steepest(_ table: UnsafePointer<Float>, _ range: ClosedRange<Int>) -> Float {
    let level = Int.bitWidth - 1 - range.count.leadingZeroBitCount
    let first = level * parts
    return max(
      table[first + range.lowerBound], table[first + range.upperBound + 1 - (1 << level)])
  }
}
