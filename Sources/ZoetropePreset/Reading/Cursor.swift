/// A value of a preset with its path and its allowed shape. Functions that read the value report
/// its faults to the log, and return nil if it cannot be used.
struct Cursor {
  let tree: Tree
  let path: String
  let shape: Shape
  /// The text after "expected" in messages.
  let expected: String
  let log: FaultLog

  init(_ tree: Tree, path: String, shape: Shape, expected: String? = nil, log: FaultLog) {
    self.tree = tree
    self.path = path
    self.shape = shape
    self.expected = expected ?? shape.expected
    self.log = log
  }

  /// Reports a problem with this value and what is expected instead. The message suggests `meant`,
  /// unless that is a number that is not allowed here.
  func refuse(_ problem: String, expected: String? = nil, meant: String? = nil) {
    guard !log.isFull else { return log.add("", at: tree.place, path: path) }
    var message = problem + "; expected " + (expected ?? self.expected)
    if let meant, isPossible(meant) { message += "; did you mean \(meant)?" }
    log.add(message, at: tree.place, path: path)
  }

  /// Returns false if the hint `meant` is a number that the shape does not allow.
  private func isPossible(_ meant: String) -> Bool {
    guard let number = PlainNumber(meant),
      shape.words?.contains(where: { $0.name == meant }) != true
    else { return true }
    if let bounds = shape.number { return bounds.contains(number.value) }
    if let range = shape.whole { return UInt64(meant).map(range.contains) ?? false }
    return true
  }

  /// Reports `message` as a fault of this value, without adding what is expected.
  func complain(_ message: String) {
    log.add(message, at: tree.place, path: path)
  }

  /// The word or number that is written here; nil for lists and sections.
  var scalar: (text: String, isQuoted: Bool)? {
    if case .scalar(let text, let quoted) = tree.content { (text, quoted) } else { nil }
  }

  var isList: Bool { if case .list = tree.content { true } else { false } }
  var isSection: Bool { if case .map = tree.content { true } else { false } }

  /// Reports that this value is missing, or that a word, list or section is not allowed here.
  func refuseKind(meant: String? = nil) {
    switch tree.content {
    case .scalar("", quoted: false): refuse("no value")
    case .scalar(let text, _): refuse("\(quoted(text)) does not belong here", meant: meant)
    case .list: refuse("a list does not belong here", meant: meant)
    case .map: refuse("a section does not belong here", meant: meant)
    }
  }

  // MARK: Single values

  func text() -> String? {
    guard let (text, isQuoted) = scalar else {
      refuseKind()
      return nil
    }
    if !isQuoted {
      if text.isEmpty {
        refuse("no value")
        return nil
      }
      if ["~", "null", "true", "false"].contains(text.lowercased()) {
        refuse("\(quoted(text)) is not text to YAML", meant: "\"\(text)\"")
        return nil
      }
    }
    if text.contains(where: \.isNewline) {
      refuse("this text has several lines")
      return nil
    }
    if text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
    {
      refuse("\(quoted(text)) holds a control character")
      return nil
    }
    let limit = shape.text ?? .max
    if text.unicodeScalars.count > limit {
      refuse("this text is \(text.unicodeScalars.count) characters long")
      return nil
    }
    return text
  }

  func number() -> Double? {
    guard let number = plainNumber() else { return nil }
    if let bounds = shape.number, !bounds.contains(number.value) {
      refuse("\(quoted(scalar?.text ?? "")) is out of range")
      return nil
    }
    return number.value
  }

  func whole() -> UInt64? {
    guard let number = plainNumber(), let text = scalar?.text else { return nil }
    let range = shape.whole ?? 0...UInt64.max
    guard number.isWhole else {
      let isInside = number.value >= 0 && number.value < 0x1p53
      let meant = isInside && number.value == number.value.rounded() ? shortest(number.value) : nil
      refuse("\(quoted(text)) is not a whole number", meant: meant)
      return nil
    }
    guard let value = UInt64(text), range.contains(value) else {
      refuse("\(quoted(text)) is out of range")
      return nil
    }
    return value
  }

  private func plainNumber() -> PlainNumber? {
    guard let (text, isQuoted) = scalar else {
      refuseKind(meant: meantNumber)
      return nil
    }
    guard let number = PlainNumber(text) else {
      // The hint may be a word that is allowed here, rather than a number.
      let (problem, meant) =
        isQuoted && text.isEmpty
        ? ("'' is not a number", nil) : PlainNumber.complaint(about: text)
      let word =
        meant == nil && !log.isLong ? WordHint.meant(by: text, among: shape.words ?? []) : nil
      let angle = LooseAngle.meant(by: text, at: path)
      refuse(
        angle == nil ? problem : "\(quoted(text)) has a unit", meant: angle ?? meant ?? word)
      return nil
    }
    guard !isQuoted else {
      refuse("\(quoted(text)) is in quotes, which make it text", meant: text)
      return nil
    }
    guard number.value.isFinite else {
      refuse("\(quoted(text)) is too large for a number")
      return nil
    }
    return number
  }

  // MARK: Lists and sections

  /// Returns a cursor for each item of the list; nil, with a fault, if this is no list or has too
  /// few or too many items.
  func items() -> [Cursor]? {
    guard case .list(let trees) = tree.content, let list = shape.list else {
      let word = scalar.flatMap { WordHint.meant(by: $0.text, among: shape.words ?? []) }
      refuseKind(meant: meantList ?? (log.isLong ? nil : word))
      return nil
    }
    guard list.count.contains(trees.count) else {
      let range = list.count
      let wanted =
        range.lowerBound == range.upperBound
        ? counted(range.lowerBound, "item")
        : "\(range.lowerBound) to \(counted(range.upperBound, "item"))"
      refuse("a list of \(counted(trees.count, "item"))", expected: wanted)
      return nil
    }
    return trees.enumerated().map { index, tree in
      Cursor(tree, path: "\(path)[\(index)]", shape: list.item, log: log)
    }
  }

  /// Returns the keys of the section, and reports unknown ones; nil, with a fault, if this is no
  /// section.
  func keys() -> SectionCursor? {
    guard case .map(let entries) = tree.content, let section = shape.section else {
      refuseKind(meant: meantSection)
      return nil
    }
    return SectionCursor(
      section: section, entries: entries, place: tree.place, path: path, log: log)
  }
}
