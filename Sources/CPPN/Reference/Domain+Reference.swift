extension Domain {
  /// Returns the point to which this map moves the point (`x`, `y`), computed in double precision.
  public func callAsFunction(x: Double, y: Double) -> (x: Double, y: Double) {
    let r = (x * x + y * y).squareRoot()
    guard r > 0 else { return (x, y) }
    let turned: (x: Double, y: Double)
    if twist == 0 {
      turned = (x, y)
    } else {
      let angle =
        PortableMath.atan2(y: y, x: x) + twist
        * PortableMath.log(max(r, ReferenceEvaluator.smallestRadius))
      turned = Self.point(r, angle)
    }
    switch symmetry {
    case .none: return turned
    case .mirrorX: return (abs(turned.x), turned.y)
    case .mirrorY: return (turned.x, abs(turned.y))
    case .mirror: return (abs(turned.x), abs(turned.y))
    case .kaleidoscope(let order):
      let wedges = 2 * .pi / Double(max(order, 1))
      let angle = abs(PortableMath.atan2(y: turned.y, x: turned.x).remainder(dividingBy: wedges))
      return Self.point(r, angle)
    case .rotation(let order):
      let angle = Double(max(order, 1)) * PortableMath.atan2(y: turned.y, x: turned.x)
      return Self.point(r, angle)
    }
  }

  private static func point(_ r: Double, _ angle: Double) -> (x: Double, y: Double) {
    let (sine, cosine) = PortableMath.sineAndCosine(angle)
    return (r * cosine, r * sine)
  }
}
