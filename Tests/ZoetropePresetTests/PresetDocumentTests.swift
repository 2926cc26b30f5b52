import Testing
import ZoetropePreset
import ZoetropeScene

@Suite struct PresetDocumentTests {
  /// Every value is read back, though perhaps from other lines.
  @Test func textReadsBackToTheSameScene() throws {
    let first = UInt64.random(in: 0...(.max))
    for seed in (0..<200).map({ first &+ $0 }) {
      var source = RandomScene(seed: seed)
      let scene = source.scene()
      guard scene.problems.isEmpty else { continue }
      let document = try PresetDocument(Array(Preset.canonical(scene).utf8), file: "seed \(seed)")
      let text = document.text
      #expect(
        try Preset.scene(from: Array(text.utf8), file: "p").draft == scene, "seed \(seed)\n\(text)")
      #expect(try PresetDocument(Array(text.utf8), file: "p").text == text, "seed \(seed)")
    }
  }

  @Test(arguments: [
    "title: \"a: b, [c] # d\"", "title: 'it''s & * \"q\"'",
    "title: plain, with commas [and] {braces}", "about: ''",
    "title: a\n  folded line",
    "colour: [\"#14110f\", \"#d62718\"]",
    "keyframes:\n  - at: 0%\n    ease: cubic-bezier(0, 0, 1, 1)\n    zoom: 2\n  - { at: 50%, zoom: 1 }",
    "network: { layers: [ { width: 3, activation: sin }, 4 ] }",
  ])
  func wordsSurvive(_ lines: String) throws {
    let bytes = Array("zoetrope: 1\n\(lines)\n".utf8)
    let text = try PresetDocument(bytes, file: "p").text
    #expect(
      try Preset.scene(from: Array(text.utf8), file: "p").draft
        == Preset.scene(from: bytes, file: "p").draft, "\(text)")
  }

  @Test func keysAreSetAndTakenAway() throws {
    var document = try PresetDocument(
      Array(
        """
        zoetrope: 1
        network: { seed: 3, latent: 2 }
        z: orbit 1 2
        keyframes:
          - { at: 0%, zoom: 1, seed: 4 }
          - { at: 50%, ease: ease, seed: 5 }

        """.utf8), file: "p")
    #expect(document.has("network.seed") && document.has("z") && !document.has("colour"))
    #expect(document.word("z") == "orbit 1 2" && document.word("network") == nil)
    #expect(document.keyframes == [["at", "zoom", "seed"], ["at", "ease", "seed"]])
    document.remove("network.seed")
    document.remove("z")
    document.removeFromKeyframes("seed")
    try document.addKeyframe("{ at: 20%, z: seed 9 }", origin: "test")
    try document.set(Override(path: "colour", value: "ink", origin: "test"))
    #expect(
      document.text == """
        zoetrope: 1
        network: { latent: 2 }
        keyframes:
          - { at: 0%, zoom: 1 }
          - { at: 20%, z: seed 9 }
        colour: ink

        """)
    document.removeFromKeyframes("zoom")
    document.removeFromKeyframes("z")
    #expect(!document.has("keyframes"))
  }

  @Test func faultsNameWhatWasSet() throws {
    var document = try PresetDocument(Array("zoetrope: 1\n".utf8), file: "p.yaml")
    try document.set(Override(path: "film.fps", value: "many", origin: "--fps many"))
    let error = #expect(throws: PresetError.self) { try document.scene() }
    #expect(error?.faults.first?.file == "--fps many")
    #expect(throws: PresetError.self) { try PresetDocument(Array("a: [".utf8), file: "p") }
  }
}
