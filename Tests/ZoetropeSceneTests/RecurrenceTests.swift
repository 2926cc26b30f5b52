import CPPN
import Foundation
import Testing
import ZoetropeScene

/// The moves of the view after which a picture repeats.
struct RecurrenceTests {
  static func recurrence(
    _ inputs: [Input], _ symmetry: Symmetry = .none, twist: Double? = 0, span: Double = 1,
    coordinates: Coordinates = .normalised
  ) -> Recurrence {
    var network = SceneDraft(.still()).network
    network.inputs = inputs
    return Recurrence(
      network: network, view: FieldView(span: span, coordinates: coordinates, symmetry: symmetry),
      twist: twist)
  }

  private func turns(
    _ inputs: [Input], _ symmetry: Symmetry = .none, twist: Double? = 0
  ) -> Double? {
    (try? Self.recurrence(inputs, symmetry, twist: twist).zoom.get()).map { 2 * .pi / log($0) }
  }

  @Test func zoomsRepeatTogether() throws {
    func expect(_ found: Double?, _ wanted: Double) throws {
      #expect(abs(try #require(found) - wanted) < 1e-12)
    }
    try expect(turns([.logR(frequency: 2), .bias, .time]), 2)
    try expect(turns([.logR(frequency: 2), .logR(frequency: 3), .theta(harmonic: 5)]), 1)
    try expect(turns([.logR(frequency: 0.5), .logR(frequency: 0.75)]), 0.25)
    try expect(turns([.logR(frequency: 2), .theta(harmonic: 5)], twist: 1), 1)
    try expect(turns([.theta(harmonic: 6), .theta(harmonic: 4)], twist: -0.5), 1)
    try expect(turns([.theta(harmonic: 2)], .rotation(3), twist: 0.5), 3)
    try expect(turns([.theta(harmonic: 2)], .kaleidoscope(8), twist: 0.5), 4)
    try expect(turns([.theta(harmonic: 2)], .mirrorX, twist: 3), 3)
    try expect(turns([.logR(frequency: 3)], twist: nil), 3)
  }

  /// A warp displaces points by lengths that do not grow with the zoom and do not turn.
  @Test func warpedFieldsDoNotRepeat() {
    var network = SceneDraft(.still()).network
    network.inputs = [.logR(frequency: 2), .theta(harmonic: 5)]
    for (warp, repeats) in [(0, true), (0.2, false)] {
      let found = Recurrence(
        network: network, view: FieldView(symmetry: .kaleidoscope(6), warp: warp), twist: 0)
      #expect((try? found.zoom.get()) != nil ? repeats : !repeats)
      #expect(found.rotation == (repeats ? 60 : 360))
    }
  }

  @Test func whatKeepsAZoomFromRepeating() {
    let zoom = { (inputs: [Input], twist: Double?) in Self.recurrence(inputs, twist: twist).zoom }
    for input: Input in [.x, .y, .r, .absX, .absY, .tileX(period: 2), .tileY(period: 2)] {
      #expect(zoom([.logR(frequency: 1), input], 0) == .failure(.input(input)))
    }
    #expect(zoom([.logR(frequency: 1), .theta(harmonic: 1)], nil) == .failure(.changingTwist))
    #expect(zoom([.theta(harmonic: 1)], 0) == .failure(.noCommonPeriod))
    #expect(
      zoom([.logR(frequency: 1), .logR(frequency: .pi)], 0) == .failure(.noCommonPeriod))
    #expect(zoom([.logR(frequency: 0.1)], 0) == .failure(.noCommonPeriod))
    let raw = Self.recurrence([.logR(frequency: 1)], coordinates: .raw)
    #expect(raw.zoom == .failure(.rawCoordinates))
  }

  @Test func turnsOfPetals() {
    func degrees(_ inputs: [Input], _ symmetry: Symmetry = .none) -> Double {
      Self.recurrence(inputs, symmetry, twist: nil).rotation
    }
    #expect(degrees([.x, .theta(harmonic: 3)]) == 360)
    #expect(degrees([.r, .theta(harmonic: 6), .theta(harmonic: 4)]) == 180)
    #expect(degrees([.x, .y], .kaleidoscope(6)) == 60)
    #expect(degrees([.x, .y], .rotation(5)) == 72)
    #expect(degrees([.theta(harmonic: 2)], .rotation(5)) == 36)
    #expect(degrees([.theta(harmonic: 3)], .kaleidoscope(5)) == 72)
    #expect(degrees([.x], .mirror) == 180)
    #expect(degrees([.x], .mirrorX) == 360)
    #expect(Self.recurrence([.x], .rotation(5), coordinates: .raw).rotation == 360)
  }

  @Test func tilesInHalfSpans() {
    let tiles: [Input] = [.tileX(period: 3), .tileX(period: 2), .tileY(period: 4)]
    let centre = Self.recurrence(tiles, span: 2).centre
    #expect(abs((centre.x ?? 0) - 3) < 1e-12 && centre.y == 2)
    #expect(Self.recurrence(tiles + [.y]).centre.y == nil)
    #expect(Self.recurrence(tiles + [.y]).centre.x != nil)
    #expect(Self.recurrence(tiles + [.r]).centre.x == nil)
    #expect(Self.recurrence(tiles, .mirror).centre.x == nil)
    #expect(Self.recurrence(tiles, twist: 1).centre.x == nil)
  }

  @Test func loopsMayEndAPetalOrATileAway() {
    var timeline = Timeline.still()
    (timeline.loop, timeline.frameCount) = (.loop, 20)
    timeline[.rotation].keys = [
      TrackKey(position: 0, value: 10), TrackKey(position: 20, value: 70),
    ]
    timeline[.centreX].keys = [TrackKey(position: 0, value: 1), TrackKey(position: 20, value: -5)]
    var network = SceneDraft(timeline).network
    network.inputs = [.tileX(period: 3), .tileY(period: 1)]
    #expect(Set(timeline.problems.map(\.quantity)) == [.rotation, .center])
    timeline.closeOn(network, FieldView())
    #expect(timeline.problems.map(\.quantity) == [.rotation])
    timeline[.centreX] = .constant(0)
    timeline.closeOn(network, FieldView(symmetry: .kaleidoscope(6)))
    #expect(timeline.problems.isEmpty && SceneDraft(timeline).seam.isClosed)
    timeline.closeOn(network, FieldView(symmetry: .kaleidoscope(7)))
    #expect(timeline.problems.map(\.quantity) == [.rotation])
  }
}
