package import ZoetropeFrame

/// The layout of pictures and labels on a sheet: rows of tiles on a dark background.
package struct SheetLayout: Sendable {
  /// A picture with its label, as 8-bit pixels.
  struct Tile: Sendable {
    /// Red, green and blue of the picture's pixels, row after row.
    let picture: [UInt8]
    /// The coverage of each pixel by the label's letters, 0…255, row after row.
    let label: [UInt8]
  }

  static let ground: UInt8 = 24
  private static let ink: UInt8 = 224
  private static let margin = 12

  /// The number of pictures in a row.
  package let columns: Int
  /// The number of rows.
  package let rows: Int
  let picture: FrameSize
  /// The font size of the labels in pixels.
  let pointSize: Int
  let labelSize: FrameSize
  /// The number of background rows between a picture and its label, 0 or 1.
  private let gap: Int

  /// Lays out pictures on a page.
  ///
  /// - Parameters:
  ///   - count: the number of pictures, 1 or more.
  ///   - columns: the number of pictures in a row. When nil, it is chosen so that the page's sides
  ///     are about 3:2.
  ///   - picture: the size of a picture in pixels.
  ///   - hasEvenRows: true to put a row of background under pictures of an odd height, so that all
  ///     pictures and labels begin at even rows.
  package init(count: Int, columns: Int?, picture: FrameSize, hasEvenRows: Bool = false) {
    precondition(count > 0, "a sheet has a picture")
    self.picture = picture
    gap = hasEvenRows ? picture.height % 2 : 0
    pointSize = min(20, max(9, picture.width / 22))
    labelSize = FrameSize(width: picture.width, height: pointSize * 2)
    let tile = (
      width: Double(picture.width + Self.margin),
      height: Double(picture.height + pointSize * 2 + Self.margin)
    )
    let square = (Double(count) * 1.5 * tile.height / tile.width).squareRoot()
    self.columns = min(count, max(1, columns ?? Int(square.rounded())))
    rows = (count + self.columns - 1) / self.columns
  }

  private var rowHeight: Int { labelTop + labelSize.height }

  /// The first row of the labels, counted from the top of their row of tiles.
  private var labelTop: Int { Self.margin + picture.height + gap }

  /// Returns the place of the upper left pixel of the picture with number `index`.
  package func corner(of index: Int) -> (left: Int, top: Int) {
    (
      Self.margin + index % columns * (picture.width + Self.margin),
      Self.margin + index / columns * rowHeight
    )
  }

  /// Returns the row of tiles and the line of its labels that row `y` of the page shows; nil if the
  /// page's row shows no labels.
  func labelLine(at y: Int) -> (row: Int, line: Int)? {
    let (row, line) = (y / rowHeight, y % rowHeight - labelTop)
    return row < rows && line >= 0 ? (row, line) : nil
  }

  /// Returns the 8-bit value of all three channels where a label covers `cover` of 255 of a pixel.
  static func tone(cover: UInt8) -> UInt8 {
    UInt8(Int(ground) + (Int(ink) - Int(ground)) * Int(cover) / 255)
  }

  /// The size of the page in pixels.
  package var size: FrameSize {
    FrameSize(
      width: Self.margin + columns * (picture.width + Self.margin),
      height: rows * rowHeight + Self.margin)
  }

  /// Returns the pixels of a row of tiles with the background's colour only.
  func emptyRow() -> [UInt8] {
    [UInt8](repeating: Self.ground, count: size.width * rowHeight * 3)
  }

  /// Returns the pixels of the margin under the last row.
  func bottomMargin() -> [UInt8] {
    [UInt8](repeating: Self.ground, count: size.width * Self.margin * 3)
  }

  /// Copies a tile into the pixels of a row of tiles.
  ///
  /// - Parameter column: the tile's place in the row, counted from 0.
  func place(_ tile: Tile, at column: Int, in row: inout [UInt8]) {
    let stride = size.width * 3
    let left = (Self.margin + column * (picture.width + Self.margin)) * 3
    for line in 0..<picture.height {
      let from = line * picture.width * 3
      let to = (Self.margin + line) * stride + left
      row.replaceSubrange(
        to..<to + picture.width * 3, with: tile.picture[from..<from + picture.width * 3])
    }
    for line in 0..<labelSize.height {
      for column in 0..<labelSize.width {
        let mixed = Self.tone(cover: tile.label[line * labelSize.width + column])
        let to = (labelTop + line) * stride + left + column * 3
        for channel in 0..<3 { row[to + channel] = mixed }
      }
    }
  }
}
