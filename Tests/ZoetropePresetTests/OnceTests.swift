import CPPN
import Testing
import ZoetropeFrame
import ZoetropePreset
import ZoetropeScene

/// Films that play once: 100 % is the last frame.
@Suite struct OnceTests {
  private func film(_ keys: String, duration: String = "1", more: String = "") throws -> SceneDraft
  {
    try preset(
      "network: { latent: 0 }\nfilm: { duration: \(duration), loop: false\(more) }\n"
        + "keyframes: [ \(keys) ]\n")
  }

  @Test(arguments: ["100%", "1s", "29f", "1/1"])
  func theLastFrameShowsTheLastKey(end: String) throws {
    let scene = try film("{ at: 0%, gain: 1 }, { at: \(end), gain: 4 }")
    #expect(scene.timeline[.gain].keys.map(\.position) == [0, 29])
    #expect(scene.plan(frame: 0)[.gain] == 1 && scene.plan(frame: 29)[.gain] == 4)
    #expect(scene.plan(frame: 30) == scene.plan(frame: 29))
  }

  @Test func halfOfTheWayIsHalfOfTheFrames() throws {
    let scene = try film(
      "{ at: 0%, gain: 1 }, { at: 50%, gain: 2 }, { at: 100%, gain: 3 }", duration: "3",
      more: ", fps: 7")
    #expect(scene.timeline.frameCount == 21)
    #expect(scene.plan(frame: 10)[.gain] == 2 && scene.plan(frame: 20)[.gain] == 3)
    #expect(scene.seam.jumps.isEmpty)
  }

  /// Times in seconds and frames are kept as written.
  @Test func otherTimesStay() throws {
    let scene = try film("{ at: 0.5s, gain: 1 }, { at: 20f, gain: 2 }, { at: 30f, gain: 4 }")
    #expect(scene.timeline[.gain].keys.map(\.position) == [15, 20, 30])
    #expect(scene.plan(frame: 25)[.gain] == 3 && scene.plan(frame: 29)[.gain] == 3.8)
  }

  @Test func ratesOfBroadcastingEndOnTheLastFrameToo() throws {
    let scene = try film(
      "{ at: 0s, gain: 1 }, { at: 10s, gain: 4 }", duration: "10", more: ", fps: 29.97")
    #expect(scene.timeline.frameCount == 300 && scene.plan(frame: 299)[.gain] == 4)
    // The exact length of its frames in seconds is its end as well.
    let exact = try film(
      "{ at: 0s, gain: 1 }, { at: 10.01s, gain: 4 }", duration: "10", more: ", fps: 29.97")
    #expect(exact.plan(frame: 299)[.gain] == 4)
  }

  /// Times past the end are refused, though there are frames and seconds after the last frame.
  @Test(arguments: ["100.2%", "31f", "1.01s", "31/30", "200%"])
  func nothingIsPastTheEnd(time: String) {
    for (duration, film) in [("1", "30 frames (1 s)"), ("0.05", "2 frames (0.067 s)")] {
      let said = faults(
        "network: { latent: 0 }\nfilm: { duration: \(duration), loop: false }\n"
          + "keyframes: [ { at: \(time), gain: 1 } ]\n")
      #expect(
        said == [
          "p.yaml:4:20: keyframes[0].at: '\(time)' is past the end of the film, which has \(film); "
            + "expected a time from 0% to 100%"
        ])
    }
  }

  @Test(arguments: ["0.001", "0.04"])
  func oneFrameShowsTheFirstKey(duration: String) throws {
    for keys in [
      "{ at: 0%, gain: 1 }, { at: 50%, gain: 2 }, { at: 100%, gain: 3 }",
      "{ at: 40%, gain: 1 }, { at: 100%, gain: 3 }",
      "{ at: 0s, gain: 1 }, { at: \(duration)s, gain: 3 }",
      "{ at: 0f, gain: 1 }, { at: 1f, gain: 3 }",
    ] {
      for pace in ["keyed", "[0, 0.9, 1]"] {
        let scene = try film(keys, duration: duration, more: ", pace: \(pace)")
        #expect(scene.timeline.frameCount == 1)
        #expect(scene.plan(frame: 0)[.gain] == 1, "\(keys)")
      }
    }
    let defaults = try preset("film: { duration: \(duration), loop: false }\n")
    #expect(defaults.plan(frame: 0).latent == Latent.vector(seed: 1, count: 8))
  }

  /// Motion over the whole film without keyframes ends on the last frame.
  @Test func orbitsAndPhasesEndThere() throws {
    let scene = try preset(
      "network: { inputs: [x, time] }\nz: orbit 1 2\nfilm: { duration: 2, loop: false }\n")
    #expect(scene.plan(frame: 59)[.phase] == 1)
    #expect(scene.plan(frame: 59).latent == Latent.vector(seed: 2, count: 8))
  }

  @Test func curvesEndThere() throws {
    let scene = try film("{ at: 0%, gain: 1 }, { at: 100%, gain: 4 }", more: ", pace: [0, 0.2, 1]")
    #expect(scene.plan(frame: 29)[.gain] == 4 && scene.plan(frame: 0)[.gain] == 1)
  }

  // MARK: Recipes of films that were made before

  /// The recipe that the program wrote for 30 frames with keys at 0 % and 100 %.
  private static func oldRecipe(_ film: String, _ keyframes: String) -> String {
    """
    zoetrope: 1
    title: "Old"
    about: ""
    network:
      seed: 1
      inputs: [x, y, r]
      latent: 0
      latent_spread: 1
      layers:
        - { width: 8, activation: [tanh] }
      wiring: plain
      weights: normal 1
      biases: all
      output: [sigmoid]
      layer_gains: []
    view:
      span: 1
      coordinates: normalised
      symmetry: none
      core: 0.004
    colour: ink
    equalise: 0
    film:
      size: 64x36
      fps: 30
      duration: 1
      loop: false
      \(film)
      samples: 1
    path: spline
    z: []
    zoom: 1
    keyframes:
    \(keyframes)

    """
  }

  private func read(_ text: String) throws -> SceneDraft {
    try Preset.scene(from: Array(text.utf8), file: "p.yaml").draft
  }

  @Test func oldRecipesKeepTheirPictures() throws {
    let keys = "  - { at: 0f, ease: linear, gain: 1 }\n  - { at: 30f, ease: linear, gain: 4 }"
    let scene = try read(Self.oldRecipe("pace: keyed", keys))
    #expect(scene.timeline.ending == .afterLastFrame)
    #expect(
      scene.plan(frame: 15)[.gain] == 2.5 && scene.plan(frame: 29)[.gain] == 1 + 3.0 * 29 / 30)
    #expect(scene.plan(frame: 30)[.gain] == 4)
    // The curve ran over 30 frames, wherever the keys are.
    let inner = "  - { at: 0f, ease: linear, gain: 1 }\n  - { at: 15f, ease: linear, gain: 4 }"
    let paced = try read(Self.oldRecipe("pace: [0, 0.5, 1]", inner))
    for frame in 0..<30 {
      let position = 30 * (Double(frame) / 30)
      #expect(abs(paced.plan(frame: frame)[.gain] - min(4, 1 + position / 5)) < 1e-12)
    }
    // Its own recipe contains `end`, which counts.
    let recipe = Preset.canonical(scene)
    #expect(recipe.contains("  end: after-last-frame\n"))
    #expect(try read(recipe) == scene)
    let new = try read(Self.oldRecipe("end: last-frame\n  pace: keyed", keys))
    #expect(new.timeline.ending == .lastFrame)
  }

  @Test func presetsOfPeopleAreNoOldRecipes() throws {
    let frames = "  - { at: 0f, gain: 1 }\n  - { at: 30f, gain: 4 }"
    let percent = "  - { at: 0f, gain: 1 }\n  - { at: 100%, gain: 4 }"
    #expect(try read(Self.oldRecipe("pace: keyed", percent)).timeline.ending == .lastFrame)
    let terse = Self.oldRecipe("pace: keyed", frames).replacing("path: spline\n", with: "")
    #expect(try read(terse).timeline.ending == .lastFrame)
    #expect(try film("{ at: 0f, gain: 1 }, { at: 30f, gain: 4 }").timeline.ending == .lastFrame)
  }
}
