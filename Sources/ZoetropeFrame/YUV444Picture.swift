/// The matrix that turns RGB into luma and chroma.
public enum YUVMatrix: Hashable, Sendable {
  /// Standard definition.
  case bt601
  /// High definition.
  case bt709
}

/// A picture with full-resolution chroma and full-range codes 0…255: what GIF encoders read as y4m.
public struct YUV444Picture: Hashable, Sendable {
  /// The size; any.
  public let size: FrameSize
  /// The matrix that the planes are converted with.
  public let matrix: YUVMatrix
  /// `width * height` luma codes.
  public internal(set) var luma: [UInt8]
  /// Blue-difference codes, likewise.
  public internal(set) var cb: [UInt8]
  /// Red-difference codes, likewise.
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
  public mutating func fill(from strip: Strip) {
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

  /// The sum of the planes' bytes, luma then Cb then Cr: that of the frame in a raw `yuv444p` file.
  public var checksum: UInt64 { planesChecksum([luma, cb, cr]) }
}
