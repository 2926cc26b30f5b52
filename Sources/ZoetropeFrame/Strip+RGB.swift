import PixelKernels

/// The number of bits per channel of interleaved RGB.
public enum BitDepth: Int, Hashable, Sendable, CaseIterable {
  /// 8 bits, dithered.
  case eight = 8
  /// 16 bits, rounded.
  case sixteen = 16

  /// The number of bytes of an RGB pixel.
  public var bytesPerPixel: Int { self == .eight ? 3 : 6 }
}

extension Strip {
  /// Returns the strip's pixels as PNG rows of interleaved red, green and blue. 8-bit numbers are
  /// quantised with the static dither. 16-bit numbers are rounded, and have the high byte first.
  public func interleaved(_ depth: BitDepth) -> [UInt8] {
    var bytes: [UInt8] = []
    interleave(depth, into: &bytes)
    return bytes
  }

  /// Replaces the contents of `bytes` by the bytes of `interleaved(_:)`, reusing the array's
  /// memory.
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
