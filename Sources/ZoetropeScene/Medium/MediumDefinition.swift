internal import ZoetropeFrame

/// The properties of a medium: its numbers, and the defaults with which it looks good.
public struct MediumDefinition: Sendable {
  /// A number that a preset may set.
  public struct Number: Sendable {
    /// The number's name in presets.
    public let name: String
    /// The allowed values.
    public let range: ClosedRange<Double>
    /// The default.
    public let standard: Double
    /// The number's effect, in a sentence.
    public let meaning: String

    init(_ name: String, _ range: ClosedRange<Double>, _ standard: Double, _ meaning: String) {
      self.name = name
      self.range = range
      self.standard = standard
      self.meaning = meaning
    }
  }

  /// Another evaluation of the fields for each pixel.
  public enum Look: Hashable, Sendable {
    /// In the direction that light comes from, at the distance that the number of this name gives in
    /// shares of the short side.
    case towardsLight(distance: String)
    /// At the point with all coordinates multiplied by a factor: the same forms, smaller.
    case octave(Double)
    /// With `z`, the seed, the gain and the time phase of the film's first frame: the network stands
    /// still, while the view may move.
    case held
  }

  /// The picture, in a few words.
  public let meaning: String
  /// The number of channels that the network must have, 1 or 3; for the palette the colouring
  /// decides.
  public let channels: Int
  /// The numbers that a preset may set.
  public let numbers: [Number]
  /// The looks at the fields besides that at the pixel itself, at most 3.
  public let looks: [Look]
  /// The names of the numbers that displace the field by itself: the distance in half-spans of the
  /// short side, and the number of times; nil if the medium does not. The medium must have three
  /// channels, of which the second and third displace.
  public let warp: (distance: String, times: String)?
  /// The colours of presets that name none.
  public let ramp: ColourRamp
  /// The `busy` of presets that name none.
  public let busy: Double
  /// The span of presets that name none.
  public let span: Double

  init(
    _ meaning: String, channels: Int = 1, colours: [Int], busy: Double = 2, span: Double = 1,
    looks: [Look] = [], warp: (distance: String, times: String)? = nil, numbers: [Number] = []
  ) {
    self.meaning = meaning
    self.channels = channels
    self.numbers = numbers
    self.looks = looks
    self.warp = warp
    self.busy = busy
    self.span = span
    let last = Double(max(colours.count - 1, 1))
    ramp = ColourRamp(
      stops: colours.enumerated().map { index, hex in
        ColourRamp.Stop(
          position: Double(index) / last,
          colour: RGB(
            Double(hex >> 16) / 255, Double(hex >> 8 & 255) / 255, Double(hex & 255) / 255))
      })
  }

  /// The amount of equalising of presets that name none. Media divide heights evenly, which needs
  /// heights that are spread evenly.
  public static let equalising = 0.85

  /// The palette, whose defaults are those of the keys themselves.
  static let palette = MediumDefinition(
    "the channels coloured as `colour` says", colours: [0xFFFFFF], busy: 4)
}
