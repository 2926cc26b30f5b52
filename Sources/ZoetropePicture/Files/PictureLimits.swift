internal import ZoetropeFrame

/// What a picture may measure. Larger ones are refused before anything is decoded.
package enum PictureLimits {
  /// The bytes of a still picture's file, which is read into memory whole: 256 MiB.
  package static let bytes = 256 << 20
  /// The pixels of a picture, or of a film's frame.
  package static let pixels = 64_000_000
  /// The pixels of one side.
  package static let side = 32_768

  /// Throws if a picture of `width` times `height` pixels is larger than the limits, or has none.
  static func check(width: Int, height: Int, of path: String) throws(PictureError) -> FrameSize {
    guard width > 0, height > 0 else { throw PictureError(path, "has no pixels.") }
    guard width <= side, height <= side, width * height <= pixels else {
      throw PictureError(
        path,
        "is \(width)x\(height) pixels; at most \(side) on a side and \(pixels / 1_000_000) million in "
          + "all are read. Make it smaller first.")
    }
    return FrameSize(width: width, height: height)
  }
}
