import Foundation
import Testing

/// The map of ARCHITECTURE.md, as the `import` lines of the sources must follow it.
@Suite struct ImportArrowTests {
  static let allowed: [String: Set<String>] = [
    "CPPN": ["RealModule"],
    "ZoetropeFrame": ["PixelKernels"],
    "ZoetropeScene": ["CPPN", "ZoetropeFrame"],
    "ZoetropePreset": ["ZoetropeScene", "CPPN", "ZoetropeFrame", "Yams"],
    "ZoetropeRender": [
      "ZoetropeScene", "ZoetropeFrame", "CPPN", "CPPNKernels", "PixelKernels", "KernelMath",
    ],
    "ZoetropeVideo": ["ZoetropeFrame", "CFFmpeg", "CPNG"],
    "ZoetropeKit": [
      "ZoetropePreset", "ZoetropeRender", "ZoetropeVideo", "ZoetropeScene", "ZoetropeFrame",
      "CPPN",
    ],
    "zoetrope": ["ZoetropeKit", "ArgumentParser"],
  ]
  /// What any module may use: the standard library's own modules and the system's.
  static let system: Set<String> = [
    "Foundation", "Dispatch", "Synchronization", "Glibc", "Darwin", "Musl",
  ]

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: allowed.keys.sorted())
  func moduleImportsOnlyWhatItMay(_ module: String) throws {
    let folder = Self.root.appending(path: "Sources/\(module)")
    let sources = try Self.swiftFiles(under: folder)
    #expect(!sources.isEmpty, "no sources under \(folder.path())")
    let permitted = Self.allowed[module, default: []].union(Self.system)
    for file in sources {
      for imported in try Self.imports(of: file) where !permitted.contains(imported) {
        Issue.record("\(module)/\(file.lastPathComponent) imports \(imported)")
      }
    }
  }

  @Test func everyModuleIsOnTheMap() throws {
    let modules = try FileManager.default.contentsOfDirectory(
      at: Self.root.appending(path: "Sources"), includingPropertiesForKeys: nil)
    for module in modules where try !Self.swiftFiles(under: module).isEmpty {
      #expect(Self.allowed[module.lastPathComponent] != nil, "\(module.lastPathComponent)")
    }
  }

  static func swiftFiles(under folder: URL) throws -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (all?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
  }

  /// The modules named in a file's `import` lines, whatever stands before `import`.
  static func imports(of file: URL) throws -> [String] {
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(separator: "\n").compactMap(imported)
  }

  static func imported(by line: Substring) -> String? {
    let words = line.split(separator: " ").map(String.init)
    guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
      words[..<place].allSatisfy({ ["public", "internal", "package", "private"].contains($0) })
    else { return nil }
    let name = words[(place + 1)...].first { !["struct", "class", "enum", "func"].contains($0) }
    return name.flatMap { $0.split(separator: ".").first }.map(String.init)
  }
}
