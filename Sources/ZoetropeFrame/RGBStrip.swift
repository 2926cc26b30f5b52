/// The order of a 16-bit number's two bytes.
public enum ByteOrder: Hashable, Sendable {
  /// The high byte first, as in PNG.
  case bigEndian
  /// The low byte first, as in the memory of most machines.
  case littleEndian
}

/// Some rows of a picture as interleaved RGB: red, green and blue of a pixel, and alpha if there is
/// any, then the next pixel.
///
/// A strip can be refilled with other rows. Its memory is reused, and grows if they need more.
public struct RGBStrip: Sendable {
  /// Bits per channel.
  public let depth: BitDepth
  /// The order of the bytes of 16-bit numbers.
  public let order: ByteOrder
  /// Pixels in a row.
  public private(set) var width = 0
  /// The rows of the picture that the strip holds.
  public private(set) var rows = 0..<0
  /// The bytes of the rows: of opaque pictures `width * rows.count * depth.bytesPerPixel`.
  public private(set) var bytes: [UInt8] = []

  /// Creates a strip of no rows.
  public init(_ depth: BitDepth, order: ByteOrder = .bigEndian) {
    self.depth = depth
    self.order = order
  }

  /// Replaces the rows by those of `strip`. 8-bit numbers are quantised with the static dither;
  /// 16-bit numbers are rounded.
  public mutating func quantise(_ strip: Strip) {
    width = strip.width
    rows = strip.rows
    strip.interleave(depth, into: &bytes)
    guard depth == .sixteen, order == .littleEndian else { return }
    bytes.withUnsafeMutableBytes { bytes in
      // `interleave` puts the high byte first on any machine.
      let numbers = bytes.bindMemory(to: UInt16.self)
      for index in numbers.indices { numbers[index] = numbers[index].byteSwapped }
    }
  }
}

/// A picture as interleaved RGB, put together from strips.
public struct RGBPicture: Hashable, Sendable {
  /// The width and height in pixels, even or odd.
  public let size: FrameSize
  /// Bits per channel.
  public let depth: BitDepth
  /// The bytes of all rows, from top to bottom.
  public private(set) var bytes: [UInt8]

  /// Creates a black picture.
  public init(size: FrameSize, depth: BitDepth) {
    self.size = size
    self.depth = depth
    bytes = Array(repeating: 0, count: size.width * size.height * depth.bytesPerPixel)
  }

  /// Copies the strip's rows to their position. The strip must have the picture's width and depth.
  public mutating func copyRows(of strip: RGBStrip) {
    precondition(
      strip.width == size.width && strip.depth == depth && strip.rows.upperBound <= size.height,
      "a strip's rows are in the picture")
    let start = strip.rows.lowerBound * size.width * depth.bytesPerPixel
    bytes.withUnsafeMutableBytes { bytes in
      strip.bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(rebasing: bytes[start..<start + $0.count])
          .copyMemory(from: $0)
      }
    }
  }
}
