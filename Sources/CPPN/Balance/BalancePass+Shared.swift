extension BalancePass {
  /// The number of times that the shared matrix is fitted.
  private static let rounds = 6

  /// Returns the scales of the matrix that all hidden layers but the first share.
  ///
  /// Its rows are standardised at its first application. Then all of them are multiplied by one
  /// factor, with which the sums of its last application have the deviation `gain` too, and their
  /// means become the means over all applications. As each fit changes what the applications see,
  /// it is repeated a few times.
  ///
  /// - Parameters:
  ///   - run: the network's state before the first application.
  ///   - first: the first application's sums, before scaling.
  func sharedScales(_ run: LayerRun, _ first: [Eight], gain: Double) -> [RowScale] {
    let width = drawn[1].bias.count
    let all = drawn[1].bias.indices.map {
      SumStatistics(first, row: $0, of: width, blocks: 0..<points.blocks)
    }
    let units = all.map { $0.scale(to: 1) }
    var means = all.map(\.mean)
    let applications = architecture.layers.count - 1
    guard applications > 1 else { return zip(units, means).map { RowScale(gain * $0, mean: $1) } }
    // A third of the points is enough here: the pixels without their neighbours.
    let few = run.pixels(of: points)
    let blocks = 0..<points.blocks / 3
    var factor = gain
    var best: (error: Double, scales: [RowScale])?
    for round in 0..<Self.rounds {
      var run = few
      var added = [Double](repeating: 0, count: width)
      var variance = 0.0
      for _ in 0..<applications {
        let sums = run.sums(drawn[1], 1)
        let seen = (0..<width).map { SumStatistics(sums, row: $0, of: width, blocks: blocks) }
        variance = 0
        for row in 0..<width {
          added[row] += seen[row].mean
          let deviation = seen[row].deviation * units[row] * factor / gain
          variance += deviation * deviation / Double(width)
        }
        // In the first round each application is centred for itself: no common means are known.
        let scales = (0..<width).map { row in
          RowScale(factor * units[row], mean: round == 0 ? seen[row].mean : means[row])
        }
        run.apply(
          sums, scales: scales.map(\.factor), bias: drawn[1].scaled(scales).bias, 1)
      }
      let error = abs(PortableMath.log(min(max(variance.squareRoot(), 1e-6), 1e6)))
      if round > 0, best.map({ error < $0.error }) ?? true {
        best = (error, zip(units, means).map { RowScale(factor * $0, mean: $1) })
      }
      means = added.map { $0 / Double(applications) }
      let deviation = min(max(variance.squareRoot(), 1e-6), 1e6)
      factor *= PortableMath.exp(-PortableMath.log(deviation) / Double(applications))
    }
    if let best { return best.scales }
    return zip(units, means).map { RowScale(factor * $0, mean: $1) }
  }
}
