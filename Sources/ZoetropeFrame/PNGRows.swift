/// How many bits a channel of a still picture has.
public enum BitDepth: Int, Hashable, Sendable, CaseIterable {
  /// 8 bits, dithered.
  case eight = 8
  /// 16 bits, rounded.
  case sixteen = 16

  /// Bytes of an RGB pixel.
  public var bytesPerPixel: Int { self == .eight ? 3 : 6 }
}

extension Strip {
  /// The strip's pixels as PNG rows hold them: red, green, blue interleaved, 16-bit numbers with the
  /// high byte first; 8-bit ones quantised with the static dither.
  public func interleaved(_ depth: BitDepth) -> [UInt8] {
    fatalError("stub")
  }
}
