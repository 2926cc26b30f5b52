internal import Foundation
internal import ZoetropeKit

/// A JSON object on one line, with its keys in the order in which they were set.
package struct JSONLine: Sendable {
  private var fields: [String] = []

  /// Creates an object without keys.
  package init() {}

  /// Creates an object whose key `event` holds the name of an event.
  package init(event: String) { self["event"] = .text(event) }

  /// The value of a key: `raw` is JSON text, and `nothing` leaves the key out.
  package enum Value: Sendable {
    case text(String)
    case whole(Int)
    case number(Double)
    case flag(Bool)
    case raw(String)
    case nothing
  }

  /// Adds a key with its value. Reading a key always gives `nothing`.
  package subscript(key: String) -> Value {
    get { .nothing }
    set {
      let text: String
      switch newValue {
      case .text(let value): text = Self.quoted(value)
      case .whole(let value): text = "\(value)"
      // JSON has no infinity and no NaN.
      case .number(let value): text = value.isFinite ? Self.rounded(value) : "null"
      case .flag(let value): text = "\(value)"
      case .raw(let value): text = value
      case .nothing: return
      }
      fields.append("\(Self.quoted(key)):\(text)")
    }
  }

  /// The object as JSON text, without a line ending.
  package var text: String { "{" + fields.joined(separator: ",") + "}" }

  /// Formats a number with at most three decimals, which are enough for speeds and times.
  private static func rounded(_ value: Double) -> String {
    "\((value * 1000).rounded() / 1000)"
  }

  /// Returns `text` as a JSON string in quotation marks.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _
      where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x85
        || scalar.value == 0x2028 || scalar.value == 0x2029:
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
