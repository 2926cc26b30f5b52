/// A JSON value whose objects keep the order of their keys.
package enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  /// A whole number, also one that a `Double` cannot represent exactly.
  case whole(UInt64)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A key of an object with its value.
  package struct Member: Hashable, Sendable {
    package let key: String
    package let value: JSON

    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// Returns the value of `key`; nil if this is not an object or has no such key.
  package subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The value as JSON text, indented by two spaces, with short arrays and objects on one line.
  package var text: String { text(indent: "") }

  private func text(indent: String) -> String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let value): return shortest(value)
    case .whole(let value): return "\(value)"
    case .string(let value): return Self.quoted(value)
    case .array(let items):
      let inner = items.map { $0.text(indent: indent + "  ") }
      let line = "[" + inner.joined(separator: ", ") + "]"
      if !line.contains("\n"), indent.count + line.count < 96 { return line }
      return Self.block("[", inner, "]", indent)
    case .object(let members):
      let inner = members.map { member in
        Self.quoted(member.key) + ": " + member.value.text(indent: indent + "  ")
      }
      let line = inner.isEmpty ? "{}" : "{ " + inner.joined(separator: ", ") + " }"
      if !line.contains("\n"), indent.count + line.count < 80 { return line }
      return Self.block("{", inner, "}", indent)
    }
  }

  private static func block(
    _ open: String, _ parts: [String], _ close: String, _ indent: String
  ) -> String {
    let lines = parts.map { indent + "  " + $0 }.joined(separator: ",\n")
    return open + "\n" + lines + "\n" + indent + close
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case let scalar where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
  package init(stringLiteral value: String) { self = .string(value) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}
