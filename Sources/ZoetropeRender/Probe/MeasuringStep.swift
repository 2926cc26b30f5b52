/// A property of a scene that is measured from small pictures of it, before its first frame.
public enum MeasuringStep: String, CaseIterable, Hashable, Sendable {
  /// The point that the film zooms into, where `center` is `auto`.
  case centre
  /// The distribution of each channel's values, where the preset wants them equalised.
  case curves
  /// The timing, where the pace is even.
  case pace

  /// A description of the work for people, such as `measuring the pace`.
  public var activity: String {
    switch self {
    case .centre: "choosing the centre"
    case .curves: "measuring the colours"
    case .pace: "measuring the pace"
    }
  }
}
