/// A row of blocks whose sums are known, at all of its pixels and at one more row above and below.
struct BlockRow {
  let band: Band
  /// Its index among the band's rows of blocks.
  let index: Int
  /// True if the network was evaluated at all of its pixels, with no interpolation.
  let isFullyEvaluated: Bool
  /// The row of the picture at which these blocks begin.
  let top: Int
  /// The rows of the picture that are painted.
  let rows: Range<Int>
  /// The network's sums.
  let sums: Lattice

  /// The column of the band at which the picture begins.
  static let left = BandPainter.block

  /// Returns the row of the band that is pixel row `row` of these blocks.
  func bandRow(_ row: Int) -> Int { index * BandPainter.block + row }

  /// True if a pixel was evaluated because its prediction was not good enough. `column` is one of
  /// the band's.
  func isRough(_ column: Int, _ row: Int) -> Bool {
    if isFullyEvaluated { return true }
    let (blocks, cells, squares) = (band.blocks, band.cells, band.squares)
    let (bandRow, block) = (bandRow(row), column / BandPainter.block)
    if blocks.isFullyEvaluated(block, index) { return true }
    return blocks.isRefined(block, index)
      && cells.isNearRough(column / 4, bandRow / 4) && squares.around(column / 2, bandRow / 2) != 0
  }

  /// True if the parabolas through the sums of a pixel and its neighbours are as good as evaluating
  /// the network.
  ///
  /// An error of a parabola moves the picture's lines by that error over the slope. The parabolas
  /// through three of four values differ by the four values' third difference: at the outermost
  /// samples by nearly a sixteenth of it, with opposite signs on the two sides.
  func isParabolic(_ column: Int, _ row: Int) -> Bool {
    guard isRough(column, row) else { return true }
    // The rows beyond were interpolated.
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

  /// The largest third difference that is accepted, as a multiple of twice the slope.
  private static let allowed: Float = 0.25

  /// The absolute third difference of four values.
  private static func third(_ first: UnsafePointer<Float>, _ step: Int) -> Float {
    (first[3 * step] - first[0] - 3 * (first[2 * step] - first[step])).magnitude
  }
}
