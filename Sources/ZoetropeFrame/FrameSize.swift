/// Width and height of a picture in pixels.
public struct FrameSize: Hashable, Sendable, CustomStringConvertible {
  /// Pixels from left to right, 1 or more.
  public let width: Int
  /// Pixels from top to bottom, 1 or more.
  public let height: Int

  /// Creates a size. Pictures need sides of 1 or more.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// `1920x1080`: the notation that `init(_:)` reads.
  public var description: String { "\(width)x\(height)" }
}

extension FrameSize {
  /// The longest side that `init(_:)` accepts, in pixels. A format or the memory may allow less,
  /// which is checked elsewhere.
  public static let longestSide = 65_535

  /// Reads a size such as `1920x1080`.
  ///
  /// - Throws: `FrameTextError` if `text` is not two whole numbers with an `x` between them, or if
  ///   a side is not 1…65535.
  public init(_ text: String) throws(FrameTextError) {
    let sides = text.split(separator: "x", omittingEmptySubsequences: false)
    guard sides.count == 2, let width = plainInteger(sides[0]), let height = plainInteger(sides[1])
    else {
      throw FrameTextError(
        problem: "'\(text)' is not a size",
        expected: "a width and a height in pixels such as 1920x1080")
    }
    let sensible = 1...Self.longestSide
    guard sensible.contains(width), sensible.contains(height) else {
      throw FrameTextError(
        problem: "'\(text)' is out of range",
        expected: "a width and a height from 1 to \(Self.longestSide) pixels")
    }
    self.init(width: width, height: height)
  }
}
