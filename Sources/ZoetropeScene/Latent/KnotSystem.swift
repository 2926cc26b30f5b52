/// The symmetric linear equations that say which slopes at its knots make a cubic spline C2: each
/// unknown is linked to its neighbours, and in a closed curve the last one to the first.
struct KnotSystem: Sendable {
  /// What multiplies each unknown itself.
  var diagonal: [Double]
  /// What joins unknown `i` and unknown `i + 1`; one fewer than the unknowns.
  var links: [Double]
  /// What joins the last unknown and the first; 0 for an open curve. Needs three unknowns or more.
  var closure: Double

  /// The unknowns for these right-hand sides. The diagonal must dominate, as a spline's does.
  func solve(_ sides: [Double]) -> [Double] {
    guard closure != 0, let first = diagonal.first else {
      return Self.solveOpen(diagonal, links, sides)
    }
    // Sherman and Morrison: the closed system is an open one plus a product of two vectors.
    let last = diagonal.count - 1
    let pivot = -first
    var opened = diagonal
    opened[0] -= pivot
    opened[last] -= closure * closure / pivot
    var column = Array(repeating: 0.0, count: diagonal.count)
    column[0] = pivot
    column[last] = closure
    let plain = Self.solveOpen(opened, links, sides)
    let correction = Self.solveOpen(opened, links, column)
    let factor =
      (plain[0] + closure / pivot * plain[last])
      / (1 + correction[0] + closure / pivot * correction[last])
    return zip(plain, correction).map { $0 - factor * $1 }
  }

  /// Elimination forwards, then substitution backwards.
  private static func solveOpen(
    _ diagonal: [Double], _ links: [Double], _ sides: [Double]
  ) -> [Double] {
    var pivots = diagonal
    var unknowns = sides
    for i in diagonal.indices.dropFirst() {
      let factor = links[i - 1] / pivots[i - 1]
      pivots[i] -= factor * links[i - 1]
      unknowns[i] -= factor * unknowns[i - 1]
    }
    for i in diagonal.indices.reversed() {
      if i + 1 < diagonal.count { unknowns[i] -= links[i] * unknowns[i + 1] }
      unknowns[i] /= pivots[i]
    }
    return unknowns
  }
}
