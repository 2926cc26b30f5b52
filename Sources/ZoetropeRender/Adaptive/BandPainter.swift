internal import CPPNKernels
internal import ZoetropeFrame

/// A painter of pictures in bands of rows. It evaluates the network only where values cannot be
/// interpolated.
///
/// The sums of the output layer are interpolated, because they stay smooth where channels and
/// colours fold. A band is divided into blocks of 8 x 8 pixels. The network is evaluated at every
/// eighth pixel, and each value is compared with its prediction from every sixteenth. If the
/// predictions are good, the rest of a block is interpolated. In the other blocks, every fourth
/// pixel is evaluated and compared with its prediction, then every second, then all. The last two
/// levels work in cells of 4 x 4 and in squares of 2 x 2 pixels. In each of these, one value is
/// evaluated first as a spot check.
///
/// Predictions are polynomials of degree five, whose error falls with the sixth power of the
/// lattice's spacing. The painter measures how fast errors fall from level to level, and predicts
/// the error of the next level from this. A block, cell or square counts as smooth only if its
/// neighbours are smooth, too.
///
/// Features that are thinner than the spacing can lie between the evaluated points. They come from
/// hidden neurons that jump along a line. Such a line is much longer than the feature is wide, and
/// evaluated points lie on both sides of it. So the values of the neuron show the jump even if the
/// sums do not. Therefore one more number is interpolated: the monitor, which is a sum of hidden
/// neurons. Where its prediction error exceeds half a neuron's jump, the block is not smooth.
///
/// Bands lie at fixed rows and share nothing, so a pixel does not depend on how the picture is
/// divided into strips. docs/adaptive-rendering.md describes the scheme in detail, with
/// measurements.
struct BandPainter {
  /// The side of a block in pixels, which is also the spacing of the coarsest lattice.
  static let block = 8
  /// Returns the number of rows of a band in a picture that is `width` pixels wide. Bands of wide
  /// pictures have fewer rows, which limits their memory. A band is computed with one more block on
  /// every side, so that the blocks at its edges have neighbours, too.
  static func height(width: Int) -> Int { width <= 2560 ? 128 : width <= 5120 ? 64 : 32 }

  /// The share of unresolved blocks above which every pixel of a band is evaluated.
  private static let unresolvedShare: Float = 0.8

  /// The network whose results are the output layer's sums.
  let sums: UnsafePointer<ck_network>
  /// The network whose results are the sums and the monitor.
  let monitored: UnsafePointer<ck_network>
  let field: ck_field
  /// The point, in pixels, around which pictures have detail finer than pixels; nil if there is no
  /// such point.
  let centre: (column: Double, row: Double)?
  /// The size of the part of the picture to paint. The part begins at the picture's top left
  /// corner.
  let painted: FrameSize
  /// The number of rows of a band.
  let bandHeight: Int
  let outputs: [UInt8]
  let sensitivity: Sensitivity
  /// The refinement rule of each level.
  let rules: RefinementRule.Schedule
  let colouring: ColourRow
  /// The painter of pixels that need several samples; nil if every pixel has one sample.
  let sampler: BlockSampler?
  let memory: BandMemory
  /// Returns false once the picture is no longer needed. It is called before each group of points
  /// that is evaluated. Once it has returned false, points get the value 0, and the caller discards
  /// the picture.
  let isWanted: () -> Bool

  var channels: Int { outputs.count }

  /// Paints those `rows` of the picture that lie in band `index`, and returns the number of
  /// evaluated points. `pixels` returns the pixels of a row of the picture.
  func paint(band index: Int, rows: Range<Int>, into pixels: (Int) -> ColourRow.Rows) -> Int {
    paint(
      band: index, rows: rows,
      row: { window, line, row in colour(window, row: line, into: pixels(row)) },
      samples: { sampler?.paint($0, into: pixels) ?? 0 })
  }

  /// Computes those `rows` of the picture that lie in band `index`, and returns the number of
  /// evaluated points. `row` is called with the lattice that has a row's sums, the number of the row
  /// in the lattice and in the picture. `samples` paints the pixels of a row of blocks that need
  /// several samples, and returns their number of evaluations; it is called if there is a sampler.
  ///
  /// - Parameter margin: the number of rows above and below the band, at most 2, that `rows` may
  ///   include; they may lie outside the picture.
  func paint(
    band index: Int, rows: Range<Int>, margin: Int = 0, row: (Lattice, Int, Int) -> Void,
    samples: (BlockRow) -> Int
  ) -> Int {
    let top = index * bandHeight
    let bottom = min(top + bandHeight, painted.height)
    let blockRows = (bottom - top + Self.block - 1) / Self.block
    var band = Band(
      painter: self, left: -Self.block, top: top - Self.block, blockRows: blockRows + 2)
    var evaluations = 0
    band.evaluateEighths()
    if let sampler {
      band.blocks.measureSteepness(memory.eighths, sensitivity, over: sampler.curvatureForFew / 8)
    }
    let adds = sensitivity.adds
    band.blocks.chooseRefined(by: rules.eighths, adding: adds)
    band.evaluateQuarters()
    band.blocks.widenSlopes(memory.quarters, sensitivity)
    let unresolved = band.blocks.chooseRefined(by: rules.quarters, adding: adds)
    if let centre { band.blocks.evaluateFully(band.blocks(around: centre)) }
    // Where nearly all pixels must be evaluated, whole rows are cheaper than single points.
    let evaluatesAll =
      Float(unresolved) > Self.unresolvedShare * Float(memory.blockColumns * (blockRows + 2))
    if !evaluatesAll {
      band.evaluateHalves(rules.spotCheck)
      band.cells.findRough(band.blocks, rules.halves)
    }
    var filled = -1
    for blockRow in 0...blockRows + 1 {
      let first = top + (blockRow - 1) * Self.block
      let wanted = rows.clamped(to: top - margin..<bottom + margin)
        .clamped(to: first..<first + Self.block)
      if wanted.isEmpty { continue }
      // Blocks beyond the band are computed as far as they are wanted.
      let isBeyond = blockRow == 0 || blockRow > blockRows
      let lines =
        isBeyond ? wanted.lowerBound - first..<wanted.upperBound - first : 0..<Self.block
      let window: Lattice
      if evaluatesAll {
        window = band.evaluateAllPixels(
          blockRow: blockRow, lines, margin: sampler == nil ? 0 : 1)
      } else {
        let last = min(blockRow, blockRows) + 1
        for row in max(blockRow - 1, filled + 1)..<max(last, filled) + 1 {
          band.interpolatePixels(blockRow: row)
        }
        filled = last
        window = band.evaluateRoughPixels(blockRow: blockRow, lines)
      }
      for number in wanted { row(window, number - top + Self.block, number) }
      guard sampler != nil else { continue }
      evaluations += samples(
        BlockRow(
          band: band, index: blockRow, isFullyEvaluated: evaluatesAll, top: first, rows: wanted,
          sums: window))
    }
    return evaluations + band.evaluations
  }

  /// Colours row `row` of the band, whose sums are in `window`.
  private func colour(_ window: Lattice, row: Int, into pixels: ColourRow.Rows) {
    colouring.apply(
      ChannelRows(outputs) { window.row($0, row) + Self.block }, to: pixels,
      count: painted.width)
  }
}
