/// The numbers that describe the channels of a network at its calibration points.
package struct ChannelMeasure: Sendable {
  /// How often light and dark change over the height of the field's picture: `N` cycles of stripes
  /// across it give about `2 N`, white noise about 45.
  ///
  /// It is 0.36 times the mean change from a pixel to its neighbour on the right plus that to its
  /// neighbour below, times 54 rows, over the standard deviation within a group; the mean over the
  /// channels.
  package let busy: Double
  /// The value of `busy` for the busiest group.
  package let busiest: Double
  /// The standard deviation in the flattest group, in the channel in which it is largest.
  package let leastDeviation: Double

  /// The largest share in a group of pixels whose channels are all within two 8-bit levels of 0 or
  /// 1.
  package let mostEnds: Double

  init(_ channels: [Eight], _ architecture: Architecture, _ points: CalibrationPoints) {
    let width = architecture.outputs.count
    let part = points.blocksPerGroup / 3
    var total = 0.0
    var steps = [[Double]](repeating: [], count: points.groups)
    var deviations = steps
    for channel in 0..<width {
      for group in 0..<points.groups {
        let blocks = points.blocks(ofGroup: group)
        var sum = Eight(repeating: 0)
        for block in blocks.prefix(part) {
          let here = channels[block * width + channel]
          for other in [block + part, block + 2 * part] {
            sum += PortableVector.magnitude(channels[other * width + channel] - here)
          }
        }
        steps[group].append(SumStatistics.added(sum) / Double(8 * part))
        deviations[group].append(
          SumStatistics(channels, row: channel, of: width, blocks: blocks).deviation)
      }
      let mean = steps.reduce(0) { $0 + $1[channel] } / Double(points.groups)
      let square = deviations.reduce(0) { $0 + $1[channel] * $1[channel] } / Double(points.groups)
      total += Self.busy(mean, square.squareRoot())
    }
    busy = total / Double(width)
    busiest =
      zip(steps, deviations).map { steps, deviations in
        zip(steps, deviations).reduce(0) { $0 + Self.busy($1.0, $1.1) } / Double(width)
      }.max() ?? 0
    leastDeviation = deviations.map { $0.max() ?? 0 }.min() ?? 0
    mostEnds =
      (0..<points.groups).map { group in
        Self.ends(channels, of: width, blocks: points.blocks(ofGroup: group).prefix(part))
      }.max() ?? 0
  }

  /// Returns the share of points whose channels are all within two 8-bit levels of 0 or 1.
  private static func ends(_ channels: [Eight], of width: Int, blocks: Range<Int>) -> Double {
    var count = 0
    for block in blocks {
      for lane in 0..<8 {
        let isAtEnds = (0..<width).allSatisfy { channel in
          let value = channels[block * width + channel][lane]
          return value < 2.0 / 255 || value > 253.0 / 255
        }
        if isAtEnds { count += 1 }
      }
    }
    return Double(count) / Double(max(8 * blocks.count, 1))
  }

  private static func busy(_ step: Double, _ deviation: Double) -> Double {
    Busy.value(step: step, rows: BalanceField.rows, deviation: deviation)
  }
}
