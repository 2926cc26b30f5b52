package import ZoetropeConvnet
package import ZoetropeFrame
package import ZoetropeScene

/// What a network dreams of, and how it is taught.
package struct DreamOptions: Sendable {
  /// The targets, one or more; a film goes through them and back to the first.
  package var targets: [ConvnetTarget]
  /// The number of steps for the first target.
  package var steps: Int
  /// The seed of the weights at the beginning and of the cameras.
  package var seed: UInt64
  /// The size of the film. The network is taught a picture of the same shape, of about `pixels`.
  package var size: FrameSize
  /// The network.
  package var shape: TaughtShape
  /// The preset whose first frame the dream begins from, with all that is measured; nil for an even
  /// tone.
  package var start: MeasuredScene?

  /// The number of pixels of the pictures that networks are taught by.
  static let pixels = 128 * 128
  /// The number of steps for each further target, as a share of those for the first: it begins from a
  /// picture already.
  private static let furtherShare = 0.6

  package init(
    _ targets: [ConvnetTarget], steps: Int = 180, seed: UInt64 = 1,
    size: FrameSize = FrameSize(width: 1280, height: 720),
    shape: TaughtShape = TaughtShape(depth: 8, width: 24), start: MeasuredScene? = nil
  ) {
    (self.targets, self.steps, self.seed, self.size) = (targets, steps, seed, size)
    (self.shape, self.start) = (shape, start)
  }

  /// The number of steps for a target.
  func steps(_ index: Int) -> Int {
    index == 0 ? steps : max(1, Int((Self.furtherShare * Double(steps)).rounded()))
  }

  /// The size of the pictures that the network is taught by: the film's shape.
  var taughtSize: FrameSize {
    let (width, height) = (Double(size.width), Double(size.height))
    let scale = (Double(Self.pixels) / (width * height)).squareRoot()
    func side(_ pixels: Double) -> Int {
      min(max(2 * Int((pixels * scale / 2).rounded()), 32), 512)
    }
    return FrameSize(width: side(width), height: side(height))
  }

  /// Half the picture's short side in field units: that of the preset from which the dream begins, or
  /// one with which the points have about the variance 1.
  var span: Double {
    if let start {
      let draft = start.values
      return draft.view.span / draft.plan(frame: 0)[.zoom]
    }
    let (short, long) = (min(size.width, size.height), max(size.width, size.height))
    return (3 * Double(short) / Double(long)).squareRoot()
  }
}
