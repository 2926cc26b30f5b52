import CPPN
import Testing
import ZoetropeWeights

/// Names of tensors and the layers that they mean.
@Suite struct NamedWeightsTests {
  private let inputs = [(name: "x", columns: 1), ("theta 2", 2), ("z", 2)]

  private func architecture(layers: Int, wiring: Wiring = .plain) -> Architecture {
    Architecture(
      inputs: [.x, .theta(harmonic: 2)], latent: 2,
      layers: Array(repeating: NetworkLayer(width: 2, activations: [.tanh]), count: layers),
      wiring: wiring, outputs: [.sigmoid], weights: .normal(1), biases: .all)
  }

  /// Returns a tensor whose numbers count up from `first`.
  private func tensor(_ name: String, _ shape: [Int], from first: Float) -> Tensor {
    Tensor(
      name: name, shape: shape, values: (0..<shape.reduce(1, *)).map { first + Float($0) })
  }

  private func layers(_ tensors: [Tensor], _ architecture: Architecture) throws -> [Weights.Layer] {
    try Weights(tensors, for: architecture, inputs: inputs).layers
  }

  @Test func comesInNumericOrderWhateverThePrefix() throws {
    let tensors = [
      tensor("model.net.10.weight", [1, 2], from: 200),
      tensor("model.net.2.weight", [2, 2], from: 100),
      tensor("model.net.0.weight", [2, 5], from: 0), tensor("model.net.0.bias", [2], from: 50),
    ]
    for tensors in [tensors, tensors.reversed()] {
      let layers = try layers(tensors, architecture(layers: 2))
      #expect(layers.map(\.matrix.first) == [0, 100, 200])
      #expect(layers.map(\.bias) == [[50, 51], [0, 0], [0]])
    }
  }

  @Test func wordsWithNumbersComeInNumericOrderToo() throws {
    let names = ["fc1", "fc2", "fc10"]
    let shapes = [[2, 5], [2, 2], [1, 2]]
    let tensors = zip(names, shapes).enumerated().map { index, layer in
      tensor(layer.0 + ".weight", layer.1, from: Float(100 * index))
    }
    #expect(
      try layers(tensors.shuffled(), architecture(layers: 2)).map(\.matrix.first) == [0, 100, 200])
  }

  @Test func aSplitFirstLayerIsJoined() throws {
    let tensors = [
      tensor("fc_z.weight", [2, 2], from: 10), tensor("fc_x.weight", [2, 1], from: 20),
      tensor("fc_x.bias", [2], from: 1), tensor("fc_z.bias", [2], from: 5),
      tensor("in.theta.weight", [2, 2], from: 30), tensor("out.weight", [1, 2], from: 40),
    ]
    let layers = try layers(tensors, architecture(layers: 1))
    #expect(layers[0].matrix == [20, 30, 31, 10, 11, 21, 32, 33, 12, 13])
    #expect(layers[0].bias == [6, 8])
    #expect(layers[1].matrix == [40, 41])
  }

  @Test func sharedLayersMayStandOnce() throws {
    let tensors = [
      tensor("0.weight", [2, 5], from: 0), tensor("1.weight", [2, 2], from: 100),
      tensor("2.weight", [1, 2], from: 200),
    ]
    let layers = try layers(tensors, architecture(layers: 5, wiring: .shared))
    #expect(layers.map(\.matrix.first) == [0, 100, 100, 100, 100, 200])
  }

  private func fault(_ tensors: [Tensor], _ architecture: Architecture) -> String {
    do {
      _ = try layers(tensors, architecture)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func aMismatchIsSaidWithBothShapes() {
    let first = tensor("0.weight", [2, 5], from: 0)
    let last = tensor("2.weight", [1, 2], from: 0)
    #expect(
      fault([tensor("0.weight", [2, 4], from: 0), last], architecture(layers: 1))
        == "'0.weight' is 2 x 4 and layer 1 of this network 2 x 5, neurons x columns (x: 1, theta 2: 2, "
        + "z: 2)")
    #expect(
      fault([first, last], architecture(layers: 2))
        == "it has 2 layers (2 x 5, 1 x 2) and this network 3 (2 x 5, 2 x 2, 1 x 2), the output layer "
        + "last")
    #expect(
      fault([first, tensor("2.weight", [3, 2], from: 0)], architecture(layers: 1))
        .hasPrefix("'2.weight' is 3 x 2 and the output layer of this network 1 x 2"))
    #expect(
      fault([first, tensor("0.bias", [3], from: 0), last], architecture(layers: 1))
        == "'0.bias' is 3 and layer 1 of this network has 2 neurons")
    #expect(
      fault([first, tensor("0.running_mean", [2], from: 0), last], architecture(layers: 1))
        .contains("neither a weight nor a bias"))
    #expect(
      fault([first, tensor("1.bias", [2], from: 0), last], architecture(layers: 1))
        .contains("a bias and no weight"))
    #expect(
      fault([tensor("x.weight", [2, 1], from: 0), last], architecture(layers: 1))
        .contains("none for the input theta"))
  }

  @Test func weightsBeyondTheLimitAreRefused() {
    let tensors = [
      Tensor(name: "0.weight", shape: [1, 5], values: [0, 0, 0, 0, 2e18])
    ]
    #expect(fault(tensors, architecture(layers: 0)).contains("expected numbers up to 1e18"))
  }

  @Test func textOfAnotherLengthIsRefused() throws {
    let weights = Weights(architecture(layers: 1), seed: 1)
    let text = WeightsText.text(weights)
    #expect(throws: WeightsError.self) {
      try WeightsText.weights(text, for: architecture(layers: 2))
    }
    #expect(throws: WeightsError.self) {
      try WeightsText.weights("f16:####", for: architecture(layers: 1))
    }
  }
}
