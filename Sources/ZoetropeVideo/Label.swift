public import ZoetropeFrame

/// Short texts set into a mask by libavfilter's drawtext (expansion off).
public enum Label {
  /// Renders `text` in white on black: coverage 0…255, row after row, cut to `size`, beginning at the
  /// left edge and centred vertically.
  public static func mask(_ text: String, size: FrameSize, pointSize: Int) throws(VideoError) -> [UInt8] {
    fatalError("stub")
  }
}
