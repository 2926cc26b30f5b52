package import ZoetropeFrame
internal import ZoetropeRender

/// The strips that a picture is painted in: few enough rows to stay small and to notice a
/// cancellation soon, and what the renderer likes to paint together. They begin at even rows, as
/// 4:2:0 needs.
package struct StripRows: Sendable {
  package let height: Int
  package let rowsPerStrip: Int
  /// Whether the lower half is the upper one's mirror image, and comes with it.
  package let isMirrored: Bool

  /// Some rows, and those that are copied from them.
  package struct Part: Hashable, Sendable {
    package let rows: Range<Int>
    /// Empty where there are none.
    package let image: Range<Int>
  }

  package init(size: FrameSize, isMirrored: Bool = false) {
    height = size.height
    self.isMirrored = isMirrored
    rowsPerStrip = FrameRenderer.rowsTogether(size)
  }

  /// The first of the rows that are copied.
  private var end: Int {
    guard isMirrored else { return height }
    let half = (height + 1) / 2
    return min(height, half + half % 2)
  }

  /// How many strips the picture has that are not copies.
  package var count: Int { (end + rowsPerStrip - 1) / rowsPerStrip }

  /// Strip `index`, from the uppermost on.
  package subscript(index: Int) -> Part {
    let start = index * rowsPerStrip
    let rows = start..<min(end, start + rowsPerStrip)
    guard isMirrored else { return Part(rows: rows, image: end..<end) }
    // The middle may lie within the last strip: its rows below the middle are not copied again.
    let (first, last) = (height - rows.upperBound, height - rows.lowerBound)
    return Part(rows: rows, image: max(first, end)..<max(last, end))
  }
}
