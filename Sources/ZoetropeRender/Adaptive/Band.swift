internal import CPPNKernels
internal import ZoetropeFrame

/// One band of a picture on its way from a coarse lattice to pixels.
struct Band {
  private let painter: BandPainter
  private let memory: BandMemory
  /// The first pixel of the first block.
  private let left: Int
  private let top: Int
  private let blockRows: Int
  private var batch: PlaceBatch
  /// What is known of its blocks.
  let blocks: BlockTable
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
  }

  /// The sums, and the watch after them.
  private var lines: Int { painter.channels + 1 }

  /// Asks at every eighth pixel, and finds how well every sixteenth would have done.
  mutating func askEighths() {
    let lattice = memory.eighths
    let places = lattice.columns
    for row in lattice.rows.lowerBound..<blockRows + Lattice.Shape.after {
      var line = ck_line(
        field: painter.field, column: Double(left + places.lowerBound * lattice.step) + 0.5,
        row: Double(top + row * lattice.step) + 0.5, step: Double(lattice.step))
      withLines(lines, { lattice.row($0, row) + places.lowerBound }) {
        ck_evaluate(painter.watched, &line, places.count, memory.workspace, $0)
      }
      evaluations += places.count
    }
    for line in 0..<lines {
      for row in 0...blockRows { compareWithSixteenths(line, row) }
    }
    blocks.measureSlopes(lattice, painter.sensitivity)
  }

  /// How far each value of a row of eighths is from what every other one foretells.
  private func compareWithSixteenths(_ line: Int, _ row: Int) {
    let lattice = memory.eighths
    let columns = lattice.columns
    let sums = memory.spare - columns.lowerBound
    let errors = sums + columns.upperBound
    let values = lattice.row(line, row)
    if row & 1 == 0 {
      for i in stride(from: columns.lowerBound, to: columns.upperBound, by: 2) {
        sums[i] = values[i]
      }
    } else {
      let (a, b) = (lattice.row(line, row - 5), lattice.row(line, row - 3))
      let (c, d) = (lattice.row(line, row - 1), lattice.row(line, row + 1))
      let (e, f) = (lattice.row(line, row + 3), lattice.row(line, row + 5))
      for i in stride(from: columns.lowerBound, to: columns.upperBound, by: 2) {
        sums[i] = Self.between(a[i], b[i], c[i], d[i], e[i], f[i])
      }
    }
    for i in 0...memory.blockColumns {
      let predicted =
        i & 1 == 0
        ? sums[i]
        : Self.between(
          sums[i - 5], sums[i - 3], sums[i - 1], sums[i + 1], sums[i + 3], sums[i + 5])
      errors[i] = (values[i] - predicted).magnitude
    }
    blocks.note(corners: errors, line, above: row)
  }

  /// The middle of six values at equal distances, as the kernels have it but for roundings.
  private static func between(
    _ a: Float, _ b: Float, _ c: Float, _ d: Float, _ e: Float, _ f: Float
  ) -> Float {
    (150 / 256) * (c + d) - (25 / 256) * (b + e) + (3 / 256) * (a + f)
  }

  /// Fills a lattice from one of twice its step, and asks in the chosen blocks, which tells how far
  /// they were missed.
  mutating func refine(from coarse: Lattice, to fine: Lattice) {
    let rows = blockRows * (BandPainter.block / fine.step)
    for line in 0..<lines {
      for row in -Lattice.Shape.before..<rows + Lattice.Shape.after {
        fine.fill(row: row, line: line, from: coarse, spare: memory.spare)
      }
    }
    for blockRow in 0..<blockRows {
      ask(blockRow, fine, comparing: true) { [blocks] in blocks.isChosen($0, blockRow) }
    }
  }

  /// Fills the pixels of a row of blocks, in memory that the next row takes again, asking for those
  /// of some blocks.
  mutating func pixels(blockRow: Int, asking isAsked: (Int) -> Bool) -> Lattice {
    var window = memory.pixels
    window.top = blockRow * BandPainter.block
    for line in 0..<painter.channels {
      // One more on either side, for those who look at neighbours.
      for row in window.top - 1...window.top + BandPainter.block {
        window.fill(row: row, line: line, from: memory.halves, spare: memory.spare)
      }
    }
    ask(blockRow, window, comparing: false, isAsked)
    return window
  }

  /// Asks the network at those values of some blocks of a row that the lattice has and the one of
  /// twice its step has not.
  private mutating func ask(
    _ blockRow: Int, _ lattice: Lattice, comparing: Bool, _ isAsked: (Int) -> Bool
  ) {
    let side = BandPainter.block / lattice.step
    let count = side * side * 3 / 4
    for column in 0..<memory.blockColumns where isAsked(column) {
      if !batch.hasRoom(for: count) { answer(lattice, each: count, comparing: comparing) }
      batch.beginBlock(blocks.place(column, blockRow))
      for row in blockRow * side..<(blockRow + 1) * side {
        let place = Float(top + row * lattice.step) + 0.5
        // Of even rows, the even columns are known.
        let step = row & 1 == 0 ? 2 : 1
        for x in stride(from: column * side + step - 1, to: (column + 1) * side, by: step) {
          batch.add(
            column: Float(left + x * lattice.step) + 0.5, row: place,
            target: lattice.offset(column: x, row: row))
        }
      }
    }
    answer(lattice, each: count, comparing: comparing)
  }

  /// Asks for what is collected, `each` places in every block, and puts the answers in their places.
  private mutating func answer(_ lattice: Lattice, each: Int, comparing: Bool) {
    let count = batch.count
    guard count > 0 else { return }
    var field = painter.field
    let lines = comparing ? lines : painter.channels
    withLines(lines, batch.answers) {
      ck_evaluate_at(
        comparing ? painter.watched : painter.sums, &field, batch.columns, batch.rows, count,
        memory.workspace, $0)
    }
    evaluations += count
    for line in 0..<lines {
      let values = lattice.origin(line)
      let answers = batch.answers(line)
      for i in 0..<count {
        let target = Int(batch.targets[i])
        if comparing {
          let error = (answers[i] - values[target]).magnitude
          blocks.note(error, line, at: Int(batch.blocks[i / each]))
        }
        values[target] = answers[i]
      }
    }
    batch.removeAll()
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
