/// The size of a picture in pixels.
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

  /// The size as people write it, such as `1920x1080`.
  public var description: String { "\(width)x\(height)" }
}
