internal import CPPNKernels

extension Band {
  /// Interpolates the pixels of a row of blocks from the lattice of every second pixel, into one of
  /// two lattices that are used alternately. In and beside rough cells, one pixel of each square is
  /// evaluated: a spot check, which decides whether the remaining pixels are evaluated.
  mutating func interpolatePixels(blockRow: Int) {
    let window = window(blockRow)
    for line in 0..<painter.channels {
      // One row more above and below, because samples are interpolated from a pixel's neighbours.
      for row in window.top - 1...window.top + BandPainter.block {
        window.interpolate(row: row, line: line, from: memory.halves, spare: memory.spare)
      }
    }
    for row in CellTable.inBlock * blockRow..<CellTable.inBlock * (blockRow + 1)
    where row > 0 && row < CellTable.inBlock * blockRows - 1 {
      blocks.forRefinedCells(row) { column in
        guard cells.isNearRough(column, row) else { return }
        if !batch.hasRoom(for: 4) { recordSquares(window) }
        batch.beginUnit(column: column, row: row)
        for i in 0..<4 { add(4 * column + 1 + i % 2 * 2, 4 * row + 1 + i / 2 * 2, window) }
      }
    }
    recordSquares(window)
  }

  /// Evaluates the pixels of a row of blocks that cannot be interpolated, and returns the lattice
  /// with all pixels of the row. `interpolatePixels` must have been called for this row and for the
  /// rows of blocks above and below it. `lines` are the rows of pixels in the blocks to evaluate; of
  /// blocks beyond the band, only those within two pixels of it can be.
  mutating func evaluateRoughPixels(blockRow: Int, _ lines: Range<Int>) -> Lattice {
    let window = window(blockRow)
    let first = Self.squaresInBlock * blockRow
    for row in first + lines.lowerBound / 2..<first + (lines.upperBound + 1) / 2 {
      blocks.forRefinedCells(row / 2) { cell in
        // Fully evaluated blocks are added later, by themselves: a batch must not hold a point
        // twice.
        guard !blocks.isFullyEvaluated(cell / CellTable.inBlock, blockRow),
          cells.isNearRough(cell, row / 2)
        else { return }
        for column in 2 * cell...2 * cell + 1 where squares.around(column, row) != 0 {
          if !batch.hasRoom(for: 2) { evaluateBatch(in: window) }
          add(2 * column + 1, 2 * row, window)
          add(2 * column, 2 * row + 1, window)
        }
      }
    }
    evaluateFullBlocks(blockRow, lines, window)
    evaluateBatch(in: window)
    return window
  }

  private mutating func evaluateFullBlocks(
    _ blockRow: Int, _ lines: Range<Int>, _ window: Lattice
  ) {
    let side = BandPainter.block
    for block in 0..<memory.blockColumns where blocks.isFullyEvaluated(block, blockRow) {
      for row in lines {
        if !batch.hasRoom(for: side) { evaluateBatch(in: window) }
        for column in 0..<side { add(side * block + column, side * blockRow + row, window) }
      }
    }
  }

  /// Evaluates all pixels of the rows `lines` of a row of blocks, and those of `margin` more rows
  /// above and below. Returns the lattice with these pixels.
  mutating func evaluateAllPixels(blockRow: Int, _ lines: Range<Int>, margin: Int) -> Lattice {
    let window = window(blockRow)
    let count = memory.blockColumns * BandPainter.block
    for row in window.top + lines.lowerBound - margin..<window.top + lines.upperBound + margin {
      evaluateLine(painter.sums, lines: painter.channels, window, row, 0..<count)
    }
    return window
  }

  private func window(_ blockRow: Int) -> Lattice {
    var window = blockRow & 1 == 0 ? memory.pixels : memory.otherPixels
    window.top = blockRow * BandPainter.block
    return window
  }

  /// Evaluates the batch of spot checks, and sets the flags of the squares whose spot check failed
  /// or is not trusted.
  private mutating func recordSquares(_ window: Lattice) {
    evaluate(painter.sums, lines: painter.channels, for: window)
    for unit in 0..<batch.unitCount {
      let (column, row) = batch.cell(unit)
      let block = blocks.index(column / CellTable.inBlock, row / CellTable.inBlock)
      let earlier = cells.levelError(column, row)
      let isUnresolved = cells.isNearUnresolved(column, row)
      for i in 0..<4 {
        let isSmooth =
          !isUnresolved
          && RefinementRule.passesSpotCheck(
            pixel: levelError(block, 1, 4 * unit + i), after: earlier)
        squares[2 * column + i % 2, 2 * row + i / 2] = isSmooth ? 0 : 1
      }
    }
    batch.removeAll()
  }

  private mutating func evaluateBatch(in window: Lattice) {
    evaluate(painter.sums, lines: painter.channels, for: window)
    batch.removeAll()
  }
}
