/// The points and instants at which balanced weights are calibrated.
///
/// There are eight groups, each with a latent vector and a phase of its own, or one where neither
/// changes anything. Points come in threes: a pixel of the field's picture, its neighbour to the
/// right and its neighbour below.
struct CalibrationPoints: Sendable {
  /// The number of groups.
  let groups: Int
  /// The number of blocks of eight points in a group: those of the pixels, then as many of the
  /// neighbours to the right, then as many of those below.
  let blocksPerGroup: Int
  /// The values that the network sees, for each block in turn: rows of features, then rows of `z`.
  let inputs: [Eight]
  /// The number of values that the network sees at a point.
  let inputCount: Int

  /// The number of blocks of all groups.
  var blocks: Int { groups * blocksPerGroup }

  /// Returns the blocks of a group.
  func blocks(ofGroup group: Int) -> Range<Int> {
    group * blocksPerGroup..<(group + 1) * blocksPerGroup
  }

  /// Computes the calibration points of a network.
  ///
  /// - Parameter threes: the number of pixels in each group where there are eight groups, a multiple
  ///   of 8. Each pixel and its two neighbours are three points. A single group has eight times as
  ///   many pixels.
  init(_ architecture: Architecture, _ field: BalanceField, threes: Int) {
    let moments = Self.moments(architecture)
    groups = moments.count
    let pixels = 8 * threes / groups
    blocksPerGroup = 3 * pixels / 8
    inputCount = architecture.featureCount + architecture.latent
    var inputs = [Eight](
      repeating: Eight(repeating: 0), count: groups * blocksPerGroup * inputCount)
    for (group, moment) in moments.enumerated() {
      for (part, offset) in [SIMD2(0.0, 0.0), SIMD2(1.0, 0.0), SIMD2(0.0, 1.0)].enumerated() {
        for pixel in 0..<pixels {
          let point = field.point(Self.pixel(group * pixels + pixel) + offset)
          let features = architecture.features(
            x: point.x, y: point.y, phase: moment.phase, domain: field.domain)
          let place = part * pixels + pixel
          let block = group * blocksPerGroup + place / 8
          for (row, value) in (features + moment.latent).enumerated() {
            inputs[block * inputCount + row][place % 8] = value
          }
        }
      }
    }
    self.inputs = inputs
  }

  /// The latent vector and the phase, in turns, of a group.
  struct Moment: Sendable {
    let latent: [Double]
    let phase: Double
  }

  /// Returns the moments of a network's groups.
  static func moments(_ architecture: Architecture) -> [Moment] {
    let isStill = architecture.latent == 0 && !architecture.inputs.contains(.time)
    let groups = isStill ? 1 : 8
    return (0..<groups).map { group in
      Moment(
        latent: latent(group, of: groups, count: architecture.latent),
        phase: Double(group) / Double(groups))
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
