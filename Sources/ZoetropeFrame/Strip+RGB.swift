import PixelKernels

/// Bits of a channel of a still picture.
public enum BitDepth: Int, Hashable, Sendable, CaseIterable {
  /// 8 bits, dithered.
  case eight = 8
  /// 16 bits, rounded.
  case sixteen = 16

  /// Bytes of an RGB pixel.
  public var bytesPerPixel: Int { self == .eight ? 3 : 6 }
}

extension Strip {
  /// The strip's pixels as PNG rows: red, green, blue interleaved, 16-bit numbers with the high
  /// byte first; 8-bit numbers are quantised with the static dither.
  public func interleaved(_ depth: BitDepth) -> [UInt8] {
    var bytes: [UInt8] = []
    interleave(depth, into: &bytes)
    return bytes
  }

  /// Writes the bytes of `interleaved(_:)` to the memory of an array, replacing its contents.
  public func interleave(_ depth: BitDepth, into bytes: inout [UInt8]) {
    let stride = width * depth.bytesPerPixel
    let needed = stride * rows.count
    if bytes.count > needed { bytes.removeLast(bytes.count - needed) }
    if bytes.count < needed {
      // A new array, so that growing does not copy the old bytes.
      if bytes.capacity < needed { bytes = [] }
      bytes.append(contentsOf: repeatElement(0, count: needed - bytes.count))
    }
    bytes.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      withPlanes { planes in
        for (index, y) in rows.enumerated() {
          var row = planes.row(index)
          let out = start + index * stride
          switch depth {
          case .eight: ck_rgb8_row(&row, width, y, out)
          case .sixteen: ck_rgb16_row(&row, width, out)
          }
        }
      }
    }
  }
}
