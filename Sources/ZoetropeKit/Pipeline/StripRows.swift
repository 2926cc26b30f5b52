package import ZoetropeFrame

/// The strips that a picture is painted in: few enough rows to stay small and to notice a
/// cancellation soon, enough of them to be worth a call. They begin at multiples of 32 rows, which
/// suits renderers that work in blocks, and 4:2:0.
package struct StripRows: Sendable {
  package let height: Int
  package let rowsPerStrip: Int

  package init(size: FrameSize) {
    height = size.height
    rowsPerStrip = size.width <= 1024 ? 64 : 32
  }

  /// How many strips the picture has.
  package var count: Int { (height + rowsPerStrip - 1) / rowsPerStrip }

  /// The rows of strip `index`.
  package subscript(index: Int) -> Range<Int> {
    let start = index * rowsPerStrip
    return start..<min(height, start + rowsPerStrip)
  }
}
