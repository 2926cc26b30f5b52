/// The text of a preset, checked to be safe for the YAML parser.
struct SourceText {
  /// The largest size of a preset, in bytes.
  static let longest = 1 << 20

  /// A reason why bytes are not the text of a preset, and its place.
  struct Refusal: Error {
    var message: String
    var line: Int?
    var column: Int?
  }

  /// The text, without a byte order mark.
  let text: String
  /// The text in UTF-8.
  let bytes: [UInt8]
  /// The byte offset at which each line starts.
  private let lineStarts: [Int]
  /// The byte offset at which each Unicode scalar starts; empty if every scalar is one byte. With
  /// this list, places are found fast even on lines as long as the file.
  private let scalarStarts: [Int]

  /// Checks that `bytes` are no more than `longest`, are UTF-8 without control characters, and
  /// contain no aliases, which can make the parser multiply the content.
  ///
  /// - Throws: the refusal for the first rule that `bytes` violate.
  init(_ bytes: [UInt8]) throws(Refusal) {
    guard bytes.count <= Self.longest else {
      throw Refusal(
        message: "the preset is larger than 1 MiB; expected a few hundred lines at most")
    }
    var bytes = bytes
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw Refusal(message: "the file is UTF-16; expected UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let starts = Self.lineStarts(of: bytes)
    lineStarts = starts
    scalarStarts =
      bytes.allSatisfy { $0 < 0x80 } ? [] : bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let sound = Self.soundPrefix(of: bytes)
      let line = Self.line(ofByte: sound, starts)
      throw Refusal(
        message: "byte \(sound + 1) is not UTF-8; save the file as UTF-8", line: line + 1)
    }
    self.text = text
    self.bytes = bytes
    var offset = 0
    for scalar in text.unicodeScalars {
      if Self.isForbidden(scalar) {
        let mark = mark(ofByte: offset)
        throw Refusal(
          message: "the character \(printable(String(scalar))) cannot stand in a preset",
          line: mark.line, column: mark.column)
      }
      offset += UTF8.width(scalar)
    }
    if let offset = aliasOffset {
      let mark = mark(ofByte: offset)
      throw Refusal(message: Self.anchors, line: mark.line, column: mark.column)
    }
  }

  /// The message about anchors and aliases.
  static let anchors = "anchors and aliases (&name, *name) are not accepted; write the value out"

  /// Returns the byte offset of a place that the YAML parser gives: line and column, counted from
  /// 1, columns in Unicode scalars. Nil at the end of the text.
  func byteOffset(line: Int, column: Int) -> Int? {
    guard lineStarts.indices.contains(line - 1), column >= 1 else { return nil }
    let start = lineStarts[line - 1]
    guard !scalarStarts.isEmpty else {
      return start + column - 1 < bytes.count ? start + column - 1 : nil
    }
    var low = 0
    var high = scalarStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if scalarStarts[middle] <= start { low = middle } else { high = middle }
    }
    let index = low + column - 1
    return scalarStarts.indices.contains(index) ? scalarStarts[index] : nil
  }

  /// Returns the line and column, both counted from 1, of the byte at `offset`.
  func mark(ofByte offset: Int) -> (line: Int, column: Int) {
    let line = Self.line(ofByte: offset, lineStarts)
    let column = bytes[lineStarts[line]..<offset].count { $0 & 0xC0 != 0x80 }
    return (line + 1, column + 1)
  }

  /// Returns the bytes of line `number`, counted from 1; empty if there is no such line.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    guard lineStarts.indices.contains(number - 1) else { return [] }
    let end = number < lineStarts.count ? lineStarts[number] : bytes.count
    return bytes[lineStarts[number - 1]..<end]
  }
}

extension SourceText {
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      let endsLine =
        switch byte {
        case UInt8(ascii: "\n"): true
        case UInt8(ascii: "\r"):
          offset + 1 == bytes.count || bytes[offset + 1] != UInt8(ascii: "\n")
        default: false
        }
      if endsLine { starts.append(offset + 1) }
    }
    return starts
  }

  private static func line(ofByte offset: Int, _ starts: [Int]) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Returns the number of bytes before the first that is not valid UTF-8.
  private static func soundPrefix(of bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var source = bytes.makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&source) {
      count += UTF8.width(scalar)
    }
    return count
  }

  /// The byte offset of the first possible alias if the text also contains a possible anchor;
  /// otherwise nil.
  ///
  /// The YAML parser expands aliases, and a few lines of nested aliases can keep it busy
  /// practically without end. So the text is searched before the parser runs. The search finds
  /// every alias. It does not recognise quoted text, or comments that follow other text on a line:
  /// there it takes text such as `&name` for an anchor and `*name` for an alias.
  private var aliasOffset: Int? {
    var anchor = false
    var alias: Int?
    for number in 1...lineStarts.count {
      let line = line(number)
      var previous: UInt8?
      for (offset, byte) in zip(line.indices, line) {
        let next = offset + 1 < line.endIndex ? line[offset + 1] : 0
        if previous == nil, byte == UInt8(ascii: "#") { break }
        if byte == UInt8(ascii: "&"), Self.isNameByte(next) { anchor = true }
        if byte == UInt8(ascii: "*"), Self.isNameByte(next), alias == nil,
          previous.map("[{,:-?".utf8.contains) ?? true
        {
          alias = offset
        }
        if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { previous = byte }
      }
    }
    return anchor ? alias : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
