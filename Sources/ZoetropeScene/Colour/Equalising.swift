/// The spreading of the network's channels over their whole range, by one curve for the whole film:
/// colours do not pulsate from frame to frame.
public enum Equalising: Hashable, Sendable {
  /// Channels are not changed.
  case none
  /// Channels are to be equalised by this amount, above 0 and up to 1. The curves must first be
  /// measured from the scene's pictures; until then channels are not changed.
  case wanted(Double)
  /// Each channel is mapped by its measured curve. Channels without a curve are not changed.
  case measured([ToneCurve])
}

/// A smooth curve that rises from 0 to 1 over 0…1 and is applied to a channel's values.
public struct ToneCurve: Hashable, Sendable {
  private let path: Retiming

  /// The values at evenly spaced places, from 0 to 1.
  public var values: [Double] { path.shares }

  /// Creates a curve through `values`, which must rise from 0 to 1; nil if they do not, or if there
  /// are fewer than 2 or more than 1025 of them.
  public init?(_ values: [Double]) {
    guard let path = Retiming(values) else { return nil }
    self.path = path
  }

  /// Returns the value of the curve at `place`, clamped to 0…1.
  public func value(at place: Double) -> Double { path.share(at: place, isClosed: false) }
}
