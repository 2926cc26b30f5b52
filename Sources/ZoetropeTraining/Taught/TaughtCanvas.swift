internal import CPPN
internal import ZoetropeFrame
internal import ZoetropeScene
internal import ZoetropeWeights

/// The field that a network is taught on for the sake of one picture, without a preset.
struct TaughtCanvas: Sendable {
  let scene: TaughtScene

  /// Creates a canvas for a plain network of `depth` layers of `width` neurons.
  ///
  /// - Parameter size: the size of the picture that is taught.
  init(size: FrameSize, depth: Int, width: Int) {
    let (short, long) = (min(size.width, size.height), max(size.width, size.height))
    do throws(WeightsError) {
      scene = try TaughtScene(
        name: "", size: size, span: (3 * Double(short) / Double(long)).squareRoot(),
        TaughtShape(depth: depth, width: width))
    } catch {
      preconditionFailure("A plain network can be taught: \(error)")
    }
  }

  /// Paints the picture of some weights at any size of the same shape.
  func painted(_ weights: Weights, size: FrameSize) -> Strip {
    var draft = scene.draft(weights, reach: nil)
    draft.size = size
    return TaughtScene.paint(draft, frame: 0)
  }
}
