public import CPPN
public import ZoetropeFrame

/// A form on empty ground that is filled with the picture: a word, or an outline cut from a field.
///
/// Like light and paper, the figure is on the screen. It stands still while the view zooms and turns.
public struct Figure: Hashable, Sendable {
  /// What the figure shows.
  public enum Form: Hashable, Sendable {
    /// A line of letters, in the font of this family.
    case word(String, font: String)
    /// The places where a network with these weights is above a level that rises from the middle.
    case outline(Outline)
  }

  /// The network whose field an outline is cut from.
  public struct Outline: Hashable, Sendable {
    /// The seed of the weights.
    public var seed: UInt64
    /// The network, which has one output and no latent vector.
    public var network: Architecture

    /// Creates an outline.
    public init(seed: UInt64, network: Architecture) {
      self.seed = seed
      self.network = network
    }
  }

  /// What is outside the figure.
  public enum Ground: Hashable, Sendable {
    /// A flat colour.
    case colour(RGB)
    /// Nothing: pixels are transparent there.
    case none
    /// The picture itself; only the figure's pressure on the heights shows where it is.
    case field
  }

  /// What the figure shows.
  public var form: Form
  /// The share of the picture's width or height that the figure fills, whichever is reached first.
  public var size: Double
  /// What is outside the figure.
  public var ground: Ground
  /// How dark the figure's shadow on the ground is, from 0 to 1.
  public var shadow: Double
  /// How much of a medium's heights is the figure's own height, as a ratio to the field's.
  public var press: Double
  /// The form as coverage; nil until it was drawn. It counts only while ``drawnMask`` returns it.
  public var mask: FigureMask?

  /// Creates a figure.
  public init(
    _ form: Form, size: Double = 0.8, ground: Ground? = nil, shadow: Double = 0.5,
    press: Double = 0, mask: FigureMask? = nil
  ) {
    self.form = form
    self.size = size
    self.ground = ground ?? Self.standardGround(press: press)
    self.shadow = shadow
    self.press = press
    self.mask = mask
  }

  /// The ground of figures whose preset names none: the field if the figure presses into it, and
  /// otherwise paper.
  public static func standardGround(press: Double) -> Ground {
    press > 0 ? .field : .colour(RGB(hex: standardColour) ?? RGB(1, 1, 1))
  }

  /// The default font of words.
  public static let standardFont = "DejaVu Sans Bold"

  /// The colour of paper.
  package static let standardColour = "#ece6d8"

  /// The mask, if it was drawn from the figure's form; nil if there is none, or if the form has
  /// changed since.
  public var drawnMask: FigureMask? { mask.flatMap { $0.source == form.checksum ? $0 : nil } }

  /// True if pixels outside the figure are transparent.
  public var isTransparent: Bool { ground == .none }
}

extension Figure.Form {
  /// A checksum of everything that the form's mask is drawn from.
  package var checksum: UInt64 {
    let text: String
    switch self {
    case .word(let word, let font): text = "word\n\(font)\n\(word)"
    case .outline(let outline):
      let network = outline.network
      let layers = network.layers.map { layer in
        "\(layer.width) \(layer.activations.map { "\($0)" }.joined(separator: " "))"
      }
      text =
        "outline\n\(outline.seed)\n\(network.inputs)\n\(layers.joined(separator: "\n"))\n"
        + "\(network.weights)"
    }
    return Checksum(Array(text.utf8)).value
  }
}
