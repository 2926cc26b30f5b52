import Testing
import ZoetropeExplore
import ZoetropeKit
import ZoetropeScene

/// Verdicts on presets with a fault, the layers they name and the changes they suggest.
@Suite struct DiagnosisTests {
  /// A preset that is healthy until something is set.
  private static let preset = """
    zoetrope: 1
    film: { duration: 4, fps: 4, size: 96x54 }
    network: { seed: 3, layers: 4 x 16, weights: normal 0.7, layer_gains: [1, 1, 1, 1, 1] }
    colour: ink

    """

  private static func diagnosis(_ changes: [(String, String)]) throws -> Diagnosis {
    let source = source(changes)
    return try #require(try Diagnosis(of: try source.scene(), from: source))
  }

  private static func source(_ changes: [(String, String)]) -> SceneSource {
    var source = SceneSource(yaml: preset)
    for (key, value) in changes { source.set(key, to: value) }
    return source
  }

  /// A fault, and the verdict, the layer and the key of the cure that it should have.
  struct Case: Sendable, CustomTestStringConvertible {
    let changes: [(String, String)]
    let word: String
    let layer: Int?
    let keys: Set<String>

    init(_ key: String, _ value: String, _ word: String, layer: Int? = nil, _ keys: Set<String>) {
      (changes, self.word, self.layer, self.keys) = ([(key, value)], word, layer, keys)
    }

    var testDescription: String { "\(changes[0].0)=\(changes[0].1)" }
  }

  static let cases = [
    Case("network.weights", "normal 0.035", "flat", layer: 4, ["gain", "network.weights"]),
    Case("network.weights", "normal 14", "saturated", ["gain", "network.weights"]),
    Case("gain", "0.05", "flat", ["gain", "network.weights"]),
    Case("view.span", "0.01", "flat", layer: 0, ["view.span", "gain", "network.weights"]),
    Case("network.layer_gains[2]", "0.01", "flat", layer: 2, ["network.layer_gains[2]"]),
    Case("contrast", "0", "flat", ["contrast"]),
    Case("z", "seed 1", "static", ["z"]),
  ]

  @Test(arguments: cases) func aFaultIsNamedAndCured(_ fault: Case) throws {
    let seen = try Self.diagnosis(fault.changes)
    #expect(seen.verdict.description == fault.word, "\(seen.lines)")
    if let layer = fault.layer { #expect(seen.worst == layer, "\(seen.lines)") }
    let cure = try #require(seen.cure, "\(seen.lines)")
    #expect(cure.changes.count == 1 && fault.keys.contains(cure.changes[0].key), "\(cure.words)")
    #expect((1...Cure.mostTries).contains(seen.tries))
    // What is printed cures, set as it stands.
    let cures = cure.changes.compactMap { change in change.value.map { (change.key, $0) } }
    let cured = try Self.diagnosis(fault.changes + cures)
    #expect(cured.verdict == .healthy, "\(cure.words): \(cured.lines)")
    #expect(cured.impression == cure.impression)
    #expect(seen.lines.contains { $0.0 == "cure" && $0.1.contains(cure.words) })
  }

  /// No value of `phase` lets it move; without the key it does.
  @Test func aConstantPhaseIsRemoved() throws {
    let yaml = """
      zoetrope: 1
      film: { duration: 4, fps: 4, size: 96x54 }
      network: { seed: 3, inputs: [x, y, time], latent: 0, layers: 4 x 16, weights: normal 0.7 }

      """
    let source = SceneSource(yaml: yaml + "phase: 0.3\n")
    let seen = try #require(try Diagnosis(of: try source.scene(), from: source))
    let cure = try #require(seen.cure, "\(seen.lines)")
    #expect(seen.verdict == .fault(.still) && cure.option == nil && seen.tries == 1)
    #expect(seen.lines.contains { $0 == ("cure", "removing phase makes it healthy") })
    let cured = try SceneSource(yaml: yaml).scene()
    #expect(try Verdict.judge(cured.values).impression == cure.impression)
  }

  /// Without a run through the palette all colours are alike; a second channel, of the lightness, may
  /// keep the picture from being flat, but not from being static.
  @Test(arguments: [("ink", "flat"), ("{ palette: ink, lightness: 0.5 }", "static")])
  func cyclesOfZeroAreTakenBack(_ colour: String, _ word: String) throws {
    let source = SceneSource(
      yaml: """
        zoetrope: 1
        film: { duration: 4, fps: 4, size: 96x54 }
        network: { seed: 3, layers: 4 x 16, latent_spread: 0.05, weights: normal 0.7 }
        colour: \(colour)
        shift: 0.25
        cycles: 0

        """)
    let seen = try #require(try Diagnosis(of: try source.scene(), from: source))
    #expect(seen.verdict.description == word, "\(seen.lines)")
    #expect(seen.cure?.words == "--set cycles=1" && seen.tries == 1, "\(seen.lines)")
  }

  @Test func whatIsHealthyNeedsNoCure() throws {
    let seen = try Self.diagnosis([])
    #expect(seen.verdict == .healthy && seen.worst == nil && seen.cure == nil && seen.tries == 0)
    #expect(
      seen.layers.count == 5 && seen.layers.allSatisfy { $0.deviation > 0.1 && $0.dead < 0.2 })
    #expect(seen.lines.count == 1 && seen.lines[0].1.hasPrefix("healthy: busy "))
  }

  /// Nothing but another palette gives a film of one colour contrast, and no palette is suggested.
  @Test func whatNoKeyCuresIsSaid() throws {
    let seen = try Self.diagnosis([("colour", "[\"#404040\", \"#404040\"]")])
    #expect(seen.verdict == .fault(.flat) && seen.worst == nil)
    #expect(seen.cure == nil && seen.tries > 10 && seen.tries <= Cure.mostTries)
    #expect(seen.lines.contains { $0.0 == "cure" && $0.1.hasPrefix("none found") })
  }

  /// No change touches the seed, the architecture or the palette, nor a key that keyframes name.
  @Test func keysOfKeyframesStay() throws {
    let seen = try Self.diagnosis([
      ("keyframes", "[{ at: 0%, gain: 0.02 }, { at: 50%, gain: 0.03 }]")
    ])
    #expect(seen.verdict == .fault(.flat))
    let cure = try #require(seen.cure)
    let keys = Set(cure.changes.map(\.key))
    #expect(keys.isSubset(of: ["network.weights", "view.span"]), "\(cure.words)")
  }

  @Test func aLargeNetworkIsNotJudged() throws {
    let source = Self.source([("network.layers", "32 x 512"), ("network.layer_gains", "[]")])
    #expect(try Diagnosis(of: try source.scene(), from: source) == nil)
  }

  @Test func anOptionIsQuotedForAShell() {
    #expect(Self.option("gain", "0.5") == "--set gain=0.5")
    #expect(Self.option("network.weights", "normal 0.5") == "--set 'network.weights=normal 0.5'")
  }

  private static func option(_ key: String, _ value: String) -> String {
    Cure.option(key: key, value: value)
  }
}
