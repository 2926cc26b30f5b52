import CPPN
import Testing
import ZoetropeFrame
import ZoetropePreset
import ZoetropeScene

/// A recipe that is read with other values.
@Suite struct RecipeTests {
  /// Changes that make the film larger, longer or of another rate.
  static let changes: [[(path: String, value: String)]] = [
    [], [("film.fps", "60")], [("film.fps", "15")], [("film.fps", "29.97")],
    [("film.fps", "7")], [("film.duration", "20")], [("film.duration", "3.3")],
    [("film.duration", "0.01")], [("film.duration", "17"), ("film.fps", "24000/1001")],
    [("film.size", "320x180"), ("film.samples", "4")],
  ]

  private static func overrides(_ index: Int) -> [Override] {
    changes[index].map { Override(path: $0.path, value: $0.value, origin: "--set") }
  }

  private func read(_ text: String, _ overrides: [Override]) -> Result<SceneDraft, PresetError> {
    Result { () throws(PresetError) in
      try Preset.scene(from: Array(text.utf8), file: "p.yaml", overrides: overrides).draft
    }
  }

  /// Reads `text` and its recipe with every change, and expects that scenes and plans are equal, or
  /// that neither can be made. Returns the number of changes that could be made.
  private func compare(_ text: String, _ name: String) throws -> Int {
    let recipe = Preset.canonical(try read(text, []).get())
    var made = 0
    for index in Self.changes.indices {
      let overrides = Self.overrides(index)
      switch (read(text, overrides), read(recipe, overrides)) {
      case (.success(let whole), .success(let again)):
        made += 1
        #expect(whole == again, "\(name), change \(index):\n\(recipe)")
        #expect(Preset.canonical(whole) == Preset.canonical(again), "\(name), change \(index)")
        let count = whole.timeline.frameCount
        for frame in stride(from: 0, to: count, by: max(count / 16, 1)) {
          #expect(whole.plan(frame: frame) == again.plan(frame: frame), "\(name), change \(index)")
        }
        let last = (whole.plan(frame: count - 1), again.plan(frame: count - 1))
        #expect(last.0 == last.1, "\(name), change \(index)")
      case (.failure, .failure): break
      case (let whole, let again):
        Issue.record("\(name), change \(index): \(whole) but \(again)\n\(recipe)")
      }
    }
    return made
  }

  @Test func anySceneIsTheSameThroughItsRecipe() throws {
    let first = UInt64.random(in: 0...(.max))
    var made = 0
    for seed in (0..<300).map({ first &+ $0 }) {
      var source = RandomScene(seed: seed)
      let scene = source.scene()
      // Long films of few frames a second have millions at a higher rate.
      guard scene.duration < 60, scene.problems.isEmpty else { continue }
      made += try compare(Preset.canonical(scene), "seed \(seed)")
    }
    #expect(made > 100)
  }

  /// Values that are spread over the film without a written time.
  @Test(arguments: ["true", "false", "ping-pong"])
  func evenSpacingIsKept(loop: String) throws {
    for count in 1...12 {
      let seeds = (1...count).map(String.init).joined(separator: " ")
      for path in LatentPath.allCases {
        let preset = """
          zoetrope: 1
          network: { inputs: [x, y, time] }
          film: { loop: \(loop), duration: 5 }
          path: \(path.rawValue)
          z: orbit \(seeds)
          """
        #expect(try compare(preset, "\(count) keys") == Self.changes.count)
      }
    }
    #expect(try compare("zoetrope: 1\nfilm: { loop: \(loop) }", "defaults") == Self.changes.count)
  }

  @Test(arguments: [
    ("33.3%", "33.3%"), ("12.345678901234567%", "12.345678901234567%"), ("2.50s", "2.5s"),
    ("75f", "75f"), ("1e1f", "10f"), ("1/3", "1/3"), ("10s", "10s"), ("0.0%", "0%"),
  ])
  func timesKeepTheirUnit(written: String, kept: String) throws {
    let scene = try preset(
      "keyframes: [ { at: \(written), gain: 2 }, { at: 37.7%, gain: 3 } ]\nfilm: { loop: false }\n")
    let recipe = Preset.canonical(scene)
    #expect(recipe.contains("  - { at: \(kept), ease: linear, gain: 2 }\n"), "\(recipe)")
    #expect(recipe.contains("  - { at: 37.7%, ease: linear, gain: 3 }\n"))
  }

  @Test(arguments: ["true", "false", "ping-pong"])
  func presetsInMixedUnits(loop: String) throws {
    let preset = """
      zoetrope: 1
      network: { inputs: [x, y, time], latent: 2 }
      film: { loop: \(loop), duration: 8, fps: 25 }
      path: slerp
      keyframes:
        - { at: 0%, zoom: 1, center: { x: 0 }, seed: 3, ease: ease-in }
        - { at: 26%, gain: 2, z: [1, 2], colour: [ "#000000", "#ff0000" ] }
        - { at: 1.5s, zoom: 2, center: { x: 0.5 }, hue: 20 }
        - { at: 60f, contrast: 2, center: { y: 1 }, colour: [ "#00ff00", "#0000ff" ] }
        - { at: 2s, rotation: 3, z: [3, 1], seed: 9 }
        - { at: 33.3%, rotation: 7, gain: 1, center: { y: 0 } }
        - { at: 1/3, hue: 40 }
      """
    #expect(try compare(preset, loop) >= 6)
  }

  /// A film of 10 s at 29.97 frames a second has 300 frames, which last 10.01 s; at another rate it
  /// lasts 10 s again.
  @Test func theDurationThatWasAskedForIsKept() throws {
    let scene = try preset("film: { duration: 10, fps: 29.97 }\n")
    #expect(Preset.canonical(scene).contains("  duration: 10\n"))
    var shorter = scene
    shorter.timeline.frameCount = 30
    #expect(Preset.canonical(shorter).contains("  duration: 1.001\n"))
  }

  /// A position that code changed counts, not the time written before.
  @Test func aKeyThatWasMovedIsInFrames() throws {
    var scene = try preset("keyframes: [ { at: 0%, gain: 2 }, { at: 50%, gain: 3 } ]\n")
    scene.timeline[.gain].keys[1].position = 70.5
    #expect(Preset.canonical(scene).contains("{ at: 70.5f, ease: linear, gain: 3 }"))
    scene.timeline.frameCount = 200
    scene.timeline[.gain].keys[1].position = 100
    #expect(Preset.canonical(scene).contains("{ at: 50%, ease: linear, gain: 3 }"))
  }

  @Test func scenesAreEqualInAnyUnit() throws {
    let percent = try preset("keyframes: [ { at: 50%, gain: 2 } ]\n")
    let frames = try preset("keyframes: [ { at: 150f, gain: 2 } ]\n")
    #expect(percent == frames && percent.hashValue == frames.hashValue)
    #expect(Preset.canonical(percent) != Preset.canonical(frames))
  }

  @Test(arguments: ["4/3", "1/0", "-1/3", "1/3/5", "1.5/3", "/3", "1/", "01/3", "1 / 3"])
  func fractionsAreOfWholeNumbers(time: String) {
    let said = faults("keyframes: [ { at: \"\(time)\", gain: 2 } ]\n")
    #expect(said.count == 1)
    #expect(
      said[0].hasPrefix("p.yaml:2:20: keyframes[0].at: '\(time)' is "), "\(said)")
  }

  // MARK: What was measured

  private static let asking = """
    zoetrope: 1
    title: Asking
    network: { inputs: [x, y, r], latent: 0, layers: 2 x 8, weights: normal 1 }
    colour: ink
    equalise: 0.5
    center: auto
    film: { duration: 2, pace: even }
    keyframes: [ { at: 0%, zoom: 1 }, { at: 1s, zoom: 2, rotation: 5 } ]

    """

  /// Returns the scene with numbers in place of its requests.
  private func answered() throws -> SceneDraft {
    var scene = try read(Self.asking, []).get()
    let measurement = Measurement(
      pace: Retiming([0, 0.25, 1]), curves: [ToneCurve([0, 0.75, 1])].compactMap(\.self),
      centre: Measurement.Point(x: 0.25, y: -0.5))
    scene.take(measurement)
    #expect(scene.measurement == measurement)
    return scene
  }

  @Test func aRecipeKeepsWhatWasAskedAndWhatWasMeasured() throws {
    let scene = try answered()
    let recipe = Preset.canonical(scene)
    for line in [
      "equalise: 0.5\n", "  pace: even\n", "center: auto\n", "measured:\n  of: \"",
      "  pace: [0, 0.25, 1]\n", "  equalise: [[0, 0.75, 1]]\n", "  center: [0.25, -0.5]\n",
    ] {
      #expect(recipe.contains(line), "\(line)\(recipe)")
    }
    let again = try read(recipe, []).get()
    #expect(again == scene && again.measurement == scene.measurement)
    #expect(again.timeline[.centreX].keys == [TrackKey(position: 0, value: 0.25)])
    #expect(Preset.canonical(again) == recipe)
    #expect(again.outdated.isEmpty)
  }

  @Test(arguments: [
    ("film.size", "64x64"), ("film.samples", "9"), ("title", "Other"), ("about", "Other"),
    ("finish.caption.text", "Other"),
  ])
  func someChangesLeaveItAsItIs(path: String, value: String) throws {
    let recipe = Preset.canonical(try answered())
    let again = try read(recipe, [Override(path: path, value: value, origin: "x")]).get()
    #expect(try again.measurement == answered().measurement)
  }

  @Test(arguments: [
    ("film.fps", "60"), ("film.duration", "3"), ("network.seed", "9"), ("view.span", "2"),
    ("colour", "ember"), ("film.loop", "ping-pong"), ("gain", "2"), ("keyframes[0].zoom", "1.5"),
    ("equalise", "0.75"), ("finish.vignette", "0.5"), ("film.pace", "keyed"),
  ])
  func otherChangesAskAnew(path: String, value: String) throws {
    let recipe = Preset.canonical(try answered())
    let change = [Override(path: path, value: value, origin: "x")]
    let again = try read(recipe, change).get()
    #expect(again.measurement.isEmpty)
    #expect(try again.outdated == answered().measurement)
    // It has the requests of the preset.
    #expect(try again == read(Self.asking, change).get())
    #expect(again.timeline.seeksCentre)
  }

  /// The checksum is frozen: a change makes all existing recipes be measured anew.
  @Test func theChecksumIsFrozen() throws {
    let recipe = Preset.canonical(try answered())
    #expect(recipe.contains("  of: \"49463b8c65d25558\"\n"), "\(recipe)")
  }

  /// Recipes from before the section `measured` contain plain lists.
  @Test func plainListsAreTakenAsTheyStand() throws {
    let text = "film: { pace: [0, 0.25, 1], fps: 60 }\nequalise: [[0, 0.5, 1]]\ncolour: ink\n"
    let scene = try preset(text)
    #expect(scene.timeline.pace == Retiming([0, 0.25, 1]).map(Pace.measured))
    #expect(scene.measurement.isEmpty)
    let recipe = Preset.canonical(scene)
    #expect(recipe.contains("  pace: [0, 0.25, 1]\n") && !recipe.contains("measured:"))
  }

  @Test(arguments: [
    (
      "measured: { of: 12 }",
      "p.yaml:2:17: measured.of: '12' is no checksum; expected 16 hexadecimal digits"
    ),
    (
      "measured: { pace: [0, 1] }",
      "p.yaml:2:11: measured.of: missing; expected 16 hexadecimal digits"
    ),
    (
      "measured: { of: 0123456789abcdef, pace: even }",
      "p.yaml:2:41: measured.pace: 'even' does not belong here; expected a rising list such as "
        + "[0, 0.3, 1]"
    ),
    (
      "measured: { of: 0123456789abcdef, pace: [0, 0.5] }",
      "p.yaml:2:41: measured.pace: this list runs from 0 to 0.5; expected numbers that rise from 0 to 1"
    ),
    (
      "measured: { of: 0123456789abcdef, equalise: 1 }",
      "p.yaml:2:45: measured.equalise: '1' does not belong here; expected a list of rising lists such "
        + "as [[0, 0.3, 1]]"
    ),
    (
      "measured: { of: 0123456789abcdef, center: [1, x] }",
      "p.yaml:2:47: measured.center[1]: 'x' is not a number; expected a number from -1e6 to 1e6"
    ),
  ])
  func faultyMeasurementsAreSaid(yaml: String, message: String) {
    #expect(faults(yaml + "\n") == [message])
  }
}
