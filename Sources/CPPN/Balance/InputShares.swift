/// The shares of the first layer's variance that come from the coordinates, from `time` and from
/// `z`, whatever their numbers.
struct InputShares {
  private let points: CalibrationPoints
  private let featureCount: Int
  private let isTime: [Bool]
  private let motionFactor: Double

  /// - Parameter motionFactor: the factor of the shares of `time` and `z`.
  init(_ architecture: Architecture, _ points: CalibrationPoints, motionFactor: Double) {
    self.motionFactor = motionFactor
    self.points = points
    featureCount = architecture.featureCount
    isTime = architecture.inputs.flatMap { Array(repeating: $0 == .time, count: $0.width) }
  }

  /// Scales the columns of the inputs. In a layer that sees other layers too, the inputs together
  /// count as much as that many neurons.
  func apply(to layer: inout BalancedLayer, isFirst: Bool) {
    let fanIn = layer.matrix.count / max(layer.bias.count, 1)
    let whole = isFirst ? 1 : Double(max(featureCount, 1)).squareRoot()
    for neuron in layer.bias.indices {
      let row = neuron * fanIn..<neuron * fanIn + points.inputCount
      let latent = Array(row.dropFirst(featureCount))
      let time = row.prefix(featureCount).filter { isTime[$0 - row.lowerBound] }
      let place = row.prefix(featureCount).filter { !isTime[$0 - row.lowerBound] }
      let numbers = layer.matrix
      func squares(_ columns: [Int]) -> Double {
        columns.reduce(0) { $0 + numbers[$1] * numbers[$1] }
      }
      // `z` has deviation 1, and a cosine and sine that go through a whole turn have variance 1/2.
      let own = [
        deviation(of: place, in: numbers, row: row), (squares(time) / 2).squareRoot(),
        squares(latent).squareRoot(),
      ]
      let shares = [
        1 - (time.isEmpty ? 0 : BalancePass.timeShare)
          - (latent.isEmpty ? 0 : BalancePass.latentShare),
        motionFactor * BalancePass.timeShare, motionFactor * BalancePass.latentShare,
      ]
      // Parts that do not vary have no share, and the others all of it.
      let present = zip(own, shares).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
      for (part, columns) in [place, time, latent].enumerated() where own[part] > 0 {
        let factor = whole * (shares[part] / present).squareRoot() / own[part]
        for column in columns { layer.matrix[column] *= factor }
      }
    }
  }

  /// Returns the standard deviation, over the points, of a neuron's sum of some columns alone; 0
  /// where it is no more than rounding errors.
  private func deviation(of columns: [Int], in numbers: [Double], row: Range<Int>) -> Double {
    var weights = [Double](repeating: 0, count: row.count)
    for column in columns { weights[column - row.lowerBound] = numbers[column] }
    let sums = Weights.sums(
      weights, over: points.inputs, seen: points.inputCount, width: 1, blocks: points.blocks)
    let seen = SumStatistics(sums, row: 0, of: 1, blocks: 0..<points.blocks)
    return seen.deviation > max(1e-9 * abs(seen.mean), 1e-100) ? seen.deviation : 0
  }
}
