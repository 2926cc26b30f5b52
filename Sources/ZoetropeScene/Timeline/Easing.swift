/// An easing function as in CSS: the progress from one keyframe to the next.
public enum Easing: Hashable, Sendable {
  /// Constant speed.
  case linear
  /// The value of the first keyframe until the next one, then a jump.
  case hold
  /// CSS `cubic-bezier(x1, y1, x2, y2)`: a Bézier curve from (0, 0) to (1, 1); `x1` and `x2` are
  /// 0…1.
  case cubicBezier(Double, Double, Double, Double)

  /// CSS `ease`.
  public static let ease = Easing.cubicBezier(0.25, 0.1, 0.25, 1)
  /// CSS `ease-in`.
  public static let easeIn = Easing.cubicBezier(0.42, 0, 1, 1)
  /// CSS `ease-out`.
  public static let easeOut = Easing.cubicBezier(0, 0, 0.58, 1)
  /// CSS `ease-in-out`.
  public static let easeInOut = Easing.cubicBezier(0.42, 0, 0.58, 1)
}

extension Easing {
  /// Returns the progress at `time`: 0 at the first keyframe, 1 at the next, and beyond either
  /// where a Bézier curve overshoots. `time` is the share of the time between the keyframes that
  /// has passed, clamped to 0…1.
  public func progress(at time: Double) -> Double {
    guard time > 0 else { return 0 }
    guard time < 1 else { return 1 }
    switch self {
    case .linear: return time
    case .hold: return 0
    case .cubicBezier(let x1, let y1, let x2, let y2):
      return BezierAxis(y1, y2).value(at: BezierAxis(x1, x2).parameter(reaching: time))
    }
  }

  /// Returns the progress as `time` is approached from `side`. At the end of a hold it is 0 from
  /// before and 1 from after.
  package func progress(at time: Double, from side: Side) -> Double {
    self == .hold && side == .before ? 0 : progress(at: time)
  }

  /// Returns the derivative of `progress` at `time`, 0…1. It is 1 for constant speed, and infinite
  /// where the curve is vertical.
  ///
  /// The slope of a hold is 0 everywhere, even at the jump at its end.
  public func slope(at time: Double) -> Double {
    switch self {
    case .linear: return 1
    case .hold: return 0
    case .cubicBezier(let x1, let y1, let x2, let y2):
      if time <= 0 { return Self.slope(leaving: (x1, y1), towards: (x2, y2)) }
      // Seen from its end, the curve is that of the control points rotated by a half turn.
      if time >= 1 { return Self.slope(leaving: (1 - x2, 1 - y2), towards: (1 - x1, 1 - y1)) }
      let across = BezierAxis(x1, x2)
      let parameter = across.parameter(reaching: time)
      return Self.quotient(
        BezierAxis(y1, y2).derivative(at: parameter), across.derivative(at: parameter))
    }
  }

  /// Returns the slope at the start of a curve. The control points are given relative to the start;
  /// the curve starts towards the first of them that differs from the start.
  private static func slope(
    leaving first: (x: Double, y: Double), towards second: (x: Double, y: Double)
  ) -> Double {
    if first != (0, 0) { return quotient(first.y, first.x) }
    if second != (0, 0) { return quotient(second.y, second.x) }
    return 1
  }

  private static func quotient(_ rise: Double, _ run: Double) -> Double {
    // If the run is as small as a rounding error, the tangent is vertical.
    guard run > 1e-12 else { return rise == 0 ? 0 : rise > 0 ? .infinity : -.infinity }
    return rise / run
  }
}

extension Easing {
  /// Returns the times inside 0…1 at which the progress crosses `level`, which is at most 0 or at
  /// least 1. Only curves that overshoot have such times.
  func times(passing level: Double) -> [Double] {
    guard case .cubicBezier(let x1, let y1, let x2, let y2) = self,
      min(y1, y2) < 0 || max(y1, y2) > 1
    else { return [] }
    let (across, up) = (BezierAxis(x1, x2), BezierAxis(y1, y2))
    // Two crossings within one piece are not found, but there the curve barely reaches the level.
    let pieces = 64
    return (0..<pieces).compactMap { piece in
      var low = Double(piece) / Double(pieces)
      var high = Double(piece + 1) / Double(pieces)
      let isBelow = up.value(at: low) < level
      guard isBelow != (up.value(at: high) < level) else { return nil }
      while case let middle = low + (high - low) / 2, low < middle, middle < high {
        if (up.value(at: middle) < level) == isBelow { low = middle } else { high = middle }
      }
      let time = across.value(at: high)
      return time > 1e-9 && time < 1 - 1e-9 ? time : nil
    }
  }
}

/// One coordinate of a cubic Bézier curve that runs from 0 to 1.
private struct BezierAxis {
  /// The coefficient of the curve's parameter; the constant term is 0.
  private let first: Double
  /// The coefficient of the parameter's square.
  private let second: Double
  /// The coefficient of the parameter's cube.
  private let third: Double

  init(_ control1: Double, _ control2: Double) {
    first = 3 * control1
    second = 3 * (control2 - control1) - first
    third = 1 - first - second
  }

  func value(at parameter: Double) -> Double {
    ((third * parameter + second) * parameter + first) * parameter
  }

  func derivative(at parameter: Double) -> Double {
    (3 * third * parameter + 2 * second) * parameter + first
  }

  /// Returns the parameter, 0…1, at which the coordinate is `target`. The coordinate must never
  /// fall.
  ///
  /// Newton's method is used while its steps stay within the known bounds, and bisection otherwise.
  func parameter(reaching target: Double) -> Double {
    var low = 0.0
    var high = 1.0
    var parameter = target
    for _ in 0..<128 {
      let error = value(at: parameter) - target
      if error == 0 { break }
      if error > 0 { high = parameter } else { low = parameter }
      var next = parameter - error / derivative(at: parameter)
      if !(next > low && next < high) { next = low + (high - low) / 2 }
      if next == parameter { break }
      parameter = next
    }
    return parameter
  }
}
