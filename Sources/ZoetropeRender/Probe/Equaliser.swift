internal import ZoetropeFrame
internal import ZoetropeScene

/// The curves that spread a scene's channels over their range, measured from small pictures of the
/// whole film.
///
/// As in histogram equalisation, a curve is steep where its channel has many values. Slopes are
/// limited to about `steepest`, so that faint noise in flat areas does not become visible. The
/// values of a curve are rounded, so that they do not depend on the instruction set.
struct Equaliser {
  let curves: [ToneCurve]

  /// The number of pictures, at equal intervals of time.
  private static let instants = 24
  /// The number of bins of the histogram.
  private static let bins = 64
  /// The largest slope that a curve may have.
  private static let steepest = 5.0
  /// The number of equal steps from 0 to 1; the values of a curve are rounded to whole steps.
  private static let fineness = 4096.0

  /// Measures the curves. `amount`, above 0 and at most 1, is the strength of equalisation.
  ///
  /// - Throws: `CancellationError` once `isCancelled` returns true.
  init(_ scene: SceneDraft, amount: Double, unless isCancelled: @Sendable () -> Bool) throws {
    let channels = scene.channels
    let probe = Probe(
      scene.showingChannels, pictures: Self.instants, samples: 1, budget: 1e10)
    var counts = Array(repeating: Array(repeating: 0.0, count: Self.bins), count: channels)
    for instant in 0..<Self.instants {
      let strip = try probe.picture(
        at: (Double(instant) + 0.5) / Double(Self.instants), unless: isCancelled)
      for (channel, plane) in [strip.red, strip.green, strip.blue].prefix(channels).enumerated() {
        for value in plane {
          counts[channel][min(Int(value * Float(Self.bins)), Self.bins - 1)] += 1
        }
      }
    }
    curves = counts.compactMap { Self.curve($0, amount: amount) }
  }

  private static func curve(_ counts: [Double], amount: Double) -> ToneCurve? {
    let total = max(counts.reduce(0, +), 1)
    // The share of each bin, as a multiple of its share if values were spread evenly.
    var shares = smooth(smooth(counts.map { $0 / total * Double(bins) }))
    // The excess over the steepest slope is spread over all bins. This is repeated, because it
    // raises other bins above the limit.
    for _ in 0..<16 {
      let cut = shares.reduce(0) { $0 + max($1 - steepest, 0) }
      shares = shares.map { min($0, steepest) + cut / Double(bins) }
    }
    let slopes = shares.map { 1 + amount * (min($0, steepest) - 1) }
    let sum = slopes.reduce(0, +)
    var (height, values) = (0.0, [0.0])
    for slope in slopes {
      height += slope / sum
      // A curve must rise, so each value is at least one unit of rounding above the last.
      values.append(
        max((height * fineness).rounded() / fineness, values[values.count - 1] + 1 / fineness))
    }
    // The units that were added may have raised the last values above 1.
    for index in values.indices.reversed() {
      values[index] = min(values[index], 1 - Double(values.count - 1 - index) / fineness)
    }
    values[values.count - 1] = 1
    return ToneCurve(values)
  }

  /// Returns the shares averaged with their two neighbours, with the weights 1, 2 and 1.
  private static func smooth(_ shares: [Double]) -> [Double] {
    shares.indices.map { index in
      let before = shares[max(index - 1, 0)]
      let after = shares[min(index + 1, shares.count - 1)]
      return (before + 2 * shares[index] + after) / 4
    }
  }
}
