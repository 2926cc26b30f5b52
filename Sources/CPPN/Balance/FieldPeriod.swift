/// The zoom and the shift after which the pictures of a network repeat. Calibration points are spread
/// over one period, so that no part of an endless zoom or of a tile is left out.
struct FieldPeriod {
  /// The factor of the zoom after which the picture repeats; 1 if it does not.
  private var zoom = 1.0
  /// The width and height of a tile in field units; 0 if there are no tiles in that direction.
  private var tile = SIMD2(0.0, 0.0)

  init(_ architecture: Architecture, _ field: BalanceField) {
    var frequencies: [Double] = []
    var isTiled = field.domain.symmetry == .none && field.domain.twist == 0
    var repeats = field.middle == .zero
    for input in architecture.inputs {
      switch input.variation {
      case .nothing: break
      case .logarithm(let frequency):
        frequencies.append(frequency)
        isTiled = false
      case .angle:
        if field.domain.twist != 0 { frequencies.append(abs(field.domain.twist)) }
        isTiled = false
      case .across(.periodic(let period)):
        tile.x = max(tile.x, period)
        repeats = false
      case .down(.periodic(let period)):
        tile.y = max(tile.y, period)
        repeats = false
      case .distance, .across, .down, .both:
        (isTiled, repeats) = (false, false)
      }
    }
    if !isTiled { tile = .zero }
    // So low a frequency never repeats within any zoom.
    if repeats, let lowest = frequencies.min(), 2 * .pi / lowest < 57 {
      zoom = PortableMath.exp(2 * .pi / lowest)
    }
  }

  /// True if the pictures repeat.
  var exists: Bool { zoom > 1 || tile != .zero }

  /// Returns the zoom and the shift, in field units, of place `index` of `count`. Every second place
  /// is that of the plain field, which most films show; the others are spread over one period.
  func place(_ index: Int, of count: Int) -> (zoom: Double, shift: SIMD2<Double>) {
    guard exists, index % 2 == 1 else { return (1, .zero) }
    let share = Double(index) / Double(count)
    // The golden ratio spreads the places in the second direction evenly over the first.
    let other = (Double(index) * 0x1.3c6ef372fe950p-1).truncatingRemainder(dividingBy: 1)
    let zoom = zoom > 1 ? PortableMath.exp(share * PortableMath.log(zoom)) : 1
    return (zoom, tile * SIMD2(share, other))
  }
}
