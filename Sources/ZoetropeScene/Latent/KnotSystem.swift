/// The linear equations for the slopes of a C2 cubic spline at its knots. The matrix is symmetric
/// and tridiagonal; for a closed curve, its top right and bottom left corners are filled too.
struct KnotSystem: Sendable {
  /// The coefficients on the diagonal.
  var diagonal: [Double]
  /// The coefficients beside the diagonal. Number `i` links the unknowns `i` and `i + 1`.
  var links: [Double]
  /// The coefficient in the top right and bottom left corners of the matrix, which links the last
  /// unknown to the first; 0 for an open curve. A closed curve must have at least three unknowns.
  var closure: Double

  /// Returns the unknowns for the right-hand sides `sides`. The matrix must be diagonally dominant,
  /// as that of a spline always is.
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

  /// Returns the unknowns of an open system, by elimination forwards and substitution backwards.
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
