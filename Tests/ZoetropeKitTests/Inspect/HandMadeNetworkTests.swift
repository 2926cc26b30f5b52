import CPPN
import Testing
import ZoetropeFrame
import ZoetropeInspect
import ZoetropeKit
import ZoetropeRender
import ZoetropeScene

/// Each diagnostic on a network made by hand, whose answer is known.
struct HandMadeNetworkTests {
  private static let preset = """
    zoetrope: 1
    title: By hand
    network: { inputs: [x, y], latent: 2, layers: 2 x 3, weights: normal 1, biases: all }
    colour: grey
    film: { duration: 1 }
    """

  /// A network in which only x, the first neuron of each layer and z1 do anything.
  private static func studied() throws -> StudiedNetwork {
    let scene = try SceneSource(yaml: preset).scene().values
    let network = FixedNetwork(
      scene.network,
      Weights(layers: [
        // x, y, z1, z2 into three neurons.
        .init(fanIn: 4, matrix: [1, 0, 0.5, 0, 0, 1, 0, 0, 0, 0, 0, 0], bias: [0, 0, 0.25]),
        .init(fanIn: 3, matrix: [1.5, 0, 0, 0, 0, 0, 0, 0, 0], bias: [0, 0, 0]),
        .init(fanIn: 3, matrix: [1, 0, 0], bias: [0]),
      ]))
    return StudiedNetwork(scene, frame: 0, network: network)
  }

  private let size = FrameSize(width: 32, height: 18)

  @Test func aSinglePathCarriesEverythingAndSilentNeuronsComeLast() throws {
    let studied = try Self.studied()
    let study = try NeuronStudy(studied, size: size, unless: { false })
    let silencing = Silencing(studied, study, chosen: [[0, 1, 2], [0, 1, 2]])
    let levels = try silencing.levels(studied, size: size, unless: { false }, done: {})
    let byName = Dictionary(uniqueKeysWithValues: zip(silencing.held.map(\.name), levels))
    // Without the path the picture is grey of one tone, however the path is cut.
    let cut = ["x", "layer 1", "layer 2", "layer 1, neuron 1", "layer 2, neuron 1"]
    #expect(cut.allSatisfy { (byName[$0] ?? 0) > 20 })
    #expect(byName["layer 2, neuron 1"] == byName["layer 2"])
    let silent = ["y", "layer 1, neuron 2", "layer 1, neuron 3", "layer 2, neuron 2"]
    #expect(silent.allSatisfy { byName[$0] == 0 })
    // To first order too: neuron 2 of layer 1 varies, and nothing listens.
    #expect(study.layers[0][1].deviation > 0.1 && study.layers[0][1].influence == 0)
    #expect(study.layers[0][0].influence > 0.05)
    // The third neuron is the same everywhere.
    #expect(study.layers[0][2].deviation == 0 && abs(study.layers[0][2].mean - 0.2449) < 1e-4)
  }

  @Test func aNumberThatDoesNothingHasGradientZero() throws {
    let studied = try Self.studied()
    let study = try NeuronStudy(studied, size: size, unless: { false })
    let inputs = try InputStudy(
      studied, study.inputs, size: size, unless: { false }, done: {})
    #expect(inputs.size(of: 1) == 0 && inputs.size(of: 3) == 0)
    // x enters with weight 1 and z1 with 0.5.
    #expect(abs(inputs.size(of: 2) / inputs.size(of: 0) - 0.5) < 1e-3)
    let direction = try #require(inputs.direction(studied, shown: (size, 1)))
    #expect(direction.direction == [1, 0])
    #expect(abs(direction.strongest - inputs.size(of: 2)) < 1e-9)
  }

  /// The derivative of the picture, by differences of pictures, against that of the network.
  @Test func gradientsAreThoseOfTheNetwork() throws {
    let studied = try Self.studied()
    let study = try NeuronStudy(studied, size: size, unless: { false })
    let inputs = try InputStudy(
      studied, study.inputs, size: size, unless: { false }, done: {})
    let points = studied.points(size)
    for pixel in stride(from: 5, to: points.count, by: 97) {
      let values = studied.trace.values(at: points[pixel...pixel])
      let slopes = studied.trace.derivatives(of: 0, at: values)
      for column in 0..<4 {
        let found = Double(inputs.derivatives[column][pixel])
        #expect(abs(found - 255 * slopes.inputs[column][0]) < 0.02)
      }
    }
  }

  @Test func fitsFindTheirWeights() throws {
    let a = (0..<200).map { Float($0 % 17) }
    let b = (0..<200).map { Float($0 % 23) * 0.5 - 3 }
    let fit = try #require(LeastSquares([zip(a, b).map { 2 * $0 - 3 * $1 + 1 }], by: [a, b]))
    #expect(abs(fit.matrix[0] - 2) < 1e-4 && abs(fit.matrix[1] + 3) < 1e-4)
    #expect(abs(fit.bias[0] - 1) < 1e-3 && (fit.explained ?? 0) > 0.99999)
    // A source that says nothing explains nothing, and a constant one is harmless.
    let none = try #require(
      LeastSquares([a], by: [a.map { _ in 4 }]))
    #expect(none.explained == 0 && none.matrix == [0])
    #expect(LeastSquares([[3, 3, 3]], by: [[1, 2, 4]])?.explained == .some(nil))
    #expect(LeastSquares([[.nan, 1]], by: [[1, 2]]) == nil)
  }
}
