/// One evaluation of the fields for each pixel, as a medium needs it.
///
/// What a look does not need is not computed, and what it needs roughly is interpolated more widely.
public struct MediumLook: Hashable, Sendable {
  /// The place of the evaluation.
  public enum Place: Hashable, Sendable {
    /// The pixel.
    case here
    /// In the direction that light comes from, at a distance in shares of the short side.
    case towardsLight(Double)
    /// The point with all coordinates multiplied by `frequency`: the same forms, smaller. They are
    /// added to the others `amplitude` times as high.
    case octave(frequency: Double, amplitude: Double)
    /// The pixel, with `z`, the seed, the gain and the time phase of the film's first frame: the
    /// network stands still, while the view may move.
    case held
  }

  /// The largest effects of a channel on the picture, in 8-bit levels.
  public struct Effect: Hashable, Sendable {
    /// That of a change of the height by its whole range, on tones.
    var tone = 0.0
    /// That of a shift of an edge by one pixel. An edge shifts by a pixel if the height changes by
    /// the part of its range that the short side has for each pixel.
    var edge = 0.0
    /// That of a gradient of the whole range over the short side; nil if gradients are not needed.
    var gradient: Double?

    /// Edges or lines along levels of the height, `share` times as visible as black on white.
    ///
    /// They are found to a hundredth of a pixel where the height rises by its range over the short
    /// side.
    static func edges(_ share: Double = 1) -> Effect {
      Effect(edge: 96 * share, gradient: 256 * share)
    }

    /// Edges of lines that are as wide as the gradient says.
    static let lines = Effect(edge: 96, gradient: 512)

    /// Returns the effect of a change of the height by its whole range, in 8-bit levels, on a
    /// picture whose short side has `side` pixels.
    package func height(side: Double) -> Double { tone + edge * side }

    /// Returns the effect of a gradient of one range for each pixel, in 8-bit levels; nil if
    /// gradients are not needed.
    package func gradient(side: Double) -> Double? { gradient.map { $0 * side } }
  }

  /// The place of the evaluation.
  public let place: Place
  /// The effects of the first channels; the others are not needed. Those with gradients come first.
  public let effects: [Effect]

  init(_ effects: [Effect], at place: Place = .here) {
    self.place = place
    self.effects = effects
  }

  /// The number of first channels whose gradients are needed.
  package var gradients: Int { effects.prefix { $0.gradient != nil }.count }
}
