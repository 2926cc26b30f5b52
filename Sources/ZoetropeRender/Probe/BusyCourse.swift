package import ZoetropeScene

/// The number `busy` at several moments of a film, in the network's channels: zoom included, colours
/// and finish not.
package struct BusyCourse: Hashable, Sendable {
  /// The values in the order of the film; at least one.
  package let values: [Double]

  /// Measures a scene at up to `moments` moments, evenly spread over it.
  package init(_ scene: SceneDraft, moments: Int = 8) {
    let frames = max(scene.timeline.frameCount, 1)
    let count = min(max(moments, 1), frames)
    let probe = ChannelProbe(scene)
    values = (0..<count).map { index in
      let frame = index * frames / count
      return probe.busy(probe.picture(frame: frame), frame: frame)
    }
  }

  /// The smallest value.
  package var least: Double { values.min() ?? 0 }
  /// The largest value.
  package var most: Double { values.max() ?? 0 }
  /// The value in the middle, of an even number the mean of the two.
  package var median: Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
