import Foundation
import Testing

/// Checks the `import` lines of all sources against the map of ARCHITECTURE.md.
@Suite struct ImportArrowTests {
  static let allowed: [String: Set<String>] = [
    "CPPN": ["RealModule"],
    "ZoetropeFrame": ["PixelKernels"],
    "ZoetropeScene": ["CPPN", "ZoetropeFrame"],
    "ZoetropeWeights": ["CPPN", "ZoetropeFrame"],
    "ZoetropePreset": ["ZoetropeScene", "ZoetropeWeights", "CPPN", "ZoetropeFrame", "Yams"],
    "ZoetropeRender": [
      "ZoetropeScene", "ZoetropeFrame", "CPPN", "CPPNKernels", "PixelKernels", "KernelMath",
    ],
    "ZoetropeVideo": ["ZoetropeFrame", "CFFmpeg", "CPNG"],
    "ZoetropePicture": ["ZoetropeFrame", "CFFmpeg"],
    "ZoetropeConvnet": ["ZoetropeWeights", "ZoetropeRender", "CFFmpeg", "ConvnetKernels"],
    "ZoetropeKit": [
      "ZoetropePreset", "ZoetropeWeights", "ZoetropeRender", "ZoetropeVideo", "ZoetropeScene",
      "ZoetropeFrame", "CPPN",
    ],
    "ZoetropeTerminal": [
      "ZoetropeKit", "ZoetropePicture", "ZoetropePreset", "ZoetropeRender", "ZoetropeVideo",
    ],
    "ZoetropeReport": [
      "ZoetropeKit", "ZoetropeTerminal", "ZoetropeRender", "ZoetropeVideo", "ZoetropeScene",
      "ZoetropeFrame", "CPPN",
    ],
    "ZoetropeExplore": [
      "ZoetropeKit", "ZoetropePreset", "ZoetropeRender", "ZoetropeScene", "ZoetropeFrame", "CPPN",
    ],
    "ZoetropeInspect": [
      "ZoetropeKit", "ZoetropePreset", "ZoetropeRender", "ZoetropeVideo", "ZoetropeScene",
      "ZoetropeFrame", "CPPN",
    ],
    "ZoetropeTraining": [
      "ZoetropeKit", "ZoetropePicture", "ZoetropePreset", "ZoetropeWeights", "ZoetropeRender",
      "ZoetropeScene", "ZoetropeFrame", "CPPN", "ZoetropeConvnet", "TrainingKernels",
    ],
    "ZoetropeSight": [
      "ZoetropeKit", "ZoetropeInspect", "ZoetropeTraining", "ZoetropeConvnet", "ZoetropePicture",
      "ZoetropeVideo", "ZoetropeScene", "ZoetropeFrame", "CPPN",
    ],
    "ZoetropeBench": [
      "ZoetropeKit", "ZoetropeTerminal", "ZoetropePreset", "ZoetropeRender", "ZoetropeVideo",
      "ZoetropeScene", "ZoetropeFrame", "CPPN", "ZoetropeConvnet", "ZoetropeWeights",
    ],
    "zoetrope": [
      "ZoetropeKit", "ZoetropeTerminal", "ZoetropeReport", "ZoetropeExplore", "ZoetropeInspect",
      "ZoetropeBench", "ZoetropePicture", "ZoetropeTraining", "ZoetropeConvnet",
      "ZoetropeSight", "ArgumentParser",
    ],
  ]

  @Test(arguments: allowed.keys.sorted())
  func moduleImportsOnlyWhatItMay(_ module: String) throws {
    let folder = Imports.root.appending(path: "Sources/\(module)")
    let sources = Imports.swiftFiles(under: folder)
    #expect(!sources.isEmpty, "no sources under \(folder.path())")
    let permitted = Self.allowed[module, default: []].union(Imports.system)
    for file in sources {
      for imported in try Imports.modules(of: file) where !permitted.contains(imported) {
        Issue.record("\(module)/\(file.lastPathComponent) imports \(imported)")
      }
    }
  }

  @Test func everyModuleIsOnTheMap() throws {
    let modules = try FileManager.default.contentsOfDirectory(
      at: Imports.root.appending(path: "Sources"), includingPropertiesForKeys: nil)
    for module in modules where !Imports.swiftFiles(under: module).isEmpty {
      #expect(Self.allowed[module.lastPathComponent] != nil, "\(module.lastPathComponent)")
    }
  }

  /// `import` lines are found whatever precedes the keyword or follows it.
  @Test(arguments: [
    ("import A", ["A"]), ("  import A  ", ["A"]), ("public import A", ["A"]),
    ("package import A", ["A"]), ("internal import A", ["A"]), ("private import A", ["A"]),
    ("fileprivate import A", ["A"]), ("@testable import A", ["A"]),
    ("@preconcurrency internal import A", ["A"]), ("internal @preconcurrency import A", ["A"]),
    ("@_spi(Inner, Other) import A", ["A"]), ("@_exported public import A.B", ["A"]),
    ("import struct A.B", ["A"]), ("import protocol A.B", ["A"]), ("import typealias A.B", ["A"]),
    ("import let A.b", ["A"]), ("import A\u{3B} import B", ["A", "B"]), ("import A  // why", ["A"]),
    ("// import A", []), ("/// To import A, do this", []), ("let importA = 1", []),
    ("they import A", []), ("print(\"import A\")", []),
  ])
  func importsAreFound(_ line: String, _ modules: [String]) {
    #expect(Imports.modules(in: line) == modules)
  }
}

/// The modules that sources name in their `import` lines.
enum Imports {
  /// The modules that any module may import: the standard library's own and the system's.
  static let system: Set<String> = [
    "Foundation", "Dispatch", "Synchronization", "Glibc", "Darwin", "Musl",
  ]

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func swiftFiles(under folder: URL) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (all?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
  }

  static func modules(of file: URL) throws -> [String] {
    modules(in: try String(contentsOf: file, encoding: .utf8))
  }

  static func modules(in text: String) -> [String] {
    text.split { $0.isNewline || $0 == ";" }.filter { $0.contains("import") }.compactMap { line in
      line.prefixMatch(of: pattern).map { String($0.1) }
    }
  }

  /// Matches attributes and access levels in any order, `import`, an optional kind, and the module.
  private static var pattern: Regex<(Substring, Substring)> {
    /\s*(?:(?:@\w+(?:\([^)]*\))?|public|package|internal|fileprivate|private|open)\s+)*import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var)\s+)?(\w+)/
  }
}
