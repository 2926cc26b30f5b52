/// Where the sums of an output are put in the range of its activation.
struct OutputPlacement: Hashable, Sendable {
  /// The factor of the deviation that the output's activation has by default.
  var factor: Double
  /// The place of the centre, from 0 at the mean of all sums to 1 at the median of the groups'
  /// medians.
  var medianShare: Double

  /// Returns the placement `amount` of the way to another; factors in equal ratios.
  func blended(with other: OutputPlacement, _ amount: Double) -> OutputPlacement {
    OutputPlacement(
      factor: PortableMath.exp(
        (1 - amount) * PortableMath.log(factor) + amount * PortableMath.log(other.factor)),
      medianShare: (1 - amount) * medianShare + amount * other.medianShare)
  }
}

/// The sums of the output layer at the calibration points, before scaling.
struct OutputSums {
  private let sums: [Eight]
  private let outputs: [OutputActivation]
  private let points: CalibrationPoints
  private let rows: [Row]

  /// What is known of the sums of one output.
  private struct Row {
    /// The mean and deviation over all points.
    let all: SumStatistics
    /// The root of the mean of the groups' variances.
    let within: Double
    /// The median of the groups' medians.
    let median: Double
  }

  /// The factors that are tried, the usual one first.
  private static let factors = [1, 1.4, 0.7, 2, 0.5, 2.8, 4]
  /// A deviation of a channel in its flattest group that is enough; more is no better.
  private static let enough = 0.17
  /// Below this share of their magnitude the differences of sums are lost in single precision.
  private static let leastShare = 1e-4

  init(_ sums: [Eight], _ architecture: Architecture, _ points: CalibrationPoints) {
    self.sums = sums
    self.points = points
    outputs = architecture.outputs
    let width = outputs.count
    rows = outputs.indices.map { row in
      let squares = (0..<points.groups).map {
        let own = SumStatistics(sums, row: row, of: width, blocks: points.blocks(ofGroup: $0))
        return own.deviation * own.deviation
      }
      let medians = (0..<points.groups).map { group in
        Self.median(
          points.pixelBlocks(ofGroup: group).flatMap { block in
            (0..<8).map { sums[block * width + row][$0] }
          })
      }
      return Row(
        all: SumStatistics(sums, row: row, of: width, blocks: 0..<points.blocks),
        within: (squares.reduce(0, +) / Double(points.groups)).squareRoot(),
        median: Self.median(medians))
    }
  }

  /// True if single precision cannot hold the differences of some output's sums.
  var isNoise: Bool {
    rows.contains { !($0.within > Self.leastShare * abs($0.all.mean)) }
  }

  /// Returns the scales that put the sums where a placement says.
  func scales(_ placement: [OutputPlacement]) -> [RowScale] {
    rows.indices.map { row in
      let place = placement[row]
      let centre = rows[row].all.mean + place.medianShare * (rows[row].median - rows[row].all.mean)
      return RowScale(
        rows[row].all.scale(
          to: place.factor * outputs[row].balancedDeviation, deviation: rows[row].within),
        mean: centre)
    }
  }

  /// Returns the placement for each output with which its channel has the most contrast in the group
  /// in which it has the least, so that no moment is blank; among those with enough, the one with
  /// the most contrast in the mean; the first of equal ones.
  func bestPlacement() -> [OutputPlacement] {
    let tried = [0.0, 1].flatMap { share in
      Self.factors.map { OutputPlacement(factor: $0, medianShare: share) }
    }
    let scores = tried.map { place in
      scales(Array(repeating: place, count: rows.count)).enumerated().map { score($0, $1) }
    }
    return rows.indices.map { row in
      var best = 0
      for index in tried.indices.dropFirst() where scores[index][row] > scores[best][row] + 1e-9 {
        best = index
      }
      return tried[best]
    }
  }

  /// Returns the contrast of an output's channel: the deviation in its flattest group, and a little
  /// of the mean deviation.
  private func score(_ row: Int, _ scale: RowScale) -> Double {
    let formula = outputs[row].definition.portable
    let width = outputs.count
    let deviations = (0..<points.groups).map { group in
      let values = points.pixelBlocks(ofGroup: group).map { block in
        let sum = (sums[block * width + row] - scale.mean) * scale.factor
        return PortableVector.clamped(
          formula(PortableVector.clamped(sum, Activation.limit)), Activation.limit)
      }
      return SumStatistics(values, row: 0, of: 1, blocks: values.indices).deviation
    }
    let mean = deviations.reduce(0, +) / Double(deviations.count)
    return min(deviations.min() ?? 0, Self.enough) + 0.02 * min(mean, 0.25)
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    if sorted.isEmpty { return 0 }
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

extension OutputActivation {
  /// The deviation of the sums that gives a channel most of its range without clipping much of it.
  fileprivate var balancedDeviation: Double {
    switch self {
    case .sigmoid: 1.6
    case .sine, .triangle: 1.2
    case .contour, .gaussian, .absTanh: 1
    case .linear: 0.5
    }
  }
}
