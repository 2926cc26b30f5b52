/// The single numbers that change through a film: the table of their tracks.
///
/// A new number is a case and a row here, a ``Quantity`` with its range, and the code that it drives.
public enum ScalarQuantity: Int, CaseIterable, Hashable, Sendable {
  /// The magnification of the view; above 0.
  case zoom
  /// The point of the field at the middle of the picture, to the right, in half-spans of the short side
  /// at zoom 1.
  case centreX
  /// The point of the field at the middle of the picture, downwards, in half-spans.
  case centreY
  /// The view's rotation in degrees, clockwise as seen.
  case rotation
  /// The twist: turns about the origin each time the distance from it grows by `exp(2π)`, some 535.
  case twist
  /// The factor that weights are multiplied by.
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
  /// The factor that the chroma of colours is multiplied by in OKLab.
  case saturation
  /// The rotation of all hues in OKLab, in degrees.
  case hue

  /// How a number is animated.
  private struct Row {
    /// The name and the range of the number.
    let quantity: Quantity
    /// Its value where no key sets it.
    let initial: Double
    /// What counts as a whole turn; see ``ScalarTrack/turn``.
    var turn: Double?
    var blend = Blend.linear
    /// Whether colours depend on it.
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

  /// The quantity that the number is, or is a coordinate of.
  public var quantity: Quantity { row.quantity }

  /// Whether colours depend on the number.
  package var isOfColour: Bool { row.isOfColour }

  /// The track of a number that stays at its initial value.
  public var initialTrack: ScalarTrack {
    let row = row
    return .constant(
      row.initial, blend: row.blend, turn: row.turn, range: row.quantity.range)
  }
}

extension Quantity {
  /// The single numbers that the quantity consists of: two of the centre, none of `z`, seeds and
  /// palettes, else one.
  public var scalars: [ScalarQuantity] { ScalarQuantity.allCases.filter { $0.quantity == self } }
}

/// A number for each ``ScalarQuantity``: fixed memory, no allocation.
package struct ScalarValues: Hashable, Sendable {
  private var values = SIMD16<Double>()

  package init() {}

  package subscript(number: ScalarQuantity) -> Double {
    get { values[number.rawValue] }
    set { values[number.rawValue] = newValue }
  }

  /// The values that colours depend on, bit by bit; 0 in place of the others.
  package var bitsOfColour: SIMD16<UInt64> {
    var bits = SIMD16<UInt64>()
    for number in ScalarQuantity.allCases where number.isOfColour {
      bits[number.rawValue] = self[number].bitPattern
    }
    return bits
  }
}
