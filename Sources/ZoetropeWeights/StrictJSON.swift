/// A reader of JSON in which no object may have a key twice.
struct StrictJSON {
  enum Value: Hashable {
    case null
    case bool(Bool)
    /// The number's text.
    case number(String)
    case string(String)
    case list([Value])
    case object([Member])
  }

  struct Member: Hashable {
    let key: String
    let value: Value
  }

  /// The largest number of lists and objects inside each other.
  private static let deepest = 16

  private let bytes: [UInt8]
  private var place = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the one value that `bytes` hold, with white space around it.
  static func value(_ bytes: [UInt8]) throws(WeightsError) -> Value {
    var reader = StrictJSON(bytes)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.place == bytes.count else { throw reader.fault("something follows its end") }
    return value
  }

  private func fault(_ problem: String) -> WeightsError {
    WeightsError("its header is not valid JSON: \(problem), at byte \(place)")
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0a, 0x0d].contains(byte) { place += 1 }
  }

  /// Moves behind `byte` if it comes next.
  private mutating func take(_ byte: Character) -> Bool {
    guard next == byte.asciiValue else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) throws(WeightsError) -> Value {
    guard depth < Self.deepest else { throw fault("it is nested too deeply") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .list(try list(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case .some: return try word()
    case nil: throw fault("it ends too early")
    }
  }

  private mutating func object(depth: Int) throws(WeightsError) -> [Member] {
    var members: [Member] = []
    var keys: Set<String> = []
    place += 1
    skipSpace()
    if take("}") { return members }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw fault("a key is missing") }
      let key = try string()
      guard keys.insert(key).inserted else { throw fault("a key is given twice") }
      skipSpace()
      guard take(":") else { throw fault("a colon is missing") }
      members.append(Member(key: key, value: try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw fault("a comma is missing") }
    }
  }

  private mutating func list(depth: Int) throws(WeightsError) -> [Value] {
    var items: [Value] = []
    place += 1
    skipSpace()
    if take("]") { return items }
    while true {
      items.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return items }
      guard take(",") else { throw fault("a comma is missing") }
    }
  }

  /// Reads a number, `true`, `false` or `null`.
  private mutating func word() throws(WeightsError) -> Value {
    let start = place
    while let byte = next, !Self.ends.contains(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    switch text {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      guard let first = text.utf8.first, first == UInt8(ascii: "-") || Self.digits.contains(first),
        text.utf8.count <= 40, Double(text) != nil
      else { throw fault("a value is missing") }
      return .number(text)
    }
  }

  private static let ends = Set(" \t\r\n,:]}[{\"".utf8)
  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  private mutating func string() throws(WeightsError) -> String {
    place += 1
    var text: [UInt8] = []
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let whole = String(validating: text, as: UTF8.self) else {
          throw fault("a text is not UTF-8")
        }
        return whole
      case UInt8(ascii: "\\"): text += Array(try escaped().utf8)
      case ..<0x20: throw fault("a text holds a control character")
      default: text.append(byte)
      }
    }
    throw fault("it ends too early")
  }

  private mutating func escaped() throws(WeightsError) -> String {
    guard let byte = next else { throw fault("it ends too early") }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return String(UnicodeScalar(byte))
    case UInt8(ascii: "u"):
      var unit = try hexadecimal()
      if (0xd800..<0xdc00).contains(unit) {
        guard take("\\"), take("u") else { throw fault("half a character stands alone") }
        let low = try hexadecimal()
        guard (0xdc00..<0xe000).contains(low) else { throw fault("half a character stands alone") }
        unit = 0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00)
      }
      guard let scalar = UnicodeScalar(unit) else { throw fault("half a character stands alone") }
      return String(scalar)
    default: throw fault("a backslash is followed by something unknown")
    }
  }

  private mutating func hexadecimal() throws(WeightsError) -> UInt32 {
    guard place + 4 <= bytes.count else { throw fault("it ends too early") }
    var number: UInt32 = 0
    for byte in bytes[place..<place + 4] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw fault("a character has no hexadecimal number")
      }
      number = number << 4 | UInt32(digit)
    }
    place += 4
    return number
  }
}
