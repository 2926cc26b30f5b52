import Foundation
import Testing
import ZoetropeKit

/// The help of each command begins with an example that works in any folder.
@Suite struct HelpExampleTests {
  let folder = TemporaryFolder()

  private func help(_ words: [String]) throws -> [String] {
    let outcome = try Program.run(words + ["--help"], in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return String(decoding: outcome.output, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The commands that the help lists.
  private static let commands: [String] = {
    let outcome = try? Program.run(["--help"], in: TemporaryFolder())
    let text = String(decoding: outcome?.output ?? Data(), as: UTF8.self)
    return text.matches(of: /\n  ([a-z]+) +[A-Z]/).map { String($0.1) }
  }()

  @Test func allAreListed() {
    #expect(Self.commands.count == 20 && Self.commands.contains("render"), "\(Self.commands)")
  }

  @Test(arguments: commands + [""]) func helpBeginsWithAnExample(_ command: String) throws {
    let lines = try help(command.isEmpty ? [] : [command])
    #expect(lines[0].hasPrefix("OVERVIEW: ") && lines[1].isEmpty)
    let example = lines[2]
    #expect(
      example.hasPrefix("  zoetrope \(command)") || example.contains("&& zoetrope \(command)"))
    #expect(lines[3].hasPrefix("  zoetrope ") || lines[3].isEmpty)
    for line in example.components(separatedBy: " && ") {
      let words = line.prefix { $0 != ">" }.split(separator: " ").map(String.init)
      try #require(words.first == "zoetrope" && words.count > 1)
      try expectSound(Array(words.dropFirst()), in: line)
    }
  }

  /// Everything in the words is understood, and the presets that they name ship.
  private func expectSound(_ words: [String], in line: String) throws {
    let preset = words.dropFirst().first.flatMap { $0.hasPrefix("-") ? nil : $0 }
    if let preset, words[0] != "recipe", words[0] != "palette", words[0] != "fit" {
      #expect(Catalogue.standard.names.contains(preset), "\(line)")
    }
    // Where something is painted, the instruction set is looked at once the words are understood.
    let outcome = try Program.run(words, in: folder, environment: ["ZOETROPE_TARGET": "none"])
    switch words[0] {
    case "presets", "schema": #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    case "recipe", "palette", "fit":
      #expect(outcome.errors.contains("output/silk.png"), "\(line): \(outcome.errors)")
    default:
      #expect(
        outcome.errors.hasPrefix("ZOETROPE_TARGET=none: there is no instruction set"),
        "\(line): \(outcome.errors)")
    }
  }
}
