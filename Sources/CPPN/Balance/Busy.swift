/// The number `busy`: how often light and dark change over a picture's height.
package enum Busy {
  /// The factor with which `N` cycles of sine stripes across the height give `2 N`, within 3 % up to 8
  /// cycles.
  package static let scale = 0.36
  /// The value that balanced weights have by default.
  package static let standard = 4.0
  /// The number of rows that a picture is measured with.
  package static let rows = 54

  /// Returns the number for a picture of `rows` rows: `step` is the mean change from a pixel to its
  /// neighbour on the right plus that to its neighbour below, `deviation` the standard deviation of
  /// all pixels.
  package static func value(step: Double, rows: Int = Busy.rows, deviation: Double) -> Double {
    scale * step * Double(rows) / max(deviation, 1e-9)
  }
}
