internal import Yams

extension SourceText {
  /// Returns the refusal for an error of the YAML parser, with a message for people who write
  /// presets.
  func refusal(for error: YamlError) -> Refusal {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      // For a bracket that is never closed, the parser gives the end of the text, not the bracket's
      // place.
      let isAtEnd = byteOffset(line: mark.line, column: mark.column) == nil
      let start = isAtEnd && problem == Self.noContent ? 1 : context?.mark.line ?? mark.line
      if let colour = bareColour(before: mark.line, since: start) { return colour }
      let plain = plainWords(for: problem, line: mark.line, column: mark.column)
      return Refusal(message: plain, line: mark.line, column: mark.column)
    case .composer(_, let problem, let mark, _):
      let message =
        switch problem {
        case "found undefined alias": Self.anchors
        case "but found another document":
          "a second document begins here; expected one preset per file"
        default: "this is not YAML: \(problem)"
        }
      return Refusal(message: message, line: mark.line, column: mark.column)
    case .memory:
      return Refusal(message: "there is not enough memory to read the preset")
    case .reader(let problem, _, _, _):
      return Refusal(message: "this is not YAML: \(problem)")
    default:
      return Refusal(message: "this is not YAML")
    }
  }

  /// The YAML parser's message for a missing value.
  private static let noContent = "did not find expected node content"

  private func plainWords(for problem: String, line: Int, column: Int) -> String {
    if problem.hasPrefix("Maximum nesting level") {
      return "lists and sections lie more than \(Tree.deepest) deep; expected three or four levels"
    }
    switch problem {
    case "found character that cannot start any token":
      guard let offset = byteOffset(line: line, column: column) else { break }
      if bytes[offset] == UInt8(ascii: "\t") {
        return "a tab cannot indent YAML; use spaces"
      }
      let character = quoted(String(decoding: bytes[offset...offset], as: UTF8.self))
      return "\(character) cannot begin a value; put the value in quotes"
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return "a tab cannot indent YAML; use spaces"
    case "mapping values are not allowed in this context":
      return
        "a ': ' stands where no key can; put text with ': ' in quotes, or check the indentation"
    case "could not find expected ':'":
      return "a line has no ': ' after its key; expected 'key: value'"
    case "did not find expected key":
      return "this line does not belong to the section above; check the indentation and the quotes"
    case "did not find expected '-' indicator":
      return "this line does not belong to the list above; check the indentation"
    case "did not find expected ',' or ']'":
      return "a list that was opened with [ goes wrong here; expected ',' or ']'"
    case "did not find expected ',' or '}'":
      return "a section that was opened with { goes wrong here; expected ',' or '}'"
    case Self.noContent:
      return byteOffset(line: line, column: column) == nil
        ? "the text ends inside a list or a section; close it with ] or }"
        : "no value can begin like this; check the brackets, commas and quotes"
    case "found unexpected end of stream":
      return "the text ends inside quotes; close them"
    case "found unexpected document indicator":
      return "a line of --- or ... stands inside quotes; close them first"
    default: break
    }
    return "this is not YAML: \(problem)"
  }

  /// Returns the refusal of a hex colour without quotes, which YAML reads as a comment; nil if the
  /// lines from `first` to `last` have none. Only the last 51 of these lines are searched.
  private func bareColour(before last: Int, since first: Int) -> Refusal? {
    for number in max(first, last - 50, 1)...max(last, first, 1) {
      let line = Array(line(number))
      for (index, byte) in line.enumerated() where byte == UInt8(ascii: "#") {
        let before = line[..<index].last { $0 != UInt8(ascii: " ") }
        guard let before, "[,:{".utf8.contains(before) else { continue }
        let digits = line[(index + 1)...].prefix { Character(Unicode.Scalar($0)).isHexDigit }
        guard digits.count == 3 || digits.count == 6 else { continue }
        let colour = "#" + String(decoding: digits, as: UTF8.self)
        let column = line[..<index].count { $0 & 0xC0 != 0x80 } + 1
        return Refusal(
          message: "\(colour) without quotes is a comment; quote hex colours: \"\(colour)\"",
          line: number, column: column)
      }
    }
    return nil
  }
}
