import Testing
import ZoetropePreset
import ZoetropeScene

/// Thousands of presets that are nearly right: none may crash the decoder or be refused without a
/// message.
@Suite struct FuzzTests {
  private static let tokens = [
    "[", "]", "{", "}", ":", ": ", ",", "- ", "? ", "#", " #", "&a", "*a", "!", "!!int ", "|", ">",
    "'", "\"", "%", "@", "\n", "\r\n", "\t", " ", "\u{0}", "\u{85}", "\u{FEFF}", "é", "縞", "---\n",
    "...\n", "~", "null", "yes", ".inf", ".nan", "1e999", "-1", "0x1E", "010", "1:00", "1_000",
    "18446744073709551616", "99999999999999999999999999", "1e-400", "100%", "1e308s", "-0f", "9e9f",
    "cubic-bezier(1, 2, 3, 4)", "orbit 1 2", "seed 3", "turns 2", "<<: ", "\\", "\"\\ud800\"",
    "log-r 1e-300", "256 x 4096", "1x1", "1/3", "keyframes", "film", "network", "z", "colour",
  ]

  private static let presets = [
    """
    zoetrope: 1
    title: Slow silk
    network: { inputs: [x, y, r, theta 3, log-r 2.5, time], latent: 4, layers: 2 x 8 }
    colour: [ "#102030", "#ffeedd" ]
    film: { size: 64x36, fps: 29.97, duration: 4, loop: ping-pong, samples: 4 }
    center: { y: 0.1 }
    keyframes:
      - { at: 0%, z: seed 1, zoom: 1, ease: "cubic-bezier(0.1, 0.7, 1, 0.1)" }
      - { at: 1s, z: [1, 2, 3, -4.5e-1], center: { x: 2 }, seed: 9, ease: hold }
      - { at: 60f, zoom: 4, rotation: 90, gain: 1.2, phase: 0.5, cycles: 2, shift: .1 }
    """,
    """
    zoetrope: 1
    about: 'one line'
    network:
      layers:
        - 16
        - { width: 8, activation: [sin, cos] }
      inputs:
      - log-r 2
      weights: fan-in 2
      output: [sine]
    colour:
      - { at: 0, colour: "#000" }
      - { at: 1, colour: [1, 0.5, 0] }
    z: orbit 1 2 3
    zoom: turns 2
    path: slerp
    """,
  ]

  private static func mutated(_ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(generator.pick(presets).utf8)
    for _ in 0..<generator.pick([1, 1, 2, 3, 5]) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      let length = min(Int.random(in: 0...12, using: &generator), bytes.count - place)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes.removeSubrange(place..<place + length)
      case 1: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
      case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 3:
        let other = Array(generator.pick(presets).utf8)
        let from = Int.random(in: 0..<other.count, using: &generator)
        let piece = other[from..<min(from + 40, other.count)]
        bytes.replaceSubrange(place..<place + length, with: piece)
      default:
        bytes.replaceSubrange(place..<place + length, with: generator.pick(tokens).utf8)
      }
    }
    return bytes
  }

  @Test func whatIsMutatedIsSound() throws {
    for preset in Self.presets { _ = try Preset.scene(from: Array(preset.utf8), file: "p").draft }
  }

  @Test func mutatedPresetsAreReadOrRefusedInWords() {
    let first = UInt64.random(in: 0...(.max))
    let clock = ContinuousClock()
    let start = clock.now
    var accepted = 0
    var refused = 0
    // Enough of them to meet both kinds, however slow the machine is.
    for seed in 0..<40_000 where seed < 1000 || clock.now - start < .seconds(3) {
      var generator = SeededGenerator(seed: first &+ UInt64(seed))
      let bytes = Self.mutated(&generator)
      do {
        let scene = try Preset.scene(from: bytes, file: "p").draft
        accepted += 1
        if accepted.isMultiple(of: 16) {
          let again = try Preset.scene(from: Array(Preset.canonical(scene).utf8), file: "canonical")
            .draft
          #expect(again == scene, "seed \(first &+ UInt64(seed))")
        }
      } catch {
        refused += 1
        let lines = String(decoding: bytes, as: UTF8.self).split(
          omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).count
        let isSound =
          !error.faults.isEmpty
          && error.faults.allSatisfy { fault in
            !fault.message.isEmpty && (1...lines + 1).contains(fault.line ?? 1)
              && (fault.column ?? 1) >= 1 && fault.file == "p"
              && !fault.description.unicodeScalars.contains { $0.value < 0x20 }
          }
        #expect(isSound, "seed \(first &+ UInt64(seed)): \(error)")
      }
    }
    #expect(accepted > 20 && refused > 20)
  }
}
