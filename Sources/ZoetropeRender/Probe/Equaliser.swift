internal import CPPN
internal import ZoetropeFrame
internal import ZoetropeScene

/// Finds the curves that spread a scene's channels over their range, from small pictures of the
/// whole film.
///
/// Each channel's values are counted, and the curve rises where they are many: histogram
/// equalisation, except that it is nowhere steeper than `steepest`, so that flat areas stay flat
/// and noise is not amplified. The curve is rounded, so that it does not depend on the instruction
/// set.
struct Equaliser {
  let curves: [ToneCurve]

  /// Pictures, at even distances in time.
  private static let instants = 24
  /// Bins of the histogram.
  private static let bins = 64
  /// The steepest slope of a curve.
  private static let steepest = 5.0
  /// The number of equal steps from 0 to 1; the values of a curve are rounded to whole steps.
  private static let fineness = 4096.0

  /// Measures the curves.
  ///
  /// - Throws: `CancellationError` once `isCancelled` returns true.
  init(_ scene: SceneDraft, amount: Double, unless isCancelled: @Sendable () -> Bool) throws {
    let channels = scene.colour.channels
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
    // The share of each bin, where an even spread is 1.
    var shares = smooth(smooth(counts.map { $0 / total * Double(bins) }))
    // Excess over the steepest slope is spread over all bins, in some rounds.
    for _ in 0..<16 {
      let cut = shares.reduce(0) { $0 + max($1 - steepest, 0) }
      shares = shares.map { min($0, steepest) + cut / Double(bins) }
    }
    let slopes = shares.map { 1 + amount * (min($0, steepest) - 1) }
    let sum = slopes.reduce(0, +)
    var (height, values) = (0.0, [0.0])
    for slope in slopes {
      height += slope / sum
      // At least one unit of rounding from value to value: a curve rises.
      values.append(
        max((height * fineness).rounded() / fineness, values[values.count - 1] + 1 / fineness))
    }
    // Those units may have pushed the last values past the end.
    for index in values.indices.reversed() {
      values[index] = min(values[index], 1 - Double(values.count - 1 - index) / fineness)
    }
    values[values.count - 1] = 1
    return ToneCurve(values)
  }

  /// Smooths the shares with weights 1 2 1.
  private static func smooth(_ shares: [Double]) -> [Double] {
    shares.indices.map { index in
      let before = shares[max(index - 1, 0)]
      let after = shares[min(index + 1, shares.count - 1)]
      return (before + 2 * shares[index] + after) / 4
    }
  }
}

extension SceneDraft {
  /// The scene with its channels shown as they are: up to three of them, as red, green and blue.
  fileprivate var showingChannels: SceneDraft {
    var scene = self
    scene.colour = .rgb
    scene.timeline.palette.keys = []
    scene.equalising = .none
    // Weights are drawn neuron by neuron: more outputs leave those of the others unchanged.
    while let last = scene.network.outputs.last, scene.network.outputs.count < 3 {
      scene.network.outputs.append(last)
    }
    scene.timeline[.contrast] = .constant(1)
    scene.timeline[.exposure] = .constant(0)
    scene.timeline[.saturation] = .constant(1)
    scene.timeline[.hue] = .constant(0, turn: 360)
    return scene
  }
}
