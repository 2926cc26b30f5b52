internal import CPPNKernels

/// What is known of the blocks of a band: how far the last lattice missed, how much colours make of
/// that, and whether the network is asked again.
struct BlockTable {
  private let columns: Int
  private let rows: Int
  private let channels: Int
  private let size: Int
  /// The largest miss, a plane for each channel and one for the watch.
  private let missed: UnsafeMutablePointer<Float>
  /// The steepest slope of colours, in codes for a change of 1, a plane for each channel.
  private let slopes: UnsafeMutablePointer<Float>
  /// What rounding alone may make of the block's values, likewise.
  private let roundings: UnsafeMutablePointer<Float>
  /// By how many codes colours may change from a pixel to the next.
  private let steepness: UnsafeMutablePointer<Float>
  private let chosen: Flags
  private let rough: Flags
  /// By how many codes, and by how much of the watch, values were missed when last decided.
  let codes: UnsafeMutablePointer<Float>
  let watches: UnsafeMutablePointer<Float>

  /// Interpolated in single precision, a value is no better than this part of the largest.
  private static let rounding: Float = 0x1p-20

  /// How many floats of memory a table takes.
  static func floats(columns: Int, rows: Int, channels: Int) -> Int {
    columns * rows * (3 * channels + 4) + 2 * Flags.floats(columns: columns, rows: rows)
  }

  /// All blocks chosen, nothing known of them.
  init(columns: Int, rows: Int, channels: Int, in memory: UnsafeMutablePointer<Float>) {
    self.columns = columns
    self.rows = rows
    self.channels = channels
    size = columns * rows
    memory.update(
      repeating: 0, count: Self.floats(columns: columns, rows: rows, channels: channels))
    missed = memory
    slopes = missed + (channels + 1) * size
    roundings = slopes + channels * size
    steepness = roundings + channels * size
    codes = steepness + size
    watches = codes + size
    let flags = watches + size
    chosen = Flags(columns: columns, rows: rows, in: flags)
    rough = Flags(
      columns: columns, rows: rows, in: flags + Flags.floats(columns: columns, rows: rows))
    for row in 0..<rows {
      for column in 0..<columns { chosen[column, row] = 1 }
    }
  }

  /// The place of a block in the table.
  func place(_ column: Int, _ row: Int) -> Int { row * columns + column }

  /// Whether the network is asked in this block.
  func isChosen(_ column: Int, _ row: Int) -> Bool { chosen[column, row] != 0 }

  /// Whether a block is asked in full: one that was taken for smooth and may hold the end of a thin line,
  /// or one that nothing is foretold of.
  func isSuspect(_ column: Int, _ row: Int) -> Bool { rough[column, row] == Self.suspect }

  private static let suspect: UInt8 = 2

  /// Suspects the blocks that a cell touches, of those that were taken for smooth; none of them are
  /// decided again.
  func suspectAround(cell column: Int, _ row: Int) {
    let across = max(column - 1, 0) / CellTable.inBlock...(column + 1) / CellTable.inBlock
    let down = max(row - 1, 0) / CellTable.inBlock...(row + 1) / CellTable.inBlock
    for row in down where row < rows {
      for column in across where column < columns && chosen[column, row] == 0 {
        rough[column, row] = Self.suspect
      }
    }
  }

  /// Calls `body` with the columns of the cells of a row that lie in blocks where it is asked.
  @inline(__always)
  func forChosenCells(_ row: Int, _ body: (Int) -> Void) {
    for column in 0..<columns where isChosen(column, row / CellTable.inBlock) {
      for cell in column * CellTable.inBlock..<(column + 1) * CellTable.inBlock { body(cell) }
    }
  }

  /// A value of a line was missed by `error` in the block at `place`.
  func note(_ error: Float, _ line: Int, at place: Int) {
    let block = line * size + place
    missed[block] = error.worse(than: missed[block])
  }

  /// By how many codes the block at `place` is off where its channels were missed by so much.
  func codes(at place: Int, adding: Bool, _ miss: (_ channel: Int) -> Float) -> Float {
    var error: Float = 0
    for channel in 0..<channels {
      let block = channel * size + place
      let off = miss(channel)
      let part = off.worse(than: roundings[block]) * slopes[block]
      error = adding ? error + part : part.worse(than: error)
    }
    return error
  }

  /// The values of a line at the corners above row `row` of blocks were missed by so much.
  func note(corners errors: UnsafePointer<Float>, _ line: Int, above row: Int) {
    for row in max(row - 1, 0)..<min(row + 1, rows) {
      ck_note_corners(errors, missed + line * size + place(0, row), columns)
    }
  }

  /// Finds how steep the colours of each block may be, from the values at its corners.
  func measureSlopes(_ lattice: Lattice, _ sensitivity: Sensitivity) {
    for channel in 0..<channels {
      sensitivity.curve(channel).withKernel { curve in
        for row in 0..<rows {
          let first = channel * size + place(0, row)
          ck_block_slopes(
            curve, lattice.row(channel, row), lattice.row(channel, row + 1), missed + first,
            Self.rounding, slopes + first, roundings + first, columns)
        }
      }
    }
  }

  /// Takes the slopes of what was found between the corners, too: values dip, and their misses tell how
  /// far, where those at the corners know of nothing.
  func widenSlopes(_ quarters: Lattice, _ sensitivity: Sensitivity) {
    for channel in 0..<channels {
      sensitivity.curve(channel).withKernel { curve in
        withUnsafeTemporaryAllocation(of: UnsafePointer<Float>?.self, capacity: 3) { three in
          for row in 0..<rows {
            for i in 0..<3 {
              three.initializeElement(
                at: i, to: UnsafePointer(quarters.row(channel, 2 * row + i)))
            }
            let first = channel * size + place(0, row)
            ck_widen_block_slopes(
              curve, three.baseAddress, missed + first, slopes + first, columns)
          }
        }
      }
    }
  }

  /// Has some blocks asked in full, whatever is known of them. Those that were chosen stay so: what lies
  /// beside them is judged by what they miss.
  func ask(_ blocks: (columns: Range<Int>, rows: Range<Int>)) {
    for row in blocks.rows.clamped(to: 0..<rows) {
      for column in blocks.columns.clamped(to: 0..<columns) { rough[column, row] = Self.suspect }
    }
  }

  /// Chooses the blocks that are not smooth by `rule`, and the neighbours of such, of those that were
  /// chosen before; what was missed is forgotten.
  ///
  /// - Returns: how many blocks were missed by so much that it is hopeless.
  @discardableResult
  func decide(_ rule: Foresight, adding: Bool) -> Int {
    var hopeless = 0
    for row in 0..<rows {
      for column in 0..<columns where chosen[column, row] != 0 {
        let block = place(column, row)
        let error = codes(at: block, adding: adding) { missed[$0 * size + block] }
        let watch = missed[channels * size + block]
        for plane in 0...channels { missed[plane * size + block] = 0 }
        rough[column, row] =
          rule.isSmooth(error, after: codes[block], watch: watch, after: watches[block]) ? 0 : 1
        codes[block] = error
        watches[block] = watch
        if Foresight.isHopeless(error) { hopeless += 1 }
      }
    }
    for row in 0..<rows {
      for column in 0..<columns where chosen[column, row] != 0 {
        chosen[column, row] = rough.around(column, row) != 0 ? 1 : 0
      }
    }
    return hopeless
  }

  /// Finds by how many codes colours may change from pixel to pixel in each block, if by more than
  /// `least`: where values curve, they reach beyond those at the block's corners, and change by more
  /// than those differ.
  func measureSteepness(_ lattice: Lattice, _ sensitivity: Sensitivity, over least: Float) {
    for channel in 0..<channels {
      sensitivity.curve(channel).withKernel { curve in
        withUnsafeTemporaryAllocation(of: UnsafePointer<Float>?.self, capacity: 4) { four in
          for row in 0..<rows {
            for i in 0..<4 {
              four.initializeElement(at: i, to: UnsafePointer(lattice.row(channel, row - 1 + i)))
            }
            ck_block_steepness(
              curve, four.baseAddress, Float(lattice.step), least, sensitivity.adds ? 1 : 0,
              steepness + place(0, row), columns)
          }
        }
      }
    }
  }

  /// By how many codes colours may change from a pixel of the block to the next, where it is smooth.
  func steepness(_ column: Int, _ row: Int) -> Float { steepness[place(column, row)] }

  /// Whether, by what was asked in the block, no colours in it differ by more than `codes`.
  func isFlat(_ column: Int, _ row: Int, within range: Float) -> Bool {
    let block = place(column, row)
    if isSuspect(column, row) { return false }
    let change = Float(BandPainter.block) * steepness[block]
    guard isChosen(column, row) else { return change <= range }
    return change + 4 * codes[block] <= range && watches[block] <= 0.1
  }
}
