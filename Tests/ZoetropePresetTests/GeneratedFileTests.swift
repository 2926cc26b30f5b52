import Foundation
import Testing
import ZoetropePreset

/// The files in the repository that are written by the program.
@Suite struct GeneratedFileTests {
  @Test func theSchemaIsUpToDate() throws {
    try expect(Preset.schema, in: "presets.schema.json")
  }

  @Test func theReferencePageIsUpToDate() throws {
    try expect(Preset.reference, in: "docs/presets.md")
  }

  /// Each key of the schema has a row on the page, in a table of its section.
  @Test func thePageHasEveryKey() throws {
    let schema = try JSONSerialization.jsonObject(with: Data(Preset.schema.utf8))
    func sections(in value: Any) -> [Set<String>] {
      if let list = value as? [Any] { return list.flatMap { sections(in: $0) } }
      guard let object = value as? [String: Any] else { return [] }
      let own = (object["properties"] as? [String: Any]).map { [Set($0.keys)] } ?? []
      return own + object.values.flatMap { sections(in: $0) }
    }
    let tables = Preset.reference.components(separatedBy: "\n## ").map { part in
      Set(
        part.split(separator: "\n").filter { $0.hasPrefix("| `") }
          .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) })
    }
    let all = sections(in: schema)
    #expect(all.count > 8)
    for keys in all { #expect(tables.contains(keys), "\(keys.sorted())") }
  }

  /// What is said to stand below stands under a heading with the key's name.
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

  @Test func thePresetsOfThePageCanBeRead() throws {
    let parts = Preset.reference.components(separatedBy: "```")
    let presets = parts.filter { $0.hasPrefix("yaml\n") }
    #expect(presets.count == 2)
    for preset in presets {
      _ = try Preset.scene(from: Array(preset.dropFirst("yaml\n".count).utf8), file: "page")
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
