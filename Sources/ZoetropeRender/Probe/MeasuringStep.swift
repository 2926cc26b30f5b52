/// What is found out about a scene from small pictures of it, before its first frame.
public enum MeasuringStep: String, CaseIterable, Hashable, Sendable {
  /// The point that the film zooms into, where `center` is `auto`.
  case centre
  /// How each channel's values are spread, where the preset wants them equalised.
  case curves
  /// How time passes, where the pace is even.
  case pace

  /// What is being done, in words for people: `measuring the pace`.
  public var activity: String {
    switch self {
    case .centre: "choosing the centre"
    case .curves: "measuring the colours"
    case .pace: "measuring the pace"
    }
  }
}
