import Testing
import ZoetropeExplore
import ZoetropeKit

/// The words that a film deserves by other measurements than the verdict's.
@Suite struct DeservedWordsTests {
  private static let preset = """
    zoetrope: 1
    film: { duration: 4, fps: 4, size: 96x54 }
    network: { seed: 3, layers: 4 x 16, weights: normal 0.7 }
    colour: ink

    """

  private static func words(_ key: String, _ value: String) throws -> DeservedWords {
    var source = SceneSource(yaml: preset)
    source.set(key, to: value)
    return try DeservedWords(source.scene().values)
  }

  @Test func aGoodFilmIsHealthy() throws {
    let words = try Self.words("gain", "1")
    #expect(words.certain.isEmpty && words.accepts(.healthy), "\(words.text)")
    #expect(!words.accepts(.fault(.tooFine)) && !words.accepts(.fault(.saturated)), "\(words.text)")
  }

  @Test(arguments: [
    ("gain", "0.05", Gate.Fault.flat), ("contrast", "0", .flat), ("z", "seed 1", .still),
    ("network.inputs", "[tile-x 0.1, tile-y 0.1]", .tooFine),
    ("network.layer_gains", "[1, 1, 1, 1, 100]", .saturated),
  ])
  func aFaultIsCertain(key: String, value: String, fault: Gate.Fault) throws {
    let words = try Self.words(key, value)
    #expect(words.certain.contains(fault.rawValue), "\(words.text)")
    #expect(
      words.accepts(.fault(fault)) && !words.accepts(.healthy) && !words.accepts(.fault(.seam)))
  }

  /// Stripes of `cycles` cycles from top to bottom, 96 x 54.
  private static func stripes(_ cycles: Double) -> [Float] {
    (0..<96 * 54).map { index in
      let phase = cycles * (Double(index / 96) + 0.5) / 54
      return phase - phase.rounded(.down) < 0.5 ? 0 : 1
    }
  }

  @Test(arguments: [1.0, 2, 5, 8]) func changesOfStripesAreCounted(_ cycles: Double) {
    let numbers = PlainNumbers([Self.stripes(cycles)], width: 96)
    #expect(numbers.changes == 2 * cycles - 1)
    #expect(numbers.ends == 1 && abs(numbers.spread - 0.625) < 0.05)
  }

  @Test func aSingleToneHasNoSpread() {
    let numbers = PlainNumbers([[Float](repeating: 0.4, count: 96 * 54)], width: 96)
    #expect(numbers.spread == 0 && numbers.changes == 0 && numbers.ends == 0)
    #expect(numbers.largestTone == 1)
  }

  /// A quarter of the pixels differs from the median, in one channel of two.
  @Test func theLargestToneIsAShare() {
    let even = [Float](repeating: 0.5, count: 400)
    let other = (0..<400).map { Float($0 < 100 ? 0.8 : 0.2) }
    let numbers = PlainNumbers([even, other], width: 20)
    #expect(numbers.largestTone == 0.75)
    // 1.25 times a quarter of 0.6.
    #expect(abs(numbers.spread - 0.1875) < 1e-6)
  }
}
