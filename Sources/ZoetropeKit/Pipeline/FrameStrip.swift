package import ZoetropeFrame
internal import ZoetropeRender

/// The rows of a frame that are painted together.
package struct FrameStrip: Hashable, Sendable {
  /// The number of the frame.
  package let frame: Int
  /// The rows that are painted.
  package let rows: Range<Int>
  /// The rows that are filled with the mirror image of painted ones; empty if there are none.
  package let image: Range<Int>
  /// True for the last strip of a frame.
  package let endsFrame: Bool
}

/// The strips that a frame is divided into.
///
/// A strip has the number of rows that the renderer paints together; the last strip may have fewer.
/// Strips begin at even rows, as 4:2:0 needs.
package struct FrameStrips: RandomAccessCollection, Sendable {
  private let frame: Int
  private let height: Int
  package let rowsPerStrip: Int
  /// True if the lower half is filled with the mirror image of the upper half instead of being
  /// painted.
  private let isMirrored: Bool

  package init(size: FrameSize, isMirrored: Bool = false, frame: Int = 0) {
    height = size.height
    self.isMirrored = isMirrored
    self.frame = frame
    rowsPerStrip = FrameRenderer.rowsTogether(size)
  }

  /// The number of rows that are painted. The rows below them are mirrored.
  private var end: Int {
    guard isMirrored else { return height }
    let half = (height + 1) / 2
    return Swift.min(height, half + half % 2)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { (end + rowsPerStrip - 1) / rowsPerStrip }

  /// The strip with the number `index`, counted from 0 at the top.
  package subscript(index: Int) -> FrameStrip {
    let start = index * rowsPerStrip
    let rows = start..<Swift.min(end, start + rowsPerStrip)
    // The middle of the picture may lie within the last strip. Its rows below the middle are
    // painted, not mirrored.
    let (first, last) = (height - rows.upperBound, height - rows.lowerBound)
    return FrameStrip(
      frame: frame, rows: rows,
      image: isMirrored ? Swift.max(first, end)..<Swift.max(last, end) : end..<end,
      endsFrame: index == endIndex - 1)
  }
}
