/// The numbers that describe the channels of a network at its calibration points.
package struct ChannelMeasure: Sendable {
  /// How often light and dark change over the height of the field's picture: `N` cycles of stripes
  /// across it give about `2 N`, white noise about 45.
  ///
  /// It is 0.36 times the mean change from a pixel to its neighbour on the right plus that to its
  /// neighbour below, times 54 rows, over the standard deviation within a group; the mean over the
  /// channels.
  package var busy: Double
  /// The value of `busy` for the busiest group.
  package let busiest: Double
  /// The value of `busy` for the group in which it is least.
  package let quietest: Double
  /// The standard deviation in the flattest group, in the channel in which it is largest; 0 if
  /// single precision cannot hold the differences of the output's sums.
  package let leastDeviation: Double

  /// The largest share in a group of pixels whose channels are all within two 8-bit levels of 0 or
  /// 1.
  package let mostEnds: Double
  /// The mean difference between groups with opposite `z`, half a turn apart in time, in the channel
  /// in which it is largest; nil where these have no equal pixels.
  package let swing: Double?

  /// True if the channels show something in three quarters of the groups or more. Changes of fainter
  /// ones are hardly visible, and of very faint ones only rounding errors.
  package let shows: Bool

  init(
    _ channels: [Eight], _ architecture: Architecture, _ points: CalibrationPoints,
    isNoise: Bool = false
  ) {
    let width = architecture.outputs.count
    let part = points.blocksPerGroup / 3
    var total = 0.0
    var steps = [[Double]](repeating: [], count: points.groups)
    var deviations = steps
    for channel in 0..<width {
      var cells = CellSteps(points)
      for group in 0..<points.groups {
        let blocks = points.blocks(ofGroup: group)
        var sum = Eight(repeating: 0)
        for block in blocks.prefix(part) {
          let here = channels[block * width + channel]
          var step = Eight(repeating: 0)
          for other in [block + part, block + 2 * part] {
            step += PortableVector.magnitude(channels[other * width + channel] - here)
          }
          cells.add(step, at: 8 * (group * part + block - blocks.lowerBound))
          sum += step
        }
        steps[group].append(SumStatistics.added(sum) / Double(8 * part))
        deviations[group].append(
          SumStatistics(channels, row: channel, of: width, blocks: blocks).deviation)
      }
      let mean = steps.reduce(0) { $0 + $1[channel] } / Double(points.groups)
      let square = deviations.reduce(0) { $0 + $1[channel] * $1[channel] } / Double(points.groups)
      let median = cells.median ?? mean
      if mean > 0 { for group in steps.indices { steps[group][channel] *= median / mean } }
      total += Self.busy(median, square.squareRoot())
    }
    busy = total / Double(width)
    let all = zip(steps, deviations).map { steps, deviations in
      zip(steps, deviations).reduce(0) { $0 + Self.busy($1.0, $1.1) } / Double(width)
    }
    busiest = all.max() ?? 0
    quietest = all.min() ?? 0
    let shown = deviations.map { $0.max() ?? 0 }
    leastDeviation = isNoise ? 0 : shown.min() ?? 0
    shows = !isNoise && 4 * shown.count { $0 >= 0.02 } >= 3 * shown.count
    swing =
      !points.isPaired
      ? nil : (0..<width).map { Self.swing(channels, row: $0, of: width, points) }.max() ?? 0
    mostEnds =
      (0..<points.groups).map { group in
        Self.ends(channels, of: width, blocks: points.pixelBlocks(ofGroup: group))
      }.max() ?? 0
  }

  /// Returns the mean difference of a channel between the two groups of each pair.
  private static func swing(
    _ channels: [Eight], row: Int, of width: Int, _ points: CalibrationPoints
  ) -> Double {
    var sum = Eight(repeating: 0)
    for pair in 0..<points.groups / 2 {
      let blocks = points.pixelBlocks(ofGroup: 2 * pair)
      for block in blocks {
        let other = block + points.blocksPerGroup
        sum += PortableVector.magnitude(
          channels[other * width + row] - channels[block * width + row])
      }
    }
    return SumStatistics.added(sum) / Double(max(4 * points.groups * points.blocksPerGroup / 3, 1))
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

/// The mean steps of the cells of a picture: of four by three parts of it, all groups together.
private struct CellSteps {
  private let cells: [Int]?
  private var sums: [Double]
  private var counts: [Int]

  init(_ points: CalibrationPoints) {
    cells = points.cells
    sums = Array(repeating: 0, count: CalibrationPoints.cellCount)
    counts = Array(repeating: 0, count: CalibrationPoints.cellCount)
  }

  /// Adds the steps of the eight pixels from number `first` on.
  mutating func add(_ steps: Eight, at first: Int) {
    guard let cells else { return }
    for lane in 0..<8 where cells[first + lane] >= 0 {
      sums[cells[first + lane]] += steps[lane]
      counts[cells[first + lane]] += 1
    }
  }

  /// The median of the cells' mean steps, which does not depend on the few pixels around the origin
  /// of `log-r` and `theta`, where detail grows without limit; nil where a plain mean is meant.
  var median: Double? {
    guard cells != nil else { return nil }
    let means = zip(sums, counts).filter { $0.1 > 0 }.map { $0.0 / Double($0.1) }.sorted()
    guard !means.isEmpty else { return nil }
    return (means[(means.count - 1) / 2] + means[means.count / 2]) / 2
  }
}
