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

  /// The picture, in a few words.
  public let meaning: String
  /// The number of channels that the network must have, 1 or 3; for the palette the colouring
  /// decides.
  public let channels: Int
  /// The numbers that a preset may set.
  public let numbers: [Number]
  /// Returns the looks that a medium with the given numbers needs: at most 4, the first of them at
  /// the pixel.
  let looks: @Sendable (Medium) -> [MediumLook]
  /// Returns the lines of a medium with the given numbers, whose distances are multiplied by a
  /// factor; nil if it has none.
  let lines: @Sendable (Medium, Double) -> MediumLines?
  /// The colours of presets that name none.
  public let ramp: ColourRamp
  /// The `busy` of presets that name none.
  public let busy: Double
  /// The span of presets that name none.
  public let span: Double
  /// The displacement of the field by itself of presets that name none, as in `FieldView`.
  public let warp: (distance: Double, folds: Int)

  init(
    _ meaning: String, channels: Int = 1, colours: [Int], busy: Double = 2, span: Double = 1,
    warp: (distance: Double, folds: Int) = (0, 1), numbers: [Number] = [],
    lines: @escaping @Sendable (Medium, Double) -> MediumLines? = { _, _ in nil },
    looks: @escaping @Sendable (Medium) -> [MediumLook] = { _ in [] }
  ) {
    self.meaning = meaning
    self.channels = channels
    self.numbers = numbers
    self.looks = looks
    self.lines = lines
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
