import Testing
import ZoetropeKit
import ZoetropePreset
import ZoetropeReport
import ZoetropeScene

/// Scenes whose pictures are measured before they are rendered.
@Suite struct MeasuredSceneTests {
  let folder = TemporaryFolder()

  private func source(_ preset: String) throws -> SceneSource {
    try folder.write(preset, to: "p.yaml")
    return try SceneSource(folder("p.yaml"), catalogue: Catalogue(folder: nil))
  }

  private static let preset = """
    zoetrope: 1
    network: { layers: 2 x 8, weights: normal 1 }
    film: { duration: 1, pace: even }

    """

  /// Measured values go into the recipe: no machine that renders it measures again.
  @Test func theRecipeHoldsTheCurve() throws {
    let scene = try source(Self.preset).scene()
    guard case .measured = scene.timeline.pace else {
      Issue.record("\(scene.timeline.pace)")
      return
    }
    let recipe = Preset.canonical(scene)
    #expect(recipe.contains("  pace: [0, 0.0"))
    #expect(try source(recipe).scene() == scene)
  }

  @Test func anotherRateKeepsTheCurveAndAnotherSeedDoesNot() throws {
    var source = try source(Self.preset)
    let pace = try source.scene().timeline.pace
    source.set("film.fps", to: "60", origin: "--fps 60")
    source.set("film.size", to: "64x64", origin: "--size 64x64")
    #expect(try source.scene().timeline.pace == pace)
    source.set("network.seed", to: "9", origin: "--seed 9")
    #expect(try source.scene().timeline.pace != pace)
  }

  @Test func checkSaysHowRichMorphsStay() throws {
    func morph(_ last: String) throws -> String {
      let preset = """
        zoetrope: 1
        network: { latent: 0, layers: 4 x 24, weights: normal 0.7, output: sine }
        view: { span: 2 }
        film: { duration: 2, loop: false }
        keyframes:
          - { at: 0%, seed: 4, gain: 1 }
          - { at: 50%, gain: \(last) }
          - { at: 100%, seed: 5, gain: 1 }

        """
      return PresetReport(try source(preset).scene()).text
    }
    let rich = try morph("1")
    #expect(rich.contains("\n  morph    1 between seeds, keeping "), "\(rich)")
    #expect(!rich.contains("washes out"), "\(rich)")
    let poor = try morph("0.1")
    #expect(poor.contains("\n  warning  washes out from seed 4 to 5 ("), "\(poor)")
  }

  @Test func checkDrawsTheSpeed() throws {
    // In one second it would change too fast.
    var slow = try source(Self.preset)
    slow.set("film.duration", to: "2")
    let even = PresetReport(try slow.scene()).text
    #expect(even.contains("\n  speed    █"))
    #expect(even.contains(" times the median\n"))
    #expect(!even.contains("warning"))
    let dead = PresetReport(
      try source(
        """
        zoetrope: 1
        network: { latent: 0, weights: normal 1 }
        film: { duration: 10 }
        keyframes:
          - { at: 0%, zoom: 1 }
          - { at: 40%, zoom: 1 }
          - { at: 70%, zoom: 9 }

        """
      ).scene()
    ).text
    #expect(dead.contains("  warning  stands still from 0 % to 39 %\n"))
    let rushing = PresetReport(
      try source(
        """
        zoetrope: 1
        network: { latent: 0, weights: normal 1 }
        film: { duration: 10 }
        keyframes:
          - { at: 0%, zoom: 1 }
          - { at: 90%, zoom: 9 }

        """
      ).scene()
    ).text
    #expect(rushing.contains("  warning  rushes from 93 % to 100 %, up to "), "\(rushing)")
    #expect(
      rushing.contains("warning  hardly moves from 84 % to 90 %; film.pace: even would spread"))
    // A jump from frame to frame is at one place.
    let jumping = PresetReport(
      try source(
        """
        zoetrope: 1
        network: { latent: 0, weights: normal 1 }
        film: { duration: 20, loop: false }
        keyframes:
          - { at: 0%, zoom: 1 }
          - { at: 1f, zoom: 2 }
          - { at: 100%, zoom: 3 }

        """
      ).scene()
    ).text
    #expect(jumping.contains("  warning  rushes at 0 %, up to "), "\(jumping)")
    let blown = PresetReport(
      try source(
        """
        zoetrope: 1
        network: { weights: normal 0.02 }
        film: { duration: 10 }

        """
      ).scene()
    ).text
    #expect(blown.contains("  warning  hardly moves from 0 % to 100 %\n"), "\(blown)")
    let still = PresetReport(
      try source("zoetrope: 1\nnetwork: { latent: 0, weights: normal 1 }\n").scene()
    ).text
    #expect(still.contains("  speed    none: the picture stands still\n"))
  }
}
