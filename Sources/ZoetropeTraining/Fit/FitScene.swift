internal import CPPN
internal import ZoetropeFrame
internal import ZoetropeKit
internal import ZoetropePicture
internal import ZoetropePreset
internal import ZoetropeRender
internal import ZoetropeScene
internal import ZoetropeWeights

/// The scene of a network that is taught to be a picture.
///
/// Its film begins as the picture. `z` goes once round a circle that begins at 0, so that the picture
/// melts and comes back.
struct FitScene {
  /// Half the picture's short side in field units. Points within it have about the variance 1.
  static let span = 1.7320508
  /// The number of numbers in z.
  static let latent = 4
  /// The mean difference in 8-bit levels between the picture and the film half way.
  static let moved = 20.0

  let name: String
  let size: FrameSize
  let architecture: Architecture
  let view: FieldView

  init(_ picture: Picture, name: String, _ options: FitOptions) throws(WeightsError) {
    self.name = name
    size = picture.size
    var architecture = Architecture(
      inputs: [.x, .y], latent: Self.latent,
      layers: Array(
        repeating: NetworkLayer(width: options.width, activations: [.tanh, .gaussian]),
        count: options.depth),
      wiring: .plain, outputs: [.sigmoid, .sigmoid, .sigmoid], weights: .fanIn(1), biases: .all)
    var view = FieldView(span: Self.span)
    if let like = options.like {
      let own = like.network.single
      architecture.inputs = own.inputs
      architecture.latent = max(own.latent, 1)
      architecture.layers = own.layers
      architecture.wiring = own.wiring
      if own.outputs.count == 3 { architecture.outputs = own.outputs }
      view.core = like.view.core
      view.symmetry = like.view.symmetry
      if own.inputs.contains(.shape) {
        throw WeightsError("a network that sees a figure cannot be taught a picture")
      }
    }
    if let obstacle = Trainer.obstacle(architecture) { throw WeightsError(obstacle) }
    self.architecture = architecture
    self.view = view
  }

  /// Returns the scene with these weights.
  ///
  /// - Parameter reach: the length of z half way; nil if z stays 0.
  func draft(_ weights: Weights, reach: Double?) -> SceneDraft {
    var network = architecture
    network.weights = .given(GivenWeights([weights]))
    let zero = [Double](repeating: 0, count: network.latent)
    var timeline = Timeline(frameCount: 240, loop: .loop, seed: 0, latent: zero)
    if let reach {
      timeline.latent.keys = course(reach).enumerated().map { index, z in
        TrackKey(position: Double(60 * index), value: z)
      }
    }
    return SceneDraft(
      title: name, about: "", network: network, latentSpread: 1, view: view, timeline: timeline,
      colour: .rgb, size: size, rate: FrameRate(30), samples: 1)
  }

  /// The four keys of z: a circle through 0, whose other end has the length `reach`.
  func course(_ reach: Double) -> [[Double]] {
    let (along, across) = directions
    return [(0, 0), (0.5, 0.5), (1, 0), (0.5, -0.5)].map { a, b in
      zip(along, across).map { reach * (a * $0 + b * $1) }
    }
  }

  /// Two vectors of length 1, orthogonal to each other where z has two numbers or more.
  private var directions: ([Double], [Double]) {
    func unit(_ vector: [Double]) -> [Double] {
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? vector.map { $0 / length } : vector
    }
    let first = unit(Latent.vector(seed: 1, count: architecture.latent))
    let second = Latent.vector(seed: 2, count: architecture.latent)
    let along = zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    let rest = zip(first, second).map { $1 - along * $0 }
    return (first, architecture.latent > 1 ? unit(rest) : first.map { _ in 0 })
  }

  /// The points of the field at the pixels of the picture, row after row.
  var points: [SIMD2<Double>] {
    let scene = draft(Trainer.start(architecture, seed: 1), reach: nil)
    let map = FieldMap(view: view, plan: scene.plan(frame: 0), size: size)
    return (0..<size.width * size.height).map { index in
      let point = map(
        column: Double(index % size.width) + 0.5, row: Double(index / size.width) + 0.5)
      return SIMD2(point.x, point.y)
    }
  }

  var domain: Domain {
    view.domain(draft(Trainer.start(architecture, seed: 1), reach: nil).plan(frame: 0))
  }

  /// Returns the PSNR of the film's first frame against the picture, in dB: that of colours between 0
  /// and 1, before they are made bytes.
  func psnr(_ weights: Weights, _ picture: Picture) -> Double {
    let strip = Self.paint(draft(weights, reach: nil), frame: 0)
    let squares = zip(
      [strip.red, strip.green, strip.blue], [picture.red, picture.green, picture.blue]
    )
    .reduce(0.0) { sum, pair in
      zip(pair.0, pair.1).reduce(sum) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
    }
    return Self.decibels(squares / Double(3 * size.width * size.height))
  }

  /// Returns the PSNR of a mean squared error, in dB; at most 99.
  static func decibels(_ error: Double) -> Double {
    min(99, -10 * PortableMath.log(max(error, 1e-10)) / PortableMath.log(10))
  }

  private static func paint(_ scene: SceneDraft, frame: Int) -> Strip {
    var strip = Strip(width: scene.size.width, rows: 0..<scene.size.height)
    Renderer(scene, sampling: .exact, caption: nil).frame(frame).paint(&strip)
    return strip
  }

  /// Returns the length of z half way with which the film differs there from the picture by `moved`
  /// levels in the mean, and that difference; the nearest one if none does.
  func reach(_ weights: Weights) -> (reach: Double, levels: Double) {
    func levels(_ reach: Double) -> Double {
      let scene = draft(weights, reach: reach).thumbnail(width: 96)
      let (first, middle) = (Self.paint(scene, frame: 0), Self.paint(scene, frame: 120))
      let sum = zip(
        first.red + first.green + first.blue, middle.red + middle.green + middle.blue
      ).reduce(0.0) { $0 + Double(abs($1.0 - $1.1)) }
      return 255 * sum / Double(3 * scene.size.width * scene.size.height)
    }
    var (low, high) = (PortableMath.log(1e-3), PortableMath.log(1e3))
    for _ in 0..<16 {
      let middle = (low + high) / 2
      if levels(PortableMath.exp(middle)) < Self.moved { low = middle } else { high = middle }
    }
    let reach = PortableMath.exp(low)
    return (reach, levels(reach))
  }
}
