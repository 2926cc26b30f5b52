import Foundation
import Testing
import ZoetropeKit
import ZoetropeScene

/// The presets that are part of the library are those of the repository.
@Suite struct ShippedTableTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func theTableIsUpToDate() throws {
    let url = Self.root.appending(path: "Sources/ZoetropeKit/Presets/ShippedPreset+All.swift")
    let expected = try Self.table()
    if try String(contentsOf: url, encoding: .utf8) == expected { return }
    if ProcessInfo.processInfo.environment["ZOETROPE_UPDATE_GENERATED"] == "1" {
      try expected.write(to: url, atomically: true, encoding: .utf8)
    }
    Issue.record("ShippedPreset+All.swift is not what presets/ has")
  }

  private static func table() throws -> String {
    var rows = ""
    let folder = root.appending(path: "presets")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
    for path in paths.filter({ $0.hasSuffix(".yaml") }).sorted() {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let parts = path.dropLast(5).split(separator: "/")
      rows += "    ShippedPreset(\n      folder: \"\(parts[0])\", name: \"\(parts[1])\",\n"
      rows += "      yaml: #\"\"\"\n"
      rows += lines.map { $0.isEmpty ? "\n" : "        \($0)\n" }.joined()
      rows += "\n        \"\"\"#),\n"
    }
    return """
      // swift-format-ignore-file
      // Made from presets/ by ShippedTableTests; see CONTRIBUTING.md.

      extension ShippedPreset {
        /// The presets that ship, folder by folder.
        static let all: [ShippedPreset] = [
      \(rows)  ]
      }

      """
  }

  /// Programs that use the library have no folder of presets.
  @Test func presetsShipWithTheLibrary() throws {
    let catalogue = Catalogue.shipped
    #expect(
      catalogue.names.sorted() == Catalogue(folder: ShippedPresetTests.folder.path()).names.sorted()
    )
    let source = try SceneSource("silk", catalogue: catalogue)
    #expect(source.name == "silk")
    #expect(
      try source.scene()
        == SceneSource(ShippedPresetTests.path("silk.yaml")).scene())
    // One that names others.
    #expect(
      try SceneSource("turning-tide", catalogue: catalogue).valid()
        == SceneSource(ShippedPresetTests.path("turning-tide.yaml")).valid())
    #expect(catalogue.entries().allSatisfy { $0.duration != nil })
  }
}
