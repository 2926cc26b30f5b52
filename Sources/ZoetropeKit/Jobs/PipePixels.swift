internal import ZoetropeFrame

/// How the pixels of frames are laid out that go to another program.
public enum PipePixels: String, Hashable, Sendable, CaseIterable {
  /// y4m 4:4:4, 8 bits, full range: has a header with size and rate, but no colour matrix. gifski
  /// reads it, and takes for granted the matrix that it has.
  case y4m
  /// Red, green, blue, a byte each, without a header: FFmpeg's `rgb24`.
  case rgb24
  /// Red, green, blue, 16 bits each with the low byte first, without a header: FFmpeg's `rgb48le`.
  case rgb48

  /// Bits per channel.
  var depth: BitDepth { self == .rgb48 ? .sixteen : .eight }
}
