package import CPPN
package import ZoetropeFrame
internal import ZoetropeKit
package import ZoetropeRender
package import ZoetropeScene

/// A network of a scene at one frame, ready to be looked into.
package struct StudiedNetwork: Sendable {
  /// The scene whose own network is studied, without finish and figure.
  let scene: SceneDraft
  let plan: FramePlan
  package let network: FixedNetwork
  package let trace: NetworkTrace
  /// True if the frame's network is computed in double precision.
  let isPrecise: Bool

  /// Prepares the network of a frame.
  ///
  /// - Parameter network: the network to look into in place of the scene's own, of the same inputs
  ///   and outputs.
  package init(_ scene: SceneDraft, frame: Int, network: FixedNetwork? = nil) {
    var scene = scene
    scene.samples = 1
    // Grain and letters are not the network's, and a figure hides a part of the field.
    scene.finish = Finish()
    scene.figure = nil
    self.scene = scene
    plan = scene.plan(frame: frame)
    self.network = network ?? FixedNetwork(scene, at: plan)
    isPrecise = Renderer(scene.thumbnail(width: 160)).frame(frame).isPrecise
    trace = NetworkTrace(
      architecture: self.network.architecture, weights: self.network.weights, latent: plan.latent,
      phase: plan[.phase], domain: scene.view.domain(plan))
  }

  var architecture: Architecture { network.architecture }

  /// The number of outputs that the picture uses.
  var channels: Int { min(scene.channels, architecture.outputs.count) }

  /// The number of multiply-adds for a point.
  var cost: Double { Double(max(architecture.multiplyAddsPerPixel, 1)) }

  /// The number of multiply-adds for a pixel of the picture, at most: its medium may look at several
  /// places of several fields.
  var paintingCost: Double {
    // Double precision takes about six times as long.
    Double(max(scene.multiplyAddsWithParts, 1)) * Double(max(scene.medium.looks.count, 1))
      * (isPrecise ? 6 : 1)
  }

  /// Returns the size of a picture with the scene's shape that is `width` pixels wide.
  func size(width: Int) -> FrameSize { scene.thumbnail(width: width).size }

  /// Returns the points of the field at the pixels of a picture of `size`, row after row.
  package func points(_ size: FrameSize) -> [SIMD2<Double>] {
    let map = FieldMap(view: scene.view, plan: plan, size: size)
    return (0..<size.width * size.height).map { index in
      let point = map(
        column: Double(index % size.width) + 0.5, row: Double(index / size.width) + 0.5)
      return SIMD2(point.x, point.y)
    }
  }

  /// Returns the picture that the scene makes of a network in place of its own.
  ///
  /// - Parameter samples: the number of samples for each pixel, a square.
  package func picture(_ network: FixedNetwork, size: FrameSize, samples: Int = 1) -> Strip {
    var small = scene
    small.size = size
    small.samples = samples
    var strip = Strip(width: size.width, rows: 0..<size.height)
    Renderer(small, network: network, precision: isPrecise ? .double : .single)
      .frame(plan.index).paint(&strip)
    return strip
  }
}
