internal import CPPNKernels
internal import PixelKernels
internal import ZoetropeFrame

/// A painter of the pixels that need several samples, because colours change much around them. It
/// averages the samples in linear light.
///
/// Where the sums around a pixel lie on parabolas, the samples' sums are interpolated with these
/// parabolas. Elsewhere the network is evaluated at each sample.
struct BlockSampler {
  /// The network whose results are the output layer's sums.
  let network: UnsafePointer<ck_network>
  let outputs: [UInt8]
  let field: ck_field
  let grid: SampleGrid
  /// The colouring, into gamma-encoded colours and into linear light.
  let colouring: ColourRow.Pair
  /// True if colours jump where channels change smoothly.
  let hasJumps: Bool
  let sensitivity: Sensitivity
  let memory: SampleMemory

  var channels: Int { outputs.count }

  /// The bits of a pixel's mark. A pixel whose mark is 0 has one sample only.
  enum Mark {
    /// The pixel gets four samples, unless it gets all.
    static let few: UInt8 = 1
    /// The pixel gets all samples.
    static let all: UInt8 = 2
    /// The pixel gets all samples, and the network is evaluated at them instead of interpolating
    /// their sums.
    static let evaluated: UInt8 = 4
  }

  /// Paints those pixels of a row of blocks that need several samples, and returns the number of
  /// evaluated points. `pixels` returns a row of the picture, which is already painted with one
  /// sample for each pixel.
  func paint(_ row: BlockRow, into pixels: (Int) -> ColourRow.Rows) -> Int {
    guard choose(row, pixels) else { return 0 }
    let few = grid.count > SampleGrid.few.count ? SampleGrid.few : grid
    var full = Samples(grid, row.band.batch)
    var needsEvaluation = false
    var isFew = false
    forMarked(row) { column, line, mark in
      guard row.isParabolic(column, line) else {
        memory.marks(row: line)[column] = Mark.evaluated
        needsEvaluation = true
        return
      }
      if mark & Mark.all == 0 {
        isFew = true
        return
      }
      full.add(column, line, offset: row.sums.offset(column: column, row: row.bandRow(line)))
      memory.marks(row: line)[column] = 0
      if full.isFull { interpolate(&full, row, into: pixels) }
    }
    interpolate(&full, row, into: pixels)
    if isFew {
      var part = Samples(few, row.band.batch)
      forMarked(row) { column, line, mark in
        if mark != Mark.few { return }
        part.add(column, line, offset: row.sums.offset(column: column, row: row.bandRow(line)))
        if part.isFull { interpolate(&part, row, into: pixels) }
      }
      interpolate(&part, row, into: pixels)
    }
    guard needsEvaluation else { return 0 }
    var count = 0
    forMarked(row) { column, line, mark in
      if mark != Mark.evaluated { return }
      full.add(column, line, offset: 0)
      count += grid.count
      if full.isFull { evaluate(&full, row, into: pixels) }
    }
    evaluate(&full, row, into: pixels)
    return count
  }

  /// Calls `body` with the column, the row and the mark of each marked pixel. The column is counted
  /// in the band, and the row in the row of blocks.
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

  /// Paints the collected pixels. The sums of their samples are interpolated from the sums of
  /// neighbouring pixels.
  private func interpolate(
    _ samples: inout Samples, _ row: BlockRow, into pixels: (Int) -> ColourRow.Rows
  ) {
    let (batch, grid, count) = (samples.batch, samples.grid, samples.count)
    guard count > 0 else { return }
    for channel in 0..<channels {
      ck_interpolate_samples(
        row.sums.row(channel, row.sums.top), row.sums.stride, batch.targets, count, grid.side,
        batch.results(channel))
    }
    average(&samples, row, into: pixels)
  }

  /// Evaluates the network at the samples of the collected pixels, and paints these pixels.
  private func evaluate(
    _ samples: inout Samples, _ row: BlockRow, into pixels: (Int) -> ColourRow.Rows
  ) {
    let (batch, grid, count) = (samples.batch, samples.grid, samples.count)
    guard count > 0 else { return }
    // Emptied, or the pixels that are still added would be written beyond the batch.
    guard row.band.painter.isWanted() else { return samples.removeAll() }
    for sample in 0..<grid.count {
      let position = grid.position(sample)
      for unit in 0..<count {
        let (column, line) = samples.pixel(unit)
        let i = sample * count + unit
        batch.columns[i] = Float(Double(column - BlockRow.left) + position.right)
        batch.rows[i] = Float(Double(row.top + line) + position.down)
      }
    }
    var field = field
    withUnsafeTemporaryAllocation(
      of: UnsafeMutablePointer<Float>?.self, capacity: channels
    ) { out in
      for channel in 0..<channels {
        out.initializeElement(at: channel, to: batch.results(channel))
      }
      guard let base = out.baseAddress else { return }
      ck_evaluate_at(
        network, &field, batch.columns, batch.rows, count * grid.count,
        row.band.memory.workspace, base)
    }
    average(&samples, row, into: pixels)
  }

  /// Paints the collected pixels with the mean colours of their samples. The sums of the samples
  /// are the results of the batch.
  private func average(
    _ samples: inout Samples, _ row: BlockRow, into pixels: (Int) -> ColourRow.Rows
  ) {
    let (batch, grid, count) = (samples.batch, samples.grid, samples.count)
    // The colours are written to the memory of the points, which are no longer needed.
    let colours = ColourRow.Rows(red: batch.columns, green: batch.rows, blue: batch.results(0))
    colouring.linear.apply(
      ChannelRows(outputs, row: batch.results), to: colours, count: count * grid.count)
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

/// A group of pixels whose samples are computed together.
private struct Samples {
  let grid: SampleGrid
  private(set) var batch: PointBatch

  init(_ grid: SampleGrid, _ batch: PointBatch) {
    self.grid = grid
    self.batch = batch
    self.batch.removeAll()
  }

  var count: Int { batch.unitCount }

  /// True if the samples of one more pixel would not fit.
  var isFull: Bool { (count + 1) * grid.count > PointBatch.capacity }

  /// Adds the pixel in column `column` of the band and row `line` of the row of blocks. Its sums
  /// are at `offset` in each line of the window.
  mutating func add(_ column: Int, _ line: Int, offset: Int) {
    precondition(!isFull, "A batch of samples has no room for another pixel.")
    batch.targets[count] = Int32(truncatingIfNeeded: offset)
    batch.beginUnit(line << 24 | column)
  }

  func pixel(_ index: Int) -> (column: Int, line: Int) {
    (Int(batch.units[index] & 0xFFFFFF), Int(batch.units[index] >> 24))
  }

  mutating func removeAll() { batch.removeAll() }
}
