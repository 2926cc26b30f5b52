import CPPN
import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

/// Parent of the suites here that paint: one of them chooses the instruction set of the process.
@Suite(.serialized)
struct RenderTests {}

extension SceneDraft {
  /// A still scene to change from there.
  static func small(
    inputs: [Input] = [.x, .y, .r], latent: Int = 0, layers: [NetworkLayer] = .tanh(3, 16),
    wiring: Wiring = .plain, outputs: [OutputActivation] = [.sigmoid, .sigmoid, .sigmoid],
    weights: WeightLaw = .normal(1), biases: BiasPlacement = .none, colour: Colouring = .rgb,
    seed: UInt64 = 1, width: Int = 40, height: Int = 26, samples: Int = 1
  ) -> SceneDraft {
    var network = Architecture(
      inputs: inputs, latent: latent, layers: layers, wiring: wiring, outputs: outputs,
      weights: weights, biases: biases)
    if inputs.contains(.shape) { network.shape = .sample }
    return SceneDraft(
      title: "small", about: "", network: network,
      latentSpread: 1, view: FieldView(),
      timeline: Timeline(
        frameCount: 30, loop: .once, seed: seed,
        latent: Latent.vector(seed: seed, count: latent)),
      colour: colour, size: FrameSize(width: width, height: height), rate: FrameRate(30),
      samples: samples)
  }

  /// The whole picture of a frame.
  func painted(frame: Int = 0, _ sampling: Sampling = .exact) -> Strip {
    paint(sampling, frame: frame).0
  }

  /// The whole picture, evaluated at every pixel.
  func painted(frame: Int = 0, precision: Precision) -> Strip {
    var strip = Strip(width: size.width, rows: 0..<size.height)
    Renderer(self, sampling: .exact, precision: precision).frame(frame).paint(&strip)
    return strip
  }

  /// The picture, evaluated at every pixel, against the reference.
  func difference(frame: Int = 0, over limit: Double = 1) -> Difference {
    Difference(painted(frame: frame), from: ReferencePainter(self, frame: frame), over: limit)
  }
}

extension [NetworkLayer] {
  static func tanh(_ depth: Int, _ width: Int) -> [NetworkLayer] { all(.tanh, depth, width) }

  static func all(_ activation: Activation, _ depth: Int, _ width: Int) -> [NetworkLayer] {
    Array(repeating: NetworkLayer(width: width, activations: [activation]), count: depth)
  }
}

/// Of all pixels, those that may be more than a code off.
let farPixelsAllowed = 0.002
