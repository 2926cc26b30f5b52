internal import CPPNKernels
internal import ZoetropeFrame

/// The state of a band while it is refined from a coarse lattice to pixels.
struct Band {
  let painter: BandPainter
  let memory: BandMemory
  /// The column of the picture at which the first block begins; `top` is its row. This block lies
  /// one block to the left of the painted band, and one block above it.
  let left: Int
  let top: Int
  let blockRows: Int
  var batch: PointBatch
  /// The state of the blocks of 8 x 8 pixels.
  let blocks: BlockTable
  /// The state of the cells of 4 x 4 pixels.
  let cells: CellTable
  /// The flags of the squares of 2 x 2 pixels: 1 if every pixel of the square and of its neighbours
  /// must be evaluated.
  let squares: Flags
  /// The number of points at which the network has been evaluated so far.
  private(set) var evaluations = 0

  init(painter: BandPainter, left: Int, top: Int, blockRows: Int) {
    self.painter = painter
    memory = painter.memory
    self.left = left
    self.top = top
    self.blockRows = blockRows
    batch = memory.batch
    blocks = BlockTable(
      columns: memory.blockColumns, rows: blockRows, channels: painter.channels, in: memory.table)
    cells = CellTable(
      blockColumns: memory.blockColumns, blockRows: blockRows, in: memory.cells)
    squares = Flags(
      columns: memory.blockColumns * Self.squaresInBlock, rows: blockRows * Self.squaresInBlock,
      in: memory.squares)
  }

  /// The number of squares of 2 x 2 pixels along each side of a block.
  static let squaresInBlock = 4

  /// The number of lines of a lattice: one for each sum of the output layer, and a last one for the
  /// monitor.
  private var lines: Int { painter.channels + 1 }

  /// Evaluates every eighth pixel, and records the error of each value's prediction from every
  /// sixteenth pixel.
  mutating func evaluateEighths() {
    let lattice = memory.eighths
    let columns = lattice.columns
    for row in lattice.rows.lowerBound..<blockRows + Lattice.Shape.after {
      evaluateLine(painter.monitored, lines: lines, lattice, row, columns)
    }
    for line in 0..<lines {
      for row in 0...blockRows { compareWithSixteenths(line, row) }
    }
    blocks.measureSlopes(lattice, painter.sensitivity)
  }

  /// Evaluates `network`, which has `lines` results, at the points in `columns` of row `row` of a
  /// lattice.
  mutating func evaluateLine(
    _ network: UnsafePointer<ck_network>, lines: Int, _ lattice: Lattice, _ row: Int,
    _ columns: Range<Int>
  ) {
    let step = lattice.step
    var line = ck_line(
      field: painter.field, column: Double(left + columns.lowerBound * step) + 0.5,
      row: Double(top + row * step) + 0.5, step: Double(step))
    guard painter.isWanted() else {
      for line in 0..<lines {
        (lattice.row(line, row) + columns.lowerBound).update(repeating: 0, count: columns.count)
      }
      return
    }
    withLines(lines, { lattice.row($0, row) + columns.lowerBound }) {
      ck_evaluate(network, &line, columns.count, memory.workspace, $0)
    }
    evaluations += columns.count
  }

  /// Records the prediction error of each value in a row of the lattice of every eighth pixel. Each
  /// value is predicted from every second value of this lattice.
  private func compareWithSixteenths(_ line: Int, _ row: Int) {
    let lattice = memory.eighths
    let count = memory.blockColumns + 1
    let errors = memory.spare + count + 9
    let values = lattice.row(line, row)
    if row & 1 == 0 {
      ck_prediction_errors(values, nil, nil, errors, count)
    } else {
      withUnsafeTemporaryAllocation(of: UnsafePointer<Float>?.self, capacity: 6) { six in
        for i in 0..<6 {
          six.initializeElement(at: i, to: UnsafePointer(lattice.row(line, row - 5 + 2 * i)))
        }
        ck_prediction_errors(values, six.baseAddress, memory.spare, errors, count)
      }
    }
    blocks.record(corners: errors, line, above: row)
  }

  /// Interpolates the lattice `fine` from `coarse`, which has twice its spacing.
  private func interpolate(_ fine: Lattice, from coarse: Lattice) {
    let rows = blockRows * (BandPainter.block / fine.step)
    for line in 0..<lines {
      for row in -Lattice.Shape.before..<rows + Lattice.Shape.after {
        fine.interpolate(row: row, line: line, from: coarse, spare: memory.spare)
      }
    }
  }

  /// Evaluates every fourth pixel of the refined blocks and records the prediction errors.
  mutating func evaluateQuarters() {
    let lattice = memory.quarters
    interpolate(lattice, from: memory.eighths)
    for row in 0..<blockRows {
      for column in 0..<memory.blockColumns where blocks.isRefined(column, row) {
        if !batch.hasRoom(for: 3) { recordQuarters() }
        batch.beginUnit(blocks.index(column, row))
        add(2 * column + 1, 2 * row, lattice)
        add(2 * column, 2 * row + 1, lattice)
        add(2 * column + 1, 2 * row + 1, lattice)
      }
    }
    recordQuarters()
  }

  /// Returns the columns and rows of the blocks around a point of the picture, up to two blocks
  /// away from it.
  func blocks(around centre: (column: Double, row: Double)) -> (Range<Int>, Range<Int>) {
    let side = Double(BandPainter.block)
    func range(_ position: Double, _ first: Int) -> Range<Int> {
      let distance = (position - Double(first)) / side
      // So far away there are no blocks, and the conversion to Int could trap.
      guard distance.magnitude < 1e6 else { return 0..<0 }
      return Int((distance - 2).rounded(.down))..<Int((distance + 2).rounded(.up))
    }
    return (range(centre.column, left), range(centre.row, top))
  }

  private mutating func recordQuarters() {
    evaluate(painter.monitored, lines: lines, for: memory.quarters)
    for line in 0..<lines {
      let errors = batch.results(line)
      for unit in 0..<batch.unitCount {
        let block = Int(batch.units[unit])
        for i in 3 * unit..<3 * unit + 3 { blocks.record(errors[i], line, at: block) }
      }
    }
    batch.removeAll()
  }

  /// Evaluates every second pixel of the refined blocks. In each cell one point is evaluated first,
  /// as a spot check. The two others are evaluated if the spot check failed in the cell or in one
  /// of its neighbours.
  mutating func evaluateHalves(_ rule: RefinementRule) {
    let lattice = memory.halves
    interpolate(lattice, from: memory.quarters)
    // Of the blocks around the painted band, only the cells that touch it are needed.
    let cellRows = 1..<blockRows * CellTable.inBlock - 1
    for row in cellRows {
      blocks.forRefinedCells(row) { column in
        if !batch.hasRoom(for: 1) { recordHalves(each: 1, rule) }
        batch.beginUnit(column: column, row: row)
        add(2 * column + 1, 2 * row + 1, lattice)
      }
    }
    recordHalves(each: 1, rule)
    for row in cellRows {
      blocks.forRefinedCells(row) { column in
        guard cells.isNearRough(column, row) else { return }
        if !batch.hasRoom(for: 2) { recordHalves(each: 2, rule) }
        batch.beginUnit(column: column, row: row)
        add(2 * column + 1, 2 * row, lattice)
        add(2 * column, 2 * row + 1, lattice)
      }
    }
    recordHalves(each: 2, rule)
  }

  private mutating func recordHalves(each: Int, _ rule: RefinementRule) {
    evaluate(painter.monitored, lines: lines, for: memory.halves)
    for unit in 0..<batch.unitCount {
      let (column, row) = batch.cell(unit)
      let block = blocks.index(column / CellTable.inBlock, row / CellTable.inBlock)
      let monitor = worst(lines - 1, each, unit)
      let error = levelError(block, each, unit)
      if each == 1 {
        cells.recordSpotCheck(
          column, row, levels: error, after: blocks.levelErrors[block], monitor: monitor, rule)
      } else {
        cells.record(column, row, levels: error, monitor: monitor)
      }
    }
    batch.removeAll()
  }

  /// Returns the prediction error of colours at unit `unit` of the batch, in 8-bit levels. The unit
  /// has `each` points, of which the largest errors are taken, and lies in the block with index
  /// `block`.
  func levelError(_ block: Int, _ each: Int, _ unit: Int) -> Float {
    blocks.errorInLevels(at: block, adding: painter.sensitivity.adds) { worst($0, each, unit) }
  }

  /// Returns the largest prediction error of line `line` at the `each` points of unit `unit` of the
  /// batch, as a difference of the line's values.
  private func worst(_ line: Int, _ each: Int, _ unit: Int) -> Float {
    let errors = batch.results(line) + each * unit
    var worst = errors[0]
    for i in 1..<max(each, 1) { worst = maxError(errors[i], worst) }
    return worst
  }

  /// Adds a point of a lattice to the batch.
  mutating func add(_ column: Int, _ row: Int, _ lattice: Lattice) {
    batch.add(
      column: Float(left + column * lattice.step) + 0.5,
      row: Float(top + row * lattice.step) + 0.5,
      target: lattice.offset(column: column, row: row))
  }

  /// Evaluates the batch, and replaces predictions in the lattice by the values. The batch's
  /// results become the absolute prediction errors. If painting has been cancelled, the values
  /// are 0.
  mutating func evaluate(_ network: UnsafePointer<ck_network>, lines: Int, for lattice: Lattice) {
    let count = batch.count
    guard count > 0 else { return }
    var field = painter.field
    if painter.isWanted() {
      withLines(lines, batch.results) {
        ck_evaluate_at(
          network, &field, batch.columns, batch.rows, count, memory.workspace, $0)
      }
    } else {
      for line in 0..<lines { batch.results(line).update(repeating: 0, count: count) }
    }
    evaluations += count
    for line in 0..<lines {
      ck_replace_predictions(batch.targets, count, batch.results(line), lattice.origin(line))
    }
  }

  private func withLines(
    _ count: Int, _ row: (Int) -> UnsafeMutablePointer<Float>,
    _ body: (UnsafePointer<UnsafeMutablePointer<Float>?>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<Float>?.self, capacity: count) { out in
      for line in 0..<count { out.initializeElement(at: line, to: row(line)) }
      guard let base = out.baseAddress else { return }
      body(base)
    }
  }
}
