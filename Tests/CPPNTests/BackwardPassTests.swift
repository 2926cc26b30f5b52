import CPPN
import Testing

/// Backward passes through networks made by hand, whose answers are known.
struct BackwardPassTests {
  /// Returns what passes back to each input from the first neuron of the last hidden layer, at x = 1
  /// and y = 2.
  private func inputs(
    _ layers: [Weights.Layer], _ wiring: Wiring = .plain, activation: Activation = .relu,
    inputs: [Input] = [.x, .y], pass: BackwardPass
  ) -> [Double] {
    let hidden = layers.map { NetworkLayer(width: $0.bias.count, activations: [activation]) }
    let network = Architecture(
      inputs: inputs, latent: 0, layers: hidden, wiring: wiring, outputs: [.linear],
      weights: .normal(1), biases: .all)
    let fanIn = network.fanIn(ofLayer: layers.count)
    let outputs = Weights.Layer(
      fanIn: fanIn, matrix: Array(repeating: 1, count: fanIn), bias: [0])
    let trace = NetworkTrace(
      architecture: network, weights: Weights(layers: layers + [outputs]), latent: [], phase: 0,
      domain: .plain)
    let found = trace.derivatives(
      ofNeuron: 0, layer: layers.count - 1, pass: pass, at: trace.values(at: [SIMD2(1, 2)]))
    return found.inputs.map { $0[0] }
  }

  /// Sums x = 1 (open), -x = -1 (shut) and y = 2 (open), weighed by 2, 3 and -4.
  private func plain(bias: Float) -> [Weights.Layer] {
    [
      .init(fanIn: 2, matrix: [1, 0, -1, 0, 0, 1], bias: [0, 0, 0]),
      .init(fanIn: 3, matrix: [2, 3, -4], bias: [bias]),
    ]
  }

  @Test(
    arguments: [
      // The derivative ends at the shut unit.
      (BackwardPass.derivative, [2.0, -4.0]),
      // What is negative ends; the shut unit passes 3 on to -x.
      (.deconvolution, [2 - 3, 0]),
      // Both end.
      (.guided, [2, 0]),
    ] as [(BackwardPass, [Double])])
  func anOpenNeuron(_ pass: BackwardPass, _ expected: [Double]) {
    #expect(inputs(plain(bias: 10), pass: pass) == expected)
  }

  @Test(
    arguments: [
      (BackwardPass.derivative, [0.0, 0.0]), (.deconvolution, [-1, 0]), (.guided, [0, 0]),
    ] as [(BackwardPass, [Double])])
  func aShutNeuron(_ pass: BackwardPass, _ expected: [Double]) {
    #expect(inputs(plain(bias: -10), pass: pass) == expected)
  }

  /// A hundredth of what is below 0 counts as shut.
  @Test(
    arguments: [
      (BackwardPass.derivative, [2 - 0.03, -4.0]), (.deconvolution, [-1, 0]), (.guided, [2, 0]),
    ] as [(BackwardPass, [Double])])
  func aLeakyNeuron(_ pass: BackwardPass, _ expected: [Double]) {
    let found = inputs(plain(bias: 10), activation: .leakyRelu, pass: pass)
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  /// What is added past a unit goes back past it, whatever its sign: layer 2 is shut, and layer 1 open.
  @Test(
    arguments: [
      (BackwardPass.derivative, Float(-2), -2.0), (.deconvolution, -2, 0), (.guided, -2, 0),
      (.derivative, 2, 2), (.deconvolution, 2, 2 - 2), (.guided, 2, 2),
    ] as [(BackwardPass, Float, Double)])
  func aResidualNetwork(_ pass: BackwardPass, _ last: Float, _ expected: Double) {
    let layers = [
      Weights.Layer(fanIn: 1, matrix: [1], bias: [0]),
      .init(fanIn: 1, matrix: [-1], bias: [0]), .init(fanIn: 1, matrix: [last], bias: [5]),
    ]
    #expect(inputs(layers, .residual, inputs: [.x], pass: pass) == [expected])
  }

  /// The input is seen directly with weight -3, and through a shut unit.
  @Test(
    arguments: [
      (BackwardPass.derivative, -3.0), (.deconvolution, -3 - 2), (.guided, -3),
    ] as [(BackwardPass, Double)])
  func aDenseNetwork(_ pass: BackwardPass, _ expected: Double) {
    let layers = [
      Weights.Layer(fanIn: 1, matrix: [-1], bias: [0]),
      .init(fanIn: 2, matrix: [-3, 2], bias: [4]),
    ]
    #expect(inputs(layers, .dense, inputs: [.x], pass: pass) == [expected])
  }

  /// The derivative of a channel is that of the neurons it sums, weighed: both ways of finding it.
  @Test(arguments: [Activation.relu, .leakyRelu, .tanh]) func derivativesOfNeuronsAddUp(
    _ activation: Activation
  ) {
    let network = Architecture(
      inputs: [.x, .y, .r], latent: 2,
      layers: [6, 5].map { NetworkLayer(width: $0, activations: [activation]) }, wiring: .plain,
      outputs: [.sigmoid], weights: .normal(1), biases: .all)
    let weights = Weights(network, seed: 8)
    let trace = NetworkTrace(
      architecture: network, weights: weights, latent: [0.4, -1], phase: 0, domain: .plain)
    let values = trace.values(at: [SIMD2(0.3, -0.2), SIMD2(-0.9, 0.4), SIMD2(0.01, 0.7)])
    let channel = trace.derivatives(of: 0, at: values)
    for input in 0..<5 {
      var sum = Eight(repeating: 0)
      for neuron in 0..<5 {
        let own = trace.derivatives(ofNeuron: neuron, layer: 1, pass: .derivative, at: values)
        sum += Double(weights.layers[2].matrix[neuron]) * own.inputs[input]
      }
      for lane in 0..<3 {
        let value = values.activated[2][0][lane]
        let slope = value * (1 - value)
        #expect(abs(slope * sum[lane] - channel.inputs[input][lane]) < 1e-12)
      }
    }
  }

  /// The derivative of a neuron's own value by z, against differences, whatever the wiring.
  @Test(arguments: Wiring.allCases) func derivativesAreLimitsOfDifferences(_ wiring: Wiring) {
    let network = Architecture(
      inputs: [.x, .y], latent: 1,
      layers: (0..<3).map { _ in NetworkLayer(width: 4, activations: [.tanh, .sin]) },
      wiring: wiring, outputs: [.sigmoid], weights: .normal(0.8), biases: .all)
    let weights = Weights(network, seed: 2)
    func trace(_ z: Double) -> NetworkTrace {
      NetworkTrace(
        architecture: network, weights: weights, latent: [z], phase: 0, domain: .plain)
    }
    let point = [SIMD2(0.6, -0.3)]
    let (above, below) = (
      trace(0.4 + 1e-5).values(at: point[...]), trace(0.4 - 1e-5).values(at: point[...])
    )
    let values = trace(0.4).values(at: point[...])
    for layer in 0..<3 {
      for neuron in 0..<4 {
        let slope =
          (above.activated[layer][neuron][0] - below.activated[layer][neuron][0]) / 2e-5
        let found = trace(0.4).derivatives(
          ofNeuron: neuron, layer: layer, pass: .derivative, at: values)
        #expect(abs(found.inputs[2][0] - slope) < 1e-8)
      }
    }
  }
}
