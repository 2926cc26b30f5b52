import CPPN
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Properties of every network, tested on many.
struct NetworkPropertyTests {
  @Test(arguments: Seeds.some)
  func outputsAreAlwaysBetween0And1(seed: UInt64) {
    var dice = Seeds.dice(seed)
    let coordinates = [
      0, -0.0, .leastNonzeroMagnitude, -1e-31, 0.37, -1, 128, 1e12, -1e12, .greatestFiniteMagnitude,
    ]
    for trial in 0..<60 {
      let architecture = Architecture.random(using: &dice)
      let network = ReferenceEvaluator(
        architecture: architecture,
        weights: Weights(architecture, seed: dice.next())
          .scaled(by: dice.pick([0, 1e-30, 1, -3, 1e9, 1e30])),
        latent: Latent.vector(seed: seed, count: architecture.latent)
          .map { [$0, -1e300, 0].randomElement(using: &dice) ?? 0 },
        phase: dice.pick([0, 0.3, -1e15]))
      for _ in 0..<12 {
        let (x, y) = (dice.pick(coordinates), dice.pick(coordinates))
        let outputs = network(x: x, y: y)
        #expect(outputs.count == architecture.outputs.count)
        #expect(
          outputs.allSatisfy { (0...1).contains($0) },
          "trial \(trial) at (\(x), \(y)): \(outputs) of \(architecture)")
      }
    }
  }

  @Test(arguments: Seeds.some)
  func squaresOfSquaresStayFinite(seed: UInt64) {
    for wiring in Wiring.allCases {
      for output in OutputActivation.allCases {
        let architecture = Architecture.sample(
          widths: Array(repeating: 6, count: 12), activation: .square, wiring: wiring,
          outputs: [output])
        let network = ReferenceEvaluator(
          architecture: architecture, weights: Weights(architecture, seed: seed).scaled(by: 1e6),
          latent: [], phase: 0)
        for x in [0, 1, -1e12] {
          #expect((0...1).contains(network(x: x, y: 3)[0]))
        }
      }
    }
  }

  @Test(arguments: Seeds.some)
  func absoluteInputsMirrorThePicture(seed: UInt64) {
    let network = network(inputs: [.absX, .absY, .r], seed: seed)
    for (x, y) in points(seed) {
      let here = network(x: x, y: y)
      #expect(network(x: -x, y: y) == here)
      #expect(network(x: x, y: -y) == here)
      #expect(network(x: -x, y: -y) == here)
    }
  }

  @Test(arguments: Seeds.some)
  func logarithmicRadiusRepeats(seed: UInt64) {
    for frequency in [0.5, 1, 3.7] {
      let network = network(inputs: [.logR(frequency: frequency)], seed: seed)
      let ratio = exp(2 * .pi / frequency)
      for (x, y) in points(seed) {
        let (here, out) = (network(x: x, y: y), network(x: x * ratio, y: y * ratio))
        #expect(zip(here, out).allSatisfy { abs($0 - $1) < 1e-9 })
        // Half a period away is another place.
        let between = network(x: x * ratio.squareRoot(), y: y * ratio.squareRoot())
        #expect(zip(here, between).contains { abs($0 - $1) > 1e-9 })
      }
    }
  }

  @Test(arguments: Seeds.some)
  func anglesRepeatWithTheirHarmonic(seed: UInt64) {
    for harmonic in [1, 2, 5, 64] {
      let network = network(inputs: [.r, .theta(harmonic: harmonic)], seed: seed)
      let turn = 2 * Double.pi / Double(harmonic)
      for (x, y) in points(seed) {
        func turned(by angle: Double) -> [Double] {
          network(x: x * cos(angle) - y * sin(angle), y: x * sin(angle) + y * cos(angle))
        }
        let here = network(x: x, y: y)
        #expect(zip(here, turned(by: turn)).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(zip(here, turned(by: turn / 2)).contains { abs($0 - $1) > 1e-9 })
      }
    }
  }

  /// A residual network with a single hidden layer, or none, is a plain one; so is a shared one
  /// with two.
  @Test(arguments: Seeds.some)
  func wiringsAgreeWhereTheyMeanTheSame(seed: UInt64) {
    for (wiring, widths) in [(Wiring.residual, [7]), (.residual, []), (.shared, [7, 7])] {
      let pair = [wiring, .plain].map {
        network(inputs: [.x, .y], seed: seed, widths: widths, wiring: $0)
      }
      for (x, y) in points(seed) {
        #expect(pair[0](x: x, y: y) == pair[1](x: x, y: y))
      }
    }
  }

  private func network(
    inputs: [Input], seed: UInt64, widths: [Int] = [8, 8], wiring: Wiring = .plain
  ) -> ReferenceEvaluator {
    let architecture = Architecture.sample(
      inputs: inputs, latent: 2, widths: widths, wiring: wiring,
      outputs: [.sigmoid, .sine, .linear], weights: .fanIn(1))
    return ReferenceEvaluator(
      architecture: architecture, weights: Weights(architecture, seed: seed),
      latent: Latent.vector(seed: seed, count: 2), phase: 0)
  }

  private func points(_ seed: UInt64) -> [(Double, Double)] {
    var dice = Seeds.dice(seed)
    return (0..<20).map { _ in
      (.random(in: -2...2, using: &dice), .random(in: -2...2, using: &dice))
    }
  }
}
