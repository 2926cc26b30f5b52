public import ZoetropeFrame

/// The scene at one frame: numbers only.
public struct FramePlan: Hashable, Sendable {
  /// Two weight sets and how far the first has become the second.
  public struct Seeds: Hashable, Sendable {
    /// The seed that is left behind.
    public var from: UInt64
    /// The seed that is approached.
    public var to: UInt64
    /// How far, 0…1.
    public var amount: Double

    /// Creates a blend.
    public init(from: UInt64, to: UInt64, amount: Double) {
      self.from = from
      self.to = to
      self.amount = amount
    }
  }

  /// Which frame.
  public var index: Int
  /// The latent vector.
  public var latent: [Double]
  /// The weights.
  public var seeds: Seeds
  /// The zoom, above 0.
  public var zoom: Double
  /// The point at the middle of the picture, in half-spans of the short side at zoom 1.
  public var centreX: Double
  /// The same, downwards.
  public var centreY: Double
  /// The rotation in degrees, clockwise as seen.
  public var rotation: Double
  /// What the weights are multiplied by.
  public var gain: Double
  /// The time phase in turns.
  public var phase: Double
  /// How often the palette is run through.
  public var cycles: Double
  /// The palette's shift in turns.
  public var shift: Double
  /// The contrast.
  public var contrast: Double
}

extension Scene {
  /// The scene at frame `index`, any integer: a loop repeats every `frameCount` frames, the rest stay
  /// at their ends.
  public func plan(frame index: Int) -> FramePlan { fatalError("stub") }
}

/// Where the samples of a picture lie in the field: an affine map from places in the picture.
public struct FieldMap: Hashable, Sendable {
  /// Field coordinates of the picture's top left corner.
  public let originX: Double
  /// The same, vertically.
  public let originY: Double
  /// How x and y change from a pixel to the one on its right.
  public let rightX: Double
  /// The same for y.
  public let rightY: Double
  /// How x and y change from a pixel to the one below it.
  public let downX: Double
  /// The same for y.
  public let downY: Double

  /// The map for one frame at `size`: sample `(column, row)` in pixels from the top left corner, so
  /// that the middle of the first pixel is at (0.5, 0.5).
  public init(view: View, plan: FramePlan, size: FrameSize) { fatalError("stub") }

  /// The point of the field under a place in the picture, in pixels from its top left corner.
  public func callAsFunction(column: Double, row: Double) -> (x: Double, y: Double) {
    (originX + rightX * column + downX * row, originY + rightY * column + downY * row)
  }
}
