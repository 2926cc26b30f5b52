import Foundation
import Testing

/// Checks Package.swift against the sources: a target depends on what its files import and nothing
/// else.
@Suite struct ManifestTests {
  /// A target of the manifest.
  struct Target: Sendable, CustomStringConvertible {
    let name: String
    /// Its folder, from the root.
    let path: String
    let dependencies: Set<String>
    var description: String { name }
  }

  static let targets: [Target] = {
    let file = Imports.root.appending(path: "Package.swift")
    guard let text = try? String(contentsOf: file, encoding: .utf8),
      let start = text.range(of: "  targets: ["), let end = text.range(of: "swiftLanguageModes")
    else { return [] }
    let list = text[start.upperBound..<end.lowerBound]
    return calls(in: String(list)).compactMap(target)
  }()

  /// Returns each `name(…)` that is not inside another one.
  static func calls(in text: String) -> [(function: String, arguments: String)] {
    var calls: [(function: String, arguments: String)] = []
    var (depth, word, function, arguments) = (0, "", "", "")
    for line in text.split(separator: "\n") where !line.drop(while: \.isWhitespace).hasPrefix("//")
    {
      for character in line {
        if character == "(" {
          depth += 1
          if depth == 1 {
            (function, arguments) = (word, "")
            continue
          }
        } else if character == ")" {
          depth -= 1
          if depth == 0 { calls.append((function, arguments)) }
        }
        if depth > 0 { arguments.append(character) }
        word = character.isLetter || character == "." ? word + String(character) : ""
      }
    }
    return calls
  }

  /// Returns the target that a call declares; nil if it declares none of Swift files.
  static func target(_ function: String, _ arguments: String) -> Target? {
    guard let name = arguments.firstMatch(of: /"(\w+)"/).map({ String($0.1) }) else { return nil }
    // The products' names, without the packages that they come from.
    let products = arguments.replacing(/\.product\(name: ("\w+"), package: "[^"]*"\)/) { $0.1 }
      .replacing(/\.target\(name: ("\w+")\)/) { $0.1 }
    let list = products.firstMatch(of: /(?:dependencies:|^[^\[]*,)\s*\[([^\]]*)\]/)?.1 ?? ""
    var dependencies = Set(list.matches(of: /"(\w+)"/).map { String($0.1) })
    let path = arguments.firstMatch(of: /path: "([^"]*)"/).map { String($0.1) }
    switch function {
    case "module", ".target", ".executableTarget":
      return Target(name: name, path: path ?? "Sources/\(name)", dependencies: dependencies)
    case "tests":
      dependencies.insert(name)
      return Target(name: "\(name)Tests", path: "Tests/\(name)Tests", dependencies: dependencies)
    case ".testTarget":
      return Target(name: name, path: path ?? "Tests/\(name)", dependencies: dependencies)
    default: return nil
    }
  }

  @Test func theManifestIsRead() throws {
    let modules = Set(Self.targets.map(\.name))
    #expect(modules.isSuperset(of: ImportArrowTests.allowed.keys))
    #expect(modules.isSuperset(of: ["ZoetropeRenderTests", "CPPNTests", "ReferencePainting"]))
    let kit = try #require(Self.targets.first { $0.name == "ZoetropeKit" })
    #expect(kit.dependencies == ImportArrowTests.allowed["ZoetropeKit"])
    let program = try #require(Self.targets.first { $0.name == "zoetrope" })
    #expect(program.dependencies == ImportArrowTests.allowed["zoetrope"])
  }

  @Test(arguments: targets) func dependenciesAreWhatIsImported(_ target: Target) throws {
    let files = Imports.swiftFiles(under: Imports.root.appending(path: target.path))
    // For C and C++ the compiler checks what is included.
    guard !files.isEmpty else { return }
    let imported = Set(try files.flatMap(Imports.modules(of:)))
      .subtracting(Imports.system).subtracting(["Testing"])
    #expect(
      target.dependencies.subtracting(imported).sorted() == [],
      "\(target) depends on what none of its files imports")
    #expect(
      imported.subtracting(target.dependencies).sorted() == [],
      "\(target) imports what it does not depend on")
  }
}
