import PixelKernels

/// The number of bits per channel of interleaved RGB.
public enum BitDepth: Int, Hashable, Sendable, CaseIterable {
  /// 8 bits, dithered.
  case eight = 8
  /// 16 bits, rounded.
  case sixteen = 16

  /// The number of bytes of an RGB pixel.
  public var bytesPerPixel: Int { self == .eight ? 3 : 6 }

  /// The number of bytes of a pixel with or without alpha.
  package func bytesPerPixel(hasAlpha: Bool) -> Int { rawValue / 8 * (hasAlpha ? 4 : 3) }
}

extension Strip {
  /// Returns the strip's pixels as PNG rows of interleaved red, green and blue, and alpha if the
  /// strip has it. 8-bit colours are quantised with the static dither. Alpha and 16-bit numbers are
  /// rounded; the latter have the high byte first.
  public func interleaved(_ depth: BitDepth) -> [UInt8] {
    var bytes: [UInt8] = []
    interleave(depth, into: &bytes)
    return bytes
  }

  /// Replaces the contents of `bytes` by the bytes of `interleaved(_:)`, reusing the array's
  /// memory.
  public func interleave(_ depth: BitDepth, into bytes: inout [UInt8]) {
    let stride = width * depth.bytesPerPixel(hasAlpha: hasAlpha)
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
          if hasAlpha { addAlpha(depth, to: out, row: index) }
        }
      }
    }
  }

  /// True if the strip has an alpha for each pixel.
  package var hasAlpha: Bool { !alpha.isEmpty }

  /// Spreads the RGB pixels of a row at `out` to make room for alpha, and writes it.
  private func addAlpha(_ depth: BitDepth, to out: UnsafeMutablePointer<UInt8>, row: Int) {
    precondition(alpha.count >= width * rows.count, "a strip's alpha has a number for each pixel")
    let bytes = depth.rawValue / 8
    let most = Float(depth == .eight ? 255 : 65535)
    // From the right, where the room is.
    for column in stride(from: width - 1, through: 0, by: -1) {
      let pixel = out + 4 * bytes * column
      for byte in stride(from: 3 * bytes - 1, through: 0, by: -1) {
        pixel[byte] = out[3 * bytes * column + byte]
      }
      let share = alpha[row * width + column]
      let level = UInt16((min(share > 0 ? share : 0, 1) * most).rounded())
      if bytes == 2 { pixel[6] = UInt8(level >> 8) }
      pixel[4 * bytes - 1] = UInt8(truncatingIfNeeded: level)
    }
  }
}
