import CPPN
import Foundation
import Testing
import ZoetropeInspect

/// The mean-field theory against what is known of it in closed form.
struct MeanFieldTests {
  /// Returns the deviation of weights at which chi is 1, between `low` and `high`.
  private func boundary(
    _ activation: Activation, biases: Double, _ low: Double, _ high: Double
  ) -> Double {
    let field = MeanField([activation])
    var (low, high) = (low, high)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if field.phase(weights: middle, biases: biases).chi < 1 {
        low = middle
      } else {
        high = middle
      }
    }
    return (low + high) / 2
  }

  /// Poole et al. 2016: without biases tanh changes from order to chaos at weights of deviation 1.
  @Test func tanhWithoutBiasesChangesAtOne() {
    #expect(abs(boundary(.tanh, biases: 0, 0.5, 2) - 1) < 1e-3)
    let field = MeanField([.tanh])
    #expect(field.phase(weights: 0.999, biases: 0).chi < 1)
    #expect(field.phase(weights: 1.001, biases: 0).chi > 1)
    // Biases make for order.
    #expect(boundary(.tanh, biases: 0.5, 0.5, 4) > 1.3)
  }

  @Test(arguments: [0, 0.3, 2.0]) func reluChangesAtTheRootOfTwo(_ biases: Double) {
    let field = MeanField([.relu])
    for weights in [0.2, 1, 1.4, 1.5, 3, 40] {
      let phase = field.phase(weights: weights, biases: biases)
      #expect(abs(phase.chi / (weights * weights / 2) - 1) < 1e-12)
      #expect(phase.grows == (weights * weights > 2))
      if weights * weights < 2 {
        let fixed = biases * biases / (1 - weights * weights / 2)
        #expect(abs(phase.variance - fixed) <= 1e-9 * fixed)
      }
    }
    #expect(abs(boundary(.relu, biases: biases, 0.5, 4) - 2.0.squareRoot()) < 1e-9)
  }

  @Test(arguments: [0.5, 0.9, 1.1, 2, 5, 60], [0, 0.4, 3.0]) func theSineHasAFormula(
    _ weights: Double, _ biases: Double
  ) {
    let phase = MeanField([.sin]).phase(weights: weights, biases: biases)
    let blur = exp(-2 * phase.variance)
    let square = weights * weights
    #expect(abs(phase.chi - square * (1 + blur) / 2) < 1e-6 * square)
    let next = square * (1 - blur) / 2 + biases * biases
    #expect(abs(next - phase.variance) < 1e-6 * max(next, 1e-3))
  }

  /// Means that have a formula, from narrow sums to very wide ones.
  @Test(arguments: [1e-8, 0.01, 1, 7, 100, 1e6]) func meansAreThoseOfFormulas(_ q: Double) {
    func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-7 * max(abs(b), 1e-12) }
    #expect(isNear(MeanField([.identity]).squares(q), q))
    #expect(isNear(MeanField([.square]).squares(q), 3 * q * q))
    #expect(isNear(MeanField([.square]).slopes(q), 4 * q))
    #expect(isNear(MeanField([.gaussian]).squares(q), 1 / (1 + 4 * q).squareRoot()))
    #expect(isNear(MeanField([.gaussian]).slopes(q), 4 * q / pow(1 + 4 * q, 1.5)))
    #expect(isNear(MeanField([.relu]).squares(q), q / 2))
    #expect(isNear(MeanField([.abs]).slopes(q), 1))
    #expect(isNear(MeanField([.cos]).squares(q), (1 + exp(-2 * q)) / 2))
    #expect(isNear(MeanField([.triangle]).slopes(q), 4 / (.pi * .pi)))
  }

  /// Neurons of several activations count in equal shares.
  @Test func sharesAreAveraged() {
    let (tanh, sine) = (MeanField([.tanh]), MeanField([.sin]))
    let both = MeanField([.tanh, .sin])
    #expect(abs(both.squares(2) - (tanh.squares(2) + sine.squares(2)) / 2) < 1e-12)
    #expect(abs(both.slopes(2) - (tanh.slopes(2) + sine.slopes(2)) / 2) < 1e-12)
  }

  /// A real network of wide layers does what the theory says: the variance of its sums.
  @Test func wideLayersFollowTheTheory() {
    let network = Architecture(
      inputs: [.x, .y], latent: 0,
      layers: (0..<6).map { _ in NetworkLayer(width: 600, activations: [.tanh]) }, wiring: .plain,
      outputs: [.sigmoid], weights: .fanIn(2.25), biases: .none)
    let trace = NetworkTrace(
      architecture: network, weights: Weights(network, seed: 4), latent: [], phase: 0,
      domain: .plain)
    let sums = trace.values(at: [SIMD2(0.9, -0.8)]).sums[5].map { $0[0] }
    let variance = sums.reduce(0) { $0 + $1 * $1 } / 600
    let expected = MeanField([.tanh]).phase(weights: 1.5, biases: 0).variance
    #expect(abs(variance / expected - 1) < 0.1, "\(variance) \(expected)")
  }

  @Test func squaresGrowWithoutBound() {
    let wild = MeanField([.square]).phase(weights: 2, biases: 0)
    #expect(wild.grows && wild.chi > 1e6)
    let calm = MeanField([.square]).phase(weights: 0.1, biases: 0.1)
    #expect(!calm.grows && calm.chi < 1)
  }

  @Test(arguments: Activation.allCases) func everyActivationHasAPhase(_ activation: Activation) {
    for (weights, biases) in [(0.0, 0.0), (0, 1), (1, 0), (1, 1), (500, 300), (1e30, 1e30)] {
      let phase = MeanField([activation]).phase(weights: weights, biases: biases)
      #expect(phase.chi >= 0 && phase.chi.isFinite, "\(weights) \(biases) \(phase)")
      #expect(phase.variance >= 0 && phase.variance.isFinite)
    }
  }
}
