internal import CPPN
internal import ZoetropePreset
internal import ZoetropeRender

extension WeightReport {
  /// The number of bars of a histogram.
  private static let bars = 41

  /// Creates the report of layer `index` of a network.
  ///
  /// - Parameter chosen: the neurons that are shown of each layer, the output layer last. The columns
  ///   are the inputs where the layer sees them, and the shown neurons of the layer before.
  init(_ network: FixedNetwork, layer index: Int, chosen: [[Int]]) {
    let layer = network.weights.layers[index]
    let architecture = network.architecture
    let names = architecture.inputNames
    var columns: [(name: String, column: Int)] = []
    if index == 0 || architecture.wiring == .dense {
      columns = names.enumerated().map { ($1, $0) }
    }
    if index > 0 {
      // The columns of the layer before are the last ones.
      let first = layer.fanIn - architecture.layers[index - 1].width
      columns += chosen[index - 1].map { ("\($0 + 1)", first + $0) }
    }
    let rows = chosen[index]
    let finite = layer.matrix.lazy.filter(\.isFinite)
    let largest = Double(finite.reduce(0) { max($0, abs($1)) })
    var histogram = [Int](repeating: 0, count: Self.bars)
    for weight in finite where largest > 0 {
      let share = (Double(weight) / largest + 1) / 2
      histogram[min(Int(share * Double(Self.bars)), Self.bars - 1)] += 1
    }
    let count = Double(max(layer.matrix.count, 1))
    let mean = layer.matrix.reduce(0) { $0 + Double($1) } / count
    let variance = layer.matrix.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
    self.init(
      rows: rows.map { "\($0 + 1)" }, columns: columns.map(\.name),
      matrix: rows.flatMap { row in
        columns.map { Double(layer.matrix[row * layer.fanIn + $0.column]) }
      },
      biases: layer.bias.contains { $0 != 0 } ? rows.map { Double(layer.bias[$0]) } : [],
      histogram: histogram, largest: largest, deviation: variance.squareRoot())
  }
}
