internal import Foundation

extension VectorChart {
  /// A map of order and chaos: blue where neighbouring points come together, orange where they are
  /// driven apart, the line between them, and the layers of the network.
  static func phases(_ map: PhaseMap) -> VectorChart {
    let plan = PhasePlan(map)
    var chart = VectorChart(
      width: plan.left + plan.width + 28, height: plan.top + plan.height + 96, label: plan.words)
    chart.text(
      "Order and chaos, layers of \(HTMLText.shortened(map.names, to: 50))", x: 8, y: 20, size: 13)
    for band in plan.bands { chart.area(band.path, colour: band.colour) }
    chart.line(plan.boundary, stroke: .light, width: 1.5)
    plan.addAxes(to: &chart)
    plan.addMarks(to: &chart)
    plan.addLegend(to: &chart)
    return chart
  }
}

/// The places of a map's parts in its drawing.
private struct PhasePlan {
  let map: PhaseMap
  let left = 58.0
  let top = 36.0
  /// The sides of a cell in the drawing, whole numbers so that cells meet.
  private let cell = (width: 5.0, height: 5.0)

  init(_ map: PhaseMap) { self.map = map }

  var width: Double { cell.width * Double(PhaseMap.columns) }
  var height: Double { cell.height * Double(PhaseMap.rows) }

  /// The map in words.
  var words: String {
    let layers = map.marks.map { mark in
      "layer \(mark.layer) at \(PlainNumber.text(mark.weights)) and "
        + "\(PlainNumber.text(mark.biases)): χ \(PlainNumber.text(mark.phase.chi)), "
        + mark.phase.words
    }
    return "Map of order and chaos for layers of \(map.names), over the deviation of weights times "
      + "the root of the fan-in, 0 to \(PlainNumber.text(map.reach.x)), and of biases, 0 to "
      + "\(PlainNumber.text(map.reach.y)). \(layers.joined(separator: "; "))"
  }

  // MARK: Colours

  /// The binary logarithms of chi at which the colour changes: 24 steps, symmetrical about 0.
  private static let steps = 24
  private static let widest = 3.0

  /// The areas in which chi is a step higher than in the one before; each lies on those before it.
  var bands: [(path: String, colour: String)] {
    var bands = [(path: area(from: -.infinity), colour: colour(0))]
    for step in 1..<Self.steps {
      let least = Self.widest * (2 * Double(step) / Double(Self.steps) - 1)
      let path = area(from: least)
      if !path.isEmpty { bands.append((path, colour(step))) }
    }
    return bands
  }

  /// The cells in which the logarithm of chi is `least` or more, as bars along the rows.
  private func area(from least: Double) -> String {
    var path = ""
    for row in 0..<PhaseMap.rows {
      var start: Int?
      for column in 0...PhaseMap.columns {
        let isIn = column < PhaseMap.columns && middle(column, row) >= least
        if isIn, start == nil { start = column }
        if !isIn, let first = start {
          path += VectorChart.bar(
            x: left + Double(first) * cell.width, y: top + height - Double(row + 1) * cell.height,
            width: Double(column - first) * cell.width, height: cell.height)
          start = nil
        }
      }
    }
    return path
  }

  /// The logarithm of chi in the middle of a cell.
  private func middle(_ column: Int, _ row: Int) -> Double {
    (map.logarithm(column, row) + map.logarithm(column + 1, row) + map.logarithm(column, row + 1)
      + map.logarithm(column + 1, row + 1)) / 4
  }

  /// From blue by the colour of the page to orange.
  private func colour(_ step: Int) -> String {
    let share = (Double(step) + 0.5) / Double(Self.steps) * 2 - 1
    let middle = SIMD3<Double>(38, 41, 46)
    let end: SIMD3<Double> = share < 0 ? SIMD3(86, 140, 214) : SIMD3(222, 148, 66)
    let mixed = middle + (end - middle) * abs(share)
    return "#" + (0..<3).map { Self.hexadecimal(Int(mixed[$0].rounded())) }.joined()
  }

  private static func hexadecimal(_ byte: Int) -> String {
    let digits = String(byte, radix: 16)
    return digits.count < 2 ? "0" + digits : digits
  }

  // MARK: Lines and words

  /// Returns the place of deviations in the drawing.
  private func place(_ weights: Double, _ biases: Double) -> (x: Double, y: Double) {
    (left + width * weights / map.reach.x, top + height * (1 - biases / map.reach.y))
  }

  var boundary: String {
    map.boundary.map { piece in
      let ends = [piece.0, piece.1].map { place($0.x, $0.y) }.map {
        "\(PlainNumber.coordinate($0.x)) \(PlainNumber.coordinate($0.y))"
      }
      return "M\(ends[0])L\(ends[1])"
    }.joined()
  }

  func addAxes(to chart: inout VectorChart) {
    let foot = top + height
    for tick in Self.ticks(map.reach.x) {
      let x = place(tick, 0).x
      chart.line(VectorChart.bar(x: x, y: foot, width: 0, height: 4), stroke: .label)
      chart.text(PlainNumber.text(tick), x: x, y: foot + 17, anchor: .middle)
    }
    for tick in Self.ticks(map.reach.y) {
      let y = place(0, tick).y
      chart.line(VectorChart.bar(x: left - 4, y: y, width: 4, height: 0), stroke: .label)
      chart.text(PlainNumber.text(tick), x: left - 8, y: y + 4, anchor: .end)
    }
    chart.text(
      "deviation of the weights × √fan-in", x: left + width / 2, y: foot + 36, anchor: .middle)
    chart.text(
      "deviation of the biases", x: 16, y: top + height / 2, anchor: .middle, upright: true)
  }

  /// Returns round numbers from 0 to `reach`, about six of them.
  private static func ticks(_ reach: Double) -> [Double] {
    let step = PhaseMap.round(reach / 6)
    return (0...Int((reach / step * (1 + 1e-9)).rounded(.down))).map { Double($0) * step }
  }

  /// The layers' discs, and their numbers beside them.
  func addMarks(to chart: inout VectorChart) {
    var labels: [PhaseLabel] = []
    for mark in map.marks {
      let place = place(mark.weights, mark.biases)
      chart.area(VectorChart.disc(x: place.x, y: place.y, radius: 5.5), fill: .dark)
      chart.area(VectorChart.disc(x: place.x, y: place.y, radius: 4), fill: .light)
      var label = PhaseLabel(x: place.x, y: place.y, layers: [mark.layer])
      // Labels that would overlap become one, which may then reach another.
      while let near = labels.firstIndex(where: { $0.overlaps(label) }) {
        label = label.joined(labels.remove(at: near))
      }
      labels.append(label)
    }
    for label in labels {
      let isRight = label.x + label.width > left + width
      let isTop = label.y < top + 16
      chart.text(
        label.words, x: label.x + (isRight ? -9 : 9), y: label.y + (isTop ? 15 : -7),
        anchor: isRight ? .end : .start, size: 13, tone: .light)
    }
  }

  /// The colours and what they mean.
  func addLegend(to chart: inout VectorChart) {
    let (y, step) = (top + height + 56, 7.0)
    let start = left + (width - step * Double(Self.steps)) / 2
    for index in 0..<Self.steps {
      chart.area(
        VectorChart.bar(x: start + Double(index) * step, y: y, width: step, height: 10),
        colour: colour(index))
    }
    let end = start + step * Double(Self.steps)
    let middle = (start + end) / 2
    chart.line(
      VectorChart.bar(x: middle, y: y - 2, width: 0, height: 14), stroke: .light, width: 1.5)
    chart.text("ordered: together", x: start - 8, y: y + 9, anchor: .end)
    chart.text("chaotic: apart", x: end + 8, y: y + 9)
    for (x, words) in [(start, "χ ⅛"), (middle, "1"), (end, "8")] {
      chart.text(words, x: x, y: y + 26, anchor: .middle)
    }
  }
}

/// The numbers of layers whose discs lie at about one place.
private struct PhaseLabel {
  /// The place of the rightmost disc.
  var x: Double
  var y: Double
  var layers: [Int]

  /// About how far the label reaches from its disc to the right.
  var width: Double { 9 + 7.5 * Double(words.count) }

  func overlaps(_ other: PhaseLabel) -> Bool {
    abs(y - other.y) < 15 && x < other.x + other.width && other.x < x + width
  }

  func joined(_ other: PhaseLabel) -> PhaseLabel {
    let last = x < other.x ? other : self
    return PhaseLabel(x: last.x, y: last.y, layers: layers + other.layers)
  }

  /// The numbers in short: `1, 3-7`.
  var words: String {
    var runs: [ClosedRange<Int>] = []
    for number in layers.sorted() {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { run in
      run.count == 1
        ? "\(run.lowerBound)"
        : "\(run.lowerBound)\(run.count == 2 ? ", " : "-")\(run.upperBound)"
    }.joined(separator: ", ")
  }
}
