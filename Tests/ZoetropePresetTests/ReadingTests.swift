import CPPN
import Foundation
import Testing
import ZoetropeFrame
import ZoetropePreset
import ZoetropeScene

/// Reads a preset to which only the version is added.
func preset(_ yaml: String, _ overrides: [Override] = []) throws -> SceneDraft {
  try Preset.scene(
    from: Array(("zoetrope: 1\n" + yaml).utf8), file: "p.yaml", overrides: overrides
  ).draft
}

/// Returns the faults of a preset to which only the version is added; empty if it is valid.
func faults(_ yaml: String, _ overrides: [Override] = []) -> [String] {
  do {
    _ = try Preset.scene(
      from: Array(("zoetrope: 1\n" + yaml).utf8), file: "p.yaml", overrides: overrides
    ).draft
    return []
  } catch {
    return error.faults.map(\.description)
  }
}

@Suite struct ReadingTests {
  @Test func theShortestPresetMovesAndLoops() throws {
    let scene = try preset("title: Slow silk\nnetwork: { seed: 7 }\n")
    #expect(scene.title == "Slow silk")
    #expect(scene.about.isEmpty)
    #expect(scene.size == FrameSize(width: 1920, height: 1080))
    #expect(scene.rate == FrameRate(30))
    #expect(scene.timeline.frameCount == 300)
    #expect(scene.timeline.loop == .loop)
    #expect(scene.timeline.seed.keys.map(\.value) == [7])
    #expect(scene.timeline.latent.path == .spline)
    #expect(scene.timeline.latent.keys.map(\.position) == [0, 75, 150, 225])
    #expect(
      scene.timeline.latent.keys.map(\.value)
        == [7, 8, 9, 10].map { Latent.vector(seed: $0, count: 8) })
    let explicit = try preset("network: { seed: 7, weights: normal 1 }\n")
    #expect(
      explicit.timeline.latent.keys.map(\.value)
        == [7, 8, 9].map { Latent.vector(seed: $0, count: 8) })
    #expect(
      scene.network.layers
        == Array(repeating: NetworkLayer(width: 32, activations: [.tanh]), count: 4))
    #expect(scene.network.outputs.count == scene.colour.channels)
  }

  @Test func theDefaultColourIsTheFirstPalette() throws {
    let palette = try #require(NamedPalette.all.first)
    #expect(try preset("").colour == .palette(palette.ramp, name: palette.name))
  }

  @Test func aPresetWithKeyframesButNoZStandsStillInZ() throws {
    let scene = try preset(
      "network: { seed: 3 }\nkeyframes: [ { at: 0%, zoom: 1 }, { at: 50%, zoom: 2 } ]\n")
    #expect(
      scene.timeline.latent.keys == [
        TrackKey(position: 0, value: Latent.vector(seed: 3, count: 8))
      ])
  }

  @Test(arguments: [
    ("25%", 60.0), ("2s", 60), ("60f", 60), ("12.5f", 12.5), ("0%", 0), ("8s", 240), ("100%", 240),
    (".5s", 15), ("1e1f", 10), ("0.1f", 0.1),
  ])
  func timesHaveThreeUnits(_ text: String, _ frames: Double) throws {
    let scene = try preset("film: { duration: 8 }\nkeyframes: [ { at: \(text), gain: 2 } ]\n")
    #expect(scene.timeline[.gain].keys == [TrackKey(position: frames, value: 2)])
  }

  @Test func theDurationAsATimeIsTheEndAtBroadcastRates() throws {
    let scene = try preset(
      "film: { duration: 10, fps: 29.97, loop: false }\nkeyframes: [ { at: 10s, gain: 2 } ]\n")
    #expect(scene.rate == FrameRate(30_000, 1001))
    #expect(scene.timeline.frameCount == 300)
    #expect(scene.timeline[.gain].keys[0].position == 299)
    let loop = try preset(
      "film: { duration: 10, fps: 29.97 }\nkeyframes: [ { at: 10s, gain: 2 } ]\n")
    #expect(loop.timeline[.gain].keys[0].position == 300)
  }

  @Test(arguments: [
    ("30", FrameRate(30)), ("29.97", FrameRate(30_000, 1001)), ("12.5", FrameRate(25, 2)),
    ("24000/1001", FrameRate(24_000, 1001)), ("0.5", FrameRate(1, 2)),
  ])
  func ratesAreExact(_ text: String, _ rate: FrameRate) throws {
    #expect(try preset("film: { fps: \(text) }\n").rate == rate)
  }

  @Test func aFilmHasAtLeastOneFrame() throws {
    #expect(try preset("film: { duration: 0.001 }\n").timeline.frameCount == 1)
  }

  @Test func orbitsAreSpreadOverWhatIsPlayed() throws {
    let positions = { (loop: String, seeds: String) throws in
      try preset("film: { duration: 4, loop: \(loop) }\nz: orbit \(seeds)\n")
        .timeline.latent.keys.map(\.position)
    }
    #expect(try positions("true", "1 2 3") == [0, 40, 80])
    #expect(try positions("false", "1 2 3") == [0, 59.5, 119])
    #expect(try positions("ping-pong", "1 2 3") == [0, 30, 60])
    #expect(try positions("false", "1") == [0])
  }

  @Test func aSpreadIsAppliedToDrawnVectorsAlone() throws {
    let base = "network: { latent: 3, latent_spread: 0.5 }\n"
    let drawn = try preset(base + "z: seed 4\n").timeline.latent.keys[0].value
    #expect(drawn == Latent.vector(seed: 4, count: 3).map { $0 * 0.5 })
    #expect(try preset(base + "z: [1, 2, 3]\n").timeline.latent.keys[0].value == [1, 2, 3])
  }

  @Test func timeRunsUnlessAPhaseIsNamed() throws {
    let network = "network: { inputs: [x, y, time] }\n"
    #expect(try preset(network).timeline[.phase].keys.count > 1)
    #expect(try preset(network + "phase: 0.25\n").timeline[.phase].keys.map(\.value) == [0.25])
    let keyed = network + "keyframes: [ { at: 0%, phase: 0 }, { at: 100%, phase: 3 } ]\n"
    #expect(try preset(keyed).timeline[.phase].keys.map(\.value) == [0, 3])
    #expect(try preset("").timeline[.phase].keys.count == 1)
  }

  @Test func anEasingGovernsTheWayToTheNextKey() throws {
    let timeline = try preset(
      """
      path: slerp
      keyframes:
        - at: 50%
          z: seed 2
          zoom: 4
          ease: cubic-bezier(0.1, -0.5, 1, 1.5)
        - { at: 0%, z: seed 1, zoom: 1, ease: "hold" }
        - { at: 0%, gain: 2 }
      """
    ).timeline
    #expect(timeline[.zoom].keys.map(\.easing) == [.hold, .cubicBezier(0.1, -0.5, 1, 1.5)])
    #expect(timeline[.zoom].keys.map(\.value) == [1, 4])
    #expect(timeline.latent.keys.map(\.easing) == timeline[.zoom].keys.map(\.easing))
    #expect(timeline[.gain].keys.map(\.easing) == [.linear])
    #expect(timeline[.zoom].blend == .geometric)
  }

  @Test func aCentreMayMoveInOneDirection() throws {
    let timeline = try preset(
      """
      center: { y: 0.5 }
      keyframes: [ { at: 0%, center: { x: 1 } }, { at: 50%, center: { x: 2 } } ]
      """
    ).timeline
    #expect(timeline[.centreX].keys.map(\.value) == [1, 2])
    #expect(timeline[.centreY].keys.map(\.value) == [0.5])
  }

  @Test func endlessZoomsAreWrittenInTurns() throws {
    let endless = try preset(
      """
      network: { inputs: [theta, log-r 2] }
      keyframes: [ { at: 0%, zoom: 1 }, { at: 100%, zoom: turns 2 } ]
      """)
    let period = try #require(endless.timeline[.zoom].turn)
    #expect(abs(period - 23.140692632779267) < 1e-12)
    #expect(endless.timeline[.zoom].keys.map(\.value) == [1, period * period])
    #expect(
      try scene(off: "center: [0.1, 0]", inputs: "[theta, log-r 2]").timeline[.zoom].turn == nil)
    #expect(try scene(off: "", inputs: "[x, log-r 2]").timeline[.zoom].turn == nil)
    #expect(try scene(off: "", inputs: "[log-r 2, log-r 3.3333]").timeline[.zoom].turn == nil)
    #expect(
      try scene(off: "", inputs: "[log-r 2, log-r 3]").timeline[.zoom].turn == exp(2 * .pi))
    #expect(try scene(off: "", inputs: "[log-r 2, log-r 6]").timeline[.zoom].turn == period)
  }

  private func scene(off line: String, inputs: String) throws -> SceneDraft {
    try preset("network: { inputs: \(inputs) }\n\(line)\n")
  }

  @Test func layersAreWrittenThreeWays() throws {
    let layers = { (text: String) throws in
      try preset("network: { activation: [sin, cos], layers: \(text) }\n").network.layers
    }
    let mixed = { (width: Int) in NetworkLayer(width: width, activations: [.sin, .cos]) }
    #expect(try layers("2 x 16") == [mixed(16), mixed(16)])
    #expect(try layers("[8, 4]") == [mixed(8), mixed(4)])
    #expect(
      try layers("[8, { width: 4, activation: relu }]")
        == [mixed(8), NetworkLayer(width: 4, activations: [.relu])])
    #expect(try layers("[]").isEmpty)
  }

  @Test func inputsAndLawsAreRead() throws {
    let network = try preset(
      """
      network:
        inputs: [x, y, r, abs-x, abs-y, theta, theta 3, log-r 2.5, time, bias]
        weights: fan-in 2
        wiring: dense
        biases: first
        output: [sigmoid, sine, abs-tanh]
      colour: rgb
      """
    ).network
    #expect(
      network.inputs == [
        .x, .y, .r, .absX, .absY, .theta(harmonic: 1), .theta(harmonic: 3), .logR(frequency: 2.5),
        .time, .bias,
      ])
    #expect(network.weights == .fanIn(2))
    #expect(network.wiring == .dense)
    #expect(network.biases == .first)
    #expect(network.outputs == [.sigmoid, .sine, .absTanh])
    #expect(try preset("network: { weights: pytorch }\n").network.weights == .pytorch)
    #expect(
      try preset("network: { weights: truncated .5 }\n").network.weights == .truncatedNormal(0.5))
  }

  @Test func coloursAreModesPalettesOrStops() throws {
    #expect(try preset("colour: grey inverted\n").colour == .grey(inverted: true))
    #expect(try preset("colour: hsv\n").network.outputs.count == 3)
    let even = ColourRamp(stops: [
      .init(position: 0, colour: RGB(0, 0, 0)), .init(position: 0.5, colour: RGB(1, 0, 0)),
      .init(position: 1, colour: RGB(1, 1, 1)),
    ])
    #expect(
      try preset("colour: [ \"#000\", \"#ff0000\", \"#FFF\" ]\n").colour
        == .palette(even, name: nil))
    let placed = ColourRamp(stops: [
      .init(position: 0.25, colour: RGB(0, 0.125, 1)), .init(position: 1, colour: RGB(0, 0, 0)),
    ])
    let text = "colour: [ { at: 0.25, colour: [0, 0.125, 1] }, { at: 1, colour: \"#000\" } ]\n"
    #expect(try preset(text).colour == .palette(placed, name: nil))
  }

  @Test func everyPaletteIsAWord() throws {
    for palette in NamedPalette.all {
      #expect(
        try preset("colour: \(palette.name)\n").colour
          == .palette(palette.ramp, name: palette.name))
    }
  }

  @Test(arguments: ["\r\n", "\r", "\n"])
  func linesEndInAnyWay(_ end: String) throws {
    let text = ["zoetrope: 1", "title: a", "film:", "  fps: 24", ""].joined(separator: end)
    let scene = try Preset.scene(from: Array(text.utf8), file: "p").draft
    #expect(scene.rate == FrameRate(24))
  }

  @Test func aByteOrderMarkIsSkipped() throws {
    let scene = try Preset.scene(from: [0xEF, 0xBB, 0xBF] + Array("zoetrope: 1".utf8), file: "p")
      .draft
    #expect(scene.title == "untitled")
  }

  @Test func textIsTakenAsItStands() throws {
    #expect(try preset("title: 1984\n").title == "1984")
    #expect(try preset("title: 'true'\n").title == "true")
    #expect(try preset("title: Größe & *Stille*, 縞 🎞\n").title == "Größe & *Stille*, 縞 🎞")
  }

  @Test func numbersAreReadExactly() throws {
    for text in ["0.1", "1e-7", "5.", ".5", "+2", "2.2250738585072014e-308", "0.30000000000000004"]
    {
      let value = try #require(Double(text))
      #expect(try preset("contrast: \(text)\n").timeline[.contrast].keys[0].value == value)
    }
    #expect(
      try preset("network: { seed: 18446744073709551615 }\n").timeline.seed.keys[0].value == .max)
  }

  @Test func theFirstSeedsWrapAround() throws {
    let keys = try preset("network: { seed: 18446744073709551615 }\n").timeline.latent.keys
    #expect(keys.map(\.value) == [UInt64.max, 0, 1, 2].map { Latent.vector(seed: $0, count: 8) })
  }
}
