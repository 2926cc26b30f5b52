import PixelKernels

/// A picture in the planes that video encoders take: BT.709, limited range, 8 bits, 4:2:0 with
/// chroma sited left, which is the default of H.264.
public struct YUVPicture: Hashable, Sendable {
  /// Width and height, both even.
  public let size: FrameSize
  /// Luma, `width * height` numbers, 16…235.
  public internal(set) var luma: [UInt8]
  /// Blue difference, `width/2 * height/2` numbers, 16…240.
  public internal(set) var cb: [UInt8]
  /// Red difference, `width/2 * height/2` numbers, 16…240.
  public internal(set) var cr: [UInt8]

  /// Creates a black picture; both sides must be even.
  public init(size: FrameSize) {
    precondition(size.width % 2 == 0 && size.height % 2 == 0, "4:2:0 needs even sides")
    self.size = size
    luma = Array(repeating: 16, count: size.width * size.height)
    cb = Array(repeating: 128, count: size.width * size.height / 4)
    cr = cb
  }

  /// Converts and quantises the strip's rows into the planes, with a static dither. The strip must
  /// begin on an even row and hold an even number of rows.
  public mutating func quantise(_ strip: Strip) {
    strip.requireRows(of: size)
    let start = strip.rows.lowerBound * size.width
    luma.withUnsafeMutableBufferPointer { luma in
      cb.withUnsafeMutableBufferPointer { cb in
        cr.withUnsafeMutableBufferPointer { cr in
          guard let luma = luma.baseAddress, let cb = cb.baseAddress, let cr = cr.baseAddress
          else { return }
          strip.quantise420(luma: luma + start, cb: cb + start / 4, cr: cr + start / 4)
        }
      }
    }
  }

  /// Copies the strip's rows into the picture, so that the strip's upper left pixel comes to column
  /// `left` of row `top`. Both must be even, and the strip must lie within the picture.
  public mutating func copy(_ strip: YUVStrip, left: Int, top: Int) {
    precondition(left % 2 == 0 && top % 2 == 0, "4:2:0 takes pixels in pairs")
    precondition(
      left >= 0 && left + strip.width <= size.width && top >= 0
        && top + strip.rows.count <= size.height, "a strip lies within its picture")
    func copy(_ part: [UInt8], to plane: inout [UInt8], every step: Int) {
      let (width, stride) = (strip.width / step, size.width / step)
      part.withUnsafeBufferPointer { part in
        plane.withUnsafeMutableBufferPointer { plane in
          for row in 0..<strip.rows.count / step {
            let start = (top / step + row) * stride + left / step
            _ = UnsafeMutableBufferPointer(rebasing: plane[start..<start + width])
              .update(fromContentsOf: part[row * width..<(row + 1) * width])
          }
        }
      }
    }
    copy(strip.luma, to: &luma, every: 1)
    copy(strip.cb, to: &cb, every: 2)
    copy(strip.cr, to: &cr, every: 2)
  }

  /// The checksum of luma, then Cb, then Cr. It equals the checksum of the frame in a raw `yuv420p`
  /// file.
  public var checksum: UInt64 { planesChecksum([luma, cb, cr]) }
}

extension YUVPicture {
  /// Creates a picture from planes that are already quantised, for tests and synthetic pictures.
  package init(size: FrameSize, luma: [UInt8], cb: [UInt8], cr: [UInt8]) {
    self.init(size: size)
    precondition(luma.count == self.luma.count, "luma has one number for each pixel")
    precondition(
      cb.count == self.cb.count && cr.count == self.cr.count,
      "chroma has one number per four pixels")
    self.luma = luma
    self.cb = cb
    self.cr = cr
  }
}
