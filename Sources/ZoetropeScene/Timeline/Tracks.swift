/// A key of a track: a value at an instant, and the easing of the way to the next key.
public struct TrackKey<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The time in frames from the start of the film: 0…N, not always a whole number.
  public var position: Double
  /// The value at that time.
  public var value: Value
  /// The easing of the way to the next key.
  public var easing: Easing
  /// The time that the position was computed from; nil if it was given in frames. If it no longer
  /// gives `position`, because the key or the film has been changed, the position counts.
  @Uncompared public var written: KeyTime?

  /// Creates a key.
  public init(
    position: Double, value: Value, easing: Easing = .linear, written: KeyTime? = nil
  ) {
    self.position = position
    self.value = value
    self.easing = easing
    self.written = written
  }
}

/// The interpolation between two keys.
public enum Blend: Hashable, Sendable {
  /// Linear interpolation.
  case linear
  /// Linear interpolation of logarithms, for zooms: constant perceived speed. Values are above 0.
  case geometric
}

/// A scalar of the scene through time.
public struct ScalarTrack: Hashable, Sendable {
  /// The keys, positions strictly rising; one or more.
  public var keys: [TrackKey<Double>]
  /// The interpolation between keys.
  public var blend: Blend
  /// The period of the number, if it has one: a loop may end a whole number of periods from its
  /// beginning. In degrees for rotation, in turns for phase and shift; for zoom (geometric) the
  /// *factor* after which the picture repeats.
  public var turn: Double?
  /// The range to which the number is clamped at every instant, also where an easing overshoots;
  /// nil for no limits. A timeline sets the range of its quantity. Comparisons ignore it, so that a
  /// track equals its copy in a timeline.
  @Uncompared public var range: ClosedRange<Double>?

  /// Creates a track.
  public init(
    keys: [TrackKey<Double>], blend: Blend = .linear, turn: Double? = nil,
    range: ClosedRange<Double>? = nil
  ) {
    self.keys = keys
    self.blend = blend
    self.turn = turn
    self.range = range
  }

  /// Creates a track that never changes.
  public static func constant(
    _ value: Double, blend: Blend = .linear, turn: Double? = nil,
    range: ClosedRange<Double>? = nil
  ) -> ScalarTrack {
    ScalarTrack(
      keys: [TrackKey(position: 0, value: value)], blend: blend, turn: turn, range: range)
  }
}

/// The path that a latent vector takes through its keys.
public enum LatentPath: String, CaseIterable, Hashable, Sendable {
  /// A C2 cubic spline through all keys (periodic in a loop), with no corner or stop between its
  /// ends. Easings are ignored.
  case spline
  /// Spherical interpolation from key to key, with lengths that change geometrically; easings
  /// apply.
  case slerp
  /// Linear interpolation from key to key; easings apply.
  case linear
}

/// The latent vector through time.
public struct LatentTrack: Hashable, Sendable {
  /// The keys, positions strictly rising, all vectors equally long; one or more.
  public var keys: [TrackKey<[Double]>]
  /// The path between them.
  public var path: LatentPath

  /// Creates a track.
  public init(keys: [TrackKey<[Double]>], path: LatentPath = .spline) {
    self.keys = keys
    self.path = path
  }
}

/// The network's seed through time: between two keys the weights of both seeds are blended so that
/// their variance stays the same.
public struct SeedTrack: Hashable, Sendable {
  /// The keys, positions strictly rising; one or more.
  public var keys: [TrackKey<UInt64>]

  /// Creates a track.
  public init(keys: [TrackKey<UInt64>]) { self.keys = keys }
}
