extension VectorChart {
  /// The numbers of a direction of z as bars, up if they are positive and down if negative.
  ///
  /// - Returns: nil if there are no numbers but 0.
  static func direction(_ numbers: [Double]) -> VectorChart? {
    let largest = numbers.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    guard largest > 0 else { return nil }
    let step = min(34, max(3, 640 / Double(numbers.count)))
    let (left, top, half) = (46.0, 10.0, 60.0)
    let strongest = numbers.indices.filter { numbers[$0].isFinite }
      .sorted { numbers[$0].magnitude > numbers[$1].magnitude }.prefix(3)
      .map { "z\($0 + 1) \(PlainNumber.text(numbers[$0]))" }
    var chart = VectorChart(
      width: left + step * Double(numbers.count) + 12, height: top + 2 * half + 24,
      label: "The direction's \(PlainNumber.count(numbers.count, of: "number")), the largest "
        + strongest.joined(separator: ", "))
    chart.line(
      "M\(left) \(top + half)h\(PlainNumber.coordinate(step * Double(numbers.count)))",
      stroke: .line)
    let bars = { (condition: (Double) -> Bool) in
      numbers.enumerated().map { index, number -> String in
        guard number.isFinite, condition(number) else { return "" }
        return bar(
          x: left + (Double(index) + 0.15) * step, y: top + half, width: 0.7 * step,
          height: -half * number / largest)
      }.joined()
    }
    chart.area(bars { $0 > 0 }, fill: .positive)
    chart.area(bars { $0 < 0 }, fill: .negative)
    chart.text(PlainNumber.text(largest), x: left - 6, y: top + 8, anchor: .end)
    chart.text("0", x: left - 6, y: top + half + 4, anchor: .end)
    chart.text("-" + PlainNumber.text(largest), x: left - 6, y: top + 2 * half, anchor: .end)
    // Where bars are narrow, only some of them are named.
    let stride = max(1, Int((30 / step).rounded(.up)))
    for index in numbers.indices where index.isMultiple(of: stride) {
      chart.text(
        "z\(index + 1)", x: left + (Double(index) + 0.5) * step, y: top + 2 * half + 18,
        anchor: .middle, size: 10)
    }
    return chart
  }
}
