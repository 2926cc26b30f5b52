/// The points and instants at which balanced weights are calibrated.
///
/// There are twelve groups or more, each with a latent vector and a phase of its own, or one where
/// neither changes anything. Points come in threes: a pixel of the field's picture, its neighbour to the
/// right and its neighbour below.
struct CalibrationPoints: Sendable {
  /// The number of groups, an even number, and the number of pixels in each, a multiple of 8.
  struct Count: Sendable {
    let groups: Int
    let pixels: Int
    /// True if each two groups with opposite `z`, half a turn apart in time, have equal pixels, so
    /// that they show what moves.
    var isPaired = false

    /// The number of points: each pixel and its two neighbours are three.
    var points: Int { 3 * groups * pixels }
  }

  /// The number of groups.
  let groups: Int
  /// The number of blocks of eight points in a group: those of the pixels, then as many of the
  /// neighbours to the right, then as many of those below.
  let blocksPerGroup: Int
  /// The values that the network sees, for each block in turn: rows of features, then rows of `z`.
  let inputs: [Eight]
  /// True if `z` or time makes the pictures of the groups differ.
  let isMoving: Bool
  /// True if the groups are pairs with opposite `z`, half a turn apart in time, and equal pixels.
  let isPaired: Bool
  /// The number of values that the network sees at a point.
  let inputCount: Int

  /// The cell of each pixel of all groups, -1 within the core; nil where `busy` is no median over
  /// cells.
  let cells: [Int]?
  /// The number of cells: four by three.
  static let cellCount = 12

  /// The number of blocks of all groups.
  var blocks: Int { groups * blocksPerGroup }

  /// Returns the blocks of a group.
  func blocks(ofGroup group: Int) -> Range<Int> {
    group * blocksPerGroup..<(group + 1) * blocksPerGroup
  }

  /// Returns the blocks of a group's pixels, without their neighbours.
  func pixelBlocks(ofGroup group: Int) -> Range<Int> {
    blocks(ofGroup: group).prefix(blocksPerGroup / 3)
  }

  /// Computes the calibration points of a network.
  ///
  /// - Parameter count: the number of groups and pixels where the picture changes with `z` or time;
  ///   elsewhere a single group has all of the pixels.
  init(_ architecture: Architecture, _ field: BalanceField, _ count: Count) {
    let moments = Self.moments(architecture, field, count.groups)
    groups = moments.count
    let pixels = count.groups * count.pixels / groups
    isMoving = architecture.latent > 0 || architecture.inputs.contains(.time)
    isPaired = count.isPaired && isMoving
    blocksPerGroup = 3 * pixels / 8
    inputCount = architecture.featureCount + architecture.latent
    var inputs = [Eight](
      repeating: Eight(repeating: 0), count: groups * blocksPerGroup * inputCount)
    for (group, moment) in moments.enumerated() {
      for (part, offset) in [SIMD2(0.0, 0.0), SIMD2(1.0, 0.0), SIMD2(0.0, 1.0)].enumerated() {
        for pixel in 0..<pixels {
          // Paired groups have equal pixels.
          let place = Self.pixel((isPaired ? group / 2 : group) * pixels + pixel) + offset
          let point = field.point(place) / moment.zoom + moment.shift
          let features = architecture.features(
            x: point.x, y: point.y, phase: moment.phase, domain: moment.domain(of: field))
          let index = part * pixels + pixel
          let block = group * blocksPerGroup + index / 8
          for (row, value) in (features + moment.latent).enumerated() {
            inputs[block * inputCount + row][index % 8] = value
          }
        }
      }
    }
    self.inputs = inputs
    guard architecture.inputs.contains(where: { $0.variation.isFineAtCentre }) else {
      cells = nil
      return
    }
    var cells: [Int] = []
    for group in moments.indices {
      for pixel in 0..<pixels {
        cells.append(
          Self.cell(Self.pixel((isPaired ? group / 2 : group) * pixels + pixel), field))
      }
    }
    self.cells = cells
  }

  /// Returns the cell of a pixel, -1 within the core around the field's origin.
  private static func cell(_ pixel: SIMD2<Double>, _ field: BalanceField) -> Int {
    let size = SIMD2(Double(BalanceField.columns), Double(BalanceField.rows))
    let unit = 2 * field.halfHeight / size.y
    let distance = pixel + 0.5 - size / 2 + field.middle / unit
    let radius = field.domain.core / unit
    if (distance * distance).sum() <= radius * radius, radius > 0 { return -1 }
    return Int(4 * pixel.x / size.x) + 4 * Int(3 * pixel.y / size.y)
  }

  /// Returns the moments of a network's groups.
  static func moments(
    _ architecture: Architecture, _ field: BalanceField, _ count: Int
  ) -> [CalibrationMoment] {
    let period = FieldPeriod(architecture, field)
    let isStill = architecture.latent == 0 && !architecture.inputs.contains(.time)
    let groups = isStill && !period.exists ? 1 : count
    return (0..<groups).map { group in
      let (zoom, shift) = period.place(group / 2, of: groups / 2)
      return CalibrationMoment(
        latent: latent(group, of: groups, count: architecture.latent),
        phase: Double(group / 2) / Double(groups) + Double(group % 2) / 2, zoom: zoom,
        shift: shift)
    }
  }

  /// Returns the column and the row of a pixel by its number: points of the sequence R2 of
  /// M. Roberts ("The Unreasonable Effectiveness of Quasirandom Sequences", 2018), which fill the
  /// picture evenly however many there are.
  private static func pixel(_ number: Int) -> SIMD2<Double> {
    // The fractions of multiples of 1/g and 1/g², where g³ = g + 1.
    let turns = Double(number + 1) * SIMD2(0x1.827f5352054c6p-1, 0x1.23c21b4b8f3cfp-1)
    let fractions = turns - turns.rounded(.down)
    let limits = SIMD2(Double(BalanceField.columns - 1), Double(BalanceField.rows - 1))
    return (fractions * limits).rounded(.down)
  }

  /// The deviation of each number of `z` over the groups. A little more than the 1 of the films'
  /// vectors, so that these lie between those that the network is calibrated for.
  private static let latentDeviation = 1.2

  /// Returns the latent vector of a group: every second one is the opposite of the one before it.
  /// Over the groups each number has mean 0 and deviation `latentDeviation`.
  private static func latent(_ group: Int, of groups: Int, count: Int) -> [Double] {
    let vectors = (0..<groups / 2).map { Latent.vector(seed: UInt64($0), count: count) }
    return (0..<count).map { place in
      let square = vectors.reduce(0) { $0 + $1[place] * $1[place] } / Double(vectors.count)
      let value = latentDeviation * vectors[group / 2][place] / square.squareRoot()
      return group % 2 == 0 ? value : -value
    }
  }
}

/// One of the moments at which a network is calibrated.
package struct CalibrationMoment: Sendable {
  /// The latent vector.
  package let latent: [Double]
  /// The phase in turns.
  package let phase: Double
  /// The zoom, 1 or more: more than 1 in some moments of a network whose picture repeats in a zoom.
  package let zoom: Double
  /// The place of the picture's middle from that of the field, in field units: other than 0 in some
  /// moments of a network of tiles.
  package let shift: SIMD2<Double>

  /// Returns the map that is applied to points. The core of angles and logarithms has a size in the
  /// picture, so that it shrinks in the field.
  func domain(of field: BalanceField) -> Domain {
    var domain = field.domain
    domain.core /= zoom
    return domain
  }
}
