/// The path from the weights of one seed to those of another, prepared once for any number of
/// blends.
package struct SeedCourse: Sendable {
  private let way: Way

  private enum Way: Sendable {
    /// The weights are blended.
    case blend(WeightsCourse)
    /// The drawn weights are blended and calibrated again.
    case balanced(BalancedCourse)
  }

  /// Prepares the path.
  ///
  /// - Parameters:
  ///   - field: the part of the field that balanced weights are calibrated for.
  package init(
    _ architecture: Architecture, from: UInt64, to: UInt64, in field: BalanceField
  ) {
    if let start = Calibration(architecture, seed: from, in: field),
      let end = Calibration(architecture, seed: to, in: field)
    {
      way = .balanced(
        BalancedCourse(architecture, field, from: (from, start), to: (to, end)))
    } else {
      way = .blend(
        WeightsCourse(
          from: Weights(architecture, seed: from),
          to: Weights(architecture, seed: to)))
    }
  }

  /// Returns the weights `amount` of the way along; 0 and 1 give the ends exactly.
  package func weights(at amount: Double) -> Weights {
    switch way {
    case .blend(let course): course.weights(at: amount)
    case .balanced(let course): course.weights(at: amount)
    }
  }
}

/// The path between two seeds under the law `balanced`.
///
/// A blend of two networks that are centred each for itself is centred no longer, and may be blank.
/// So the drawn weights are blended, and the blend is calibrated as the ends are: with a gain between
/// theirs, on a logarithmic scale, without a search. Only the place of the output's sums and the shares
/// of `time` and `z` are searched for, at the ends and half way.
private struct BalancedCourse: Sendable {
  private let architecture: Architecture
  private let points: CalibrationPoints
  private let drawn: WeightsCourse
  private let from: Calibration
  private let to: Calibration
  /// Where the output's sums are put half way, and the factor of the shares of `time` and `z` there.
  private var middle: (placement: [OutputPlacement], motionFactor: Double)

  init(
    _ architecture: Architecture, _ field: BalanceField, from: (seed: UInt64, Calibration),
    to: (seed: UInt64, Calibration)
  ) {
    self.architecture = architecture
    points = CalibrationPoints(architecture, field, CalibrationEffort(architecture).coarse)
    drawn = WeightsCourse(
      from: Calibration.drawn(architecture, seed: from.seed),
      to: Calibration.drawn(architecture, seed: to.seed))
    self.from = from.1
    self.to = to.1
    var motionFactor = (from.1.motionFactor * to.1.motionFactor).squareRoot()
    middle = ([], motionFactor)
    // Where `z` moves the whole picture out of range, its share is reduced, as at the ends.
    for _ in 0..<3 {
      let network = network(at: 0.5, motionFactor: motionFactor, placement: nil)
      middle = (network.placement, motionFactor)
      if points.groups == 1 || network.measure.leastDeviation >= 0.09 { break }
      motionFactor /= 4
    }
  }

  func weights(at amount: Double) -> Weights {
    if amount == 0 { return from.weights }
    if amount == 1 { return to.weights }
    func between(_ start: Double, _ end: Double, _ share: Double) -> Double {
      PortableMath.exp((1 - share) * PortableMath.log(start) + share * PortableMath.log(end))
    }
    let isEarly = amount < 0.5
    let share = isEarly ? 2 * amount : 2 * amount - 1
    let placement =
      isEarly
      ? zip(from.placement, middle.placement).map { $0.blended(with: $1, share) }
      : zip(middle.placement, to.placement).map { $0.blended(with: $1, share) }
    let motionFactor =
      isEarly
      ? between(from.motionFactor, middle.motionFactor, share)
      : between(middle.motionFactor, to.motionFactor, share)
    return network(at: amount, motionFactor: motionFactor, placement: placement)
      .weights(architecture)
  }

  private func network(
    at amount: Double, motionFactor: Double, placement: [OutputPlacement]?
  ) -> BalancedNetwork {
    let gain = PortableMath.exp(
      (1 - amount) * PortableMath.log(from.gain) + amount * PortableMath.log(to.gain))
    return BalancePass(
      architecture, points, drawn: drawn.weights(at: amount), motionFactor: motionFactor)(
        gain: gain, placement: placement)
  }
}
