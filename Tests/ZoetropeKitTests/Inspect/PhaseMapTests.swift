import CPPN
import Testing
import ZoetropeInspect
import ZoetropeKit

/// Maps of order and chaos, and where presets lie on them.
struct PhaseMapTests {
  private func studied(_ network: String, _ more: String = "") throws -> StudiedNetwork {
    let source = SceneSource(
      yaml: """
        zoetrope: 1
        network: { seed: 6, inputs: [x, y], \(network) }
        film: { size: 64x36, duration: 1 }
        \(more)
        """)
    return StudiedNetwork(try source.scene().values, frame: 0)
  }

  private func report(_ network: String) throws -> PhaseReport? {
    try PhaseReport(studied(network), unless: { false })
  }

  /// The deviations are those of the weights as the picture has them, gain and all.
  @Test(arguments: ["plain", "shared"]) func marksLieAtTheDeviationsOfWeights(_ wiring: String)
    throws
  {
    let studied = try studied(
      "latent: 3, layers: 3 x 20, weights: normal 0.6, biases: all, wiring: \(wiring)", "gain: 1.5")
    let map = try #require(try PhaseReport(studied, unless: { false })?.maps.first)
    #expect(map.activations == ["tanh"] && map.marks.map(\.layer) == [1, 2, 3])
    for (mark, layer) in zip(map.marks, studied.network.weights.layers) {
      func deviation(_ numbers: [Float]) -> Double {
        (numbers.reduce(0) { $0 + Double($1) * Double($1) } / Double(numbers.count)).squareRoot()
      }
      #expect(abs(mark.weights - deviation(layer.matrix) * Double(layer.fanIn).squareRoot()) < 1e-9)
      #expect(abs(mark.biases - deviation(layer.bias)) < 1e-9)
      #expect(
        mark.phase == MeanField([.tanh]).phase(weights: mark.weights, biases: mark.biases))
      #expect(mark.weights < map.reach.x && mark.biases < map.reach.y)
    }
    // 400 weights of deviation 0.6 * 1.5, summed over 20 neurons.
    #expect(abs(map.marks[1].weights / (0.9 * 20.0.squareRoot()) - 1) < 0.15)
    #expect((map.marks[1].biases / 0.9 - 1).magnitude < 0.5)
  }

  /// The line that is drawn is where chi is 1.
  @Test func theLineIsWhereChiIsOne() throws {
    let relu = try PhaseMap([.relu], layers: [(1, 1, 0.5)], unless: { false })
    #expect(relu.boundary.count == PhaseMap.rows)
    for point in relu.boundary.flatMap({ [$0.0, $0.1] }) {
      #expect(abs(point.x - 2.0.squareRoot()) < 1e-3)
    }
    let tanh = try PhaseMap([.tanh], layers: [(1, 1, 0.5)], unless: { false })
    let line = tanh.boundary.flatMap { [$0.0, $0.1] }
    for point in line where point.y > 0 {
      let chi = MeanField([.tanh]).phase(weights: point.x, biases: point.y).chi
      #expect(abs(chi - 1) < 2e-3, "\(point) \(chi)")
    }
    #expect(line.contains { $0.y == 0 && abs($0.x - 1) < 0.02 })
    // Left of it is order.
    #expect(tanh.logarithm(8, 32) < 0 && tanh.logarithm(PhaseMap.columns, 0) > 0)
  }

  @Test func eachKindOfLayerHasAMap() throws {
    let network = """
      latent: 0, weights: normal 1, layers: [{ width: 8, activation: sin }, { width: 6, activation: \
      [tanh, sin] }, { width: 4, activation: [sin, tanh] }, { width: 5, activation: relu }]
      """
    let maps = try #require(try report(network)).maps
    #expect(maps.map(\.activations) == [["sin"], ["tanh", "sin"], ["relu"]])
    #expect(maps.map { $0.marks.map(\.layer) } == [[1], [2, 3], [4]])
    let many =
      "latent: 0, layers: ["
      + ["sin", "tanh", "relu", "abs", "cos", "step"].map { "{ width: 3, activation: \($0) }" }
      .joined(separator: ", ") + "]"
    let report = try #require(try report(many))
    #expect(report.maps.map(\.activations) == [["sin"], ["tanh"], ["relu"], ["abs"]])
    #expect(
      report.notes == [
        "Layers of step have no map: the theory follows slopes, and a step has none but at its jump.",
        "The layers are of 5 kinds; the first 4 have maps.",
      ])
  }

  @Test(arguments: [
    ("plain", nil), ("residual", "layers add what they see"),
    ("dense", "sees the inputs and all layers before it"), ("shared", "have the same weights"),
  ])
  func whatTheTheoryIsNotForIsSaid(_ wiring: String, _ words: String?) throws {
    let notes = try #require(try report("latent: 0, layers: 3 x 4, wiring: \(wiring)")).notes
    #expect(notes.count == (words == nil ? 0 : 1))
    if let words { #expect(notes[0].contains(words)) }
    #expect(try report("latent: 0, layers: []") == nil)
  }

  /// Numbers of any size lie on their map.
  @Test(arguments: [0, 0.001, 3, 99.9, 1e20]) func mapsReachTheirMarks(_ deviation: Double) throws {
    let map = try PhaseMap(
      [.tanh], layers: [(1, deviation, deviation)], unless: { false })
    #expect(map.reach.x > deviation && map.reach.y > deviation)
    #expect(map.logarithms.count == (PhaseMap.columns + 1) * (PhaseMap.rows + 1))
    #expect(map.logarithms.allSatisfy { abs($0) <= 8 })
  }

  @Test func aCancelledMapThrows() {
    #expect(throws: CancellationError.self) {
      try PhaseMap([.tanh], layers: [(1, 1, 1)], unless: { true })
    }
  }
}
