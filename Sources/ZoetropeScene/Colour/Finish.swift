public import ZoetropeFrame

/// The effects on coloured pictures, applied before the pictures are quantised.
public struct Finish: Hashable, Sendable {
  /// The darkening of the corners: 0 for none, 1 for black.
  public var vignette: Double
  /// The light that bright parts spread over the picture.
  public var glow: Glow
  /// The film grain.
  public var grain: Grain
  /// The caption; there is none if its text is empty.
  public var caption: Caption

  /// Creates a finish, with no effects by default.
  public init(
    vignette: Double = 0, grain: Grain = Grain(), caption: Caption = Caption(), glow: Glow = Glow()
  ) {
    self.vignette = vignette
    self.glow = glow
    self.grain = grain
    self.caption = caption
  }
}

/// Light that the bright parts of a picture spread over it, as in a lens. It is the same at any size.
public struct Glow: Hashable, Sendable {
  /// What the spread light is multiplied by; 0 for none.
  public var amount: Double
  /// The standard deviation by which light spreads, as a share of the picture's short side.
  public var size: Double

  /// Creates a glow; by default there is none.
  public init(amount: Double = 0, size: Double = Glow.standardSize) {
    self.amount = amount
    self.size = size
  }

  /// The default size.
  public static let standardSize = 0.06
}

/// Film grain. It is equal in all three channels and strongest in middle tones. Its width relative
/// to the picture is the same at any size.
public struct Grain: Hashable, Sendable {
  /// The standard deviation in middle tones, as a share of the range from black to white.
  public var amount: Double
  /// The distance at which the grain's correlation is a half, in thousandths of the picture's short
  /// side.
  public var size: Double
  /// True if the grain changes about 15 times a second, false if it is still.
  public var isMoving: Bool

  /// Creates grain; by default there is none.
  public init(amount: Double = 0, size: Double = Grain.standardSize, isMoving: Bool = false) {
    self.amount = amount
    self.size = size
    self.isMoving = isMoving
  }

  /// The default size, in thousandths of the picture's short side: 2.16 pixels in 1080 lines.
  public static let standardSize = 2.0

  /// Returns the number of frames for which moving grain keeps one pattern, which is about 1/15 s.
  ///
  /// Grain that changes more often looks hardly livelier, and makes encoding take half as long
  /// again.
  package static func hold(at rate: FrameRate) -> Int {
    max(1, Int((Double(rate.numerator) / Double(rate.denominator) / 15).rounded()))
  }

  /// Returns the number of the grain pattern of frame `index`; always 0 if the grain is still.
  package func number(frame index: Int, rate: FrameRate) -> Int {
    isMoving ? index / Self.hold(at: rate) : 0
  }

  /// Returns the grain's standard deviation, and its width in pixels, for pictures of this size.
  ///
  /// Grain narrower than `finestPitch` is made that wide, and weaker in proportion, as if it were
  /// averaged within pixels.
  public func laid(on picture: FrameSize) -> (deviation: Double, pitch: Double) {
    let pitch = size / 1000 * Double(min(picture.width, picture.height))
    let shown = max(pitch, Self.finestPitch)
    return (amount * pitch / shown, shown)
  }

  /// The smallest width of the grain in pixels.
  ///
  /// The kernel needs at least 1.25, so that the nodes of one vector of pixels fit into one vector.
  /// At 1.5, with some reserve, the grain's deviation is equal everywhere on its lattice within 3 %
  /// (`GrainRowTests`).
  private static let finestPitch = 1.5
}

/// A line of text over the picture.
public struct Caption: Hashable, Sendable {
  /// The position of a caption in the picture.
  public enum Place: String, CaseIterable, Hashable, Sendable {
    /// At the upper edge, on the left.
    case topLeft = "top-left"
    /// At the upper edge, in the middle.
    case top
    /// At the upper edge, on the right.
    case topRight = "top-right"
    /// At half the height: on the left, in the middle, or on the right.
    case left, center, right
    /// At the lower edge, on the left.
    case bottomLeft = "bottom-left"
    /// At the lower edge, in the middle.
    case bottom
    /// At the lower edge, on the right.
    case bottomRight = "bottom-right"
  }

  /// The text; empty for no caption.
  public var text: String
  /// The family name of the font.
  public var font: String
  /// The position in the picture.
  public var place: Place
  /// The font's size as a fraction of the picture's short side. Text that would not fit is set
  /// smaller.
  public var size: Double
  /// The letters' colour.
  public var colour: RGB

  /// Creates a caption.
  public init(
    text: String = "", font: String = Caption.standardFont, place: Place = .bottom,
    size: Double = 0.05, colour: RGB = RGB(1, 1, 1)
  ) {
    self.text = text
    self.font = font
    self.place = place
    self.size = size
    self.colour = colour
  }

  /// The default font family, which most machines have.
  public static let standardFont = "DejaVu Sans"
}
