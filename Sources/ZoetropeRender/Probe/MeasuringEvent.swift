/// An event that is reported while a scene is measured.
public enum MeasuringEvent: Hashable, Sendable {
  /// A step starts; `seconds` is an estimate of its time, nil if it is half a minute or less.
  case began(MeasuringStep, seconds: Int? = nil)
  /// A share of a step, from 0 to 1, is done. It rises from event to event, and may end well below
  /// 1, because a search ends when it has found something. Only ``MeasuringStep/weights`` reports it.
  case advanced(MeasuringStep, share: Double)

  /// The step.
  public var step: MeasuringStep {
    switch self {
    case .began(let step, _), .advanced(let step, _): step
    }
  }

  /// A description for people, such as `balancing the weights, some 45 s` or `balancing the weights:
  /// 30 %`.
  public var activity: String {
    switch self {
    case .began(let step, let seconds?):
      step.activity + (seconds < 120 ? ", some \(seconds) s" : ", some \(seconds / 60) min")
    case .began(let step, nil): step.activity
    case .advanced(let step, let share): "\(step.activity): \(Int(share * 100)) %"
    }
  }
}
