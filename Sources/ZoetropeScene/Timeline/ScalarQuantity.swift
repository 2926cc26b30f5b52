/// A number that can change during a film. A private table holds the properties of each one's
/// track.
///
/// To add a number, add a case and a table row here, a ``Quantity`` with its range, and the code
/// that uses it. There can be 16.
public enum ScalarQuantity: Int, CaseIterable, Hashable, Sendable {
  /// The magnification of the view; above 0.
  case zoom
  /// The horizontal coordinate of the field's point at the middle of the picture, in half-spans of
  /// the short side at zoom 1; positive to the right.
  case centreX
  /// The vertical coordinate of that point, in half-spans; positive downwards.
  case centreY
  /// The view's rotation in degrees, clockwise as seen.
  case rotation
  /// The twist: the rotation about the origin, in turns, each time the distance grows by `exp(2π)`,
  /// about 535.
  case twist
  /// The factor of the weights.
  case gain
  /// The time phase in turns, for the `time` input.
  case phase
  /// The number of times that the palette, there and back, or the wheel of hues is run through.
  case cycles
  /// The shift of the palette or the hue in turns.
  case shift
  /// The contrast about the middle; 1 changes nothing.
  case contrast
  /// The exposure in stops; each doubles the light.
  case exposure
  /// The factor of the colours' chroma in OKLab.
  case saturation
  /// The rotation of all hues in OKLab, in degrees.
  case hue

  /// The properties of a scalar's track.
  private struct Row {
    /// The quantity that gives its name and its range.
    let quantity: Quantity
    /// The value if no key sets it.
    let initial: Double
    /// The period; see ``ScalarTrack/turn``.
    var turn: Double?
    var blend = Blend.linear
    /// True if colours depend on it.
    var isOfColour = false
  }

  private var row: Row {
    switch self {
    case .zoom: Row(quantity: .zoom, initial: 1, blend: .geometric)
    case .centreX, .centreY: Row(quantity: .center, initial: 0)
    case .rotation: Row(quantity: .rotation, initial: 0, turn: 360)
    case .twist: Row(quantity: .twist, initial: 0)
    case .gain: Row(quantity: .gain, initial: 1)
    case .phase: Row(quantity: .phase, initial: 0, turn: 1)
    case .cycles: Row(quantity: .cycles, initial: 1, isOfColour: true)
    case .shift: Row(quantity: .shift, initial: 0, turn: 1, isOfColour: true)
    case .contrast: Row(quantity: .contrast, initial: 1, isOfColour: true)
    case .exposure: Row(quantity: .exposure, initial: 0, isOfColour: true)
    case .saturation: Row(quantity: .saturation, initial: 1, isOfColour: true)
    case .hue: Row(quantity: .hue, initial: 0, turn: 360, isOfColour: true)
    }
  }

  /// The quantity that this scalar is, or is a coordinate of.
  public var quantity: Quantity { row.quantity }

  /// True if colours depend on this scalar.
  package var isOfColour: Bool { row.isOfColour }

  /// A track that stays at the initial value.
  public var initialTrack: ScalarTrack {
    let row = row
    return .constant(
      row.initial, blend: row.blend, turn: row.turn, range: row.quantity.range)
  }
}

extension Quantity {
  /// The scalars of the quantity: two for the centre, none for `z`, seeds and palettes, and one for
  /// any other quantity.
  public var scalars: [ScalarQuantity] { ScalarQuantity.allCases.filter { $0.quantity == self } }
}

/// A value for each ``ScalarQuantity``, in fixed memory without allocation.
package struct ScalarValues: Hashable, Sendable {
  private var values = SIMD16<Double>()

  package init() {}

  package subscript(number: ScalarQuantity) -> Double {
    get { values[number.rawValue] }
    set { values[number.rawValue] = newValue }
  }

  /// The bit patterns of the values that colours depend on; 0 in place of the others.
  package var bitsOfColour: SIMD16<UInt64> {
    var bits = SIMD16<UInt64>()
    for number in ScalarQuantity.allCases where number.isOfColour {
      bits[number.rawValue] = self[number].bitPattern
    }
    return bits
  }
}
