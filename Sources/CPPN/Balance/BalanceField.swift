/// The part of the field that balanced weights are calibrated for: a picture at zoom 1, 16 wide and
/// 9 high, whatever the size of the film's frames.
package struct BalanceField: Hashable, Sendable {
  /// Half the height in field units.
  package var halfHeight: Double
  /// The point in the middle of the picture, in field units.
  package var middle: SIMD2<Double>
  /// The map that is applied to a point before the network sees it.
  package var domain: Domain

  /// Creates a field.
  package init(halfHeight: Double, middle: SIMD2<Double> = .zero, domain: Domain = .plain) {
    self.halfHeight = halfHeight
    self.middle = middle
    self.domain = domain
  }

  /// The width and height, in pixels, of the picture whose changes between light and dark are
  /// measured.
  package static let columns = 96
  package static let rows = 54

  /// Returns the point of the field in the middle of a pixel, given by its column and row.
  package func point(_ pixel: SIMD2<Double>) -> SIMD2<Double> {
    let size = SIMD2(Double(Self.columns), Double(Self.rows))
    return middle + (pixel + 0.5 - size / 2) * (2 * halfHeight / size.y)
  }
}
