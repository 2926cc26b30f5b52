extension VectorChart {
  /// The network as a graph: a column of dots for each layer, and a line for each weight between
  /// the neurons that are drawn, the wider and clearer the larger it is.
  ///
  /// - Returns: nil if there is no layer.
  static func graph(_ network: NetworkReport) -> VectorChart? {
    guard !network.layers.isEmpty else { return nil }
    let plan = GraphPlan(network)
    var chart = VectorChart(width: plan.width, height: plan.height, label: plan.words)
    for index in plan.columns.indices.dropFirst() { plan.addLinks(to: index, in: &chart) }
    for (index, column) in plan.columns.enumerated() {
      let discs = column.names.indices.map {
        disc(x: plan.x(index), y: plan.y($0, of: index), radius: 4.5)
      }
      chart.area(discs.joined(), fill: .dot)
      chart.text(
        HTMLText.shortened(column.title, to: plan.longestTitle), x: plan.x(index),
        y: plan.height - 22, anchor: .middle)
      let shown = column.names.count
      chart.text(
        shown < column.count
          ? "\(shown) of \(PlainNumber.count(column.count))" : PlainNumber.count(column.count),
        x: plan.x(index), y: plan.height - 7, anchor: .middle, size: 10)
    }
    for (end, anchor, shift) in [(0, Anchor.end, -10.0), (plan.columns.count - 1, .start, 10.0)] {
      for (row, name) in plan.columns[end].names.enumerated() {
        chart.text(
          HTMLText.shortened(name, to: GraphPlan.longestLabel), x: plan.x(end) + shift,
          y: plan.y(row, of: end) + 4, anchor: anchor)
      }
    }
    return chart
  }
}

/// The places of a network's neurons in its graph.
private struct GraphPlan {
  struct Column {
    let title: String
    /// The neurons that are drawn.
    let names: [String]
    /// The names of all that the report has, in its order.
    let all: [String]
    /// The number of all neurons.
    let count: Int
    /// What the layer sees; nil for the inputs.
    let weights: WeightReport?
  }

  /// The largest number of neurons that are drawn of a layer.
  static let most = 16
  static let longestLabel = 16
  private static let pitch = 20.0
  /// The number of strengths that lines are drawn in: lines of one strength share an element.
  private static let strengths = 8

  let columns: [Column]
  let height: Double
  /// The room for the names at the left and at the right.
  private let margins: (left: Double, right: Double)
  private let step: Double

  init(_ network: NetworkReport) {
    let inputs = network.inputs.map(\.name)
    columns =
      [
        Column(
          title: "inputs", names: Array(inputs.prefix(Self.most)), all: inputs,
          count: inputs.count, weights: nil)
      ]
      + network.layers.map { layer in
        Column(
          title: layer.name, names: Array(layer.weights.rows.prefix(Self.most)),
          all: layer.weights.rows, count: layer.width, weights: layer.weights)
      }
    let tallest = columns.map(\.names.count).max() ?? 0
    height = Self.pitch * Double(max(3, tallest)) + 62
    let longest = [inputs, columns[columns.count - 1].names].map { names in
      names.prefix(Self.most).map { min($0.count, Self.longestLabel) }.max() ?? 0
    }
    margins = (max(44, 6.6 * Double(longest[0]) + 16), max(44, 6.6 * Double(longest[1]) + 16))
    let free = 1110 - margins.left - margins.right
    step = min(240, max(54, free / Double(columns.count - 1)))
  }

  var width: Double { margins.left + margins.right + step * Double(columns.count - 1) }

  /// The number of characters of a title that fit under its column.
  var longestTitle: Int { Int(step / 6.6) }

  func x(_ column: Int) -> Double { margins.left + step * Double(column) }

  func y(_ row: Int, of column: Int) -> Double {
    let free = height - 62 - Self.pitch * Double(columns[column].names.count)
    return 12 + free / 2 + Self.pitch * (Double(row) + 0.5)
  }

  var words: String {
    let parts = columns.map { column in
      "\(HTMLText.shortened(column.title, to: 40)) (\(column.names.count) of "
        + "\(PlainNumber.count(column.count)) drawn)"
    }
    return "The network from left to right: " + parts.joined(separator: ", ")
  }

  /// Adds the weights from the layer before to a layer's neurons.
  func addLinks(to index: Int, in chart: inout VectorChart) {
    guard let weights = columns[index].weights else { return }
    let sources = Self.places(of: columns[index - 1].all, in: weights.columns)
    var paths = Array(repeating: ["", ""], count: Self.strengths + 1)
    let largest = weights.matrix.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    guard largest > 0 else { return }
    for row in columns[index].names.indices {
      for source in columns[index - 1].names.indices {
        guard let column = sources[source] else { continue }
        let weight = weights.matrix[row * weights.columns.count + column]
        guard weight.isFinite else { continue }
        let strength = Int((weight.magnitude / largest * Double(Self.strengths)).rounded())
        paths[strength][weight < 0 ? 1 : 0] += link(from: source, to: row, of: index)
      }
    }
    // The weakest are drawn first and lie below; those near 0 are left out.
    for strength in 1...Self.strengths {
      let share = Double(strength) / Double(Self.strengths)
      for (path, tone) in zip(paths[strength], [VectorChart.Tone.positive, .negative]) {
        chart.line(path, stroke: tone, width: 0.5 + 2 * share, opacity: 0.08 + 0.72 * share * share)
      }
    }
  }

  private func link(from source: Int, to row: Int, of index: Int) -> String {
    let (start, end) = (x(index - 1) + 4.5, x(index) - 4.5)
    let (first, last) = (y(source, of: index - 1), y(row, of: index))
    let bend = (end - start) / 2
    let numbers = [start, first, start + bend, end - bend, last, end].map(PlainNumber.coordinate)
    return "M\(numbers[0]) \(numbers[1])C\(numbers[2]) \(numbers[1]) \(numbers[3]) \(numbers[4]) "
      + "\(numbers[5]) \(numbers[4])"
  }

  /// Returns the column of each neuron of the layer before: by its name if all names are there, or
  /// else by its place among the last columns, for dense layers see the layer before them last.
  private static func places(of names: [String], in columns: [String]) -> [Int?] {
    var byName: [String: Int] = [:]
    for (index, name) in columns.enumerated() { byName[name] = index }
    let named = names.map { byName[$0] }
    if Set(names).count == names.count, !named.contains(nil) { return named }
    let first = max(0, columns.count - names.count)
    return names.indices.map { first + $0 < columns.count ? first + $0 : nil }
  }
}
