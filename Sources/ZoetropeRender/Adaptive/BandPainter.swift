internal import CPPNKernels
internal import ZoetropeFrame

/// Paints a picture in bands of rows, evaluating the network only where it cannot be interpolated.
///
/// Interpolated are the sums of the output layer, which stay smooth where channels and colours
/// fold. A band is cut into blocks of 8 x 8 pixels. The network is evaluated at every eighth pixel;
/// where every sixteenth predicts those between, the rest of the block is interpolated. Elsewhere
/// every fourth pixel is evaluated and compared with its prediction, then every second, then all;
/// the last two levels work in cells of 4 x 4 and squares of 2 x 2 pixels, of which one value is
/// evaluated first as a spot check. Predictions are polynomials of degree five, whose error falls
/// with the sixth power of the step; how fast it falls is measured and predicts the error of the
/// next level. A block, cell or square counts as smooth only if its neighbours do.
///
/// Thin features can lie between the evaluated points. They come from hidden neurons that jump,
/// along lines much longer than the features are wide. So one more number is interpolated, the
/// monitor, a sum of all hidden neurons: where its prediction error is half a neuron's jump, the
/// block is not smooth.
///
/// Bands lie at fixed rows and share nothing, so a pixel does not depend on how the picture is cut
/// into strips. docs/adaptive-rendering.md says more, and what was measured.
struct BandPainter {
  /// The side of a block in pixels, and the step of the coarsest lattice.
  static let block = 8
  /// Rows of a band, by the picture's width: fewer in wide pictures, to bound its memory. A band is
  /// computed with one more block on every side, so that its edges have as many neighbours as its
  /// middle.
  static func height(width: Int) -> Int { width <= 2560 ? 128 : width <= 5120 ? 64 : 32 }

  /// Above this share of unresolved blocks, every pixel of a band is evaluated.
  private static let unresolvedShare: Float = 0.8

  /// The network, giving the output layer's sums.
  let sums: UnsafePointer<ck_network>
  /// The network, giving the sums and the monitor.
  let monitored: UnsafePointer<ck_network>
  let field: ck_field
  /// The point, in pixels, around which pictures have detail finer than pixels; nil where there is
  /// none.
  let centre: (column: Double, row: Double)?
  /// The part of the picture to paint, from its top left corner.
  let painted: FrameSize
  /// Rows of a band.
  let bandHeight: Int
  let outputs: [UInt8]
  let sensitivity: Sensitivity
  /// The tolerances of each refinement level.
  let rules: RefinementRule.Schedule
  let colouring: ColourRow
  /// Paints pixels of several colours from several samples; nil at one sample for each pixel.
  let sampler: BlockSampler?
  let memory: BandMemory
  /// False once the picture is not wanted any more. Checked before each evaluation of the network;
  /// from then on values are 0, and the caller throws the picture away.
  let isWanted: () -> Bool

  var channels: Int { outputs.count }

  /// Paints those `rows` of the picture that lie in band `index`; returns how many points were
  /// evaluated.
  func paint(band index: Int, rows: Range<Int>, into pixels: (Int) -> ColourRow.Rows) -> Int {
    let top = index * bandHeight
    let blockRows = (min(bandHeight, painted.height - top) + Self.block - 1) / Self.block
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
    for blockRow in 1...blockRows {
      let first = top + (blockRow - 1) * Self.block
      let wanted = rows.clamped(to: first..<min(first + Self.block, painted.height))
      if wanted.isEmpty { continue }
      let window: Lattice
      if evaluatesAll {
        window = band.evaluateAllPixels(blockRow: blockRow, margin: sampler == nil ? 0 : 1)
      } else {
        for row in max(blockRow - 1, filled + 1)...blockRow + 1 {
          band.interpolatePixels(blockRow: row)
        }
        filled = blockRow + 1
        window = band.evaluateRoughPixels(blockRow: blockRow)
      }
      for row in wanted {
        colour(window, row: row - top + Self.block, into: pixels(row))
      }
      guard let sampler else { continue }
      evaluations += sampler.paint(
        BlockRow(
          band: band, index: blockRow, isFullyEvaluated: evaluatesAll, top: first, rows: wanted,
          sums: window),
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
