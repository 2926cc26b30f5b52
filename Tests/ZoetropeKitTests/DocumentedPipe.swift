import Foundation
import Testing

/// A line of the documentation that sends frames to another program, taken apart.
struct DocumentedPipe: Sendable, CustomTestStringConvertible {
  /// The file that contains it.
  let source: String
  /// The words before the pipe and behind it.
  let sender: [String]
  let reader: [String]

  var testDescription: String { "\(source): \(readerName) \(pixels) \(size?.width ?? 0)" }

  /// Reads a line such as `zoetrope frames silk -o - | gifski -o silk.gif -`; nil for other lines.
  private init?(_ line: Substring, in source: String) {
    let halves = line.split(separator: "|").map {
      $0.split(separator: " ").map(String.init)
    }
    guard halves.count == 2, let start = halves[0].firstIndex(of: "zoetrope"),
      case let sender = Array(halves[0][(start + 1)...]), sender.count > 2,
      ["render", "frames"].contains(sender[0]), sender.contains("-")
    else { return nil }
    self.source = source
    self.sender = sender
    reader = halves[1].filter { $0 != "`" }
  }

  /// All of them in a text. A line that ends with the pipe goes on in the next one.
  private static func lines(of text: String, in source: String) -> [DocumentedPipe] {
    var whole: [Substring] = []
    for line in text.split(separator: "\n") {
      if let last = whole.last, last.hasSuffix("|") {
        whole[whole.count - 1] = last + line
      } else {
        whole.append(line)
      }
    }
    return whole.compactMap { DocumentedPipe($0, in: source) }
  }

  /// The word behind an option.
  static func value(of option: String, in words: [String]) -> String? {
    words.firstIndex(of: option).flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
  }

  var readerName: String { reader.first ?? "" }
  var pixels: String { Self.value(of: "--pixels", in: sender) ?? "y4m" }
  var rate: String? { Self.value(of: "--fps", in: sender) }
  var size: (width: Int, height: Int)? {
    let sides = Self.value(of: "--size", in: sender)?.split(separator: "x").compactMap { Int($0) }
    return sides?.count == 2 ? sides.map { ($0[0], $0[1]) } : nil
  }
  /// The matrix that the reader takes y4m for: 709 or 601.
  var matrix: Int {
    guard readerName == "ffmpeg" else {
      return (size?.width ?? 0) <= 720 && (size?.height ?? 0) <= 480 ? 601 : 709
    }
    return reader.joined(separator: " ").contains("in_color_matrix=bt709") ? 709 : 601
  }
  /// The file that the reader writes.
  var output: String { reader.filter { $0 != "-" }.last ?? "" }

  // MARK: - Where they stand

  /// The repository.
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Those in README and docs.
  static let inPages: [DocumentedPipe] = {
    let docs = repository.appendingPathComponent("docs")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: docs.path)) ?? []
    let pages =
      ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]
      + names.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
    return pages.flatMap { page in
      let text =
        (try? String(contentsOf: repository.appendingPathComponent(page), encoding: .utf8)) ?? ""
      return lines(of: text, in: page)
    }
  }()

  /// Those that the program prints: help, and the answer to someone who asks for a GIF.
  static let printed: [DocumentedPipe] = {
    let folder = TemporaryFolder()
    try? folder.write(Sample.preset, to: "small.yaml")
    let words = [
      ["help", "render"], ["help", "frames"], ["help", "still"], ["help", "sheet"], ["help"],
      ["render", "small.yaml", "-o", "a.gif"], ["frames", "small.yaml", "-o", "a.gif"],
    ]
    return words.flatMap { words -> [DocumentedPipe] in
      guard let outcome = try? Program.run(words, in: folder) else { return [] }
      let text = String(decoding: outcome.output, as: UTF8.self) + outcome.errors
      return lines(of: text, in: words.joined(separator: " "))
    }
  }()

  static let all = inPages + printed
}
