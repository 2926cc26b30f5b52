/// A picture in the planes that video encoders take: BT.709, limited range, 8 bits, 4:2:0 with
/// chroma sited left (as H.264 has it by default).
public struct YUVPicture: Hashable, Sendable {
  /// The size; both sides are even.
  public let size: FrameSize
  /// `width * height` luma codes, 16…235.
  public internal(set) var luma: [UInt8]
  /// `width/2 * height/2` blue-difference codes, 16…240.
  public internal(set) var cb: [UInt8]
  /// `width/2 * height/2` red-difference codes, 16…240.
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
  public mutating func fill(from strip: Strip) {
    fatalError("stub")
  }
}

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
    fatalError("stub")
  }
}
