import RealModule

extension Domain {
  /// Returns the point to which this map moves the point (`x`, `y`), computed in double precision.
  public func callAsFunction(x: Double, y: Double) -> (x: Double, y: Double) {
    let r = (x * x + y * y).squareRoot()
    guard r > 0 else { return (x, y) }
    let turned: (x: Double, y: Double)
    if twist == 0 {
      turned = (x, y)
    } else {
      let angle = .atan2(y: y, x: x) + twist * .log(max(r, ReferenceEvaluator.smallestRadius))
      turned = (r * .cos(angle), r * .sin(angle))
    }
    switch symmetry {
    case .none: return turned
    case .mirrorX: return (abs(turned.x), turned.y)
    case .mirrorY: return (turned.x, abs(turned.y))
    case .mirror: return (abs(turned.x), abs(turned.y))
    case .kaleidoscope(let order):
      let wedges = 2 * .pi / Double(max(order, 1))
      let angle = abs(Double.atan2(y: turned.y, x: turned.x).remainder(dividingBy: wedges))
      return (r * .cos(angle), r * .sin(angle))
    case .rotation(let order):
      let angle = Double(max(order, 1)) * .atan2(y: turned.y, x: turned.x)
      return (r * .cos(angle), r * .sin(angle))
    }
  }
}
