internal import CPPN
internal import Foundation
internal import ZoetropeFrame
package import ZoetropeScene

/// How much longer a straight line through the picture becomes from layer to layer: a measure of how
/// much a network can express.
///
/// After Raghu et al. 2017, "On the Expressive Power of Deep Neural Networks", and Poole et al. 2016,
/// "Exponential expressivity in deep neural networks through transient chaos": the values of a layer
/// along a line are a curve, whose length grows with each layer of a network in its chaotic phase, the
/// faster the wider the layers and the larger the weights.
package struct LineLength: Sendable {
  /// The length behind each hidden layer in turn, then that of the channels: the line in the
  /// inputs, z left out, has length 1. Distances are root mean squares over the neurons, so layers of different widths
  /// are alike if their neurons change alike.
  package let lengths: [Double]

  /// Measures four lines through the picture's middle, across, down and along both diagonals, and
  /// takes the mean of their lengths. Each has `count` points or more.
  ///
  /// - Throws: `CancellationError` if `isCancelled` returns true.
  package init(
    _ scene: SceneDraft, frame: Int, count: Int = 1024,
    unless isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    let studied = StudiedNetwork(scene, frame: frame)
    let map = FieldMap(view: studied.scene.view, plan: studied.plan, size: scene.size)
    let (width, height) = (Double(scene.size.width), Double(scene.size.height))
    let ends = [
      (SIMD2(0, 0.5), SIMD2(1, 0.5)), (SIMD2(0.5, 0), SIMD2(0.5, 1)),
      (SIMD2<Double>(0, 0), SIMD2<Double>(1, 1)), (SIMD2(0, 1), SIMD2(1, 0)),
    ]
    // Groups of points share an end, so that no part of the line is missing.
    let steps = 7
    let groups = (count + steps - 1) / steps
    let lines = try Parts.made(ends.count, unless: isCancelled) { line -> [Double]? in
      let (start, end) = ends[line]
      var sums = [Double](repeating: 0, count: studied.architecture.layers.count + 2)
      for group in 0..<groups {
        guard !isCancelled() else { return nil }
        let points = (0...steps).map { step in
          let share = Double(group * steps + step) / Double(groups * steps)
          let place = start + (end - start) * share
          let point = map(column: place.x * width, row: place.y * height)
          return SIMD2(point.x, point.y)
        }
        let values = studied.trace.values(at: points[...])
        // z is the same at all points, and would make the line seem shorter.
        let inputs = Array(values.inputs.prefix(studied.architecture.featureCount))
        for (layer, rows) in ([inputs] + values.values).enumerated() {
          sums[layer] += Self.length(of: rows)
        }
      }
      return sums
    }
    let whole = lines.compactMap { $0 }
    guard whole.count == lines.count else { throw CancellationError() }
    lengths = (1..<(whole.first?.count ?? 1)).map { layer in
      let ratios = whole.map { $0[0] > 0 ? $0[layer] / $0[0] : 0 }
      return ratios.reduce(0, +) / Double(ratios.count)
    }
  }

  /// Returns the length of the broken line through eight points.
  private static func length(of rows: [Eight]) -> Double {
    guard !rows.isEmpty else { return 0 }
    var squares = Eight(repeating: 0)
    for row in rows {
      let next = Eight(row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[7])
      squares += (next - row) * (next - row)
    }
    return (0..<7).reduce(0) { $0 + (squares[$1] / Double(rows.count)).squareRoot() }
  }
}
