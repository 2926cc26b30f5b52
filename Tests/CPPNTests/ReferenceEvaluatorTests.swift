import CPPN
import Testing

/// The reference against networks small enough to be computed by hand.
struct ReferenceEvaluatorTests {
  // Two inputs, hidden layers of two (a relu and a square, then identities), one linear output.
  // At (2, 3) the first layer gives relu(2 + 6 + 0.5) = 8.5 and square(6 - 3 - 1) = 4, the second
  // 8.5 - 4 = 4.5 and 4.25 + 1 + 1 = 6.25.
  private static let first = Weights.Layer(fanIn: 2, matrix: [1, 2, 3, -1], bias: [0.5, -1])
  private static let second = Weights.Layer(fanIn: 2, matrix: [1, -1, 0.5, 0.25], bias: [0, 1])
  private static let output = Weights.Layer(fanIn: 2, matrix: [1 / 32, -1 / 64], bias: [0])

  /// Returns the channel of a linear output with the sum `a`.
  private func shown(_ a: Double) -> Double { 0.5 + 0.5 * a }

  private func value(
    _ wiring: Wiring, hidden: Int = 2, weights: [Weights.Layer]
  ) -> [Double] {
    var architecture = Architecture.sample(
      widths: Array(repeating: 2, count: hidden), activation: .identity, wiring: wiring,
      outputs: [.linear])
    if hidden > 0 {
      architecture.layers[0].activations = [.relu, .square]
    }
    let network = ReferenceEvaluator(
      architecture: architecture, weights: Weights(layers: weights), latent: [], phase: 0)
    return network(x: 2, y: 3)
  }

  @Test func plain() {
    let found = value(.plain, weights: [Self.first, Self.second, Self.output])
    #expect(found == [shown(4.5 / 32 - 6.25 / 64)])
  }

  @Test func residualAddsTheLayerBefore() {
    // Not to the first layer, though it is as wide as the inputs.
    let found = value(.residual, weights: [Self.first, Self.second, Self.output])
    #expect(found == [shown((4.5 + 8.5) / 32 - (6.25 + 4) / 64)])
  }

  @Test func denseLayersSeeAllThatCameBefore() {
    // Columns: x, y, then the first layer, then the second: 2 + 8.5 - 4 and 3 + 4.25 + 1 + 1.
    let second = Weights.Layer(
      fanIn: 4, matrix: [1, 0, 1, -1, 0, 1, 0.5, 0.25], bias: [0, 1])
    let output = Weights.Layer(
      fanIn: 6, matrix: [1, 2, 4, 8, 16, 32].map { $0 / 1024 }, bias: [0.25])
    let found = value(.dense, weights: [Self.first, second, output])
    // 1 · 2 + 2 · 3 + 4 · 8.5 + 8 · 4 + 16 · 6.5 + 32 · 9.25 = 474.
    #expect(found == [shown(0.25 + 474 / 1024)])
  }

  @Test func sharedAppliesTheSecondMatrixAgain() {
    // 4.5 - 6.25 and 2.25 + 1.5625 + 1.
    let found = value(
      .shared, hidden: 3, weights: [Self.first, Self.second, Self.second, Self.output])
    #expect(found == [shown(-1.75 / 32 - 4.8125 / 64)])
  }

  @Test func withoutHiddenLayersTheOutputsSeeTheInputs() {
    let output = Weights.Layer(fanIn: 2, matrix: [0.25, -0.125], bias: [0.0625])
    for wiring in Wiring.allCases {
      #expect(value(wiring, hidden: 0, weights: [output]) == [shown(0.5 - 0.375 + 0.0625)])
    }
  }

  @Test func residualAddsOnlyToHiddenLayersOfTheSameWidth() {
    let architecture = Architecture.sample(
      inputs: [.x], widths: [1, 2, 2], activation: .identity, wiring: .residual,
      outputs: [.linear, .linear])
    let weights = Weights(layers: [
      .init(fanIn: 1, matrix: [1], bias: [0]),
      .init(fanIn: 1, matrix: [1, 2], bias: [0, 0]),
      .init(fanIn: 2, matrix: [0, 0, 0, 0], bias: [0, 0]),
      .init(fanIn: 2, matrix: [1, 0, 0, 1], bias: [0, 0]),
    ])
    let network = ReferenceEvaluator(
      architecture: architecture, weights: weights, latent: [], phase: 0)
    // The second layer adds nothing, the third the second's 0.25 and 0.5, the outputs nothing.
    #expect(network(x: 0.25, y: 0) == [shown(0.25), shown(0.5)])
  }

  @Test func residualSumsAreClampedAgain() {
    let architecture = Architecture.sample(
      inputs: [.x], widths: [1, 1, 1], activation: .identity, wiring: .residual,
      outputs: [.linear])
    let weights = Weights(layers: [
      .init(fanIn: 1, matrix: [1e18], bias: [0]), .init(fanIn: 1, matrix: [1], bias: [0]),
      // Half of what is before, 1e18 and not 2e18, taken from it.
      .init(fanIn: 1, matrix: [-0.5], bias: [0]),
      .init(fanIn: 1, matrix: [1e-18], bias: [0]),
    ])
    let network = ReferenceEvaluator(
      architecture: architecture, weights: weights, latent: [], phase: 0)
    #expect(abs(network(x: 100, y: 0)[0] - shown(0.5)) < 1e-6)
  }

  @Test func latentNumbersFollowTheInputs() {
    let architecture = Architecture.sample(latent: 2, widths: [], outputs: [.linear])
    let weights = Weights(layers: [.init(fanIn: 4, matrix: [0, 0, 0.5, 0.25], bias: [0])])
    let network = ReferenceEvaluator(
      architecture: architecture, weights: weights, latent: [0.5, -0.5], phase: 0)
    #expect(network(x: 9, y: 9) == [shown(0.25 - 0.125)])
  }

  @Test(
    arguments: [
      (.x, [-3]), (.y, [4]), (.r, [5]), (.absX, [3]), (.absY, [4]), (.bias, [1]),
      // cos θ = -0.6, sin θ = 0.8, and the double angle.
      (.theta(harmonic: 1), [-0.6, 0.8]), (.theta(harmonic: 2), [-0.28, -0.96]),
      // cos and sin of 2 ln 5.
      (.logR(frequency: 2), [-0.997_015_141_798_047_1, -0.077_206_262_863_968_46]),
      (.time, [0, 1]),
      // Three quarters of a turn to the left of 0, and a third of one below.
      (.tileX(period: 4), [0, 1]), (.tileY(period: 3), [-0.5, 0.75.squareRoot()]),
    ] as [(Input, [Double])])
  func inputs(input: Input, expected: [Double]) {
    let found = features(of: [input], x: -3, y: 4, phase: 0.25)
    #expect(found.count == input.width)
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-15 }, "\(found)")
  }

  /// A spline's values at its nodes are weighed 1 4 1 in both directions, and so are those of a line.
  @Test func shapesAreSplinesOnTheirGrid() throws {
    var network = Architecture.sample(inputs: [.shape])
    let numbers: [Float] = (0..<5 * 6).map { $0 == 14 ? 36 : 0 }
    network.shape = ShapeGrid(
      columns: 6, rows: 5, left: -1, top: 2, cell: 0.5, coefficients: numbers)
    func shape(_ column: Double, _ row: Double) -> Double {
      network.features(
        x: -1 + 0.5 * column, y: 2 + 0.5 * row, phase: 0, domain: .plain)[0]
    }
    #expect(abs(shape(2, 2) - 16) < 1e-12 && abs(shape(3, 2) - 4) < 1e-12)
    #expect(abs(shape(1, 3) - 1) < 1e-12 && abs(shape(2.5, 2) - 4 * 23.0 / 8) < 1e-12)
    // Beyond the last places with nodes on both sides it stays the same.
    for far in [0.5, -7, -1e18] { #expect(shape(far, 3) == shape(1, 3)) }
    #expect(shape(2, 1e18) == shape(2, 3))
    let rising = (0..<5 * 6).map { Float($0 % 6) }
    network.shape = ShapeGrid(
      columns: 6, rows: 5, left: -1, top: 2, cell: 0.5, coefficients: rising)
    #expect(abs(shape(2.3, 1.7) - 2.3) < 1e-6)
    network.shape = nil
    #expect(shape(2, 2) == -1)
    #expect(ShapeGrid(columns: 3, rows: 9, left: 0, top: 0, cell: 1, coefficients: []) == nil)
    #expect(
      ShapeGrid(
        columns: 4, rows: 4, left: 0, top: 0, cell: 1,
        coefficients: .init(repeating: .nan, count: 16)) == nil)
  }

  @Test func inputsAtTheOrigin() {
    let polar: [Input] = [.r, .theta(harmonic: 3), .logR(frequency: 1)]
    let centre = features(of: polar, x: 0, y: 0)
    #expect(centre[..<3] == [0, 1, 0])
    #expect(features(of: polar, x: 0, y: -1e-31)[1...] == centre[1...])
    #expect(features(of: polar, x: -0.0, y: -0.0)[1...] == centre[1...])
    // The floor is where log r stops, not where it jumps.
    let rim = features(of: polar, x: 1e-30, y: 0)
    #expect(zip(rim, centre).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func phasesAWholeTurnApartAreTheSame() {
    for phase in [0, 0.25, 0.375] {
      #expect(
        features(of: [.time], x: 0, y: 0, phase: phase)
          == features(of: [.time], x: 0, y: 0, phase: phase + 3))
    }
  }

  private func features(of inputs: [Input], x: Double, y: Double, phase: Double = 0) -> [Double] {
    let architecture = Architecture.sample(inputs: inputs, widths: [])
    return ReferenceEvaluator(
      architecture: architecture, weights: Weights(architecture, seed: 0), latent: [],
      phase: phase
    ).features(x: x, y: y)
  }
}
