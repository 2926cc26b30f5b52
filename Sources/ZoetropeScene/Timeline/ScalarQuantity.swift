/// A single number that can change during a film.
///
/// To add a number, add a case and its row to this type, a ``Quantity`` with its range, and the
/// code that uses the number. There can be at most 16.
public enum ScalarQuantity: Int, CaseIterable, Hashable, Sendable {
  /// The magnification of the view; above 0.
  case zoom
  /// The horizontal coordinate of the point of the field at the middle of the picture; positive to
  /// the right. The unit is half the picture's short side at zoom 1.
  case centreX
  /// The vertical coordinate of the point of the field at the middle of the picture; positive
  /// downwards. The unit is half the picture's short side at zoom 1.
  case centreY
  /// The rotation of the picture in degrees, clockwise.
  case rotation
  /// The rotation about the origin, in turns, that the field gains each time the distance from the
  /// origin grows by the factor `exp(2π)`, about 535.
  case twist
  /// The factor that multiplies all weights and biases.
  case gain
  /// The time phase in turns, for the `time` input.
  case phase
  /// The number of times that a channel's range runs through the palette or the circle of hues. A
  /// palette is run through alternately forwards and backwards.
  case cycles
  /// The shift along the palette or the circle of hues, in turns. A turn of a palette is once there
  /// and back.
  case shift
  /// The contrast about the middle of the channels' range; 1 changes nothing.
  case contrast
  /// The exposure in stops. One stop more doubles the light.
  case exposure
  /// The factor that multiplies the chroma of colours in OKLab.
  case saturation
  /// The rotation of all hues in OKLab, in degrees.
  case hue
  /// The direction that a medium's light comes from, in degrees, clockwise from the top.
  case light
  /// The shift of a medium's levels, in levels: after a whole one the picture is the same again.
  case level
  /// The factor that multiplies the distances between a medium's lines, dots or cells.
  case spacing

  /// The properties of a scalar and of its track.
  private struct Row {
    /// The quantity that the scalar is, or is a coordinate of.
    let quantity: Quantity
    /// The value if no key sets it.
    let initial: Double
    /// The period; see ``ScalarTrack/turn``.
    var turn: Double?
    var blend = Blend.linear
    /// True if the conversion of channels to colours depends on the scalar.
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
    case .light: Row(quantity: .light, initial: 315, turn: 360)
    case .level: Row(quantity: .level, initial: 0, turn: 1)
    case .spacing: Row(quantity: .spacing, initial: 1, blend: .geometric)
    }
  }

  /// The quantity that this scalar is, or is a coordinate of.
  public var quantity: Quantity { row.quantity }

  /// True if the conversion of channels to colours depends on this scalar.
  package var isOfColour: Bool { row.isOfColour }

  /// True if only media other than the palette use this scalar.
  package var isOfMedia: Bool { self == .light || self == .level || self == .spacing }

  /// A track that stays at the initial value.
  public var initialTrack: ScalarTrack {
    let row = row
    return .constant(
      row.initial, blend: row.blend, turn: row.turn, range: row.quantity.range)
  }
}

extension Quantity {
  /// The scalars of the quantity: two for the centre, none for `z`, seed and colour, and one for
  /// any other.
  public var scalars: [ScalarQuantity] { ScalarQuantity.allCases.filter { $0.quantity == self } }
}

/// A value for each ``ScalarQuantity``, stored without allocation.
package struct ScalarValues: Hashable, Sendable {
  private var values = SIMD16<Double>()

  package init() {}

  package subscript(number: ScalarQuantity) -> Double {
    get { values[number.rawValue] }
    set { values[number.rawValue] = newValue }
  }

  /// The bit patterns of the scalars for which `isOfColour` is true; 0 in place of the others.
  package var bitsOfColour: SIMD16<UInt64> {
    var bits = SIMD16<UInt64>()
    for number in ScalarQuantity.allCases where number.isOfColour {
      bits[number.rawValue] = self[number].bitPattern
    }
    return bits
  }
}
