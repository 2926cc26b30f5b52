/// The equalising of the network's channels: their values are spread over the whole range. Each
/// channel has one curve for the whole film, so that colours do not pulsate from frame to frame.
public enum Equalising: Hashable, Sendable {
  /// Channels are not changed.
  case none
  /// Channels are to be equalised by this amount, above 0 and up to 1. They are not changed until
  /// the curves have been measured.
  case requested(Double)
  /// Each channel is mapped by its measured curve. Channels without a curve are not changed.
  case measured([ToneCurve])
}

/// A smooth, rising curve that maps a channel's values from 0…1 to 0…1.
public struct ToneCurve: Hashable, Sendable {
  private let path: Retiming

  /// The values of the curve at evenly spaced places; the first is 0, the last 1.
  public var values: [Double] { path.shares }

  /// Creates a curve through `values`, which must rise strictly from 0 to 1. Returns nil if they do
  /// not, or if there are fewer than 2 or more than 1025 of them.
  public init?(_ values: [Double]) {
    guard let path = Retiming(values) else { return nil }
    self.path = path
  }

  /// Returns the value of the curve at `place`, clamped to 0…1.
  public func value(at place: Double) -> Double { path.share(at: place, isClosed: false) }
}
