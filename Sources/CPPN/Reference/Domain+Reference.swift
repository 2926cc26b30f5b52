extension Domain {
  /// Returns the point to which this map moves the point (`x`, `y`), computed in double precision.
  public func callAsFunction(x: Double, y: Double) -> (x: Double, y: Double) {
    mapped(x: x, y: y)
  }

  /// Returns the point to which this map moves the point (`x`, `y`). At the origin only the
  /// derivatives of reflections are taken into account.
  func mapped<Number: ReferenceNumber>(x: Number, y: Number) -> (x: Number, y: Number) {
    let r = (x * x + y * y).squareRoot()
    guard r.value > 0 else { return (x, y) }
    let turned: (x: Number, y: Number)
    if twist == 0 {
      turned = (x, y)
    } else {
      let angle =
        Number.angle(x: x, y: y) + twist
        * r.floored(at: ReferenceEvaluator.smallestRadius).logarithm
      turned = Self.point(r, angle)
    }
    switch symmetry {
    case .none: return turned
    case .mirrorX: return (turned.x.absolute, turned.y)
    case .mirrorY: return (turned.x, turned.y.absolute)
    case .mirror: return (turned.x.absolute, turned.y.absolute)
    case .kaleidoscope(let order):
      let wedges = 2 * .pi / Double(max(order, 1))
      let angle = Number.angle(x: turned.x, y: turned.y).remainder(dividingBy: wedges).absolute
      return Self.point(r, angle)
    case .rotation(let order):
      let angle = Double(max(order, 1)) * Number.angle(x: turned.x, y: turned.y)
      return Self.point(r, angle)
    }
  }

  private static func point<Number: ReferenceNumber>(
    _ r: Number, _ angle: Number
  ) -> (x: Number, y: Number) {
    let (sine, cosine) = angle.sineAndCosine
    return (r * cosine, r * sine)
  }
}
