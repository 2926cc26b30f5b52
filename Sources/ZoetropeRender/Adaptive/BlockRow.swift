/// A row of blocks with the sums at all of its pixels, and at those of one more row above and
/// below.
struct BlockRow {
  let band: Band
  /// The index of this row among the band's rows of blocks.
  let index: Int
  /// True if the network was evaluated at all pixels of the blocks, and nothing was interpolated.
  let isFullyEvaluated: Bool
  /// The row of the picture at which these blocks begin.
  let top: Int
  /// The rows of the picture to paint, all of them in these blocks.
  let rows: Range<Int>
  /// The output neurons' sums at every pixel of these blocks.
  let sums: Lattice

  /// The column of the band at which the picture begins.
  static let left = BandPainter.block

  /// Returns the row of the band in which row `row` of these blocks lies.
  func bandRow(_ row: Int) -> Int { index * BandPainter.block + row }

  /// Returns true if a pixel was evaluated because its value could not be predicted well. `column`
  /// is counted in the band, and `row` in these blocks.
  func isRough(_ column: Int, _ row: Int) -> Bool {
    if isFullyEvaluated { return true }
    let (blocks, cells, squares) = (band.blocks, band.cells, band.squares)
    let (bandRow, block) = (bandRow(row), column / BandPainter.block)
    if blocks.isFullyEvaluated(block, index) { return true }
    return blocks.isRefined(block, index)
      && cells.isNearRough(column / 4, bandRow / 4) && squares.around(column / 2, bandRow / 2) != 0
  }

  /// Returns true if parabolas through the sums of a pixel and its neighbours are accurate enough
  /// to replace evaluations at the pixel's samples.
  ///
  /// An error of the sums moves the picture's lines by the error divided by the slope. The error of
  /// a parabola is estimated from third differences. At the edges of a pixel, a parabola through
  /// three values differs from the cubic through four by a sixteenth of the four values' third
  /// difference.
  func isParabolic(_ column: Int, _ row: Int) -> Bool {
    guard isRough(column, row) else { return true }
    // The first and the last row border on rows that were interpolated.
    let inner = isFullyEvaluated || (row > 0 && row < BandPainter.block - 1)
    guard inner else { return false }
    let stride = sums.stride
    for line in 0..<band.painter.channels {
      let here = sums.row(line, bandRow(row)) + column
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

  /// The largest third difference that is accepted, as a multiple of the change over two pixels.
  private static let allowed: Float = 0.25

  /// Returns the absolute third difference of four values, which are `step` floats apart.
  private static func third(_ first: UnsafePointer<Float>, _ step: Int) -> Float {
    (first[3 * step] - first[0] - 3 * (first[2 * step] - first[step])).magnitude
  }
}
