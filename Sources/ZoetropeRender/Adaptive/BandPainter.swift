internal import CPPNKernels
internal import ZoetropeFrame

/// Paints a picture in bands of rows, asking the network where it must.
///
/// What is interpolated are the sums that the output layer makes: they are smooth where channels and
/// colours fold. A band is cut into blocks of 8 x 8 pixels. The network is asked at every eighth
/// pixel. Where the values at every sixteenth foretell those between them, the rest of the block is
/// interpolated; elsewhere it is asked at every fourth pixel, which are foretold in turn, then at
/// every second, then at all, the last two in cells of 4 x 4 and squares of 2 x 2 pixels of which one
/// value is asked first. Values are foretold by a polynomial of the fifth degree, whose error falls
/// with the sixth power of the step; how fast it falls is seen, and tells of the next step. A block,
/// cell or square counts as smooth only when its neighbours are.
///
/// Thin features might lie between the places asked. They come from hidden neurons that switch,
/// along lines much longer than the features themselves; so one more number is watched, a sum of all
/// hidden neurons, and where it is missed by as much as one neuron's jump the block is not smooth.
///
/// Bands lie at fixed places and know nothing of one another, so a pixel does not depend on how the
/// picture is cut into strips.
struct BandPainter {
  /// The side of a block, and the step of the coarsest lattice.
  static let block = 8
  /// How many rows a band of a picture so wide has: as many as keep its memory small. A band is
  /// computed with a block more on every side, lest its borders know less than its middle.
  static func height(width: Int) -> Int { width <= 2560 ? 128 : width <= 5120 ? 64 : 32 }

  /// From what share of hopeless blocks on every pixel of a band is asked.
  private static let lost: Float = 0.8

  /// The output layer's sums.
  let sums: UnsafePointer<ck_network>
  /// The sums, and the watch.
  let watched: UnsafePointer<ck_network>
  let field: ck_field
  /// Where pictures may be finer than pixels whatever is around, in pixels.
  let centre: (column: Double, row: Double)?
  /// How many columns are painted, from the left, and rows, from the top.
  let painted: FrameSize
  /// How many rows a band has.
  let bandHeight: Int
  let outputs: [UInt8]
  let sensitivity: Sensitivity
  /// What the picture is asked from step to step.
  let course: Foresight.Course
  let colouring: ColourRow
  /// What paints the blocks that fold, where pixels have several samples.
  let sampler: BlockSampler?
  let memory: BandMemory
  /// Whether the picture is still wanted. Checked before each evaluation of the network: once it is not,
  /// zeros stand for what is left, and the picture is thrown away.
  let isWanted: () -> Bool

  var channels: Int { outputs.count }

  /// Paints those `rows` of the picture that lie in band `index`; returns how many points the network
  /// was asked at.
  func paint(band index: Int, rows: Range<Int>, into pixels: (Int) -> ColourRow.Rows) -> Int {
    let top = index * bandHeight
    let blockRows = (min(bandHeight, painted.height - top) + Self.block - 1) / Self.block
    var band = Band(
      painter: self, left: -Self.block, top: top - Self.block, blockRows: blockRows + 2)
    var evaluations = 0
    band.askEighths()
    if let sampler {
      band.blocks.measureSteepness(memory.eighths, sensitivity, over: sampler.bend / 8)
    }
    let adds = sensitivity.adds
    band.blocks.decide(course.eighths, adding: adds)
    band.askQuarters()
    band.blocks.widenSlopes(memory.quarters, sensitivity)
    let hopeless = band.blocks.decide(course.quarters, adding: adds)
    if let centre { band.blocks.ask(band.blocks(around: centre)) }
    // Where nearly all is to be asked, it is cheaper asked row by row.
    let asksAll = Float(hopeless) > Self.lost * Float(memory.blockColumns * (blockRows + 2))
    if !asksAll {
      band.askHalves(course.firstHalves)
      band.cells.decide(band.blocks, course.halves)
    }
    var filled = -1
    for blockRow in 1...blockRows {
      let first = top + (blockRow - 1) * Self.block
      let wanted = rows.clamped(to: first..<min(first + Self.block, painted.height))
      if wanted.isEmpty { continue }
      let window: Lattice
      if asksAll {
        window = band.askPixels(blockRow: blockRow, margin: sampler == nil ? 0 : 1)
      } else {
        for row in max(blockRow - 1, filled + 1)...blockRow + 1 { band.fillPixels(blockRow: row) }
        filled = blockRow + 1
        window = band.finishPixels(blockRow: blockRow)
      }
      for row in wanted {
        colour(window, row: row - top + Self.block, into: pixels(row))
      }
      guard let sampler else { continue }
      evaluations += sampler.paint(
        BlockRow(
          band: band, index: blockRow, isAsked: asksAll, top: first, rows: wanted, sums: window),
        into: pixels)
    }
    return evaluations + band.evaluations
  }

  /// Turns a row of sums into colours.
  private func colour(_ window: Lattice, row: Int, into pixels: ColourRow.Rows) {
    colouring.apply(
      ChannelRows(outputs) { window.row($0, row) + Self.block }, to: pixels,
      count: painted.width)
  }
}
