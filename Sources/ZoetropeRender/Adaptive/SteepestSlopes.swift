/// The steepest slope that a curve has over any stretch of it.
struct SteepestSlopes: Sendable {
  /// How many parts the curve is divided into.
  static let parts = 512

  /// The steepest slope of 1, 2, 4, … neighbouring parts, each of which has `parts` places.
  private let steepest: [Float]

  /// Of a curve whose part `i` is at most as steep as `slopes[i]`.
  init(_ slopes: [Float]) {
    precondition(slopes.count == Self.parts, "a slope for each part")
    var level = slopes
    var levels = level
    var width = 1
    while 2 * width <= Self.parts {
      level = (0...(Self.parts - 2 * width)).map { max(level[$0], level[$0 + width]) }
      levels += level + [Float](repeating: 0, count: Self.parts - level.count)
      width *= 2
    }
    steepest = levels
  }

  /// The steepest slope of these parts, of which there is one at least.
  subscript(range: ClosedRange<Int>) -> Float {
    let level = Int.bitWidth - 1 - range.count.leadingZeroBitCount
    let first = level * Self.parts
    return max(
      steepest[first + range.lowerBound], steepest[first + range.upperBound + 1 - (1 << level)])
  }
}
