import Testing
import ZoetropePreset
import ZoetropeScene

/// Presets that are made to do harm: each is refused, and quickly.
@Suite struct HostileTests {
  private static let megabyte = 1 << 20

  private static func filled(_ head: String, _ unit: String, _ tail: String = "") -> String {
    let count = (megabyte - head.utf8.count - tail.utf8.count) / unit.utf8.count
    return head + String(repeating: unit, count: count) + tail
  }

  private func refusal(of bytes: [UInt8]) -> PresetError? {
    do {
      _ = try Preset.scene(from: bytes, file: "p").draft
      return nil
    } catch {
      return error
    }
  }

  private static let floods: [(String, String)] = [
    ("brackets", filled("", "[")),
    ("braces", filled("", "{a: ")),
    ("dashes", filled("", "- ")),
    ("questions", filled("", "? ")),
    ("keys", filled("zoetrope: 1\n", "{1,}")),
    ("unknown keys", "zoetrope: 1\n" + (0..<90_000).map { "a\($0): 1\n" }.joined()),
    ("numeric keys", "zoetrope: 1\nfilm: {" + (0..<120_000).map { "\($0)," }.joined() + "}"),
    ("keyframes", filled("zoetrope: 1\nkeyframes:\n", "- {at: 0%, zoom: 1}\n")),
    ("list items", filled("zoetrope: 1\nz: [", "1,", "1]")),
    ("empty items", filled("zoetrope: 1\nz: [", ",", "]")),
    ("the same key", filled("zoetrope: 1\n", "a: 1\n")),
    ("quotes", filled("zoetrope: 1\ntitle: ", "''")),
    ("comments", filled("zoetrope: 1\n", "#\n")),
    ("text", filled("zoetrope: 1\ntitle: ", "a")),
    ("anchors", filled("zoetrope: 1\na: [", "&a 1,", "]")),
    ("documents", filled("", "---\n")),
  ]

  @Test(arguments: floods.indices)
  func aMegabyteOfAnythingIsDoneSoon(_ index: Int) {
    let (name, text) = Self.floods[index]
    let clock = ContinuousClock()
    let time = clock.measure {
      let count = refusal(of: Array(text.utf8))?.faults.count
      #expect(name == "comments" ? count == nil : (1...101).contains(count ?? 0))
    }
    #expect(time < .seconds(60), "\(name) took \(time)")
  }

  @Test func aliasesCannotMultiply() {
    var text = "zoetrope: 1\na0: &a0 [x, x, x, x, x, x, x, x]\n"
    for level in 1...40 {
      let row = Array(repeating: "*a\(level - 1)", count: 8).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(row)]\n"
    }
    text += "? *a40\n: 1\n? *a40\n: 2\n"
    let message = "anchors and aliases (&name, *name) are not accepted; write the value out"
    let error = refusal(of: Array(text.utf8))
    #expect(error?.description == "p:3:10: " + message)
  }

  /// All places where an alias may stand; a key after a question mark is one of them.
  @Test(arguments: [
    ("? *a\n: 1", 3), ("?  *a\n: 1", 4), ("b: *a", 4), ("b: [*a]", 5), ("b: [1, *a]", 8),
    ("b: {*a : 1}", 5), ("b:\n  - *a", 5), ("*a : 1", 1),
  ])
  func aliasesAreRefusedWhereverTheyStand(_ text: String, _ column: Int) {
    let line = text.contains("\n  -") ? 4 : 3
    let error = refusal(of: Array("zoetrope: 1\ntitle: &a x\n\(text)\n".utf8))
    #expect(
      error?.description
        == "p:\(line):\(column): anchors and aliases (&name, *name) are not accepted; "
        + "write the value out")
  }

  @Test(arguments: [
    ([0x66, 0xFF, 0x0A], "p:1:1: byte 2 is not UTF-8; save the file as UTF-8"),
    ([0x61, 0x3A, 0x0A, 0xC3], "p:2:1: byte 4 is not UTF-8; save the file as UTF-8"),
    ([0xFF, 0xFE, 0x61, 0x00], "p:1:1: the file is UTF-16; expected UTF-8"),
    ([0x61, 0x3A, 0x20, 0x00], "p:1:4: the character <U+0000> cannot stand in a preset"),
    ([0x61, 0x0D, 0x0A, 0x1B], "p:2:1: the character <U+001B> cannot stand in a preset"),
    ([0xC3, 0xA4, 0xE2, 0x80, 0xA8], "p:1:2: the character <U+2028> cannot stand in a preset"),
  ])
  func bytesThatAreNoTextAreRefused(_ bytes: [UInt8], _ message: String) {
    let error = refusal(of: bytes)
    #expect(error?.description == message)
  }

  @Test func aPresetOverAMegabyteIsRefused() {
    let bytes = Array(repeating: UInt8(ascii: "#"), count: Self.megabyte + 1)
    let error = refusal(of: bytes)
    #expect(
      error?.description
        == "p:1:1: the preset is larger than 1 MiB; expected a few hundred lines at most")
  }

  @Test func faultsAreCountedWhenThereAreTooMany() {
    let text = "zoetrope: 1\n" + (0..<250).map { "key\($0): 1\n" }.joined()
    let error = refusal(of: Array(text.utf8))
    #expect(error?.faults.count == 101)
    #expect(error?.faults.last?.description == "p: and 150 more faults")
  }
}
