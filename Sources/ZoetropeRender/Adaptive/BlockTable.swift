internal import CPPNKernels

/// The state of a band's blocks: their prediction errors, the steepness of colours, and marks of
/// the blocks that are refined.
struct BlockTable {
  private let columns: Int
  private let rows: Int
  private let channels: Int
  private let size: Int
  /// The largest prediction errors in each block since blocks were last chosen: a plane for the
  /// sums of each channel, and a plane for the monitor.
  private let errors: UnsafeMutablePointer<Float>
  /// The steepest slope of colours in each block, in 8-bit levels for a change of 1 in the sum: a
  /// plane for each channel.
  private let slopes: UnsafeMutablePointer<Float>
  /// The largest error that rounding may cause in the sums of each block: a plane for each channel.
  private let roundingErrors: UnsafeMutablePointer<Float>
  /// For each block, an estimate of the largest change of colour from one pixel to the next, in
  /// 8-bit levels.
  private let steepness: UnsafeMutablePointer<Float>
  private let refined: Flags
  private let rough: Flags
  /// The prediction errors of each block when blocks were last chosen: of colours, in 8-bit levels
  /// (`levelErrors`), and of the monitor (`monitorErrors`).
  let levelErrors: UnsafeMutablePointer<Float>
  let monitorErrors: UnsafeMutablePointer<Float>

  /// The largest rounding error of interpolation in single precision, relative to the largest
  /// value.
  private static let rounding: Float = 0x1p-20

  /// Returns the number of floats that a table needs.
  static func floats(columns: Int, rows: Int, channels: Int) -> Int {
    columns * rows * (3 * channels + 4) + 2 * Flags.floats(columns: columns, rows: rows)
  }

  /// Creates a table in which all blocks are refined and all errors are 0.
  init(columns: Int, rows: Int, channels: Int, in memory: UnsafeMutablePointer<Float>) {
    self.columns = columns
    self.rows = rows
    self.channels = channels
    size = columns * rows
    memory.update(
      repeating: 0, count: Self.floats(columns: columns, rows: rows, channels: channels))
    errors = memory
    slopes = errors + (channels + 1) * size
    roundingErrors = slopes + channels * size
    steepness = roundingErrors + channels * size
    levelErrors = steepness + size
    monitorErrors = levelErrors + size
    let flags = monitorErrors + size
    refined = Flags(columns: columns, rows: rows, in: flags)
    rough = Flags(
      columns: columns, rows: rows, in: flags + Flags.floats(columns: columns, rows: rows))
    for row in 0..<rows {
      for column in 0..<columns { refined[column, row] = 1 }
    }
  }

  /// Returns the index of a block in the table.
  func index(_ column: Int, _ row: Int) -> Int { row * columns + column }

  /// Returns true if the network is evaluated in this block at the points of the next lattice.
  func isRefined(_ column: Int, _ row: Int) -> Bool { refined[column, row] != 0 }

  /// Returns true if every pixel of the block is evaluated, because a thin line may end in it, or
  /// because pictures have detail finer than pixels there.
  func isFullyEvaluated(_ column: Int, _ row: Int) -> Bool { rough[column, row] == Self.full }

  private static let full: UInt8 = 2

  /// Marks the smooth blocks that a cell touches, so that every pixel of them is evaluated.
  func evaluateFully(aroundCell column: Int, _ row: Int) {
    let across = max(column - 1, 0) / CellTable.inBlock...(column + 1) / CellTable.inBlock
    let down = max(row - 1, 0) / CellTable.inBlock...(row + 1) / CellTable.inBlock
    for row in down where row < rows {
      for column in across where column < columns && refined[column, row] == 0 {
        rough[column, row] = Self.full
      }
    }
  }

  /// Calls `body` with the column of each cell that lies in row `row` of cells and in a refined
  /// block.
  @inline(__always)
  func forRefinedCells(_ row: Int, _ body: (Int) -> Void) {
    for column in 0..<columns where isRefined(column, row / CellTable.inBlock) {
      for cell in column * CellTable.inBlock..<(column + 1) * CellTable.inBlock { body(cell) }
    }
  }

  /// Records a prediction error of a line of the lattice in the block with index `index`. The
  /// largest error of a block is kept.
  func record(_ error: Float, _ line: Int, at index: Int) {
    let block = line * size + index
    errors[block] = maxError(error, errors[block])
  }

  /// Returns the error of colours in the block with index `index`, in 8-bit levels. `sumError`
  /// returns the error of a channel's sum. If `adding` is true, the errors of the channels are
  /// added; otherwise the largest counts.
  func errorInLevels(at index: Int, adding: Bool, _ sumError: (_ channel: Int) -> Float) -> Float {
    var total: Float = 0
    for channel in 0..<channels {
      let block = channel * size + index
      let error = sumError(channel)
      let part = maxError(error, roundingErrors[block]) * slopes[block]
      total = adding ? total + part : maxError(part, total)
    }
    return total
  }

  /// Records the prediction errors of a line of the lattice at a row of points, which are the upper
  /// corners of the blocks in row `row` and the lower corners of the blocks above.
  func record(corners cornerErrors: UnsafePointer<Float>, _ line: Int, above row: Int) {
    for row in max(row - 1, 0)..<min(row + 1, rows) {
      ck_max_corner_errors(cornerErrors, errors + line * size + index(0, row), columns)
    }
  }

  /// Finds the steepest slope of colours in each block, over the range of the sums at its corners,
  /// widened by the prediction errors.
  func measureSlopes(_ lattice: Lattice, _ sensitivity: Sensitivity) {
    for channel in 0..<channels {
      sensitivity.curve(channel).withKernel { curve in
        for row in 0..<rows {
          let first = channel * size + index(0, row)
          ck_block_slopes(
            curve, lattice.row(channel, row), lattice.row(channel, row + 1), errors + first,
            Self.rounding, slopes + first, roundingErrors + first, columns)
        }
      }
    }
  }

  /// Finds the steepest slopes again over the range of all sums in a block at every fourth pixel,
  /// and keeps the larger slopes. Between the corners, sums can leave the range of the corners, and
  /// colours may be steeper there.
  func widenSlopes(_ quarters: Lattice, _ sensitivity: Sensitivity) {
    for channel in 0..<channels {
      sensitivity.curve(channel).withKernel { curve in
        withUnsafeTemporaryAllocation(of: UnsafePointer<Float>?.self, capacity: 3) { three in
          for row in 0..<rows {
            for i in 0..<3 {
              three.initializeElement(
                at: i, to: UnsafePointer(quarters.row(channel, 2 * row + i)))
            }
            let first = channel * size + index(0, row)
            ck_widen_block_slopes(
              curve, three.baseAddress, errors + first, slopes + first, columns)
          }
        }
      }
    }
  }

  /// Marks blocks to be evaluated at every pixel, whatever their errors. Refined blocks stay
  /// refined, so that their errors still decide whether neighbours are refined.
  func evaluateFully(_ blocks: (columns: Range<Int>, rows: Range<Int>)) {
    for row in blocks.rows.clamped(to: 0..<rows) {
      for column in blocks.columns.clamped(to: 0..<columns) { rough[column, row] = Self.full }
    }
  }

  /// Keeps those refined blocks that are not smooth by `rule`, and the refined neighbours of these,
  /// and sets the recorded errors to 0. If `adding` is true, the errors of the channels are added;
  /// otherwise the largest counts.
  ///
  /// - Returns: the number of unresolved blocks.
  @discardableResult
  func chooseRefined(by rule: RefinementRule, adding: Bool) -> Int {
    var unresolved = 0
    for row in 0..<rows {
      for column in 0..<columns where refined[column, row] != 0 {
        let block = index(column, row)
        let error = errorInLevels(at: block, adding: adding) { errors[$0 * size + block] }
        let monitor = errors[channels * size + block]
        for plane in 0...channels { errors[plane * size + block] = 0 }
        rough[column, row] =
          rule.isSmooth(
            error, after: levelErrors[block], monitor: monitor, after: monitorErrors[block]) ? 0 : 1
        levelErrors[block] = error
        monitorErrors[block] = monitor
        if RefinementRule.isUnresolved(error) { unresolved += 1 }
      }
    }
    for row in 0..<rows {
      for column in 0..<columns where refined[column, row] != 0 {
        refined[column, row] = rough.around(column, row) != 0 ? 1 : 0
      }
    }
    return unresolved
  }

  /// Estimates the largest change of colour from one pixel to the next in each block, in 8-bit
  /// levels. Between the corners of a block, sums may leave the range of the corners; the estimate
  /// allows for this. If a simple upper bound is at most `least`, the bound is taken as the
  /// estimate.
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
              steepness + index(0, row), columns)
          }
        }
      }
    }
  }

  /// Returns the estimated largest change of colour from one pixel of the block to the next, in
  /// 8-bit levels. The estimate assumes that sums do not jump within the block.
  func steepness(_ column: Int, _ row: Int) -> Float { steepness[index(column, row)] }

  /// Returns true if the colours of the block differ by at most `range` 8-bit levels, judging by
  /// the values that were evaluated.
  func isFlat(_ column: Int, _ row: Int, within range: Float) -> Bool {
    let block = index(column, row)
    if isFullyEvaluated(column, row) { return false }
    let change = Float(BandPainter.block) * steepness[block]
    guard isRefined(column, row) else { return change <= range }
    return change + 4 * levelErrors[block] <= range && monitorErrors[block] <= 0.1
  }
}
