extension FrameSize {
  /// The longest side that can be written, in pixels. What fits in memory or in a file is for those
  /// who know the memory and the file to say.
  public static let longestSide = 65_535

  /// Reads a size as people write it, such as `1920x1080`.
  ///
  /// - Throws: `FrameTextError` when `text` is not two whole numbers with an `x` between them, or
  ///   when a side is not 1…65535.
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
