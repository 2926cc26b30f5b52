internal import CPPN
package import ZoetropeConvnet
package import ZoetropeFrame
internal import ZoetropeRender
internal import ZoetropeScene

/// Teaches a network to paint a picture in which a block of a network that sees finds what it found in
/// another one.
///
/// What the block does not know of a picture is left open, so the painted one shows what is left of it
/// there. Mahendran and Vedaldi, "Understanding Deep Image Representations by Inverting Them", 2015,
/// inverted networks in this way; they changed pixels.
package struct Inversion: Sendable {
  private static let rate = 0.005

  private let block: Int
  private let steps: Int
  private let wanted: [Float]
  /// The sum of the squares of `wanted`.
  private let norm: Double
  private let canvas: TaughtCanvas
  private let points: DreamPoints
  private let eye: ConvnetPass
  private var network: TaughtNetwork
  private var gradient: [Float] = []
  /// The number of steps that are done.
  package private(set) var done = 0

  /// Creates an inversion that nothing has been taught yet.
  ///
  /// - Parameters:
  ///   - pixels: the picture whose values are wanted: red, green and blue of each pixel, row after row.
  ///   - size: its size.
  ///   - steps: the number of steps that will be taken.
  package init(
    of pixels: [Float], size: FrameSize, block: Int, in eye: Convnet, steps: Int, threads: Int
  ) {
    (self.block, self.steps) = (block, steps)
    self.eye = ConvnetPass(
      eye, rows: size.height, columns: size.width, through: block, threads: threads)
    self.eye.run(pixels)
    wanted = self.eye.values(ofBlock: block).values
    norm = max(wanted.reduce(0) { $0 + Double($1) * Double($1) }, .leastNormalMagnitude)
    canvas = TaughtCanvas(size: size, depth: 8, width: 32)
    points = DreamPoints(canvas.scene, size: size)
    network = TaughtNetwork(
      canvas.scene.architecture, from: Trainer.start(canvas.scene.architecture, seed: 1))
  }

  /// The number of the block's values.
  package var count: Int { wanted.count }

  /// Takes a step.
  package mutating func step() {
    let values = look()
    let scale = Float(2 / norm)
    eye.gradient(
      byValues: [block: zip(values, wanted).map { scale * ($0 - $1) }], into: &gradient)
    let rest = Double(steps - done) / (0.3 * Double(steps)) + 0.05
    network.step(
      network.derivatives(byChannels: gradient), times: 1, rate: Float(Self.rate * min(1, rest)))
    done += 1
  }

  /// Computes the sum of the squared differences between the block's values and the wanted ones, as a
  /// share of that of the wanted ones' squares: 1 for a picture in which the block finds nothing.
  package mutating func distance() -> Double {
    zip(look(), wanted).reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) } / norm
  }

  /// Paints what has been taught so far.
  package func painted(_ size: FrameSize) -> Strip { canvas.painted(network.weights, size: size) }

  /// Computes the block's values for what is painted.
  private mutating func look() -> [Float] {
    let points = points
    let camera = DreamCamera()
    eye.run(network.channels(points.count) { points.rows($0, through: camera) })
    return eye.values(ofBlock: block).values
  }
}
