import Testing
import ZoetropeFrame
import ZoetropeScene

struct FieldMapTests {
  static func map(
    _ view: FieldView, _ width: Int, _ height: Int, change: (inout FramePlan) -> Void = { _ in }
  ) -> FieldMap {
    var plan = SceneDraft(.still()).plan(frame: 0)
    change(&plan)
    return FieldMap(view: view, plan: plan, size: FrameSize(width: width, height: height))
  }

  /// Steps are rounded to 33 bits: a thousandth of what a float tells apart.
  static let tolerance = 1e-9

  static func expect(
    _ point: (x: Double, y: Double), _ x: Double, _ y: Double,
    at location: SourceLocation = #_sourceLocation
  ) {
    let tolerance = tolerance * max(1, abs(x), abs(y))
    #expect(abs(point.x - x) < tolerance && abs(point.y - y) < tolerance, sourceLocation: location)
  }

  @Test(arguments: [(1920, 1080), (640, 360), (100, 100), (90, 160), (7, 3), (1, 1)])
  func cornersAreSpans(width: Int, height: Int) {
    let map = Self.map(FieldView(span: 2.5), width, height)
    let short = Double(min(width, height))
    let (w, h) = (Double(width), Double(height))
    Self.expect(map(column: 0, row: 0), -2.5 * w / short, -2.5 * h / short)
    Self.expect(map(column: w, row: h), 2.5 * w / short, 2.5 * h / short)
    Self.expect(map(column: w / 2, row: h / 2), 0, 0)
    // Square pixels, x to the right, y down.
    #expect(map.rightX == map.downY && map.rightX > 0 && map.rightY == 0 && map.downX == 0)
  }

  @Test(arguments: [(1920, 1080), (640, 360), (100, 100), (90, 160)])
  func rawCornersDoNotDependOnTheSize(width: Int, height: Int) {
    let (w, h) = (Double(width), Double(height))
    let short = min(w, h)
    let map = Self.map(FieldView(span: 9, coordinates: .raw), width, height)
    Self.expect(map(column: 0, row: 0), 0, 0)
    Self.expect(map(column: w, row: h), 128 * w / short, 128 * h / short)
    // Zoom is about the middle, and the centre is in half-spans of 64.
    let near = Self.map(FieldView(coordinates: .raw), width, height) {
      ($0[.zoom], $0[.centreX], $0[.centreY]) = (4, 1, -0.5)
    }
    Self.expect(near(column: w / 2, row: h / 2), 64 * w / short + 64, 64 * h / short - 32)
    #expect(abs(near.rightX - 32 / short) < Self.tolerance)
  }

  @Test func theCentreIsWhereTheFieldIsZero() throws {
    for turn in [0.0, 30, 90, -200] {
      let map = Self.map(FieldView(span: 2), 640, 360) {
        ($0[.zoom], $0[.rotation], $0[.centreX], $0[.centreY]) = (1.7, turn, 0.4, -0.3)
      }
      let centre = try #require(map.centre)
      Self.expect(map(column: centre.column, row: centre.row), 0, 0)
    }
  }

  @Test func zoomAndCentre() {
    let map = Self.map(FieldView(span: 3), 400, 200) {
      ($0[.zoom], $0[.centreX], $0[.centreY]) = (10, 0.5, -1)
    }
    Self.expect(map(column: 200, row: 100), 1.5, -3)
    Self.expect(map(column: 300, row: 100), 1.8, -3)
    Self.expect(map(column: 200, row: 200), 1.5, -2.7)
  }

  /// A point to the right of the middle is below it after a quarter turn: clockwise as seen.
  @Test func contentTurnsClockwise() {
    let turned = Self.map(FieldView(), 200, 200) { $0[.rotation] = 90 }
    Self.expect(turned(column: 100, row: 200), 1, 0)
    Self.expect(turned(column: 0, row: 100), 0, 1)
    let eighth = Self.map(FieldView(), 200, 200) { $0[.rotation] = 45 }
    let half = 0.5.squareRoot()
    Self.expect(eighth(column: 100 + 100 * half, row: 100 + 100 * half), 1, 0)
    // The centre stays where it is.
    let off = Self.map(FieldView(), 200, 100) {
      ($0[.rotation], $0[.centreX], $0[.centreY]) = (33, 0.3, 0.2)
    }
    Self.expect(off(column: 100, row: 50), 0.3, 0.2)
  }

  @Test func wholeTurnsAreTheSameToTheBit() {
    for degrees in [0.0, 17.25, 45, 90, 135, 180, 225, 269.5, 270, 300, 315] {
      let map = Self.map(FieldView(), 300, 170) { $0[.rotation] = degrees }
      for turns in [-720.0, -360, 360, 3600] {
        #expect(
          Self.map(FieldView(), 300, 170) { $0[.rotation] = degrees + turns } == map, "\(degrees)")
      }
    }
    let quarter = Self.map(FieldView(), 300, 170) { $0[.rotation] = 90 }
    #expect(quarter.rightX == 0 && quarter.downY == 0)
  }

  @Test func samePlaceSamePointAtAnySize() {
    var dice = Dice(3)
    for _ in 0..<50 {
      let (w, h) = (dice.count(1...60), dice.count(1...60))
      let view = FieldView(
        span: dice.number(0.1...20), coordinates: dice.chance(0.5) ? .raw : .normalised)
      var plan = SceneDraft(.still()).plan(frame: 0)
      plan[.zoom] = dice.number(0.1...9)
      plan[.rotation] = dice.number(-400...400)
      (plan[.centreX], plan[.centreY]) = (dice.number(-1...1), dice.number(-1...1))
      let (u, v) = (dice.number(0...1), dice.number(0...1))
      let points = [1, 2, 7, 64].map { scale in
        FieldMap(
          view: view, plan: plan, size: FrameSize(width: w * scale, height: h * scale)
        )(column: u * Double(w * scale), row: v * Double(h * scale))
      }
      for point in points.dropFirst() {
        let size = max(1, abs(point.x), abs(point.y)) * Double(max(w, h))
        #expect(abs(point.x - points[0].x) < Self.tolerance * size)
        #expect(abs(point.y - points[0].y) < Self.tolerance * size)
      }
    }
  }
}
