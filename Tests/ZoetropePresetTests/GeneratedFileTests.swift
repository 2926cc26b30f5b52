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
