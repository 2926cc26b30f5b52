import Testing
import ZoetropePreset
import ZoetropeScene

@Suite struct RoundTripTests {
  @Test func anySceneReadsBackAsItWas() throws {
    let first = UInt64.random(in: 0...(.max))
    var count = 0
    for seed in (0..<800).map({ first &+ $0 }) {
      var source = RandomScene(seed: seed)
      let scene = source.scene()
      // Zooms that are too deep and loops that do not close are drawn too; those are refused.
      guard scene.problems.isEmpty else { continue }
      count += 1
      let text = Preset.canonical(scene)
      do {
        let again = try Preset.scene(from: Array(text.utf8), file: "seed \(seed)").draft
        #expect(again == scene, "seed \(seed):\n\(text)")
        #expect(Preset.canonical(again) == text, "seed \(seed)")
      } catch {
        Issue.record("seed \(seed): \(error)\n\(text)")
      }
    }
    #expect(count > 120)
  }

  @Test func theDefaultsSayEverything() throws {
    let scene = try preset("")
    let text = Preset.canonical(scene)
    #expect(try Preset.scene(from: Array(text.utf8), file: "p").draft == scene)
    #expect(
      text.hasPrefix(
        "zoetrope: 1\ntitle: \"untitled\"\nabout: \"\"\nteaches: \"\"\nsource: \"\"\nnetwork:\n  seed: 1\n"
      ))
  }

  @Test func anEasingThatASplineIgnoresIsLetGo() throws {
    var scene = try preset("z: orbit 1 2\n")
    let plain = scene
    scene.timeline.latent.keys[0].easing = .hold
    let text = Preset.canonical(scene)
    #expect(try Preset.scene(from: Array(text.utf8), file: "p").draft == plain)
  }
}
