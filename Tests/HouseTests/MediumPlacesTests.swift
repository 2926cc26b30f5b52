import Foundation
import Testing

/// A medium is a definition, a kernel and a row in each of two tables, as CONTRIBUTING.md says; no
/// other code knows one medium from another.
@Suite struct MediumPlacesTests {
  private static let table = "Sources/ZoetropeScene/Medium/Medium.swift"
  private static let painters = "Sources/ZoetropeRender/Media/MediumFrame.swift"

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: Imports.root.appending(path: path), encoding: .utf8)
  }

  /// The names of the media in code, without the palette, which has no definition file and no kernel.
  private static func names() throws -> [String] {
    let text = try text(table)
    let start = try #require(text.range(of: "public enum Kind"))
    let end = try #require(text.range(of: "\n  }\n", range: start.upperBound..<text.endIndex))
    return text[start.upperBound..<end.lowerBound].matches(of: /\n    case (\w+)/)
      .map { String($0.1) }.filter { $0 != "palette" }
  }

  @Test func everyMediumHasItsPlaces() throws {
    let names = try Self.names()
    #expect(names.count >= 8)
    let header = try Self.text("Sources/PixelKernels/include/MediumKernels.h")
    let (table, painters) = try (Self.text(Self.table), Self.text(Self.painters))
    for name in names {
      let file = name.prefix(1).uppercased() + name.dropFirst()
      let kernel = "ck_medium_" + name.replacing(/[A-Z]/) { "_" + $0.0.lowercased() }
      #expect(
        try Self.text("Sources/ZoetropeScene/Medium/\(file).swift").contains("static let \(name) =")
      )
      #expect(
        try Self.text("Sources/PixelKernels/Media/\(file).cpp").contains("void \(kernel)("))
      #expect(header.contains("void \(kernel)("))
      #expect(table.contains("case .\(name): .\(name)"))
      #expect(painters.contains("case .\(name): \(kernel)"))
    }
  }

  @Test func noOtherCodeKnowsAMedium() throws {
    // `map` is left out, because sequences have a method of this name.
    let names = try Self.names().filter { $0 != "map" }
    for file in Imports.swiftFiles(under: Imports.root.appending(path: "Sources")) {
      let path = file.path(percentEncoded: false)
      if path.hasSuffix(Self.table) || path.hasSuffix(Self.painters) { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      for name in names {
        let isOwn = file.deletingPathExtension().lastPathComponent.lowercased() == name.lowercased()
        #expect(
          isOwn || !text.contains("Kind.\(name)") && !text.contains("case .\(name)"), "\(path)")
        #expect(!text.contains("kind == .\(name)") && !text.contains("Medium(.\(name))"), "\(path)")
      }
    }
  }
}
