import Testing
import ZoetropeScene

struct ToneCurveTests {
  @Test func risesThroughItsValues() throws {
    let curve = try #require(ToneCurve([0, 0.1, 0.7, 0.75, 1]))
    let places = (0...400).map { Double($0) / 400 }
    let values = places.map { curve.value(at: $0) }
    #expect(values[0] == 0 && values[100] == 0.1 && values[200] == 0.7 && values[400] == 1)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    #expect(curve.value(at: -1) == 0 && curve.value(at: 3) == 1)
  }

  @Test(arguments: [[0, 1, 1], [0.1, 1], [0, 0.9], [0], [0, 0.5, 0.4, 1], [0, .nan, 1]])
  func whatDoesNotRiseIsNone(_ values: [Double]) {
    #expect(ToneCurve(values) == nil)
  }
}
