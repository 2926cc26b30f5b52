/// A row of blocks whose sums are known, of the pixels and a row more on either side.
struct BlockRow {
  let band: Band
  /// Which row of blocks it is in its band.
  let index: Int
  /// Whether the network was asked for all of its pixels.
  let isAsked: Bool
  /// The picture's row that its first is.
  let top: Int
  /// Those rows of the picture that are painted.
  let rows: Range<Int>
  /// The network's sums.
  let sums: Lattice

  /// Where the picture's first column is among those of the band.
  static let left = BandPainter.block

  /// The row of the band that row `row` of this is.
  func place(_ row: Int) -> Int { index * BandPainter.block + row }

  /// Whether the network was asked for a pixel, in a column of the band, because what was foretold
  /// there was missed.
  func isRough(_ column: Int, _ row: Int) -> Bool {
    if isAsked { return true }
    let (blocks, cells, squares) = (band.blocks, band.cells, band.squares)
    let (place, block) = (place(row), column / BandPainter.block)
    if blocks.isSuspect(block, index) { return true }
    return blocks.isChosen(block, index)
      && cells.isNearRough(column / 4, place / 4) && squares.around(column / 2, place / 2) != 0
  }

  /// Whether the parabolas through a pixel's sums and its neighbours' are as good as the network.
  ///
  /// By what a parabola misses, a line of the picture is moved by that over the slope. Parabolas
  /// through three of four values that are no parabola differ by their third difference: next to a
  /// sixteenth of that at the outermost samples, to the other side on the other side.
  func isResolved(_ column: Int, _ row: Int) -> Bool {
    guard isRough(column, row) else { return true }
    // The rows beyond were not asked.
    let inner = isAsked || (row > 0 && row < BandPainter.block - 1)
    guard inner else { return false }
    let stride = sums.stride
    for line in 0..<band.painter.channels {
      let here = sums.row(line, place(row)) + column
      var third: Float = 0
      for i in -1...1 {
        let (along, down) = (here + i * stride, here + i)
        third = max(
          third, Self.third(along - 2, 1), Self.third(along - 1, 1),
          row == 0 ? 0 : Self.third(down - (row == 1 ? 1 : 2) * stride, stride),
          row == BandPainter.block - 1 ? 0 : Self.third(down - stride, stride))
      }
      let slope = max(
        (here[1] - here[-1]).magnitude, (here[stride] - here[-stride]).magnitude,
        (here[1] + here[-1] - 2 * here[0]).magnitude,
        (here[stride] + here[-stride] - 2 * here[0]).magnitude)
      if !(third <= Self.allowed * slope) { return false }
    }
    return true
  }

  /// How many times as large as twice the slope a third difference may be.
  private static let allowed: Float = 0.25

  /// The third difference of four values.
  private static func third(_ first: UnsafePointer<Float>, _ step: Int) -> Float {
    (first[3 * step] - first[0] - 3 * (first[2 * step] - first[step])).magnitude
  }
}
