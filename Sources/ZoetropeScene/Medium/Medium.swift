/// The way in which the network's channels become light: a palette, or a material with edges, lines
/// and shadows.
///
/// A medium sees each channel as a *height* from 0 to 1, equalised over the film, with its gradient.
/// Lengths are shares of the picture's short side, so that a picture looks alike at any size.
public struct Medium: Hashable, Sendable {
  /// The media, each with its name in presets.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The channels are coloured as the key `colour` says, without edges, lines or light.
    case palette
    /// Sheets of paper with shadows.
    case paperCut = "paper-cut"
    /// Bands of polished stone.
    case agate
    /// Lines of ink.
    case engraving
    /// Dots of three inks.
    case halftone
    /// Bent stripes.
    case opArt = "op-art"
    /// Landscapes with contours.
    case map
    /// Tubes of light.
    case neon
    /// Glass in lead.
    case stainedGlass = "stained-glass"
  }

  /// The kind of medium.
  public let kind: Kind
  /// The values of the medium's numbers, in the order of its definition.
  public var numbers: [Double]

  /// Creates a medium with its default numbers.
  public init(_ kind: Kind = .palette) {
    self.kind = kind
    numbers = kind.definition.numbers.map(\.standard)
  }

  /// True for the palette, which paints channels and not heights.
  public var isPalette: Bool { kind == .palette }

  /// True if the medium looks at the network of the film's first frame.
  package var holdsFirstFrame: Bool { looks.contains { $0.place == .held } }

  /// The looks at the fields that the medium needs; the first is at the pixel. None for the palette.
  package var looks: [MediumLook] { kind.definition.looks(self) }

  /// Returns the value of the number named `name`; nil if the medium has no such number.
  public subscript(name: String) -> Double? {
    get { index(of: name).map { numbers[$0] } }
    set {
      guard let index = index(of: name), let newValue else { return }
      numbers[index] = newValue
    }
  }

  private func index(of name: String) -> Int? {
    kind.definition.numbers.firstIndex { $0.name == name }.flatMap {
      numbers.indices.contains($0) ? $0 : nil
    }
  }
}

extension Medium.Kind {
  /// The medium's properties.
  public var definition: MediumDefinition {
    switch self {
    case .palette: .palette
    case .paperCut: .paperCut
    case .agate: .agate
    case .engraving: .engraving
    case .halftone: .halftone
    case .opArt: .opArt
    case .map: .map
    case .neon: .neon
    case .stainedGlass: .stainedGlass
    }
  }
}

extension SceneDraft {
  /// The number of channels that the network must have. A field that is displaced by itself needs
  /// three, of which the picture may show fewer.
  public var channels: Int { medium.channels(colour, isWarped: view.isWarped) }
}

extension Medium {
  /// Returns the number of channels that the network must have for the colours `colour`.
  package func channels(_ colour: Colouring, isWarped: Bool) -> Int {
    let shown = isPalette ? colour.channels : kind.definition.channels
    return isWarped ? max(shown, 3) : shown
  }
}
