internal import CPPN
internal import ZoetropeConvnet
internal import ZoetropeRender
internal import ZoetropeScene

/// Teaches a network to paint what excites a part of a network that sees.
///
/// Each step paints the whole picture through a camera that is drawn for it, asks the other network for
/// the derivatives of the target by all pixels, and takes them back to the weights. Mordvintsev,
/// Pezzotti, Schubert and Olah, "Differentiable Image Parameterizations", Distill 2018, did so first.
struct Dreamer: Sendable {
  /// The rate of Adam; it falls along a line in the last 30% of the steps.
  private static let rate = 0.005
  /// The number of cameras by which a network is judged. None of them is used in teaching.
  private static let judges: UInt64 = 8

  private var network: TaughtNetwork
  private let eye: ConvnetPass
  private let points: DreamPoints
  private let cameras: Counter
  /// The number of steps that were taken for all targets together.
  private var taken: UInt64 = 0
  private var gradient: [Float]
  /// The value of the last step's target, before the step.
  private(set) var value = 0.0

  /// Creates a dreamer.
  ///
  /// - Parameters:
  ///   - start: the weights at the beginning.
  ///   - eye: the network that sees, for pictures of the size of `points`.
  ///   - seed: the seed of the cameras.
  init(_ start: DreamStart, _ points: DreamPoints, eye: ConvnetPass, seed: UInt64) {
    network = TaughtNetwork(
      start.architecture, from: start.weights, isFinished: start.isFinished,
      startThread: WorkerThread.start)
    (self.eye, self.points) = (eye, points)
    cameras = Counter(seed: seed, purpose: .teaching)
    gradient = [Float](repeating: 0, count: 3 * points.count)
  }

  /// The weights so far, as any network has them.
  var weights: Weights { network.weights }

  /// Begins to teach another target from what has been reached.
  mutating func beginAgain() { network.beginAgain() }

  /// Takes a step.
  ///
  /// - Parameters:
  ///   - index: the number of steps that were taken for this target.
  ///   - count: the number of steps that will be.
  mutating func step(_ index: Int, of count: Int, to target: ConvnetTarget) {
    let (bounds, views) = Self.cameras(target)
    var sums: [Float] = []
    var value = 0.0
    for view in 0..<views {
      let camera = DreamCamera(bounds, at: cameras.at(taken).at(UInt64(view)))
      value += look(camera, target)
      let derivatives = network.derivatives(byChannels: gradient)
      sums = sums.isEmpty ? derivatives : zip(sums, derivatives).map { $0 + $1 }
    }
    self.value = value / Double(views)
    let rest = Double(count - index) / (0.3 * Double(count)) + 0.05
    // Adam goes against derivatives, and the value should rise.
    network.step(sums, times: -1 / Float(views), rate: Float(Self.rate * min(1, rest)))
    taken += 1
  }

  /// Computes the mean of a target's value over cameras that were not used in teaching.
  mutating func judged(_ target: ConvnetTarget) -> Double {
    let place = cameras.at(.max)
    let sum = (0..<Self.judges).reduce(0.0) { sum, index in
      sum + look(DreamCamera(Self.cameras(target).bounds, at: place.at(index)), target)
    }
    return sum / Double(Self.judges)
  }

  /// Computes a target's value through a camera, and its derivatives by the pixels.
  private mutating func look(_ camera: DreamCamera, _ target: ConvnetTarget) -> Double {
    let points = points
    let pixels = network.channels(points.count) { points.rows($0, through: camera) }
    return eye.gradient(of: [(target, 1)], at: pixels, into: &gradient)[0]
  }

  /// The cameras for a target, and the number of them in a step.
  private static func cameras(_ target: ConvnetTarget) -> (bounds: DreamCamera.Bounds, views: Int) {
    switch target {
    case .channel, .layer: (.standard, 1)
    case .output: (.wide, 2)
    }
  }
}
