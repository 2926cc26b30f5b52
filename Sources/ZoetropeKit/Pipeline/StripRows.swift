package import ZoetropeFrame
internal import ZoetropeRender

/// The strips that a picture is painted in: few enough rows to stay small and to notice a
/// cancellation soon, and what the renderer likes to paint together. They begin at even rows, as
/// 4:2:0 needs.
package struct StripRows: Sendable {
  package let height: Int
  package let rowsPerStrip: Int

  package init(size: FrameSize) {
    height = size.height
    rowsPerStrip = FrameRenderer.rowsTogether(size)
  }

  /// How many strips the picture has.
  package var count: Int { (height + rowsPerStrip - 1) / rowsPerStrip }

  /// The rows of strip `index`.
  package subscript(index: Int) -> Range<Int> {
    let start = index * rowsPerStrip
    return start..<min(height, start + rowsPerStrip)
  }
}
