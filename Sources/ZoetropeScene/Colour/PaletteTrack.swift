internal import ZoetropeFrame

/// The ramp of a palette through time: between two keys, the colours of both at each place are
/// mixed in OKLab.
public struct PaletteTrack: Hashable, Sendable {
  /// The keys, positions strictly rising; empty if the scene's colouring does not change.
  public var keys: [TrackKey<ColourRamp>]

  /// Creates a track.
  public init(keys: [TrackKey<ColourRamp>] = []) { self.keys = keys }

  /// Returns the ramp at `position`, 0…`playback.end`, which is not wrapped; nil if there are no
  /// keys.
  package func value(at position: Double, in playback: Playback) -> ColourRamp? {
    value(at: position, from: .after, in: playback)
  }

  package func value(at position: Double, from side: Side, in playback: Playback) -> ColourRamp? {
    guard !keys.isEmpty else { return nil }
    let segment = playback.segment(at: position, among: keys, from: side)
    let (from, to) = (keys[segment.from], keys[segment.to])
    // Clamped: beyond the ends lie colours that the preset does not contain.
    let amount = min(max(from.easing.progress(at: segment.time, from: side), 0), 1)
    return from.value.mixed(with: to.value, amount: amount)
  }

  /// Returns the speed at which one ramp becomes the other, in ramps per frame, with a component
  /// for each stretch.
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

  /// Returns the largest difference of any channel between two ramps at their stops.
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
  /// Returns the ramp that is `amount`, 0…1, of the way to `other` at every place, mixed in OKLab.
  /// Both ends are exact.
  ///
  /// Ramps are linear in OKLab between their stops, so a ramp with the stops of both is the exact
  /// mixture.
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
