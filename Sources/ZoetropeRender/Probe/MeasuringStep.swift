/// A property of a scene that is measured from small pictures before the first frame is painted.
public enum MeasuringStep: String, CaseIterable, Hashable, Sendable {
  /// The calibration of balanced weights. It is always done first, and named if it takes a second or
  /// more.
  case weights
  /// The gains that make the picture as busy as the preset's `busy` says. They are always measured
  /// before the rest, because the picture depends on them.
  case gain
  /// The point into which the film zooms, if the preset's `center` is `auto`.
  case centre
  /// The curves that equalise the channels, if the preset has `equalise`.
  case curves
  /// The curve of time that makes the pace even, if the preset's `pace` is `even`.
  case pace

  /// A description of the step for people, such as `measuring the pace`.
  public var activity: String {
    switch self {
    case .weights: "balancing the weights"
    case .gain: "measuring how busy the picture is"
    case .centre: "choosing the centre"
    case .curves: "measuring the colours"
    case .pace: "measuring the pace"
    }
  }
}
