public import ZoetropeFrame

/// What is done to finished pictures, after everything else and before they are quantised.
public struct Finish: Hashable, Sendable {
  /// How much darker the corners are: 0 not at all, 1 black.
  public var vignette: Double
  /// The film grain.
  public var grain: Grain
  /// The caption; one with no text is none.
  public var caption: Caption

  /// Creates a finish; by default nothing is done.
  public init(vignette: Double = 0, grain: Grain = Grain(), caption: Caption = Caption()) {
    self.vignette = vignette
    self.grain = grain
    self.caption = caption
  }
}

/// Grain as of film: the same in all three channels, two pixels wide, strongest in middle tones.
public struct Grain: Hashable, Sendable {
  /// Its standard deviation in middle tones, of the range from black to white.
  public var amount: Double
  /// Whether it is new in each frame, or lies still.
  public var isMoving: Bool

  /// Creates grain; by default there is none.
  public init(amount: Double = 0, isMoving: Bool = false) {
    self.amount = amount
    self.isMoving = isMoving
  }
}

/// A line of text over the picture.
public struct Caption: Hashable, Sendable {
  /// Where a caption stands.
  public enum Place: String, CaseIterable, Hashable, Sendable {
    /// Against the upper edge.
    case topLeft = "top-left"
    case top
    case topRight = "top-right"
    /// Half way down.
    case left, center, right
    /// Against the lower edge.
    case bottomLeft = "bottom-left"
    case bottom
    case bottomRight = "bottom-right"
  }

  /// What it says; empty for no caption.
  public var text: String
  /// The font's family.
  public var font: String
  /// Where it stands.
  public var place: Place
  /// The font's size as a part of the picture's short side; smaller where the text would not fit.
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

  /// The family that is found on most machines.
  public static let standardFont = "DejaVu Sans"
}
