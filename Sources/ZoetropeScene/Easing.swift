/// How a value moves from one keyframe to the next, as CSS has it.
public enum Easing: Hashable, Sendable {
  /// At an even pace.
  case linear
  /// The first value until the next keyframe, then a jump.
  case hold
  /// CSS `cubic-bezier(x1, y1, x2, y2)`: a Bézier curve from (0, 0) to (1, 1); `x1` and `x2` are 0…1.
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
