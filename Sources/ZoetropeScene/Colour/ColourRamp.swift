public import ZoetropeFrame

/// Colours at positions from 0 to 1, interpolated in OKLab.
public struct ColourRamp: Hashable, Sendable {
  /// A colour at a position on the ramp.
  public struct Stop: Hashable, Sendable {
    /// The position on the ramp, 0…1.
    public var position: Double
    /// The colour at that position.
    public var colour: RGB

    /// Creates a stop.
    public init(position: Double, colour: RGB) {
      self.position = position
      self.colour = colour
    }
  }

  /// The stops, one or more, with strictly rising positions. Before the first and after the last
  /// stop the colour is constant.
  public var stops: [Stop]

  /// Creates a ramp.
  public init(stops: [Stop]) { self.stops = stops }

  /// Returns the colour at `position`, which is clamped to 0…1. At a stop's position it is exactly
  /// the stop's colour.
  public func colour(at position: Double) -> RGB {
    switch part(at: position) {
    case .stop(let colour): colour
    case .between(let lab): lab.rgb
    }
  }

  /// Returns the colour in OKLab at `position`, which is clamped to 0…1.
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
