/// The search for the lowest gain at which a picture is as `busy` as wanted, along gains that are
/// tried in rising order.
///
/// `busy` may fall where the gain rises, so that it must be scanned first. Where two neighbours have
/// the target between them, gains between them are tried, with a precise measure of `busy`.
struct BusySearch {
  /// A gain that was tried, with the measures of the picture at it.
  struct Probe {
    let gain: Double
    let measure: ChannelMeasure
  }

  /// A relative error of `busy` at which the search ends.
  private static let tolerance = 0.04
  /// A relative error of `busy` with which the best gain between two neighbours is taken.
  private static let largestError = 0.07

  /// A relative error of `busy` with which the target counts as reached.
  static let enough = 0.15

  private let target: Double
  private let effort: CalibrationEffort
  private let isPromising: (ChannelMeasure) -> Bool
  private let isGood: (ChannelMeasure) -> Bool
  private var last: Probe?
  private var brackets = 0
  private var wasBetween = false

  /// Creates a search.
  ///
  /// - Parameters:
  ///   - isPromising: decides from the measures of a gain of the scan if it is worth measuring
  ///     precisely.
  ///   - isGood: decides from precise measures if a gain may be taken.
  init(
    for busy: Double, _ effort: CalibrationEffort,
    isPromising: @escaping (ChannelMeasure) -> Bool, isGood: @escaping (ChannelMeasure) -> Bool
  ) {
    target = busy
    self.effort = effort
    self.isPromising = isPromising
    self.isGood = isGood
  }

  /// Takes the next gain of the scan. Returns a gain that reaches the target, once there is one.
  ///
  /// - Parameter precise: measures a gain at more points.
  mutating func next<Stop: Error>(
    _ here: Probe, precise: (Double) throws(Stop) -> ChannelMeasure
  ) throws(Stop) -> Probe? {
    let before = last
    last = here
    guard brackets < CalibrationEffort.brackets else { return nil }
    if let before, isBelow(before) != isBelow(here),
      isPromising(before.measure) || isPromising(here.measure)
    {
      brackets += 1
      wasBetween = true
      return try between(before, here, precise)
    }
    defer { wasBetween = false }
    guard !wasBetween, isPromising(here.measure), abs(error(here)) <= Self.tolerance else {
      return nil
    }
    brackets += 1
    let exact = Probe(gain: here.gain, measure: try precise(here.gain))
    return isGood(exact.measure) && abs(error(exact)) <= Self.largestError ? exact : nil
  }

  /// Tries gains between two neighbours: by turns where a straight line through the logarithms meets
  /// the target, and half way.
  private func between<Stop: Error>(
    _ low: Probe, _ high: Probe, _ precise: (Double) throws(Stop) -> ChannelMeasure
  ) throws(Stop) -> Probe? {
    var low = (gain: PortableMath.log(low.gain), error: error(low))
    var high = (gain: PortableMath.log(high.gain), error: error(high))
    var (isLowPrecise, isHighPrecise) = (false, false)
    var best: Probe?
    for count in 0..<effort.probes {
      var share = 0.5
      if count % 2 == 0, (low.error < 0) != (high.error < 0) {
        share = min(0.85, max(0.15, low.error / (low.error - high.error)))
      }
      let place = low.gain + share * (high.gain - low.gain)
      let gain = PortableMath.exp(place)
      let probe = Probe(gain: gain, measure: try precise(gain))
      let error = error(probe)
      if isGood(probe.measure) {
        if abs(error) <= Self.tolerance { return probe }
        if best.map({ abs(error) < abs(self.error($0)) }) ?? true { best = probe }
      }
      if (error < 0) == (low.error < 0) {
        low = (place, error)
        isLowPrecise = true
      } else {
        high = (place, error)
        isHighPrecise = true
      }
      // The scan's measure of an end that was never replaced may have been wrong.
      if count % 3 == 2, !isHighPrecise { high.gain += PortableMath.log(effort.ratio) }
      if count % 3 == 2, !isLowPrecise { low.gain -= PortableMath.log(effort.ratio) }
    }
    guard let best, abs(error(best)) <= Self.largestError else { return nil }
    return best
  }

  /// Returns the promising gains of a scan, those with the smallest error first.
  ///
  /// - Parameter contrast: the weight of contrast that is missing at some moment; with 0 only the
  ///   error counts.
  func nearest(of scan: [Probe], contrast: Double = 0) -> [Probe] {
    func cost(_ probe: Probe) -> Double {
      abs(error(probe)) + contrast * max(0, 0.15 - probe.measure.leastDeviation)
    }
    return scan.filter { isPromising($0.measure) }.sorted {
      let (first, second) = (cost($0), cost($1))
      return first < second || first == second && $0.gain < $1.gain
    }
  }

  private func isBelow(_ probe: Probe) -> Bool { error(probe) < 0 }

  /// Returns the logarithm of the ratio of a gain's `busy` to the target.
  private func error(_ probe: Probe) -> Double {
    PortableMath.log(max(probe.measure.busy, 1e-3) / target)
  }
}
