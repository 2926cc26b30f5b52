internal import Foundation

/// A plot of how much longer lines become from layer to layer, a curve for each of several networks.
struct LengthPlot: Sendable {
  /// A network's name and its lengths, those of the hidden layers in turn and of the channels last.
  struct Curve: Sendable {
    let name: String
    let lengths: [Double]
  }

  private let curves: [Curve]
  private let left = 64.0
  private let top = 64.0
  private let width = 520.0
  private let height = 340.0

  init(_ curves: [Curve]) { self.curves = curves }

  /// The drawing.
  var chart: VectorChart {
    var chart = VectorChart(
      width: left + width + 340, height: top + height + 62,
      label: "Length of the picture of a line behind each layer, on a logarithmic scale. "
        + curves.map { curve in
          "\(curve.name): \(curve.lengths.map(PlainNumber.text).joined(separator: ", "))"
        }.joined(separator: "; "))
    chart.text("How long a straight line has become behind each layer", x: left, y: 26, size: 15)
    chart.text(
      "1 is its length in the inputs; the last point of a curve is the channels", x: left, y: 44)
    let decades = decades
    for decade in decades.lowerBound...decades.upperBound {
      let y = place(of: Double(decade))
      chart.line(path([(left, y), (left + width, y)]), stroke: .line, opacity: 0.5)
      chart.text(PlainNumber.text(pow(10, Double(decade))), x: left - 8, y: y + 4, anchor: .end)
    }
    let layers = curves.map(\.lengths.count).max() ?? 1
    for layer in 1...max(layers, 1) where layers <= 20 || layer % (layers / 10) == 0 {
      chart.text("\(layer)", x: across(layer), y: top + height + 18, anchor: .middle)
    }
    chart.text("layer", x: left + width / 2, y: top + height + 40, anchor: .middle)
    for (index, curve) in curves.enumerated() {
      let points = curve.lengths.enumerated().map { (across($0 + 1), place(of: logarithm($1))) }
      let colour = colour(index)
      chart.line(path(points), colour: colour, width: 2)
      for point in points {
        chart.area(VectorChart.disc(x: point.0, y: point.1, radius: 3), colour: colour)
      }
    }
    for (index, y) in labelPlaces() {
      let curve = curves[index]
      let x = left + width + 18
      chart.area(VectorChart.disc(x: x, y: y - 4, radius: 4), colour: colour(index))
      chart.text(
        "\(HTMLText.shortened(curve.name, to: 48))  \(PlainNumber.text(curve.lengths.last ?? 0))",
        x: x + 10, y: y)
    }
    return chart
  }

  /// The largest number of curves.
  static let most = 24

  /// The powers of ten that the curves need.
  private var decades: ClosedRange<Int> {
    let all = curves.flatMap(\.lengths).map(logarithm)
    let lowest = Int((all.min() ?? 0).rounded(.down))
    return lowest...max(lowest + 1, Int((all.max() ?? 0).rounded(.up)))
  }

  private func logarithm(_ length: Double) -> Double {
    length.isFinite ? min(max(log10(max(length, 1e-6)), -6), 30) : 30
  }

  private func place(of logarithm: Double) -> Double {
    let decades = decades
    let share =
      (logarithm - Double(decades.lowerBound)) / Double(decades.upperBound - decades.lowerBound)
    return top + height * (1 - share)
  }

  private func across(_ layer: Int) -> Double {
    let layers = curves.map(\.lengths.count).max() ?? 1
    return left + 12 + (width - 24) * (layers > 1 ? Double(layer - 1) / Double(layers - 1) : 0.5)
  }

  private func path(_ points: [(Double, Double)]) -> String {
    points.enumerated().map { index, point in
      "\(index == 0 ? "M" : "L")\(PlainNumber.coordinate(point.0)) \(PlainNumber.coordinate(point.1))"
    }.joined()
  }

  /// From blue to orange, in the order of the curves.
  private func colour(_ index: Int) -> String {
    let share = curves.count > 1 ? Double(index) / Double(curves.count - 1) : 0.5
    let ends: [SIMD3<Double>] = [
      SIMD3(110, 168, 234), SIMD3(225, 215, 200), SIMD3(233, 160, 80),
    ]
    let low = share < 0.5 ? 0 : 1
    let mixed = ends[low] + (ends[low + 1] - ends[low]) * (share * 2 - Double(low))
    return "rgb(\(Int(mixed.x)),\(Int(mixed.y)),\(Int(mixed.z)))"
  }

  /// The heights of the curves' names beside their ends, moved apart where they would overlap.
  private func labelPlaces() -> [(index: Int, y: Double)] {
    let line = 16.0
    let ends: [Double] = curves.map { place(of: logarithm($0.lengths.last ?? 1)) + 4 }
    let order = ends.indices.sorted { ends[$0] == ends[$1] ? $0 < $1 : ends[$0] < ends[$1] }
    var places: [(index: Int, y: Double)] = order.map { (index: $0, y: ends[$0]) }
    for place in places.indices.dropFirst() {
      places[place].y = max(places[place].y, places[place - 1].y + line)
    }
    // Those that were pushed below the plot move up again.
    var bottom = top + height + 8
    for place in places.indices.reversed() {
      places[place].y = min(places[place].y, bottom)
      bottom = places[place].y - line
    }
    return places
  }
}
