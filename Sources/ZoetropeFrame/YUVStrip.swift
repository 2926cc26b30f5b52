import PixelKernels

/// Some rows of a `YUVPicture`.
///
/// A strip can be refilled with other rows. Its memory is reused, and grows if they need more.
public struct YUVStrip: Sendable {
  /// Pixels in a row; even.
  public private(set) var width = 0
  /// The rows of the picture that the strip holds. Their number and the first row are even.
  public private(set) var rows = 0..<0
  /// Luma, 16…235: `width * rows.count` numbers, and possibly more, left from a larger strip.
  public private(set) var luma: [UInt8] = []
  /// Blue difference, 16…240: `width * rows.count / 4` numbers, and possibly more, as in `luma`.
  public private(set) var cb: [UInt8] = []
  /// Red difference, as many numbers as `cb`, in the same range.
  public private(set) var cr: [UInt8] = []

  /// Creates a strip of no rows.
  public init() {}

  /// Replaces the rows by those of `strip`, converted and quantised with a static dither. `strip`
  /// must be of even width, begin on an even row and hold an even number of rows.
  public mutating func quantise(_ strip: Strip) {
    precondition(strip.width % 2 == 0, "4:2:0 needs even sides")
    width = strip.width
    rows = strip.rows
    let pixels = width * rows.count
    if luma.count < pixels {
      luma = Array(repeating: 16, count: pixels)
      cb = Array(repeating: 128, count: pixels / 4)
      cr = Array(repeating: 128, count: pixels / 4)
    }
    luma.withUnsafeMutableBufferPointer { luma in
      cb.withUnsafeMutableBufferPointer { cb in
        cr.withUnsafeMutableBufferPointer { cr in
          guard let luma = luma.baseAddress, let cb = cb.baseAddress, let cr = cr.baseAddress
          else { return }
          strip.quantise420(luma: luma, cb: cb, cr: cr)
        }
      }
    }
  }
}

extension Strip {
  /// Converts the strip's rows to YUV 4:2:0 and writes them to three planes, which must have room
  /// for them. Each pointer is where the strip's first row goes.
  func quantise420(
    luma: UnsafeMutablePointer<UInt8>, cb: UnsafeMutablePointer<UInt8>,
    cr: UnsafeMutablePointer<UInt8>
  ) {
    precondition(rows.lowerBound % 2 == 0 && rows.count % 2 == 0, "4:2:0 takes rows in pairs")
    withPlanes { planes in
      for index in stride(from: 0, to: rows.count, by: 2) {
        var (upper, lower) = (planes.row(index), planes.row(index + 1))
        let chroma = index / 2 * (width / 2)
        ck_yuv420_rows(
          &upper, &lower, width, rows.lowerBound + index, luma + index * width,
          luma + (index + 1) * width, cb + chroma, cr + chroma)
      }
    }
  }
}
