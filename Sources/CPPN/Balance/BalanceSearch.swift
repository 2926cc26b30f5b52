/// The search for the gain of balanced weights.
struct BalanceSearch {
  /// The factors of the shares of `time` and `z` that are tried where no gain is healthy. In some
  /// networks, mostly of `identity`, `z` moves the whole picture out of the range of its outputs
  /// whatever the gain.
  private static let smallerShares = [0.25, 0.0625, 0.00390625]
  /// The factors that are tried where hardly anything moves.
  private static let largerShares = [4.0, 16]

  private let architecture: Architecture
  private let field: BalanceField
  private let drawn: Weights
  private let effort: CalibrationEffort
  private let coarse: CalibrationPoints
  private let fine: CalibrationPoints?

  init(_ architecture: Architecture, _ field: BalanceField, drawn: Weights) {
    self.architecture = architecture
    self.field = field
    self.drawn = drawn
    effort = CalibrationEffort(architecture)
    coarse = CalibrationPoints(architecture, field, effort.coarse)
    fine = effort.fine.map { CalibrationPoints(architecture, field, $0) }
  }

  /// A network, and what was found on the way to it.
  struct Found {
    let network: BalancedNetwork
    /// The smallest and largest `busy` of the gains that were tried and show something; of all of
    /// them if none gives the target.
    let reach: ClosedRange<Double>
    /// The factor of the shares of `time` and `z`.
    let motionFactor: Double
  }

  /// Returns the network with the lowest gain that reaches `busy` without a blank or noisy moment. If
  /// none does, the one whose `busy` is nearest is taken.
  func callAsFunction<Stop: Error>(
    busy: Double, beforeEach: () throws(Stop) -> Void
  ) throws(Stop) -> Found {
    var best = try found(busy: busy, motionFactor: 1, beforeEach)
    let error = abs(best.network.measure.busy / busy - 1)
    if busy != Busy.standard, error <= BusySearch.enough { return best }
    guard coarse.isMoving else { return best }
    let swing = best.network.measure.swing ?? .infinity
    for factor in swing < ChannelMeasure.healthySwing.lowerBound
      ? Self.largerShares : Self.smallerShares
    {
      if isHealthy(best.network.measure, for: busy) { return best }
      let other = try found(busy: busy, motionFactor: factor, beforeEach)
      if other.network.measure.merit > best.network.measure.merit { best = other }
    }
    return best
  }

  private func found<Stop: Error>(
    busy: Double, motionFactor: Double, _ beforeEach: () throws(Stop) -> Void
  ) throws(Stop) -> Found {
    let pass = BalancePass(architecture, coarse, drawn: drawn, motionFactor: motionFactor)
    let (network, reach) = try search(pass, busy: busy, beforeEach: beforeEach)
    return Found(network: network, reach: reach, motionFactor: motionFactor)
  }

  /// - Parameter slack: the factor of the limits' distance; more than 1 for measures at few points.
  private func isHealthy(
    _ measure: ChannelMeasure, for busy: Double, slack: Double = 1
  ) -> Bool {
    measure.leastDeviation >= ChannelMeasure.healthyDeviation / slack
      && measure.mostEnds <= ChannelMeasure.healthyEnds * slack
      && measure.busiest <= max(ChannelMeasure.healthyBusy.upperBound, 2 * busy) * slack
      && measure.quietest * slack >= min(ChannelMeasure.healthyBusy.lowerBound, 0.8 * busy)
      && (measure.swing.map(ChannelMeasure.healthySwing.contains) ?? true)
  }

  private func search<Stop: Error>(
    _ pass: BalancePass, busy: Double, beforeEach: () throws(Stop) -> Void
  ) throws(Stop) -> (BalancedNetwork, ClosedRange<Double>) {
    var search = BusySearch(
      for: busy, effort, isPromising: { isHealthy($0, for: busy, slack: 1.2) },
      isGood: { isHealthy($0, for: busy) })
    var reached: [Double] = []
    func result(_ network: BalancedNetwork) -> (BalancedNetwork, ClosedRange<Double>) {
      let all = reached + [network.measure.busy]
      return (network, (all.min() ?? network.measure.busy)...(all.max() ?? network.measure.busy))
    }
    var last: BalancedNetwork?
    func precise(_ gain: Double) throws(Stop) -> BalancedNetwork {
      if let last, last.gain == gain { return last }
      try beforeEach()
      let network = self.precise(pass, gain)
      last = network
      return network
    }
    var scan: [BusySearch.Probe] = []
    var gain = CalibrationEffort.lowestGain
    for _ in 0..<effort.gains {
      try beforeEach()
      let probe = BusySearch.Probe(gain: gain, measure: pass(gain: gain).measure)
      gain *= effort.ratio
      scan.append(probe)
      if probe.measure.leastDeviation >= ChannelMeasure.healthyDeviation {
        reached.append(probe.measure.busy)
      }
      let found = try search.next(probe) { gain throws(Stop) in try precise(gain).measure }
      if let found { return result(try precise(found.gain)) }
    }
    // A value that is not the default was chosen by somebody, and goes before a healthy picture.
    if busy != Busy.standard {
      var second = BusySearch(for: busy, effort, isPromising: \.shows, isGood: \.shows)
      for probe in scan {
        let found = try second.next(probe) { gain throws(Stop) in try precise(gain).measure }
        if let found { return result(try precise(found.gain)) }
      }
      for probe in second.nearest(of: scan).prefix(2 * CalibrationEffort.others) {
        let network = try precise(probe.gain)
        if abs(network.measure.busy / busy - 1) <= BusySearch.enough { return result(network) }
      }
    }
    // Those that are nearest may have a blank moment among more groups.
    var best: BalancedNetwork?
    for probe in search.nearest(of: scan, contrast: 10).prefix(CalibrationEffort.others) {
      let network = try precise(probe.gain)
      if isHealthy(network.measure, for: busy) { return result(network) }
      if best.map({ network.measure.merit > $0.measure.merit }) ?? true { best = network }
    }
    if let best { return result(best) }
    let leastFaulty = scan.max { $0.measure.merit < $1.measure.merit }
    return result(try precise(leastFaulty?.gain ?? 1))
  }

  /// Returns the measures at each gain of the scan, in rising order.
  func scan() -> [ChannelMeasure] {
    let pass = BalancePass(architecture, coarse, drawn: drawn, motionFactor: 1)
    var gain = CalibrationEffort.lowestGain
    return (0..<effort.gains).map { _ in
      defer { gain *= effort.ratio }
      return precise(pass, gain).measure
    }
  }

  /// Calibrates for a gain, and measures the picture at more points.
  private func precise(_ pass: BalancePass, _ gain: Double) -> BalancedNetwork {
    var network = pass(gain: gain)
    guard let fine else { return network }
    let isNoise = network.measure.leastDeviation == 0
    network.measure = ChannelMeasure(
      network.channels(pass.architecture, fine), architecture, fine, isNoise: isNoise)
    return network
  }
}

extension ChannelMeasure {
  /// Below this deviation in some group, with more than this share of a group's pixels at the ends of
  /// the channels, or outside this range of `busy`, a gain is taken only if no other is better: some
  /// moment of the film would be blank or noise.
  fileprivate static let healthyDeviation = 0.05
  fileprivate static let healthyEnds = 0.85
  fileprivate static let healthyBusy = 0.75...9
  /// Below the lower swing hardly anything moves in the film; above the upper one the picture changes
  /// from nearly black to nearly white.
  fileprivate static let healthySwing = 0.12...0.6

  /// A number that is larger for a less faulty picture.
  fileprivate var merit: Double {
    let range = Self.healthySwing
    let swing = swing ?? range.lowerBound
    return leastDeviation / Self.healthyDeviation
      - max(0, busiest / Self.healthyBusy.upperBound - 1)
      - max(0, mostEnds / Self.healthyEnds - 1) - max(0, 1 - quietest / Self.healthyBusy.lowerBound)
      - max(0, 1 - swing / range.lowerBound) - max(0, swing / range.upperBound - 1)
  }
}
