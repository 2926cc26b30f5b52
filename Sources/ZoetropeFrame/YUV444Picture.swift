/// The matrix that turns RGB into luma and chroma.
public enum YUVMatrix: Hashable, Sendable {
  /// BT.601, for standard definition.
  case bt601
  /// BT.709, for high definition.
  case bt709
}

/// A picture in 8-bit YUV with chroma at full resolution and the full range 0…255, as GIF encoders
/// read it in a y4m stream.
public struct YUV444Picture: Hashable, Sendable {
  /// The width and height in pixels, even or odd.
  public let size: FrameSize
  /// The matrix that the planes are converted with.
  public let matrix: YUVMatrix
  /// Luma, `width * height` numbers.
  public internal(set) var luma: [UInt8]
  /// Blue difference, as many numbers as `luma`; 128 for greys.
  public internal(set) var cb: [UInt8]
  /// Red difference, as many numbers as `luma`; 128 for greys.
  public internal(set) var cr: [UInt8]

  /// Creates a black picture.
  public init(size: FrameSize, matrix: YUVMatrix) {
    self.size = size
    self.matrix = matrix
    luma = Array(repeating: 0, count: size.width * size.height)
    cb = Array(repeating: 128, count: size.width * size.height)
    cr = cb
  }

  /// Converts and quantises the strip's rows into the planes, with a static dither.
  public mutating func quantise(_ strip: Strip) {
    strip.requireRows(of: size)
    let start = strip.rows.lowerBound * size.width
    let matrix = matrix
    luma.withUnsafeMutableBufferPointer { luma in
      cb.withUnsafeMutableBufferPointer { cb in
        cr.withUnsafeMutableBufferPointer { cr in
          guard let luma = luma.baseAddress, let cb = cb.baseAddress, let cr = cr.baseAddress
          else { return }
          strip.quantise444(matrix, luma: luma + start, cb: cb + start, cr: cr + start)
        }
      }
    }
  }

  /// The checksum of luma, then Cb, then Cr. It equals the checksum of the frame in a raw `yuv444p`
  /// file.
  public var checksum: UInt64 { planesChecksum([luma, cb, cr]) }
}

extension YUV444Picture {
  /// Creates a picture from planes that are already quantised, for tests and synthetic pictures.
  package init(size: FrameSize, matrix: YUVMatrix, luma: [UInt8], cb: [UInt8], cr: [UInt8]) {
    self.init(size: size, matrix: matrix)
    precondition(
      [luma, cb, cr].allSatisfy { $0.count == self.luma.count },
      "a plane has one number for each pixel")
    self.luma = luma
    self.cb = cb
    self.cr = cr
  }
}
