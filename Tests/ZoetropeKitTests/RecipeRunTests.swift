import Foundation
import Testing
import ZoetropeExplore
import ZoetropeKit
import ZoetropePreset
import ZoetropeScene

/// Recipes rendered with other options, against the preset with the same ones: measured values and all.
@Suite struct RecipeRunTests {
  let folder = TemporaryFolder()

  private static func preset(_ keys: String, loop: String = "true") -> String {
    """
    zoetrope: 1
    title: Keyed
    network: { seed: 5, inputs: [x, y, r], latent: 2, layers: 2 x 8 }
    colour: ink
    equalise: 0.7
    film: { size: 64x36, fps: 10, duration: 2, pace: even, loop: \(loop) }
    path: slerp
    keyframes:
      - { at: 0%, z: seed 1, zoom: 1, ease: ease-in-out }
      - { at: \(keys), z: seed 2, zoom: 3 }

    """
  }

  static let options: [[String]] = [
    ["--size", "96x54", "--samples", "4"], ["--fps", "20"], ["--fps", "5"], ["--duration", "3"],
    ["--duration", "4", "--fps", "15"],
  ]

  /// The raw frames, and what was said.
  private func frames(_ preset: String, _ options: [String], input: String? = nil) throws -> (
    bytes: Data, said: String
  ) {
    let outcome = try Program.run(
      ["frames", preset, "-o", "-", "--exact", "--progress", "plain"] + options, in: folder,
      input: input)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return (outcome.output, outcome.errors)
  }

  @Test(arguments: ["40%", "0.8s", "8f", "1/3"])
  func aRecipeGivesWhatThePresetGives(time: String) throws {
    for loop in ["true", "false"] {
      try folder.write(Self.preset(time, loop: loop), to: "p.yaml")
      let film = try Program.run(["render", "p.yaml", "-o", "p.mp4", "-y"], in: folder)
      #expect(film.status == 0, "\(film.errors)")
      let recipe = String(
        decoding: try Program.run(["recipe", "p.mp4"], in: folder).output, as: UTF8.self)
      #expect(recipe.contains("at: \(time), "), "\(recipe)")
      for options in [[]] + Self.options {
        let whole = try frames("p.yaml", options)
        let again = try frames("-", options, input: recipe)
        // Compared outside of the expectation, which would look for the difference of films.
        let isSame = whole.bytes == again.bytes
        #expect(isSame, "\(time), loop \(loop), \(options)")
        #expect(!whole.said.contains("measured anew"))
        // At another length a time in seconds is another part of the film, and a time in frames at
        // another rate too. What does not change is not said.
        let isOther = options != [] && !options.contains("--size")
        let moved =
          time.hasSuffix("s") && options.contains("--duration")
          || time.hasSuffix("f") && isOther
        if moved {
          #expect(
            again.said.contains(
              "Note: The recipe's equalising and pace were measured anew, because something has changed "
                + "that they depend on.\n")
              || again.said.contains(
                "Note: The recipe's pace was measured anew, because something has changed that it "
                  + "depends on.\n"),
            "\(options): \(again.said)")
        } else if !isOther {
          #expect(!again.said.contains("measured anew"), "\(again.said)")
        }
      }
      try FileManager.default.removeItem(atPath: folder("p.mp4"))
    }
  }

  /// A centre that was chosen is chosen again for another seed.
  @Test func anotherSeedIsMeasuredAsForThePreset() throws {
    let preset = """
      zoetrope: 1
      network: { latent: 0, layers: 3 x 12, weights: normal 1.2 }
      film: { size: 64x36, fps: 5, duration: 1, loop: false }
      center: auto
      keyframes: [ { at: 0%, zoom: 1 }, { at: 1s, zoom: 8 } ]

      """
    try folder.write(preset, to: "p.yaml")
    let scene = try SceneSource(folder("p.yaml"), catalogue: Catalogue(folder: nil)).scene()
    try folder.write(Preset.canonical(scene), to: "r.yaml")
    let options = ["--seed", "77"]
    let (whole, again) = (try frames("p.yaml", options), try frames("r.yaml", options))
    let isSame = whole.bytes == again.bytes
    #expect(isSame)
    #expect(
      again.said.contains(
        "Note: The recipe's center was measured anew, because something has changed that it depends "
          + "on.\n"), "\(again.said)")
    let isKept = try frames("p.yaml", []).bytes == frames("r.yaml", []).bytes
    #expect(isKept)
    let check = try Program.run(["check", "r.yaml"], in: folder)
    #expect(check.status == 0 && !String(decoding: check.output, as: UTF8.self).contains("anew"))
  }

  /// 100 % of a film that plays once is its last frame, for `--at` too.
  @Test func momentsEndOnTheLastFrame() throws {
    try folder.write(Self.preset("100%", loop: "false"), to: "p.yaml")
    let scene = try SceneSource(folder("p.yaml"), catalogue: Catalogue(folder: nil)).scene()
    #expect(scene.timeline.frameCount == 20)
    #expect(try FilmTime("100%")?.frame(in: scene) == 19)
    // 9.5 of 19 steps, where 10 of 20 would be.
    #expect(try FilmTime("52%")?.frame(in: scene) == 10)
    #expect(try FilmTime("76%")?.frame(in: scene) == 14)
    #expect(scene.plan(frame: 19)[.zoom] == 3 && scene.seam.jumps.isEmpty)
    try folder.write(Self.preset("40%"), to: "loop.yaml")
    let loop = try SceneSource(folder("loop.yaml"), catalogue: Catalogue(folder: nil)).scene()
    #expect(try FilmTime("76%")?.frame(in: loop) == 15)
  }

  /// Picks of an exploration whose film plays once end on the last of them.
  @Test func picksEndOnTheLastFrame() throws {
    var source = try CandidateTests.source("slow-ink.yaml")
    source.set("film.loop", to: "false", origin: "--set film.loop=false")
    let ids = try ["0561", "3075", "164a"].map { try #require(CandidateID($0)) }
    let path = try PickJob(ids, of: source).writeKeyframes(to: folder("k.yaml"), replace: false)
    let scene = try Preset.scene(at: path).draft
    let last = scene.plan(frame: scene.timeline.frameCount - 1)
    #expect(last.seeds.from == scene.timeline.seed.keys.last?.value && last.seeds.amount == 0)
    #expect(scene.timeline.seed.keys.last?.position == Double(scene.timeline.frameCount - 1))
  }
}
