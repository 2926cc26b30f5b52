internal import ZoetropeFrame

/// The keys of a palette's ramp. Between two keys, both ramps are mixed in OKLab at each position.
public struct PaletteTrack: Hashable, Sendable {
  /// The keys, with strictly rising positions; empty if the palette does not change.
  public var keys: [TrackKey<ColourRamp>]

  /// Creates a track.
  public init(keys: [TrackKey<ColourRamp>] = []) { self.keys = keys }

  /// Returns the ramp at `position` on the timeline, 0…`playback.end`; nil if there are no keys.
  package func value(at position: Double, in playback: Playback) -> ColourRamp? {
    value(at: position, from: .after, in: playback)
  }

  package func value(at position: Double, from side: Side, in playback: Playback) -> ColourRamp? {
    guard !keys.isEmpty else { return nil }
    let segment = playback.segment(at: position, among: keys, from: side)
    let (from, to) = (keys[segment.from], keys[segment.to])
    // Clamped, because beyond the ends lie colours that the preset does not contain.
    let amount = min(max(from.easing.progress(at: segment.time, from: side), 0), 1)
    return from.value.mixed(with: to.value, amount: amount)
  }

  /// Returns the change of the mixture per frame, as `position` is approached from `side`. The
  /// vector has one component per key. The component of the key before `position` is the change of
  /// the next ramp's share; all others are 0.
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

  /// Returns the largest difference in red, green or blue between two ramps, at the stops of both.
  /// It is 0 if both are nil, and 1 if only one is.
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
  /// Returns the mixture of this ramp and `other` in OKLab, where `amount`, 0…1, is the share of
  /// `other`. The mixtures at 0 and 1 are the ramps themselves.
  ///
  /// The mixture has the stops of both ramps. It is exact, because ramps are linear in OKLab
  /// between their stops.
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
