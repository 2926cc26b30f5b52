internal import CPPNKernels
internal import ZoetropeFrame

/// One band of a picture on its way from a coarse lattice to pixels.
struct Band {
  let painter: BandPainter
  let memory: BandMemory
  /// The first pixel of the first block.
  let left: Int
  let top: Int
  let blockRows: Int
  var batch: PlaceBatch
  /// What is known of its blocks.
  let blocks: BlockTable
  /// What is known of the quarters of its blocks.
  let cells: CellTable
  /// Which of its pixels must be asked.
  let squares: Flags
  /// How many points the network was asked at.
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

  /// How many squares of 2 x 2 pixels lie side by side in a block, and one above the other.
  static let squaresInBlock = 4

  /// The sums, and the watch after them.
  private var lines: Int { painter.channels + 1 }

  /// Asks at every eighth pixel, and finds how well every sixteenth would have done.
  mutating func askEighths() {
    let lattice = memory.eighths
    let places = lattice.columns
    for row in lattice.rows.lowerBound..<blockRows + Lattice.Shape.after {
      askLine(painter.watched, lines: lines, lattice, row, places)
    }
    for line in 0..<lines {
      for row in 0...blockRows { compareWithSixteenths(line, row) }
    }
    blocks.measureSlopes(lattice, painter.sensitivity)
  }

  /// Asks at some places of a row of a lattice.
  mutating func askLine(
    _ network: UnsafePointer<ck_network>, lines: Int, _ lattice: Lattice, _ row: Int,
    _ places: Range<Int>
  ) {
    let step = lattice.step
    var line = ck_line(
      field: painter.field, column: Double(left + places.lowerBound * step) + 0.5,
      row: Double(top + row * step) + 0.5, step: Double(step))
    guard painter.isWanted() else {
      for line in 0..<lines {
        (lattice.row(line, row) + places.lowerBound).update(repeating: 0, count: places.count)
      }
      return
    }
    withLines(lines, { lattice.row($0, row) + places.lowerBound }) {
      ck_evaluate(network, &line, places.count, memory.workspace, $0)
    }
    evaluations += places.count
  }

  /// How far each value of a row of eighths is from what every other one foretells.
  private func compareWithSixteenths(_ line: Int, _ row: Int) {
    let lattice = memory.eighths
    let count = memory.blockColumns + 1
    let errors = memory.spare + count + 9
    let values = lattice.row(line, row)
    if row & 1 == 0 {
      ck_second_misses(values, nil, nil, errors, count)
    } else {
      withUnsafeTemporaryAllocation(of: UnsafePointer<Float>?.self, capacity: 6) { six in
        for i in 0..<6 {
          six.initializeElement(at: i, to: UnsafePointer(lattice.row(line, row - 5 + 2 * i)))
        }
        ck_second_misses(values, six.baseAddress, memory.spare, errors, count)
      }
    }
    blocks.note(corners: errors, line, above: row)
  }

  /// Fills a lattice from one of twice its step.
  private func fill(_ fine: Lattice, from coarse: Lattice) {
    let rows = blockRows * (BandPainter.block / fine.step)
    for line in 0..<lines {
      for row in -Lattice.Shape.before..<rows + Lattice.Shape.after {
        fine.fill(row: row, line: line, from: coarse, spare: memory.spare)
      }
    }
  }

  /// Asks at every fourth pixel of the chosen blocks, which tells how far they were missed.
  mutating func askQuarters() {
    let lattice = memory.quarters
    fill(lattice, from: memory.eighths)
    for row in 0..<blockRows {
      for column in 0..<memory.blockColumns where blocks.isChosen(column, row) {
        if !batch.hasRoom(for: 3) { noteQuarters() }
        batch.beginUnit(blocks.place(column, row))
        add(2 * column + 1, 2 * row, lattice)
        add(2 * column, 2 * row + 1, lattice)
        add(2 * column + 1, 2 * row + 1, lattice)
      }
    }
    noteQuarters()
  }

  /// The blocks around a point, up to two on either side of it.
  func blocks(around centre: (column: Double, row: Double)) -> (Range<Int>, Range<Int>) {
    let side = Double(BandPainter.block)
    func range(_ place: Double, _ first: Int) -> Range<Int> {
      let place = (place - Double(first)) / side
      // Beyond any band there is none; nothing so far away is a whole number of blocks away.
      guard place.magnitude < 1e6 else { return 0..<0 }
      return Int((place - 2).rounded(.down))..<Int((place + 2).rounded(.up))
    }
    return (range(centre.column, left), range(centre.row, top))
  }

  private mutating func noteQuarters() {
    evaluate(painter.watched, lines: lines, for: memory.quarters)
    for line in 0..<lines {
      let misses = batch.answers(line)
      for unit in 0..<batch.unitCount {
        let place = Int(batch.units[unit])
        for i in 3 * unit..<3 * unit + 3 { blocks.note(misses[i], line, at: place) }
      }
    }
    batch.removeAll()
  }

  /// Asks at every second pixel of the chosen blocks: first for one in each cell, then for the others
  /// where that was missed.
  mutating func askHalves(_ rule: Foresight) {
    let lattice = memory.halves
    fill(lattice, from: memory.quarters)
    // Of the blocks beyond the band, those cells that touch it will do.
    let cellRows = 1..<blockRows * CellTable.inBlock - 1
    for row in cellRows {
      blocks.forChosenCells(row) { column in
        if !batch.hasRoom(for: 1) { noteHalves(each: 1, rule) }
        batch.beginUnit(column: column, row: row)
        add(2 * column + 1, 2 * row + 1, lattice)
      }
    }
    noteHalves(each: 1, rule)
    for row in cellRows {
      blocks.forChosenCells(row) { column in
        guard cells.isNearRough(column, row) else { return }
        if !batch.hasRoom(for: 2) { noteHalves(each: 2, rule) }
        batch.beginUnit(column: column, row: row)
        add(2 * column + 1, 2 * row, lattice)
        add(2 * column, 2 * row + 1, lattice)
      }
    }
    noteHalves(each: 2, rule)
  }

  private mutating func noteHalves(each: Int, _ rule: Foresight) {
    evaluate(painter.watched, lines: lines, for: memory.halves)
    for unit in 0..<batch.unitCount {
      let (column, row) = batch.cell(unit)
      let block = blocks.place(column / CellTable.inBlock, row / CellTable.inBlock)
      let watch = worst(lines - 1, each, unit)
      let codes = codes(block, each, unit)
      if each == 1 {
        cells.begin(
          column, row, codes: codes, after: blocks.codes[block], watch: watch, rule)
      } else {
        cells.note(column, row, codes: codes, watch: watch)
      }
    }
    batch.removeAll()
  }

  /// By how many codes the worst of those `each` places was missed that a unit of the batch has, which
  /// lies in the block at `block`.
  func codes(_ block: Int, _ each: Int, _ unit: Int) -> Float {
    blocks.codes(at: block, adding: painter.sensitivity.adds) { worst($0, each, unit) }
  }

  /// By how much the worst of `each` places of a unit of the batch was missed.
  private func worst(_ line: Int, _ each: Int, _ unit: Int) -> Float {
    let misses = batch.answers(line) + each * unit
    var worst = misses[0]
    for i in 1..<max(each, 1) { worst = misses[i].worse(than: worst) }
    return worst
  }

  /// Adds a value of a lattice to those to be asked.
  mutating func add(_ column: Int, _ row: Int, _ lattice: Lattice) {
    batch.add(
      column: Float(left + column * lattice.step) + 0.5,
      row: Float(top + row * lattice.step) + 0.5,
      target: lattice.offset(column: column, row: row))
  }

  /// Asks for what is collected and puts the answers in their places; what is left of them is how far
  /// they were missed.
  mutating func evaluate(_ network: UnsafePointer<ck_network>, lines: Int, for lattice: Lattice) {
    let count = batch.count
    guard count > 0 else { return }
    var field = painter.field
    if painter.isWanted() {
      withLines(lines, batch.answers) {
        ck_evaluate_at(
          network, &field, batch.columns, batch.rows, count, memory.workspace, $0)
      }
    } else {
      for line in 0..<lines { batch.answers(line).update(repeating: 0, count: count) }
    }
    evaluations += count
    for line in 0..<lines {
      ck_settle(batch.targets, count, batch.answers(line), lattice.origin(line))
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
