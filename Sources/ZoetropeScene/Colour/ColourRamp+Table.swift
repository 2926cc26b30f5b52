package import ZoetropeFrame

extension ColourRamp {
  /// Calls `body` with the colours at `count` (2 or more) evenly spaced positions from 0 to 1, in
  /// order. Each colour equals that of `colour(at:)` to the bit. All are found in one pass over the
  /// stops.
  package func forEachColour(count: Int, _ body: (_ index: Int, _ colour: RGB) -> Void) {
    let labs = stops.map { OKLab($0.colour) }
    var passed = -1
    for index in 0..<count {
      let position = Double(index) / Double(max(count - 1, 1))
      while passed + 1 < stops.count, stops[passed + 1].position <= position { passed += 1 }
      guard passed >= 0, passed + 1 < stops.count, position > stops[passed].position else {
        body(index, stops.isEmpty ? RGB(0, 0, 0) : stops[max(passed, 0)].colour)
        continue
      }
      let (from, to) = (stops[passed].position, stops[passed + 1].position)
      let share = (position - from) / (to - from)
      let (start, end) = (labs[passed], labs[passed + 1])
      let lab = OKLab(
        lightness: start.lightness + (end.lightness - start.lightness) * share,
        a: start.a + (end.a - start.a) * share,
        b: start.b + (end.b - start.b) * share)
      body(index, lab.rgb)
    }
  }
}
