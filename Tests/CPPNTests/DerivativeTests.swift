import CPPN
import Testing

/// The reference's derivatives against differences, in double precision.
struct DerivativeTests {
  /// The distance of the points of a difference.
  static let step = 1e-7

  /// What was compared: the number of derivatives, those left out because a corner or a jump is
  /// nearer than ten steps, and the largest error and the largest derivative of the others.
  struct Comparison {
    var all = 0
    var leftOut = 0
    var error = 0.0
    var largest = 0.0

    /// Compares the derivatives of several results at once. `results` gives them at a distance from
    /// the point along one coordinate, `derivatives` are those at the point.
    mutating func add(_ derivatives: [Double], _ results: (Double) -> [Double]) {
      let step = DerivativeTests.step
      let (ahead, behind) = (results(step), results(-step))
      let (far, here, farBehind) = (results(10 * step), results(0), results(-10 * step))
      for (c, derivative) in derivatives.enumerated() {
        all += 1
        let right = (far[c] - here[c]) / (10 * step)
        let left = (here[c] - farBehind[c]) / (10 * step)
        // The slopes on both sides of a point where the graph is smooth differ by 20 steps times
        // its curvature.
        guard (right - left).magnitude <= 1e-3 * max(1, right.magnitude) else {
          leftOut += 1
          continue
        }
        let difference = (ahead[c] - behind[c]) / (2 * step)
        error = max(error, (derivative - difference).magnitude)
        largest = max(largest, derivative.magnitude)
      }
    }

    func expectSmallErrors(_ what: String) {
      #expect(error <= 1e-7 * largest, "\(what): \(self)")
      #expect(leftOut * 20 < all, "\(what): \(self)")
    }
  }

  /// Compares the sums and the channels of a network at some points.
  static func compare(
    _ network: ReferenceEvaluator, using dice: inout Dice, sums: inout Comparison,
    channels: inout Comparison
  ) {
    func plainSums(_ x: Double, _ y: Double) -> [Double] {
      network.outputSums(x: Dual(x), y: Dual(y)).map(\.value)
    }
    for _ in 0..<6 {
      let x = Double.random(in: -1.5...1.5, using: &dice)
      let y = Double.random(in: -1.5...1.5, using: &dice)
      let (dualX, dualY) = (Dual(x, SIMD2(1, 0)), Dual(y, SIMD2(0, 1)))
      let ownSums = network.outputSums(x: dualX, y: dualY)
      sums.add(ownSums.map(\.gradient.x)) { plainSums(x + $0, y) }
      sums.add(ownSums.map(\.gradient.y)) { plainSums(x, y + $0) }
      let ownChannels = network.channels(x: dualX, y: dualY)
      channels.add(ownChannels.map(\.gradient.x)) { network(x: x + $0, y: y) }
      channels.add(ownChannels.map(\.gradient.y)) { network(x: x, y: y + $0) }
      #expect(ownChannels.map(\.value) == network(x: x, y: y))
    }
  }

  static let inputs: [Input] = [
    .x, .y, .r, .absX, .absY, .theta(harmonic: 3), .logR(frequency: 2.5), .tileX(period: 0.7),
    .tileY(period: 1.3), .shape, .time, .bias,
  ]

  static let domains: [Domain] = [
    .plain, Domain(symmetry: .mirrorX, twist: 0.7), Domain(symmetry: .mirrorY, core: 0.2),
    Domain(symmetry: .mirror), Domain(symmetry: .kaleidoscope(5), twist: -0.4, core: 0.1),
    Domain(symmetry: .rotation(4), twist: 0.3, core: 0.05), Domain(twist: 1, core: 0.3),
  ]

  /// Compares networks of three layers with each domain.
  static func compare(_ network: Architecture, _ what: String) {
    var dice = Seeds.dice(3)
    var (sums, channels) = (Comparison(), Comparison())
    for domain in domains {
      let evaluator = ReferenceEvaluator(
        architecture: network, weights: Weights(network, seed: dice.next()), latent: [0.3, -1],
        phase: 0.2, domain: domain)
      compare(evaluator, using: &dice, sums: &sums, channels: &channels)
    }
    sums.expectSmallErrors("sums of \(what)")
    channels.expectSmallErrors("channels of \(what)")
  }

  static func network(_ activation: Activation, _ wiring: Wiring) -> Architecture {
    .sample(
      inputs: inputs, latent: 2, widths: [7, 7, 7], activation: activation, wiring: wiring,
      outputs: OutputActivation.allCases, weights: .fanIn(1))
  }

  @Test(arguments: Activation.allCases, Wiring.allCases)
  func ofOneActivation(_ activation: Activation, _ wiring: Wiring) {
    var network = Self.network(activation, wiring)
    // After a layer of steps, only networks that add or see earlier layers still vary.
    if activation == .step { network.layers[0].activations = [.tanh] }
    Self.compare(network, "\(activation), \(wiring)")
  }

  @Test(arguments: Wiring.allCases) func ofAllActivations(_ wiring: Wiring) {
    var network = Self.network(.tanh, wiring)
    for index in network.layers.indices {
      network.layers[index] = NetworkLayer(width: 16, activations: Activation.allCases)
    }
    Self.compare(network, "all, \(wiring)")
  }

  @Test func stepsAreFlat() {
    let network = Self.network(.step, .plain)
    let evaluator = ReferenceEvaluator(
      architecture: network, weights: Weights(network, seed: 1), latent: [0.3, -1], phase: 0)
    let sums = evaluator.outputSums(x: Dual(0.3, SIMD2(1, 0)), y: Dual(0.7, SIMD2(0, 1)))
    #expect(sums.allSatisfy { $0.gradient == .zero })
  }

  /// At the origin, the distance, its logarithm and the angle have no derivatives; 0 is used.
  @Test(arguments: domains) func theOriginIsFlat(_ domain: Domain) {
    let network = Architecture.sample(
      inputs: [.r, .theta(harmonic: 3), .logR(frequency: 2)], widths: [5])
    let evaluator = ReferenceEvaluator(
      architecture: network, weights: Weights(network, seed: 1), latent: [], phase: 0,
      domain: domain)
    let sums = evaluator.outputSums(x: Dual(0, SIMD2(1, 0)), y: Dual(0, SIMD2(0, 1)))
    #expect(sums.allSatisfy { $0.gradient == .zero })
  }

  @Test func hugeSumsHaveFiniteDerivatives() {
    for sum in [-1e18, -1e9, -800, 800, 1e9, 1e18] {
      for activation in Activation.allCases {
        #expect(activation.definition.derivative(sum).isFinite, "\(activation) of \(sum)")
      }
      for activation in OutputActivation.allCases {
        #expect(activation.definition.derivative(sum).isFinite, "\(activation) of \(sum)")
      }
    }
  }
}
