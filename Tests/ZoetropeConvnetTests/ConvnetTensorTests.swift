import Testing
import ZoetropeConvnet
import ZoetropeWeights

/// Names and shapes of tensors.
@Suite struct ConvnetTensorTests {
  private func message(_ tensors: [Tensor], _ architecture: ConvnetArchitecture = .tiny) -> String {
    do throws(WeightsError) {
      _ = try Convnet(tensors, architecture)
      return "none"
    } catch {
      return error.description
    }
  }

  @Test func allTensorsAreNeeded() {
    let tensors = Convnet.tinyTensors(seed: 1)
    #expect(message(tensors) == "none")
    for place in tensors.indices {
      var fewer = tensors
      let left = fewer.remove(at: place)
      #expect(message(fewer) == "the tensor '\(left.name)' of the tiny network is missing")
    }
  }

  @Test func otherShapesAreRefusedWithBoth() {
    var tensors = Convnet.tinyTensors(seed: 1)
    for (place, tensor) in tensors.enumerated()
    where ["_blocks.3._depthwise_conv.weight", "_fc.bias"].contains(tensor.name) {
      let shape = Array(tensor.shape.reversed()) + [1]
      let words =
        tensor.name == "_fc.bias" ? ("10 x 1", "10") : ("5 x 5 x 1 x 48 x 1", "48 x 1 x 5 x 5")
      tensors[place] = Tensor(name: tensor.name, shape: shape, values: tensor.values)
      #expect(
        message(tensors) == "the tensor '\(tensor.name)' is \(words.0); expected \(words.1)")
      tensors[place] = tensor
    }
    tensors[0] = Tensor(name: tensors[0].name, shape: [], values: [1])
    #expect(
      message(tensors) == "the tensor '_conv_stem.weight' is one number; expected 8 x 3 x 3 x 3")
  }

  @Test func tensorsTooManyAreRefused() {
    let tensors = Convnet.tinyTensors(seed: 1)
    let other = Tensor(name: "_blocks.6._bn0.bias", shape: [1], values: [0])
    #expect(
      message(tensors + [other])
        == "the tensor '_blocks.6._bn0.bias' belongs to no layer of the tiny network")
    #expect(message(tensors + [tensors[4]]) == "the tensor '\(tensors[4].name)' is there twice")
  }

  @Test func batchNormsThatCannotBeAreRefused() throws {
    var tensors = Convnet.tinyTensors(seed: 1)
    func set(_ name: String, to value: Float) throws {
      let place = try #require(tensors.firstIndex { $0.name == name })
      tensors[place] = Tensor(
        name: name, shape: tensors[place].shape, values: tensors[place].values.map { _ in value })
    }
    try set("_blocks.2._bn2.running_var", to: -0.5)
    #expect(
      message(tensors) == "the tensor '_blocks.2._bn2.running_var' has a variance below 0")
    try set("_blocks.2._bn2.running_var", to: 1)
    try set("_blocks.2._bn2.weight", to: .greatestFiniteMagnitude)
    try set("_blocks.2._project_conv.weight", to: 1e9)
    #expect(
      message(tensors)
        == "the weights in '_blocks.2._project_conv.weight' become too large with '_blocks.2._bn2'")
  }

  /// The architecture of EfficientNet-Lite0, by what its authors publish of it.
  @Test func theLargeNetworkHasItsSizes() throws {
    let shapes = ConvnetArchitecture.lite0.shapes
    #expect(shapes.count == 247)
    let weights = shapes.filter { !$0.name.contains("running") }
    #expect(weights.reduce(0) { $0 + $1.shape.reduce(1, *) } == 4_652_008)
    let network = try Convnet(
      shapes.map {
        Tensor(
          name: $0.name, shape: $0.shape,
          values: [Float](repeating: 0, count: $0.shape.reduce(1, *)))
      })
    #expect(network.blocks.count == 16)
    #expect(network.classCount == 1000)
    #expect(
      network.blocks.map(\.channels)
        == [16, 24, 24, 40, 40, 80, 80, 80, 112, 112, 112, 192, 192, 192, 192, 320])
    #expect(network.blocks.map(\.stride).reduce(1, *) == 16)
    #expect(network.blocks.filter(\.addsInput).count == 9)
  }
}
