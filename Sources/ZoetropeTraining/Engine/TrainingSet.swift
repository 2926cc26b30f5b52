package import CPPN

/// The points at which a network is taught, and what it should give there.
package struct TrainingSet: Sendable {
  /// The numbers that go in, a row for each point, with zeros that fill the last block.
  package let points: [Float]
  /// The channels that are wanted, a row for each point.
  let wanted: [Float]
  package let count: Int

  /// Creates a set.
  ///
  /// - Parameters:
  ///   - architecture: the network that is taught.
  ///   - points: the points of the field.
  ///   - wanted: the channels at each of them, in the range of the outputs.
  ///   - domain: the map that is applied to points before the network sees them.
  package init(
    for architecture: Architecture, points: [SIMD2<Double>], wanted: [[Float]],
    domain: Domain = .plain
  ) {
    precondition(
      points.count == wanted.count && wanted.allSatisfy { $0.count == architecture.outputs.count },
      "A set has the channels of the network at each of its points.")
    let width = TrainingLayout(architecture).inputs
    count = points.count
    self.wanted = wanted.flatMap { $0 }
    var rows = [Float](repeating: 0, count: points.count * width)
    for (index, point) in points.enumerated() {
      let features = architecture.features(x: point.x, y: point.y, phase: 0, domain: domain)
      for (column, feature) in features.enumerated() {
        rows[index * width + column] = Float(feature)
      }
    }
    self.points = rows
  }
}
