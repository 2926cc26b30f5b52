/// Whether the network's channels are spread so that all of their range is used alike, over the whole
/// film and never frame by frame: colours do not breathe.
public enum Equalising: Hashable, Sendable {
  /// As they come.
  case none
  /// So far, above 0 up to 1. What that means for a scene has to be measured from its pictures; until
  /// then channels are as they come.
  case wanted(Double)
  /// Along a curve for each channel: what was measured. Channels without one are as they come.
  case measured([ToneCurve])
}

/// A smooth curve that rises from 0 to 1 over 0…1: what becomes of a channel's values.
public struct ToneCurve: Hashable, Sendable {
  private let path: Retiming

  /// The values at evenly spaced places, from 0 to 1.
  public var values: [Double] { path.shares }

  /// A curve through `values`, which rise from 0 to 1; nil where they do not, or where there are fewer
  /// than 2 or more than 1025 of them.
  public init?(_ values: [Double]) {
    guard let path = Retiming(values) else { return nil }
    self.path = path
  }

  /// The value at `place`, clamped to 0…1.
  public func value(at place: Double) -> Double { path.share(at: place, isClosed: false) }
}
