internal import CPPNKernels
internal import ZoetropeFrame

extension BlockSampler {
  /// The second difference of colours, in 8-bit levels, above which a pixel gets several samples.
  /// Where colours are smooth, the mean over a pixel differs from the colour at its centre by a
  /// twenty-fourth of the second difference. Where colours jump, a pixel on an edge is a mixture of
  /// the colours on both sides. This is visible even if the two colours are similar, so the
  /// threshold is lower.
  var curvatureForFew: Float { hasJumps ? 16 : 40 }

  /// The second difference of colours, in 8-bit levels, above which a pixel gets all samples. Below
  /// it, the pixel gets four.
  private var curvatureForAll: Float { hasJumps ? curvatureForFew : 80 }

  /// The change of colour across a pixel, in 8-bit levels, above which the pixel gets all samples
  /// even if the colours at the centres of its neighbours are alike. A line thinner than a pixel
  /// may pass between the centres.
  private static let steepChange: Float = 96

  /// Marks the pixels of a row of blocks that get several samples, and returns true if there are
  /// any. `pixels` returns a row of the picture, which is already painted with one sample for each
  /// pixel.
  func choose(_ row: BlockRow, _ pixels: (Int) -> ColourRow.Rows) -> Bool {
    let table = row.band.blocks
    var isClear = false
    var any = false
    forRuns(row, where: { isCandidate(table, $0, row.index) }) { columns in
      if !isClear {
        memory.clear()
        isClear = true
      }
      if findCurved(row, columns, pixels) { any = true }
    }
    guard isClear else { return false }
    if any { spread(row) }
    forRuns(row, where: { table.steepness($0, row.index) > Self.steepChange }) { columns in
      if findSteep(row, columns) { any = true }
    }
    return any
  }

  /// Calls `body` with the band's columns of each run of neighbouring blocks for which `isMet`
  /// returns true.
  @inline(__always)
  private func forRuns(
    _ row: BlockRow, where isMet: (_ block: Int) -> Bool, _ body: (Range<Int>) -> Void
  ) {
    let last = row.band.memory.blockColumns - 1
    var first = 1
    while first < last {
      var end = first
      while end < last && isMet(end) { end += 1 }
      if end > first { body(BandPainter.block * first..<BandPainter.block * end) }
      first = end + 1
    }
  }

  /// Returns true if some pixels of a block may need several samples, judging by the differences of
  /// colours that the table allows in the block. The table overestimates these differences, most of
  /// all in blocks that were interpolated from the coarsest lattice, which therefore have the
  /// larger threshold.
  ///
  /// In 97,000 blocks of the first 208 networks of `AdaptiveTests`, at 320 x 180 pixels with 16
  /// samples, 28,112 blocks were candidates, and 16,266 of these had pixels that need several
  /// samples. Of the other blocks only ten had such pixels, 33 in all.
  private func isCandidate(_ table: BlockTable, _ column: Int, _ row: Int) -> Bool {
    !table.isFlat(column, row, within: (table.isRefined(column, row) ? 3 : 8) * curvatureForFew)
  }

  /// Finds the pixels in `columns` whose colour has a large second difference, and returns true if
  /// there are any. `pixels` returns a row of the picture.
  private func findCurved(
    _ row: BlockRow, _ columns: Range<Int>, _ pixels: (Int) -> ColourRow.Rows
  ) -> Bool {
    let picture = BlockRow.left..<BlockRow.left + row.band.painter.painted.width
    let columns = columns.clamped(to: picture)
    guard !columns.isEmpty else { return false }
    let near = (columns.lowerBound - 1..<columns.upperBound + 1).clamped(to: picture)
    for line in -1...BandPainter.block {
      let colours = memory.colours(row: line)
      let target = colours + near.lowerBound
      if (0..<BandPainter.block).contains(line) && row.rows.contains(row.top + line) {
        let source = pixels(row.top + line) + (near.lowerBound - BlockRow.left)
        target.red.update(from: source.red, count: near.count)
        target.green.update(from: source.green, count: near.count)
        target.blue.update(from: source.blue, count: near.count)
      } else {
        let bandRow = row.bandRow(line)
        colouring.encoded.apply(
          ChannelRows(outputs) { row.sums.row($0, bandRow) + near.lowerBound }, to: target,
          count: near.count)
      }
      // Beyond its left and right edges, the picture's outermost pixels are repeated.
      colours.forEachPlane { plane in
        if near.lowerBound == columns.lowerBound {
          plane[columns.lowerBound - 1] = plane[columns.lowerBound]
        }
        if near.upperBound == columns.upperBound {
          plane[columns.upperBound] = plane[columns.upperBound - 1]
        }
      }
    }
    let (few, all) = (curvatureForFew / 255, curvatureForAll / 255)
    var any = false
    for line in 0..<BandPainter.block {
      let most = ck_second_differences(
        memory.colours(row: line).red + columns.lowerBound, memory.stride, memory.plane,
        memory.secondDifferences, columns.count)
      guard most > few else { continue }
      any = true
      let curved = memory.curved(row: line) + columns.lowerBound
      for i in 0..<columns.count {
        let curvature = memory.secondDifferences[i]
        curved[i] = (curvature > few ? Mark.few : 0) | (curvature > all ? Mark.all : 0)
      }
    }
    return any
  }

  /// Marks the pixels with a large second difference, and their eight neighbours.
  private func spread(_ row: BlockRow) {
    let spreads = hasJumps ? Mark.few | Mark.all : Mark.few
    for line in 0..<BandPainter.block {
      let marks = memory.marks(row: line)
      let (above, here, below) = (
        memory.curved(row: line - 1), memory.curved(row: line), memory.curved(row: line + 1)
      )
      for i in 1..<memory.stride - 1 {
        let near =
          above[i - 1] | above[i] | above[i + 1] | here[i - 1] | here[i] | here[i + 1]
          | below[i - 1] | below[i] | below[i + 1]
        marks[i] = near & spreads | here[i]
      }
    }
  }

  /// Marks those pixels in `columns` across which colours may change by more than `steepChange`,
  /// and returns true if there are any.
  private func findSteep(_ row: BlockRow, _ columns: Range<Int>) -> Bool {
    let changes = memory.secondDifferences
    var any = false
    for line in 0..<BandPainter.block {
      changes.update(repeating: 0, count: columns.count)
      for channel in 0..<channels {
        sensitivity.curve(channel).withKernel { curve in
          ck_pixel_changes(
            curve, row.sums.row(channel, row.bandRow(line)) + columns.lowerBound, row.sums.stride,
            Self.steepChange, sensitivity.adds ? 1 : 0, changes, columns.count)
        }
      }
      let marks = memory.marks(row: line) + columns.lowerBound
      for i in 0..<columns.count where changes[i] > Self.steepChange {
        marks[i] |= Mark.all
        any = true
      }
    }
    return any
  }
}
