package import ZoetropeFrame
internal import ZoetropeRender

/// Some rows of one of a film's frames, as they are painted together.
package struct FrameStrip: Hashable, Sendable {
  /// The frame's number.
  package let frame: Int
  /// The rows that are painted.
  package let rows: Range<Int>
  /// The rows that are these rows' mirror image, and are copied from them; empty where there are none.
  package let image: Range<Int>
  /// True for the last strip of a frame, which is whole with this strip and those before it.
  package let endsFrame: Bool
}

/// The strips that a frame is painted in: few enough rows to stay small and to notice a cancellation
/// soon, and what the renderer likes to paint together. They begin at even rows, as 4:2:0 needs.
package struct FrameStrips: RandomAccessCollection, Sendable {
  private let frame: Int
  private let height: Int
  package let rowsPerStrip: Int
  /// True when the lower half is the upper one's mirror image, and comes with it.
  private let isMirrored: Bool

  package init(size: FrameSize, isMirrored: Bool = false, frame: Int = 0) {
    height = size.height
    self.isMirrored = isMirrored
    self.frame = frame
    rowsPerStrip = FrameRenderer.rowsTogether(size)
  }

  /// The first of the rows that are copied.
  private var end: Int {
    guard isMirrored else { return height }
    let half = (height + 1) / 2
    return Swift.min(height, half + half % 2)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { (end + rowsPerStrip - 1) / rowsPerStrip }

  /// Strip `index`, from the uppermost on.
  package subscript(index: Int) -> FrameStrip {
    let start = index * rowsPerStrip
    let rows = start..<Swift.min(end, start + rowsPerStrip)
    // The middle may lie within the last strip: its rows below the middle are not copied again.
    let (first, last) = (height - rows.upperBound, height - rows.lowerBound)
    return FrameStrip(
      frame: frame, rows: rows,
      image: isMirrored ? Swift.max(first, end)..<Swift.max(last, end) : end..<end,
      endsFrame: index == endIndex - 1)
  }
}
