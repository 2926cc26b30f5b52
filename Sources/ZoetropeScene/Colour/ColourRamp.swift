public import ZoetropeFrame

/// A colour ramp, interpolated in OKLab between its stops.
public struct ColourRamp: Hashable, Sendable {
  /// A colour at a place on the ramp.
  public struct Stop: Hashable, Sendable {
    /// The place, 0…1.
    public var position: Double
    /// The colour there.
    public var colour: RGB

    /// Creates a stop.
    public init(position: Double, colour: RGB) {
      self.position = position
      self.colour = colour
    }
  }

  /// The stops, positions strictly rising; one or more. Before the first and after the last the
  /// ramp is flat.
  public var stops: [Stop]

  /// Creates a ramp.
  public init(stops: [Stop]) { self.stops = stops }

  /// Returns the colour at `position`, clamped to 0…1. At a stop it is the stop's, to the bit.
  public func colour(at position: Double) -> RGB {
    switch part(at: position) {
    case .stop(let colour): colour
    case .between(let lab): lab.rgb
    }
  }

  /// Returns the colour at `position`, clamped to 0…1, in OKLab.
  public func lab(at position: Double) -> OKLab {
    switch part(at: position) {
    case .stop(let colour): OKLab(colour)
    case .between(let lab): lab
    }
  }

  private enum Part {
    case stop(RGB)
    case between(OKLab)
  }

  private func part(at position: Double) -> Part {
    let position = min(max(position, 0), 1)
    guard let passed = stops.lastIndex(where: { $0.position <= position }) else {
      return .stop(stops.first?.colour ?? RGB(0, 0, 0))
    }
    let from = stops[passed]
    guard passed + 1 < stops.count, position > from.position else { return .stop(from.colour) }
    let to = stops[passed + 1]
    let share = (position - from.position) / (to.position - from.position)
    let (start, end) = (OKLab(from.colour), OKLab(to.colour))
    return .between(
      OKLab(
        lightness: start.lightness + (end.lightness - start.lightness) * share,
        a: start.a + (end.a - start.a) * share,
        b: start.b + (end.b - start.b) * share))
  }
}
