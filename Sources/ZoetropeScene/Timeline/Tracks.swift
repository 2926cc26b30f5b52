/// A key of a track: a value at an instant, and the easing to the next key.
public struct TrackKey<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The time in frames from the start of the film, not necessarily a whole number.
  public var position: Double
  /// The value at that time.
  public var value: Value
  /// The easing to the next key.
  public var easing: Easing
  /// The time as it was written, from which the position was computed; nil if it was given in
  /// frames. After a change of the key or the film it may no longer give `position`; then
  /// `position` counts.
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
  /// Linear interpolation of values.
  case linear
  /// Linear interpolation of logarithms, which gives zooms a constant perceived speed. Values must
  /// be above 0.
  case geometric
}

/// The track of one scalar.
public struct ScalarTrack: Hashable, Sendable {
  /// The keys, one or more, with strictly rising positions.
  public var keys: [TrackKey<Double>]
  /// The interpolation between keys.
  public var blend: Blend
  /// The period of the number; nil if it has none. A loop may end a whole number of periods from
  /// its beginning. The period is in the number's own unit; for zoom it is the factor after which
  /// the picture repeats.
  public var turn: Double?
  /// The range to which the number is clamped at every instant, also where an easing overshoots;
  /// nil for no limits. A timeline sets it to the range of the track's quantity. Comparisons ignore the
  /// range, so that a track equals its copy in a timeline.
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
  /// A smooth curve through all keys, without corners or stops between its ends. Easings are
  /// ignored.
  case spline
  /// Spherical interpolation from key to key, with lengths that change geometrically. Easings
  /// apply.
  case slerp
  /// Linear interpolation from key to key. Easings apply.
  case linear
}

/// The track of the latent vector.
public struct LatentTrack: Hashable, Sendable {
  /// The keys, one or more, with strictly rising positions and equally long vectors.
  public var keys: [TrackKey<[Double]>]
  /// The path between the keys.
  public var path: LatentPath

  /// Creates a track.
  public init(keys: [TrackKey<[Double]>], path: LatentPath = .spline) {
    self.keys = keys
    self.path = path
  }
}

/// The track of the network's seed. Between two keys, the weights of both seeds are blended in a
/// way that keeps their variance.
public struct SeedTrack: Hashable, Sendable {
  /// The keys, one or more, with strictly rising positions.
  public var keys: [TrackKey<UInt64>]

  /// Creates a track.
  public init(keys: [TrackKey<UInt64>]) { self.keys = keys }
}
