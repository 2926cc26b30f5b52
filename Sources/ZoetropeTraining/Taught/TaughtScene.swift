internal import CPPN
internal import ZoetropeFrame
internal import ZoetropeKit
internal import ZoetropePreset
internal import ZoetropeRender
package import ZoetropeScene
internal import ZoetropeWeights

/// The shape of a network that is taught.
package struct TaughtShape: Sendable {
  /// The number of hidden layers.
  package var depth: Int
  /// The number of neurons in each of them.
  package var width: Int
  /// A scene whose network's inputs, layers, wiring and outputs are taken in place of the standard
  /// ones, as is its field; nil for those.
  package var like: ValidScene?

  package init(depth: Int, width: Int, like: ValidScene? = nil) {
    (self.depth, self.width, self.like) = (depth, width, like)
  }
}

/// The scene of a network that is taught.
///
/// Its film begins with what the network was taught. `z` goes once round a circle that begins at 0, so
/// that the picture melts and comes back.
struct TaughtScene {
  /// The number of numbers in z.
  static let latent = 4
  /// The mean difference in 8-bit levels between the first frame and the one half way.
  static let moved = 20.0

  let name: String
  let size: FrameSize
  let architecture: Architecture
  let view: FieldView

  /// Creates a scene.
  ///
  /// - Parameters:
  ///   - size: the size of the picture.
  ///   - span: half the picture's short side in field units.
  init(
    name: String, size: FrameSize, span: Double, _ shape: TaughtShape
  ) throws(WeightsError) {
    (self.name, self.size) = (name, size)
    var architecture = Architecture(
      inputs: [.x, .y], latent: Self.latent,
      layers: Array(
        repeating: NetworkLayer(width: shape.width, activations: [.tanh, .gaussian]),
        count: shape.depth),
      wiring: .plain, outputs: [.sigmoid, .sigmoid, .sigmoid], weights: .fanIn(1), biases: .all)
    var view = FieldView(span: span)
    if let like = shape.like {
      let own = like.network.single
      architecture.inputs = own.inputs
      architecture.latent = max(own.latent, 1)
      architecture.layers = own.layers
      architecture.wiring = own.wiring
      if own.outputs.count == 3 { architecture.outputs = own.outputs }
      view.core = like.view.core
      view.symmetry = like.view.symmetry
      if own.inputs.contains(.shape) {
        throw WeightsError("a network that sees a figure cannot be taught")
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
    let map = map(size)
    return (0..<size.width * size.height).map { index in
      let point = map(
        column: Double(index % size.width) + 0.5, row: Double(index / size.width) + 0.5)
      return SIMD2(point.x, point.y)
    }
  }

  /// Returns the map from the pixels of a picture of this size to the field.
  func map(_ size: FrameSize) -> FieldMap {
    FieldMap(view: view, plan: firstPlan, size: size)
  }

  private var firstPlan: FramePlan {
    draft(Trainer.start(architecture, seed: 1), reach: nil).plan(frame: 0)
  }

  var domain: Domain { view.domain(firstPlan) }

  /// Paints a frame.
  static func paint(_ scene: SceneDraft, frame: Int) -> Strip {
    var strip = Strip(width: scene.size.width, rows: 0..<scene.size.height)
    Renderer(scene, sampling: .exact, caption: nil).frame(frame).paint(&strip)
    return strip
  }

  /// Returns the length of z half way with which the film differs there from its first frame by `moved`
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
