internal import CPPNKernels

extension Band {
  /// Fills the pixels of a row of blocks, in memory that the second next row takes again. In cells that
  /// are rough, or near such, one of every 2 x 2 is asked, which tells which of the others must be.
  mutating func fillPixels(blockRow: Int) {
    let window = window(blockRow)
    for line in 0..<painter.channels {
      // One more on either side, for those who look at neighbours.
      for row in window.top - 1...window.top + BandPainter.block {
        window.fill(row: row, line: line, from: memory.halves, spare: memory.spare)
      }
    }
    for row in CellTable.inBlock * blockRow..<CellTable.inBlock * (blockRow + 1)
    where row > 0 && row < CellTable.inBlock * blockRows - 1 {
      blocks.forChosenCells(row) { column in
        guard cells.isNearRough(column, row) else { return }
        if !batch.hasRoom(for: 4) { judge(window) }
        batch.beginUnit(column: column, row: row)
        for i in 0..<4 { add(4 * column + 1 + i % 2 * 2, 4 * row + 1 + i / 2 * 2, window) }
      }
    }
    judge(window)
  }

  /// Asks for the rest of the pixels of a row of blocks that must be asked; the rows around it have
  /// been filled.
  mutating func finishPixels(blockRow: Int) -> Lattice {
    let window = window(blockRow)
    for row in Self.squaresInBlock * blockRow..<Self.squaresInBlock * (blockRow + 1) {
      blocks.forChosenCells(row / 2) { cell in
        // What is asked in full is asked below, and nothing twice at a time.
        guard !blocks.isSuspect(cell / CellTable.inBlock, blockRow),
          cells.isNearRough(cell, row / 2)
        else { return }
        for column in 2 * cell...2 * cell + 1 where squares.around(column, row) != 0 {
          if !batch.hasRoom(for: 2) { place(in: window) }
          add(2 * column + 1, 2 * row, window)
          add(2 * column, 2 * row + 1, window)
        }
      }
    }
    askSuspects(blockRow, window)
    place(in: window)
    return window
  }

  private mutating func askSuspects(_ blockRow: Int, _ window: Lattice) {
    let side = BandPainter.block
    for block in 0..<memory.blockColumns where blocks.isSuspect(block, blockRow) {
      for row in 0..<side {
        if !batch.hasRoom(for: side) { place(in: window) }
        for column in 0..<side { add(side * block + column, side * blockRow + row, window) }
      }
    }
  }

  /// Asks for all pixels of a row of blocks, and for those of `margin` rows on either side.
  mutating func askPixels(blockRow: Int, margin: Int) -> Lattice {
    let window = window(blockRow)
    let count = memory.blockColumns * BandPainter.block
    for row in window.top - margin..<window.top + BandPainter.block + margin {
      askLine(painter.sums, lines: painter.channels, window, row, 0..<count)
    }
    return window
  }

  private func window(_ blockRow: Int) -> Lattice {
    var window = blockRow & 1 == 0 ? memory.pixels : memory.otherPixels
    window.top = blockRow * BandPainter.block
    return window
  }

  /// Asks for what is collected, and finds which squares are rough.
  private mutating func judge(_ window: Lattice) {
    evaluate(painter.sums, lines: painter.channels, for: window)
    for unit in 0..<batch.unitCount {
      let (column, row) = batch.cell(unit)
      let block = blocks.place(column / CellTable.inBlock, row / CellTable.inBlock)
      let earlier = cells.codes(column, row)
      let all = cells.isHopeless(column, row)
      for i in 0..<4 {
        let isSmooth =
          !all && Foresight.isSettled(pixel: codes(block, 1, 4 * unit + i), after: earlier)
        squares[2 * column + i % 2, 2 * row + i / 2] = isSmooth ? 0 : 1
      }
    }
    batch.removeAll()
  }

  private mutating func place(in window: Lattice) {
    evaluate(painter.sums, lines: painter.channels, for: window)
    batch.removeAll()
  }
}
