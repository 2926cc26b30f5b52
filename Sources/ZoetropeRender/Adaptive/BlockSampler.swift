internal import CPPNKernels
internal import PixelKernels
internal import ZoetropeFrame

/// Paints the pixels that show more than one colour, from several samples each, averaged in linear
/// light.
///
/// Between pixels whose sums lie on parabolas the samples' sums are taken from those; elsewhere the
/// network is asked for each.
struct BlockSampler {
  /// The output layer's sums.
  let network: UnsafePointer<ck_network>
  let outputs: [UInt8]
  let field: ck_field
  let grid: SampleGrid
  /// Encoded colours, and linear light.
  let colouring: ColourRow.Pair
  /// Whether colours jump somewhere.
  let hasJumps: Bool
  let sensitivity: Sensitivity
  let memory: SampleMemory

  var channels: Int { outputs.count }

  /// What a pixel's mark says, bit by bit.
  enum Mark {
    /// It gets samples.
    static let few: UInt8 = 1
    /// It gets all of them.
    static let all: UInt8 = 2
    /// The network is asked for them.
    static let asked: UInt8 = 4
  }

  /// Paints what needs samples in a row of blocks; returns how many points the network was asked at.
  func paint(_ row: BlockRow, into pixels: (Int) -> ColourRow.Rows) -> Int {
    guard choose(row, pixels) else { return 0 }
    let few = grid.count > SampleGrid.few.count ? SampleGrid.few : grid
    var full = Samples(grid, row.band.batch)
    var isAsked = false
    var isFew = false
    forMarked(row) { column, line, mark in
      guard row.isResolved(column, line) else {
        memory.marks(row: line)[column] = Mark.asked
        isAsked = true
        return
      }
      if mark & Mark.all == 0 {
        isFew = true
        return
      }
      full.add(column, line, place: row.sums.offset(column: column, row: row.place(line)))
      memory.marks(row: line)[column] = 0
      if full.isFull { interpolate(&full, row, into: pixels) }
    }
    interpolate(&full, row, into: pixels)
    if isFew {
      var part = Samples(few, row.band.batch)
      forMarked(row) { column, line, mark in
        if mark != Mark.few { return }
        part.add(column, line, place: row.sums.offset(column: column, row: row.place(line)))
        if part.isFull { interpolate(&part, row, into: pixels) }
      }
      interpolate(&part, row, into: pixels)
    }
    guard isAsked else { return 0 }
    var count = 0
    forMarked(row) { column, line, mark in
      if mark != Mark.asked { return }
      full.add(column, line, place: 0)
      count += grid.count
      if full.isFull { ask(&full, row, into: pixels) }
    }
    ask(&full, row, into: pixels)
    return count
  }

  /// Calls `body` with the columns, rows and marks of the pixels that are marked.
  @inline(__always)
  private func forMarked(_ row: BlockRow, _ body: (Int, Int, UInt8) -> Void) {
    let columns = BlockRow.left..<BlockRow.left + row.band.painter.painted.width
    for line in row.rows.lowerBound - row.top..<row.rows.upperBound - row.top {
      let marks = memory.marks(row: line)
      for block in stride(from: columns.lowerBound, to: columns.upperBound, by: BandPainter.block) {
        let eight = UnsafeRawPointer(marks + block).loadUnaligned(as: UInt64.self)
        if eight == 0 { continue }
        for column in block..<min(block + BandPainter.block, columns.upperBound)
        where marks[column] != 0 {
          body(column, line, marks[column])
        }
      }
    }
  }

  /// Paints the collected pixels by their neighbours' sums.
  private func interpolate(
    _ samples: inout Samples, _ row: BlockRow, into pixels: (Int) -> ColourRow.Rows
  ) {
    let (batch, grid, count) = (samples.batch, samples.grid, samples.count)
    guard count > 0 else { return }
    for channel in 0..<channels {
      ck_samples_between(
        row.sums.row(channel, row.sums.top), row.sums.stride, batch.targets, count, grid.side,
        batch.answers(channel))
    }
    average(&samples, row, into: pixels)
  }

  /// Paints the collected pixels by asking the network.
  private func ask(
    _ samples: inout Samples, _ row: BlockRow, into pixels: (Int) -> ColourRow.Rows
  ) {
    let (batch, grid, count) = (samples.batch, samples.grid, samples.count)
    guard count > 0 else { return }
    for sample in 0..<grid.count {
      let place = grid.place(sample)
      for unit in 0..<count {
        let (column, line) = samples.pixel(unit)
        let i = sample * count + unit
        batch.columns[i] = Float(Double(column - BlockRow.left) + place.right)
        batch.rows[i] = Float(Double(row.top + line) + place.down)
      }
    }
    var field = field
    guard row.band.painter.isWanted() else { return }
    withUnsafeTemporaryAllocation(
      of: UnsafeMutablePointer<Float>?.self, capacity: channels
    ) { out in
      for channel in 0..<channels {
        out.initializeElement(at: channel, to: batch.answers(channel))
      }
      guard let base = out.baseAddress else { return }
      ck_evaluate_at(
        network, &field, batch.columns, batch.rows, count * grid.count,
        row.band.memory.workspace, base)
    }
    average(&samples, row, into: pixels)
  }

  /// Paints the collected pixels in the mean colour of their samples, whose sums are known.
  private func average(
    _ samples: inout Samples, _ row: BlockRow, into pixels: (Int) -> ColourRow.Rows
  ) {
    let (batch, grid, count) = (samples.batch, samples.grid, samples.count)
    // The places are not needed any more: colours lie where they were.
    let colours = ColourRow.Rows(red: batch.columns, green: batch.rows, blue: batch.answers(0))
    colouring.linear.apply(
      ChannelRows(outputs, row: batch.answers), to: colours, count: count * grid.count)
    let share = 1 / Float(grid.count)
    colours.forEachPlane { plane in
      for sample in 1..<grid.count {
        let part = plane + sample * count
        for i in 0..<count { plane[i] += part[i] }
      }
      for i in 0..<count { plane[i] *= share }
      ck_srgb_encode(plane, plane, count)
    }
    for unit in 0..<count {
      let (column, line) = samples.pixel(unit)
      let target = pixels(row.top + line) + (column - BlockRow.left)
      target.red[0] = colours.red[unit]
      target.green[0] = colours.green[unit]
      target.blue[0] = colours.blue[unit]
    }
    samples.removeAll()
  }
}

/// Pixels whose samples are painted together.
private struct Samples {
  let grid: SampleGrid
  private(set) var batch: PlaceBatch

  init(_ grid: SampleGrid, _ batch: PlaceBatch) {
    self.grid = grid
    self.batch = batch
    self.batch.removeAll()
  }

  var count: Int { batch.unitCount }

  /// Whether the samples of one more would not fit.
  var isFull: Bool { (count + 1) * grid.count > PlaceBatch.capacity }

  /// Adds a pixel in a column of the band and a row of the row of blocks, whose sums are at `place`.
  mutating func add(_ column: Int, _ line: Int, place: Int) {
    batch.targets[count] = Int32(truncatingIfNeeded: place)
    batch.beginUnit(line << 24 | column)
  }

  func pixel(_ index: Int) -> (column: Int, line: Int) {
    (Int(batch.units[index] & 0xFFFFFF), Int(batch.units[index] >> 24))
  }

  mutating func removeAll() { batch.removeAll() }
}
