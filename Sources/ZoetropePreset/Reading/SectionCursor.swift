import ZoetropeScene

/// The keys of a section with the values that were written, or else their defaults.
struct SectionCursor {
  let section: Section
  private let given: [String: Cursor]
  private let place: SourcePlace
  private let path: String
  private let log: FaultLog
  /// True if keys were written that the section does not have.
  let hasUnknown: Bool

  init(
    section: Section, entries: [Tree.Entry], place: SourcePlace, path: String, log: FaultLog
  ) {
    self.section = section
    self.place = place
    self.path = path
    self.log = log
    var given: [String: Cursor] = [:]
    // The keys that unknown keys were probably meant to be.
    var meant: [String] = []
    var hasUnknown = false
    let hasOpenCurve = entries.contains(where: Self.isOpenCurve)
    for (index, entry) in entries.enumerated() {
      let inner = path.isEmpty ? entry.key : path + "." + entry.key
      if let key = section.key(entry.key) {
        given[entry.key] = Cursor(
          entry.value, path: inner, shape: key.shape, expected: key.expected, log: log)
      } else if !(hasOpenCurve && Self.mayBeTailOfCurve(entry)) {
        let shown = quoted(entry.key).dropFirst().dropLast()
        // In braces, YAML reads 1,000 as the number 1 and a key.
        let start = index > 0 ? Self.start(of: entry, after: entries[index - 1]) : nil
        let hint =
          log.isLong
          ? nil
          : start != nil
            ? start
            : KeyHint.meant(by: entry.key, in: section, at: path, isScalar: entry.value.isScalar)
        hint.map { meant.append(String($0.prefix { $0 != ":" })) }
        hasUnknown = true
        log.add(
          Self.complaint(section, meant: hint), at: entry.keyPlace,
          path: path.isEmpty ? String(shown) : "\(path).\(shown)")
      }
    }
    self.given = given
    self.hasUnknown = hasUnknown
    // A misspelt key is not reported as missing as well.
    for key in section.keys
    where key.isRequired && given[key.name] == nil && !meant.contains(key.name) {
      log.add(
        "missing; expected \(key.expected)", at: place,
        path: path.isEmpty ? key.name : path + "." + key.name)
    }
  }

  /// Returns the value of `name` that was written; nil if none was.
  func written(_ name: String) -> Cursor? {
    assert(section.key(name) != nil, "The key table lacks '\(name)'.")
    return given[name]
  }

  /// Returns the value of `name` that was written, or else its default; nil if there is neither.
  subscript(name: String) -> Cursor? {
    if let cursor = written(name) { return cursor }
    guard let key = section.key(name), let standard = key.standard else { return nil }
    return Cursor(
      standard, path: path.isEmpty ? name : path + "." + name, shape: key.shape,
      expected: key.expected, log: log)
  }

  /// The names of the keys that were written.
  var names: Set<String> { Set(given.keys) }

  private static func complaint(_ section: Section, meant: String?) -> String {
    "unknown key; expected \(alternatives(section.offered))"
      + (meant.map { "; did you mean \($0)?" } ?? "")
  }

  /// Returns true for the beginning of a curve, such as `ease: cubic-bezier(1`. YAML splits a curve
  /// without quotes in braces, because commas separate keys there.
  ///
  /// The easing's own fault suffices, so the curve's other numbers are not reported as unknown
  /// keys.
  private static func isOpenCurve(_ entry: Tree.Entry) -> Bool {
    guard entry.key == "ease", case .scalar(let text, _) = entry.value.content else { return false }
    return Easing.isCurve(text) && text.contains("(") && !text.hasSuffix(")")
  }

  /// Returns what was meant if a comma in braces split a number: `seed: 1000` for the key `000`
  /// after `seed: 1`. Nil for any other entry.
  private static func start(of tail: Tree.Entry, after entry: Tree.Entry) -> String? {
    guard tail.value.isNull, tail.key.utf8.count == 3,
      tail.key.allSatisfy({ $0.isASCII && $0.isNumber }),
      case .scalar(let text, quoted: false) = entry.value.content, text.utf8.count <= 3,
      PlainNumber(text)?.isWhole == true
    else { return nil }
    return "\(printable(entry.key)): \(text)\(tail.key)"
  }

  private static func mayBeTailOfCurve(_ entry: Tree.Entry) -> Bool {
    entry.value.isNull && PlainNumber(entry.key.filter { $0 != ")" }) != nil
  }
}
