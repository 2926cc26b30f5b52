internal import CPPN
internal import ZoetropeScene

/// A small move of the point of view. A network that is looked at through another one in each step
/// paints large, steady shapes: whatever excites only from one place is unlearnt.
struct DreamCamera: Sendable {
  /// How far cameras move.
  struct Bounds: Hashable, Sendable {
    /// The largest shift, along both axes, in field units.
    var shift: Double
    /// The largest turn in degrees.
    var turn: Double
    /// The smallest and largest factor of the picture's extent.
    var scale: ClosedRange<Double>

    /// The bounds for channels and layers.
    static let standard = Bounds(shift: 0.1, turn: 8, scale: 0.9...1.1)
    /// Wider bounds for classes, whose pictures otherwise fit one view only.
    static let wide = Bounds(shift: 0.3, turn: 8, scale: 0.75...1.15)
  }

  private var (cosine, sine) = (1.0, 0.0)
  private var shift = SIMD2<Double>(0, 0)

  /// The camera that changes nothing.
  init() {}

  /// Draws a camera.
  ///
  /// - Parameter place: where its four random numbers are taken from.
  init(_ bounds: Bounds, at place: Counter) {
    // Between -1 and 1.
    func number(_ index: UInt64) -> Double { 2 * place.at(index).centred }
    let (sine, cosine) = PortableMath.sineAndCosine(number(0) * bounds.turn * .pi / 180)
    let middle = (bounds.scale.lowerBound + bounds.scale.upperBound) / 2
    let scale = middle + number(1) * (bounds.scale.upperBound - middle)
    (self.cosine, self.sine) = (scale * cosine, scale * sine)
    shift = SIMD2(number(2), number(3)) * bounds.shift
  }

  /// Returns the point of the field that is seen where `point` is seen without the camera.
  func callAsFunction(_ point: SIMD2<Double>) -> SIMD2<Double> {
    SIMD2(
      cosine * point.x - sine * point.y + shift.x, sine * point.x + cosine * point.y + shift.y)
  }
}
