package import ZoetropeFrame
internal import ZoetropeRender

/// Some rows of a film's frame that are painted together.
package struct FrameStrip: Hashable, Sendable {
  /// The frame's number.
  package let frame: Int
  /// The rows that are painted.
  package let rows: Range<Int>
  /// The rows that are the mirror image of `rows` and are copied from them; empty if there are
  /// none.
  package let image: Range<Int>
  /// True for the last strip of a frame, which is complete with this strip and those before it.
  package let endsFrame: Bool
}

/// The strips that a frame is painted in: small enough to notice a cancellation soon, and aligned
/// to the rows that the renderer paints together. They begin at even rows, as 4:2:0 needs.
package struct FrameStrips: RandomAccessCollection, Sendable {
  private let frame: Int
  private let height: Int
  package let rowsPerStrip: Int
  /// True if the lower half is the upper half's mirror image, which is copied.
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

  /// Returns strip `index`, counted from the top.
  package subscript(index: Int) -> FrameStrip {
    let start = index * rowsPerStrip
    let rows = start..<Swift.min(end, start + rowsPerStrip)
    // The middle may lie within the last strip, whose rows below the middle are painted, not
    // copied.
    let (first, last) = (height - rows.upperBound, height - rows.lowerBound)
    return FrameStrip(
      frame: frame, rows: rows,
      image: isMirrored ? Swift.max(first, end)..<Swift.max(last, end) : end..<end,
      endsFrame: index == endIndex - 1)
  }
}
