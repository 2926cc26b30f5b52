extension VectorChart {
  /// A histogram of all weights of a layer, from minus to plus the largest, with a line at each
  /// standard deviation.
  ///
  /// - Returns: nil if no weight was counted.
  static func histogram(_ weights: WeightReport, layer: String) -> VectorChart? {
    let counts = weights.histogram.map { max(0, $0) }
    let highest = counts.max() ?? 0
    guard highest > 0 else { return nil }
    let total = counts.reduce(0) { $0.addingReportingOverflow($1).partialValue }
    let largest = PlainNumber.text(weights.largest)
    let deviation = PlainNumber.text(weights.deviation)
    let (left, top, width, height) = (12.0, 22.0, 336.0, 110.0)
    var chart = VectorChart(
      width: width + 2 * left, height: top + height + 42,
      label: "Histogram of \(PlainNumber.count(total, of: "weight")) of "
        + "\(HTMLText.shortened(layer, to: 60)), from -\(largest) to \(largest), standard "
        + "deviation \(deviation); the fullest of \(counts.count) bins has "
        + PlainNumber.count(highest))
    let step = width / Double(counts.count)
    let gap = step > 4 ? 1.0 : 0
    let bars = counts.enumerated().map { index, count in
      let size = height * Double(count) / Double(highest)
      return size == 0
        ? ""
        : bar(
          x: left + Double(index) * step + gap / 2, y: top + height - size, width: step - gap,
          height: size)
    }
    chart.area(bars.joined(), fill: .positive)
    let middle = left + width / 2
    chart.line("M\(left) \(top + height)h\(width)", stroke: .line)
    let reach = weights.deviation / weights.largest
    if reach.isFinite, reach > 0, reach <= 1 {
      let places = [-1, 1].map { middle + $0 * reach * width / 2 }
      chart.line(
        places.map { "M\(PlainNumber.coordinate($0)) \(top)v\(height + 5)" }.joined(),
        stroke: .label, opacity: 0.7)
    }
    let foot = top + height + 16
    chart.text("-\(largest)", x: left, y: foot)
    chart.text("0", x: middle, y: foot, anchor: .middle)
    chart.text(largest, x: left + width, y: foot, anchor: .end)
    chart.text("highest bar: \(PlainNumber.count(highest, of: "weight"))", x: left, y: 12)
    chart.text("lines: standard deviation \(deviation)", x: middle, y: foot + 18, anchor: .middle)
    return chart
  }
}
