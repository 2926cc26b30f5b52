import Foundation
import Testing
import ZoetropePreset
import ZoetropeScene

/// The files in the repository that the program generates.
@Suite struct GeneratedFileTests {
  @Test func theSchemaIsUpToDate() throws {
    try expect(Preset.schema, in: "presets.schema.json")
  }

  @Test func theReferencePageIsUpToDate() throws {
    try expect(Preset.reference, in: "docs/presets.md")
  }

  /// Each key of the schema has a row on the page, in a table of its section, or is named below that
  /// as one of the whole preset.
  @Test func thePageHasEveryKey() throws {
    let schema = try JSONSerialization.jsonObject(with: Data(Preset.schema.utf8))
    func sections(in value: Any) -> [Set<String>] {
      if let list = value as? [Any] { return list.flatMap { sections(in: $0) } }
      guard let object = value as? [String: Any] else { return [] }
      let own = (object["properties"] as? [String: Any]).map { [Set($0.keys)] } ?? []
      return own + object.values.flatMap { sections(in: $0) }
    }
    let tables = Preset.reference.components(separatedBy: "\n## ").map { part in
      let lines = part.split(separator: "\n")
      let rows = lines.filter { $0.hasPrefix("| `") }
        .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
      let others = lines.filter { $0.hasPrefix("As in the whole preset: ") }
        .flatMap { line in
          line.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element) }
        }
      return Set(rows + others)
    }
    let all = sections(in: schema)
    #expect(all.count > 8)
    for keys in all { #expect(tables.contains(keys), "\(keys.sorted())") }
  }

  /// A key whose row refers to a section below has a heading there with its name.
  @Test func whatThePageSaysIsBelowIsThere() {
    let lines = Preset.reference.split(separator: "\n")
    let headings = lines.filter { $0.hasPrefix("## ") }
    for row in lines where row.hasPrefix("| `") {
      let name = row.split(separator: "`").dropFirst().first ?? ""
      let promised = row.components(separatedBy: ", see below").count - 1
      let found = headings.count {
        $0.contains("`\(name)") || $0.contains(".\(name)`") || $0.contains(".\(name)[…]`")
      }
      #expect(found >= promised, "\(row)")
    }
  }

  /// Every word with numbers has their range, and every list the number of its items.
  @Test func thePageHasEveryRange() {
    let rows = Preset.reference.split(separator: "\n").filter { $0.hasPrefix("| `") }
    for (word, range) in [
      ("kaleidoscope [N]", "`N`: a whole number from 1 to 64"),
      ("rotation [N]", "`N`: a whole number from 2 to 64"),
      ("theta [N]", "`N`: a whole number from 1 to 64"),
      ("log-r [K]", "`K`: a number above 0, up to 64"),
      ("tile-x [P]", "`P`: a number from 0.001 to 1e6"),
      ("normal S", "`S`: a number above 0, up to 1000"),
      ("uniform L", "`L`: a number above 0, up to 1000"),
      ("truncated S", "`S`: a number above 0, up to 1000"),
      ("fan-in S", "`S`: a number above 0, up to 1000"),
      ("seed N", "`N`: a whole number from 0 to 18446744073709551615"),
      ("orbit A B C …", "`A B C …`: 1 to 1000 whole numbers from 0 to 18446744073709551615"),
      ("turns N", "`N`: a whole number from 0 to 64"),
      ("inputs", "(1 to 32 items)"),
      ("colour", "(1 to 256 items)"),
      ("palette", "(1 to 256 items)"),
      ("layers", "(1 to 256 layers of 1 to 4096 neurons)"),
      ("layers", "(0 to 256 items, each a whole number from 1 to 4096)"),
      ("layer_gains", "(0 to 257 items, each a number from 0 to 1e6)"),
      ("activation", "(1 to 16 items)"),
      ("output", "(1 to 3 items)"),
      ("z", "(0 to 256 items, each a number from -1e6 to 1e6)"),
      ("keyframes", "(1 to 100000 items)"),
      ("pace", "(2 to 1025 items, each a number from 0 to 1)"),
      ("ease", "(X1 and X2 from 0 to 1, Y1 and Y2 from -100 to 100)"),
      ("at", "(from 0% to 100%, in a ping-pong film to 50%)"),
      ("fps", "(from 1/1000 to 1000)"),
      ("font", "(1 to 64 letters, digits, spaces and hyphens)"),
    ] {
      #expect(
        rows.contains { $0.hasPrefix("| `\(word)` |") && $0.contains(range) }, "\(word): \(range)")
    }
    // Words with a placeholder are words with a range, and every list has a count.
    for row in rows where row.contains("a list") || row.contains("a rising list") {
      let lists = row.components(separatedBy: "list such as").count - 1
      #expect(row.components(separatedBy: " item").count - 1 >= lists, "\(row)")
    }
  }

  @Test func thePresetsOfThePageCanBeRead() throws {
    let parts = Preset.reference.components(separatedBy: "```")
    let presets = parts.filter { $0.hasPrefix("yaml\n") }
    #expect(presets.count == 2)
    for preset in presets {
      _ = try Preset.scene(from: Array(preset.dropFirst("yaml\n".count).utf8), file: "page").draft
    }
  }

  private func expect(_ text: String, in path: String) throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["ZOETROPE_UPDATE_GENERATED"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(path) was written anew; run the tests again without the variable")
      return
    }
    let written = try? String(contentsOf: file, encoding: .utf8)
    #expect(
      written == text,
      "\(path) differs from what the code says; ZOETROPE_UPDATE_GENERATED=1 swift test --filter GeneratedFileTests writes it anew"
    )
  }
}
