internal import Yams

extension Tree {
  /// Parses a whole preset; nil, with the reason in the log, if it is not valid YAML. If a key is
  /// given twice, that is reported and its first value is kept.
  init?(bytes: [UInt8], log: FaultLog) {
    self.init(bytes: bytes, log: log) { line, column in .file(line: line, column: column) }
  }

  /// Parses the value of an override; nil, with the reason in the log, if it is not valid YAML. The
  /// place of every value in the tree is the override.
  init?(override: Override, log: FaultLog) {
    let place = SourcePlace.override(override.origin)
    // The decoder refuses an empty value with a message for its key. A comment counts as empty: it
    // may be a hex colour without quotes.
    let lines = override.value.split(whereSeparator: \.isNewline)
    guard !lines.allSatisfy({ ($0.first { !$0.isWhitespace } ?? "#") == "#" }) else {
      self.init(content: .scalar("", quoted: false), place: place)
      return
    }
    self.init(bytes: Array(override.value.utf8), log: log) { _, _ in place }
  }

  /// Parses the text of a default; nil if it is not valid YAML.
  init?(standard text: String) {
    self.init(bytes: Array(text.utf8), log: FaultLog(file: "")) { _, _ in .standard }
  }

  private init?(
    bytes: [UInt8], log: FaultLog, place: @escaping (_ line: Int, _ column: Int) -> SourcePlace
  ) {
    do {
      var reading = TreeReading(try SourceText(bytes), place: place, log: log)
      guard let tree = try reading.tree() else { return nil }
      self = tree
    } catch {
      log.add(error.message, at: place(error.line ?? 1, error.column ?? 1), path: "")
      return nil
    }
  }
}

/// The conversion of a text to a tree.
private struct TreeReading {
  private var source: SourceText
  private let place: (Int, Int) -> SourcePlace
  private let log: FaultLog
  /// The original names of keys that were renamed so that the parser continues, by the byte offset
  /// at which each key starts.
  private var renamed: [Int: String] = [:]

  init(_ source: SourceText, place: @escaping (Int, Int) -> SourcePlace, log: FaultLog) {
    self.source = source
    self.place = place
    self.log = log
  }

  /// Parses the document; nil, with faults in the log, if no tree can be made.
  ///
  /// - Throws: the refusal of a text that is not valid YAML.
  mutating func tree() throws(SourceText.Refusal) -> Tree? {
    // The parser stops at the first section in which a key is given twice. Each such key is
    // replaced by another of equal length, so that the rest is parsed too.
    let mostPasses = min(64, 1 + (4 << 20) / max(source.bytes.count, 1))
    for _ in 0..<mostPasses {
      do {
        let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
        guard let root = try parser.singleRoot() else {
          log.add(
            "the preset is empty; expected at least 'zoetrope: 1'", at: place(1, 1), path: "")
          return nil
        }
        return convert(root, path: "", depth: 0)
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        guard rename(keys.first ?? "", line: context.mark.line, column: context.mark.column) else {
          let name = keys.first.map { quoted($0) } ?? "a key"
          throw SourceText.Refusal(
            message: "\(name) is given twice in one section; keep one",
            line: context.mark.line, column: context.mark.column)
        }
      } catch let error as YamlError {
        throw source.refusal(for: error)
      } catch {
        throw SourceText.Refusal(message: "this is not YAML: \(error)")
      }
    }
    throw SourceText.Refusal(message: "there are too many keys that are given twice")
  }

  /// Renames the key at a place to a unique name with as many Unicode scalars; returns false if the
  /// key is not found there.
  private mutating func rename(_ key: String, line: Int, column: Int) -> Bool {
    guard let start = source.byteOffset(line: line, column: column) else { return false }
    let isQuoted =
      source.bytes[start] == UInt8(ascii: "\"") || source.bytes[start] == UInt8(ascii: "'")
    let first = isQuoted ? start + 1 : start
    guard !key.isEmpty, source.bytes[first...].starts(with: key.utf8), renamed[start] == nil,
      let stand = Unicode.Scalar(0xE000 + UInt32(renamed.count))
    else { return false }
    renamed[start] = key
    let name = String(repeating: String(stand), count: key.unicodeScalars.count)
    renamed = renamed.reduce(into: [:]) { moved, entry in
      let growth = name.utf8.count - key.utf8.count
      moved[entry.key > start ? entry.key + growth : entry.key] = entry.value
    }
    do {
      var bytes = source.bytes
      bytes.replaceSubrange(first..<first + key.utf8.count, with: name.utf8)
      source = try SourceText(bytes)
      return true
    } catch {
      return false
    }
  }

  private func convert(_ node: Node, path: String, depth: Int) -> Tree? {
    let mark = node.mark
    let line = mark?.line ?? 1
    let column = mark?.column ?? 1
    let here = place(line, column)
    if let offset = source.byteOffset(line: line, column: column) {
      switch source.bytes[offset] {
      case UInt8(ascii: "!"):
        log.add("tags (!name) are not accepted; write the value alone", at: here, path: path)
        return nil
      case UInt8(ascii: "&"):
        log.add(SourceText.anchors, at: here, path: path)
        return nil
      default: break
      }
    }
    guard depth < Tree.deepest else {
      log.add(
        "lists and sections lie more than \(Tree.deepest) deep; expected three or four levels",
        at: here, path: "")
      return nil
    }
    switch node {
    case .scalar(let scalar):
      return Tree(
        content: .scalar(scalar.string, quoted: scalar.style != .plain), place: here)
    case .sequence(let sequence):
      let items = sequence.enumerated().map { index, item in
        convert(item, path: "\(path)[\(index)]", depth: depth + 1)
          ?? Tree(content: .scalar("", quoted: false), place: .standard)
      }
      return Tree(content: .list(items), place: here)
    case .mapping(let mapping):
      return Tree(
        content: .map(entries(of: mapping, path: path, depth: depth)), place: here)
    case .alias:
      log.add(SourceText.anchors, at: here, path: path)
      return nil
    }
  }

  private func entries(of mapping: Node.Mapping, path: String, depth: Int) -> [Tree.Entry] {
    var entries: [Tree.Entry] = []
    var lines: [String: Int] = [:]
    for (keyNode, valueNode) in mapping {
      let line = keyNode.mark?.line ?? 1
      let column = keyNode.mark?.column ?? 1
      let here = place(line, column)
      guard case .scalar(let scalar) = keyNode else {
        log.add("a list or a section cannot be a key; expected a word", at: here, path: path)
        continue
      }
      let offset = source.byteOffset(line: line, column: column)
      let key = offset.flatMap { renamed[$0] } ?? scalar.string
      let shown = printable(key.count > 40 ? key.prefix(40) + "…" : key[...])
      let inner = path.isEmpty ? shown : path + "." + shown
      if let offset, [UInt8(ascii: "!"), UInt8(ascii: "&")].contains(source.bytes[offset]) {
        log.add("tags and anchors are not accepted; write the key alone", at: here, path: inner)
        continue
      }
      if let first = lines[key] {
        log.add("given twice, first on line \(first); keep one", at: here, path: inner)
        continue
      }
      lines[key] = line
      guard let value = convert(valueNode, path: inner, depth: depth + 1) else { continue }
      entries.append(Tree.Entry(key: key, keyPlace: here, value: value))
    }
    return entries
  }
}
