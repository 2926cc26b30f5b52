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

/// Grain as of film: the same in all three channels, strongest in middle tones, and as wide in
/// pictures of all sizes.
public struct Grain: Hashable, Sendable {
  /// Its standard deviation in middle tones, of the range from black to white.
  public var amount: Double
  /// The distance at which it is half alike, in thousandths of the picture's short side.
  public var size: Double
  /// Whether it is renewed some 15 times a second, or lies still.
  public var isMoving: Bool

  /// Creates grain; by default there is none.
  public init(amount: Double = 0, size: Double = Grain.standardSize, isMoving: Bool = false) {
    self.amount = amount
    self.size = size
    self.isMoving = isMoving
  }

  /// Of the grain of film that was shot in the open: two pixels and a bit of 1080 lines.
  public static let standardSize = 2.0

  /// How many frames show the same grain where it moves: those of about a fifteenth of a second.
  ///
  /// Grain that is new more often looks little livelier, and encoders spend half as much time again.
  public static func hold(at rate: FrameRate) -> Int {
    max(1, Int((Double(rate.numerator) / Double(rate.denominator) / 15).rounded()))
  }

  /// The number of the grain that frame `index` has.
  public func number(frame index: Int, rate: FrameRate) -> Int {
    isMoving ? index / Self.hold(at: rate) : 0
  }

  /// How it is laid on pictures of a size: its deviation, and its width in pixels.
  ///
  /// Grains that are finer than pixels would be averaged by them: what is left is as wide as pixels
  /// allow, and weaker.
  public func laid(on picture: FrameSize) -> (deviation: Double, pitch: Double) {
    let pitch = size / 1000 * Double(min(picture.width, picture.height))
    let shown = max(pitch, Self.finestPitch)
    return (amount * pitch / shown, shown)
  }

  /// The least width in pixels.
  private static let finestPitch = 1.5
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
