/// The linear equations for the slopes at the knots that make a cubic spline C2: a symmetric
/// tridiagonal system, in a closed curve with the corners filled.
struct KnotSystem: Sendable {
  /// The coefficients on the diagonal.
  var diagonal: [Double]
  /// The coefficients beside the diagonal, joining the unknowns `i` and `i + 1`; one fewer than
  /// there are unknowns.
  var links: [Double]
  /// The coefficient that joins the last unknown to the first; 0 for an open curve. A closed one
  /// needs three unknowns or more.
  var closure: Double

  /// Solves the equations for these right-hand sides. The matrix must be diagonally dominant, as a
  /// spline's is.
  func solve(_ sides: [Double]) -> [Double] {
    guard closure != 0, let first = diagonal.first else {
      return Self.solveOpen(diagonal, links, sides)
    }
    // Sherman-Morrison formula: the closed system is an open one plus a product of two vectors.
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

  /// Solves an open system: elimination forwards, then substitution backwards.
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
