public import ZoetropeFrame

/// A picture in memory: red, green, blue and alpha of each pixel, row after row from the top.
///
/// Channels are gamma-encoded sRGB, and not multiplied by alpha. Pixels are opaque, except around a
/// figure without a background. Components of type `UInt8` and
/// `UInt16` run from 0 to the largest value of the type, and are dithered as in PNG files of 8 and
/// 16 bits. Components of type `Float` run from 0 to 1 and are not quantised.
public struct RGBAImage<Component: Hashable & Sendable>: Hashable, Sendable {
  /// The size in pixels.
  public let size: FrameSize
  /// The components, `4 * size.width * size.height` of them.
  public private(set) var components: [Component]

  /// Creates a white picture: all of its components have the value `opaque`.
  init(size: FrameSize, filledWith opaque: Component) {
    self.size = size
    components = Array(repeating: opaque, count: 4 * size.width * size.height)
  }

  /// Replaces red, green and blue in some rows, and alpha if `channels` has it.
  ///
  /// - Parameters:
  ///   - rows: the numbers of the rows.
  ///   - channels: red, green and blue of each pixel, and alpha or not, row after row.
  mutating func replace(_ rows: Range<Int>, _ channels: [Component]) {
    let start = rows.lowerBound * size.width
    let pixels = rows.count * size.width
    let count = pixels > 0 ? channels.count / pixels : 0
    for pixel in 0..<pixels {
      for channel in 0..<count {
        components[4 * (start + pixel) + channel] = channels[count * pixel + channel]
      }
    }
  }
}
