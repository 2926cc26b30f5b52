extension VectorChart {
  /// A Hinton diagram: a square for each weight, whose area is the weight's size, light if it is
  /// positive and dark if it is negative. Biases stand apart on the right.
  ///
  /// - Returns: nil if there is nothing to draw.
  static func hinton(_ weights: WeightReport, layer: String) -> VectorChart? {
    let plan = HintonPlan(weights)
    guard plan.largest > 0 else { return nil }
    var chart = VectorChart(
      width: plan.left + plan.inner + 1, height: plan.top + plan.cell * Double(plan.rows) + 1,
      label: plan.words(layer))
    chart.rectangle(
      x: plan.left, y: plan.top, width: plan.cell * Double(plan.columns),
      height: plan.cell * Double(plan.rows), fill: .middle)
    if plan.hasBiases {
      chart.rectangle(
        x: plan.centre(plan.columns) - plan.cell / 2, y: plan.top, width: plan.cell,
        height: plan.cell * Double(plan.rows), fill: .middle)
    }
    chart.area(plan.squares { $0 > 0 }, fill: .light)
    chart.area(plan.squares { $0 < 0 }, fill: .dark)
    guard plan.hasLabels else { return chart }
    for (row, name) in weights.rows.enumerated() {
      chart.text(
        HTMLText.shortened(name, to: HintonPlan.longestLabel), x: plan.left - 6,
        y: plan.top + (Double(row) + 0.5) * plan.cell + 3.5, anchor: .end, size: 10)
    }
    for (column, name) in (weights.columns + (plan.hasBiases ? ["bias"] : [])).enumerated() {
      chart.text(
        HTMLText.shortened(name, to: HintonPlan.longestLabel), x: plan.centre(column) + 3.5,
        y: plan.top - 6, size: 10, upright: true)
    }
    return chart
  }
}

/// The places of a Hinton diagram's squares.
private struct HintonPlan {
  /// The number of characters after which a label is cut off.
  static let longestLabel = 14
  /// The side of a place below which its label would touch the next.
  private static let leastLabelled = 11.0

  let weights: WeightReport
  let rows: Int
  let columns: Int
  let hasBiases: Bool
  let cell: Double
  let hasLabels: Bool
  let left: Double
  let top: Double
  /// The size of the largest number, which fills its place.
  let largest: Double

  init(_ weights: WeightReport) {
    self.weights = weights
    (rows, columns) = (weights.rows.count, weights.columns.count)
    hasBiases = !weights.biases.isEmpty && weights.biases.count == weights.rows.count
    cell = min(20, max(4, 900 / (Double(max(1, columns)) + 2)))
    hasLabels = cell >= Self.leastLabelled
    let width = { (names: [String]) in
      let longest = names.map { min($0.count, Self.longestLabel) }.max() ?? 0
      return 6.2 * Double(longest) + 12
    }
    left = hasLabels ? width(weights.rows) : 0
    top = hasLabels ? width(weights.columns + (hasBiases ? ["bias"] : [])) : 0
    let all = weights.matrix + (hasBiases ? weights.biases : [])
    largest = all.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
  }

  /// The width of all places; half of one lies before the biases.
  var inner: Double { (Double(columns) + (hasBiases ? 1.5 : 0)) * cell }

  /// The middle of a column. The number `columns` is that of the biases.
  func centre(_ column: Int) -> Double {
    left + (Double(column) + (column == columns ? 1 : 0.5)) * cell
  }

  /// The squares of all numbers that the condition chooses, as one path.
  func squares(_ condition: (Double) -> Bool) -> String {
    var path = ""
    for row in 0..<rows {
      for column in 0..<(columns + (hasBiases ? 1 : 0)) {
        let weight =
          column == columns ? weights.biases[row] : weights.matrix[row * columns + column]
        guard weight.isFinite, condition(weight) else { continue }
        // The area, not the side, is in proportion to the weight.
        let side = 0.94 * cell * (weight.magnitude / largest).squareRoot()
        guard side >= 0.2 else { continue }
        path += VectorChart.square(
          x: centre(column), y: top + (Double(row) + 0.5) * cell, side: side)
      }
    }
    return path
  }

  func words(_ layer: String) -> String {
    let odd = (weights.matrix + weights.biases).count { !$0.isFinite }
    return "Weights of \(HTMLText.shortened(layer, to: 60)): \(rows) rows, a neuron each, and "
      + "\(columns) columns\(hasBiases ? ", then the biases" : ""); the largest square is "
      + PlainNumber.text(largest)
      + (odd == 0 ? "" : "; \(odd) that are not finite are not drawn")
  }
}
