/// The path from the weights of one seed to those of another, prepared once for any number of
/// blends.
package struct SeedCourse: Sendable {
  private let way: Way

  private enum Way: Sendable {
    /// The weights are blended.
    case blend(WeightsCourse)
    /// Two networks stand side by side, and the sums of their outputs are mixed.
    case fade(from: Weights, to: Weights, Architecture)
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
    } else if case .given(let given) = architecture.weights, given.ownLayers != nil {
      way = .fade(from: given.network(from), to: given.network(to), architecture.single)
    } else {
      let isStraight =
        if case .given(let given) = architecture.weights { given.blend == .linear } else { false }
      way = .blend(
        WeightsCourse(
          from: Weights(architecture, seed: from), to: Weights(architecture, seed: to),
          isStraight: isStraight))
    }
  }

  /// Returns the weights `amount` of the way along; 0 and 1 give the ends exactly.
  package func weights(at amount: Double) -> Weights {
    switch way {
    case .blend(let course): course.weights(at: amount)
    case .balanced(let course): course.weights(at: amount)
    case .fade(let from, let to, let single):
      Weights.sideBySide(from, to, amount: min(max(amount, 0), 1), single)
    }
  }
}

/// The path between two seeds under the law `balanced`.
///
/// A blend of two networks that are centred each for itself is centred no longer, and may be blank.
/// So the drawn weights are blended, and the blend is calibrated as the ends are, at several places of
/// the path: with a gain between theirs, on a logarithmic scale, without a search. Between these
/// places the scales of the rows are interpolated, so that nothing jumps where statistics do, as with
/// `step` or where a matrix is applied many times. Only the place of the output's sums and the shares
/// of `time` and `z` are searched for, at the ends and half way.
private struct BalancedCourse: Sendable {
  private let architecture: Architecture
  private let points: CalibrationPoints
  private let drawn: WeightsCourse
  private let from: Calibration
  private let to: Calibration
  /// Where the output's sums are put half way, and the factor of the shares of `time` and `z` there.
  private var middle: (placement: [OutputPlacement], motionFactor: Double)
  /// The scales of all layers' rows at equal distances along the path.
  private var scales: [[[RowScale]]] = []

  init(
    _ architecture: Architecture, _ field: BalanceField, from: (seed: UInt64, Calibration),
    to: (seed: UInt64, Calibration)
  ) {
    self.architecture = architecture
    let effort = CalibrationEffort(architecture)
    points = CalibrationPoints(architecture, field, effort.coarse)
    drawn = WeightsCourse(
      from: Calibration.drawn(architecture, seed: from.seed),
      to: Calibration.drawn(architecture, seed: to.seed))
    self.from = from.1
    self.to = to.1
    middle = ([], (from.1.motionFactor * to.1.motionFactor).squareRoot())
    middle = bestMiddle()
    scales = (0...effort.parts).map { part in
      let amount = Double(part) / Double(effort.parts)
      return network(at: amount, motionFactor: motionFactor(amount), placement(amount)).scales
    }
  }

  func weights(at amount: Double) -> Weights {
    if amount <= 0 { return from.weights }
    if amount >= 1 { return to.weights }
    let place = amount * Double(scales.count - 1)
    let part = min(Int(place), scales.count - 2)
    let share = place - Double(part)
    let between = zip(scales[part], scales[part + 1]).map { start, end in
      zip(start, end).map { $0.blended(with: $1, share) }
    }
    return pass(amount, motionFactor(amount)).weights(architecture, scales: between)
  }

  /// Returns the factor of the shares with which the flattest moment shows most half way. Where `z`
  /// moves the whole picture out of range, its share is reduced, as at the ends.
  private func bestMiddle() -> (placement: [OutputPlacement], motionFactor: Double) {
    var best: (network: BalancedNetwork, factor: Double)?
    for reduction in [1, 0.25, 0.0625] {
      let factor = middle.motionFactor * reduction
      let network = network(at: 0.5, motionFactor: factor, nil)
      if best.map({ network.measure.leastDeviation > $0.network.measure.leastDeviation }) ?? true {
        best = (network, factor)
      }
      if !points.isMoving || network.measure.leastDeviation >= 0.09 { break }
    }
    guard let best else { return middle }
    return (best.network.placement, best.factor)
  }

  private func motionFactor(_ amount: Double) -> Double {
    func between(_ start: Double, _ end: Double, _ share: Double) -> Double {
      PortableMath.exp((1 - share) * PortableMath.log(start) + share * PortableMath.log(end))
    }
    return amount < 0.5
      ? between(from.motionFactor, middle.motionFactor, 2 * amount)
      : between(middle.motionFactor, to.motionFactor, 2 * amount - 1)
  }

  private func placement(_ amount: Double) -> [OutputPlacement] {
    if amount == 0 { return from.placement }
    if amount == 1 { return to.placement }
    return amount < 0.5
      ? zip(from.placement, middle.placement).map { $0.blended(with: $1, 2 * amount) }
      : zip(middle.placement, to.placement).map { $0.blended(with: $1, 2 * amount - 1) }
  }

  private func pass(_ amount: Double, _ motionFactor: Double) -> BalancePass {
    BalancePass(
      architecture, points, drawn: drawn.weights(at: amount), motionFactor: motionFactor)
  }

  private func network(
    at amount: Double, motionFactor: Double, _ placement: [OutputPlacement]?
  ) -> BalancedNetwork {
    // Exactly those of the ends at the ends.
    let gain =
      amount == 0
      ? from.gain
      : amount == 1
        ? to.gain
        : PortableMath.exp(
          (1 - amount) * PortableMath.log(from.gain) + amount * PortableMath.log(to.gain))
    return pass(amount, motionFactor)(gain: gain, placement: placement)
  }
}
