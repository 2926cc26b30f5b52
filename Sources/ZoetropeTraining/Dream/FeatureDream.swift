package import ZoetropeConvnet
package import ZoetropeFrame
internal import ZoetropeRender
internal import ZoetropeScene
internal import ZoetropeWeights

/// A dream of one target as a picture rather than a preset: what a part of a network that sees looks
/// for.
package struct FeatureDream: Sendable {
  private let target: ConvnetTarget
  private let steps: Int
  private let canvas: TaughtCanvas
  private var dreamer: Dreamer
  /// The number of steps that are done.
  package private(set) var done = 0

  /// Creates a dream that nothing has been taught yet.
  ///
  /// - Parameters:
  ///   - steps: the number of steps that will be taken.
  ///   - side: the side of the square picture that is taught, in pixels.
  ///   - seed: the seed of the weights at the beginning and of the cameras.
  package init(
    of target: ConvnetTarget, in eye: Convnet, steps: Int, side: Int, seed: UInt64 = 1,
    threads: Int
  ) {
    (self.target, self.steps) = (target, steps)
    let size = FrameSize(width: side, height: side)
    canvas = TaughtCanvas(size: size, depth: 8, width: 24)
    let depth: Int? =
      switch target {
      case .channel(let block, _), .layer(let block): block
      case .output: nil
      }
    dreamer = Dreamer(
      DreamStart(canvas.scene.architecture, seed: seed), DreamPoints(canvas.scene, size: size),
      eye: ConvnetPass(eye, rows: side, columns: side, through: depth, threads: threads),
      seed: seed)
  }

  /// Takes a step.
  package mutating func step() {
    dreamer.step(done, of: steps, to: target)
    done += 1
  }

  /// The target's value in the last step, before it.
  package var value: Double { dreamer.value }

  /// Paints what has been taught so far, `side` pixels wide and high.
  package func painted(side: Int) -> Strip {
    canvas.painted(dreamer.weights, size: FrameSize(width: side, height: side))
  }
}
