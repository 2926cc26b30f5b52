internal import ZoetropeFrame

/// The ramp of a palette through time: between two keys every place of it mixes the colours of both in
/// OKLab.
public struct PaletteTrack: Hashable, Sendable {
  /// The keys, positions strictly rising; none where the scene's colouring stays as it is.
  public var keys: [TrackKey<ColourRamp>]

  /// Creates a track.
  public init(keys: [TrackKey<ColourRamp>] = []) { self.keys = keys }

  /// The ramp at `position`, 0…`playback.end`, which is not wrapped; nil where there are no keys.
  public func value(at position: Double, in playback: Playback) -> ColourRamp? {
    value(at: position, from: .after, in: playback)
  }

  package func value(at position: Double, from side: Side, in playback: Playback) -> ColourRamp? {
    guard !keys.isEmpty else { return nil }
    let segment = playback.segment(at: position, among: keys, from: side)
    let (from, to) = (keys[segment.from], keys[segment.to])
    // Past either end lie colours that nobody named.
    let amount = min(max(from.easing.progress(at: segment.time, from: side), 0), 1)
    return from.value.mixed(with: to.value, amount: amount)
  }

  /// How fast one ramp becomes the other, in ramps per frame; each stretch is a way of its own.
  package func velocity(at position: Double, from side: Side, in playback: Playback) -> [Double] {
    var velocity = keys.map { _ in 0.0 }
    guard !keys.isEmpty else { return velocity }
    let segment = playback.segment(at: position, among: keys, from: side)
    let (from, to) = (keys[segment.from], keys[segment.to])
    guard from.value != to.value else { return velocity }
    velocity[segment.from] = segment.velocity(
      1, eased: from.easing.clampedSlope(at: segment.time, from: side))
    return velocity
  }

  /// The greatest difference of any channel between two ramps at their stops.
  package func gap(from first: ColourRamp?, to second: ColourRamp?) -> Double {
    guard let first, let second else { return first == second ? 0 : 1 }
    return (first.stops + second.stops).map(\.position).reduce(0) { widest, position in
      let (one, other) = (first.colour(at: position), second.colour(at: position))
      return max(
        widest, abs(one.red - other.red), abs(one.green - other.green), abs(one.blue - other.blue))
    }
  }
}

extension ColourRamp {
  /// The ramp that is `amount`, 0…1, of the way to `other` at every place, mixed in OKLab. Both ends
  /// are exact.
  ///
  /// Ramps are straight in OKLab between their stops, so a ramp with the stops of both is all there is.
  public func mixed(with other: ColourRamp, amount: Double) -> ColourRamp {
    if amount <= 0 || self == other { return self }
    if amount >= 1 { return other }
    let positions = Set((stops + other.stops).map(\.position)).sorted()
    return ColourRamp(
      stops: positions.map { position in
        let (from, to) = (OKLab(colour(at: position)), OKLab(other.colour(at: position)))
        let lab = OKLab(
          lightness: from.lightness + (to.lightness - from.lightness) * amount,
          a: from.a + (to.a - from.a) * amount, b: from.b + (to.b - from.b) * amount)
        return Stop(position: position, colour: lab.rgb)
      })
  }
}
