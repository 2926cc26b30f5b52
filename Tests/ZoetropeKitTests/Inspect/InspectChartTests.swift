import Testing
import ZoetropeInspect

@Suite struct InspectChartTests {
  /// Returns the chart of a report whose first layer has these weights.
  private func chart(_ name: String, _ weights: WeightReport) throws -> PageMarkup {
    var report = SyntheticReport(widths: [2], latent: 0).report
    report.networks[0].layers[0].weights = weights
    let file = try #require(try InspectPage(report).files.first { $0.name == name })
    return PageMarkup(String(decoding: file.bytes, as: UTF8.self))
  }

  /// Returns the second numbers of a path's pieces: the heights or sides of its bars and squares.
  private func sizes(_ path: PageMarkup.Element?, _ command: Character) -> [Double] {
    let pieces = (path?.attributes["d"] ?? "").split(separator: "M")
    return pieces.compactMap { piece in
      guard let start = piece.firstIndex(of: command) else { return nil }
      return Double(piece[piece.index(after: start)...].prefix { "-.0123456789".contains($0) })
    }
  }

  private func weights(_ matrix: [Double], biases: [Double] = [], histogram: [Int] = [1])
    -> WeightReport
  {
    WeightReport(
      rows: ["0 tanh", "1 tanh"], columns: ["x", "y", "r"], matrix: matrix, biases: biases,
      histogram: histogram, largest: 4, deviation: 2)
  }

  @Test func areasOfSquaresAreWeights() throws {
    let markup = try chart(
      "layer-1-weights.svg", weights([4, -2, 1, 0, -4, .nan], biases: [0.5, -1]))
    let paths = markup.named("path")
    #expect(paths.map { $0.attributes["fill"] } == ["#f6f3ec", "#15171a"])
    let areas = paths.map { sizes($0, "h").map { $0 * $0 } }
    #expect(areas.map(\.count) == [3, 3])
    let whole = areas[0][0] / 4
    for (area, weight) in zip(areas[0] + areas[1], [4, 1, 0.5, 2, 4, 1]) {
      #expect(abs(area / whole - weight) < 0.02 * weight)
    }
    // As high as it is wide.
    #expect(paths.allSatisfy { sizes($0, "h") == sizes($0, "v") })
    #expect(markup.named("svg")[0].attributes["aria-label"]?.contains("not finite") == true)
  }

  @Test func barsAreCounts() throws {
    let markup = try chart(
      "layer-1-histogram.svg", weights([1, 1, 1, 1, 1, 1], histogram: [0, 1, 4, 10, 5]))
    let heights = sizes(markup.named("path").first, "v")
    #expect(heights.count == 4)
    for (height, count) in zip(heights, [1.0, 4, 10, 5]) {
      #expect(abs(height / heights[2] * 10 - count) < 0.01)
    }
    let label = try #require(markup.named("svg")[0].attributes["aria-label"])
    #expect(label.hasPrefix("Histogram of 20 weights of layer 1, from -4 to 4"))
  }

  @Test func linesOfTheGraphFollowNames() throws {
    // The columns stand in another order than the inputs; only one weight is not 0.
    var report = SyntheticReport(widths: [2], latent: 0, inputs: ["x", "y", "r"]).report
    report.networks[0].layers[0].weights = WeightReport(
      rows: ["0 tanh", "1 tanh"], columns: ["r", "y", "x"], matrix: [0, 0, -3, 0, 0, 0],
      biases: [], histogram: [], largest: 3, deviation: 1)
    report.networks[0].layers[1].weights.matrix = Array(repeating: 0, count: 6)
    let graph = try #require(try InspectPage(report).files.first { $0.name == "network.svg" })
    let markup = PageMarkup(String(decoding: graph.bytes, as: UTF8.self))
    let lines = markup.named("path").filter { $0.attributes["fill"] == "none" }
    #expect(lines.count == 1)
    #expect(lines.first?.attributes["stroke"] == "#6ea8ea")
    let dots = markup.named("path").filter { $0.attributes["fill"] == "#d5d9df" }
    // The line begins at the right edge of the first dot, which is x.
    let x = try #require(dots.first?.attributes["d"]?.dropFirst().split(separator: "a").first)
    let place = x.split(separator: " ").compactMap { Double($0) }
    #expect(
      lines.first?.attributes["d"]?.hasPrefix(
        "M\(PlainNumber.coordinate(place[0] + 9)) \(PlainNumber.coordinate(place[1]))C") == true)
  }

  @Test func chartsAreFiles() throws {
    let files = try InspectPage(SyntheticReport().report).files
    let charts = files.filter { $0.name.hasSuffix(".svg") }
    #expect(charts.count == 10)
    for chart in charts {
      let markup = PageMarkup(String(decoding: chart.bytes, as: UTF8.self))
      #expect(markup.mismatch == nil, "\(chart.name)")
      // Without it a browser shows the file's text.
      #expect(markup.elements.first?.attributes["xmlns"] == "http://www.w3.org/2000/svg")
    }
  }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (0.5, "0.5"), (1.2345, "1.23"), (-9.996, "-10"),
      (0.000_123_4, "0.000123"), (99.96, "100"), (12_345.6, "12346"), (0.000_012, "1.2e-5"),
      (-3e12, "-3e12"), (9.999e-9, "1e-8"), (.nan, "NaN"), (.infinity, "infinity"),
      (-.infinity, "-infinity"), (.leastNonzeroMagnitude, "4.94e-324"),
    ])
  func numbersHaveThreeDigits(_ value: Double, _ text: String) {
    #expect(PlainNumber.text(value) == text)
  }

  @Test func numbersOfThingsArePlain() {
    #expect(PlainNumber.percent(0.1234) == "12.3%")
    #expect(PlainNumber.percent(0.0001) == "under 0.1%")
    #expect(PlainNumber.levels(1) == "1 level")
    #expect(PlainNumber.count(1_234_567, of: "weight") == "1,234,567 weights")
  }
}
