/// Hints for values in a form that their key does not allow, such as a list without brackets,
/// keyframes written as in CSS, or a word and its number as a section.
extension Cursor {
  /// The list that a value of another kind was probably meant to be; nil if there is none.
  var meantList: String? {
    guard let list = shape.list else { return nil }
    switch tree.content {
    case .scalar(let text, _):
      let items = text.split { " ,;/+&|()[]".contains($0) }.map(String.init)
      guard !items.isEmpty, list.count.contains(items.count),
        items.allSatisfy({ isItem($0, of: list.item) })
      else { return nil }
      return Self.list(items)
    case .map(let entries): return list.item.section.flatMap { meantItem(entries, $0) }
    case .list: return nil
    }
  }

  /// Returns the list that several words in one text were probably meant to be, such as
  /// `[sin, tanh]` for `sin, tanh`; nil if there is none.
  func meantWords(_ text: String) -> String? {
    let items = text.split { " ,;/+&|[]".contains($0) }
    guard items.count > 1 else { return nil }
    return meantList
  }

  /// The word with its numbers that a section or list was probably meant to be, such as
  /// `orbit 1 2 3` for `{ orbit: [1, 2, 3] }`; nil if there is none.
  var meantPhrase: String? {
    let words = shape.words ?? []
    switch tree.content {
    case .map(let entries):
      guard entries.count == 1 else { return nil }
      let values =
        switch entries[0].value.content {
        case .scalar(let text, _): [text]
        case .list(let items): items.map(\.writtenScalar)
        case .map: [""]
        }
      return WordHint.meant(
        by: ([entries[0].key] + values).joined(separator: " "), among: words)
    case .list(let items):
      // One pair of brackets too many around a word, or a number split from its word.
      let text = items.map(\.writtenScalar).joined(separator: " ")
      if words.contains(where: { $0.name == text }) { return text }
      return text.isEmpty ? nil : WordHint.meant(by: text, among: words)
    case .scalar: return nil
    }
  }

  /// The section that a line of text was probably meant to be, such as a caption; nil if there is
  /// none.
  var meantSection: String? {
    guard let (text, _) = scalar, let first = shape.section?.keys.first,
      let longest = first.shape.text, !text.isEmpty, text.utf8.count <= min(40, longest),
      !text.contains(where: \.isNewline)
    else { return nil }
    return "{ \(first.name): \(DoubleQuoted.text(printable(text))) }"
  }

  /// The number in a list of one item; nil for other values.
  var meantNumber: String? {
    guard case .list(let items) = tree.content, items.count == 1,
      PlainNumber(items[0].writtenScalar) != nil
    else { return nil }
    return items[0].writtenScalar
  }

  private func isItem(_ text: String, of shape: Shape) -> Bool {
    if let words = shape.words { return words.contains { $0.name == text } }
    if shape.number != nil || shape.whole != nil { return PlainNumber(text) != nil }
    return text.hasPrefix("#")
  }

  private static func list(_ items: [String]) -> String {
    "[" + items.map { $0.hasPrefix("#") ? "\"\($0)\"" : $0 }.joined(separator: ", ") + "]"
  }

  /// Returns a hint at the list that a section was probably meant to be: a single item without
  /// brackets, or items whose keys are times, as in CSS. Nil for other sections.
  private func meantItem(_ entries: [Tree.Entry], _ section: Section) -> String? {
    guard section.key("at") != nil, let first = entries.first else { return nil }
    if entries.contains(where: { section.key($0.key) != nil }) {
      return "a list such as [{ \(Self.inline(entries)) }]"
    }
    guard let moment = LooseTime.moment(first.key) else { return nil }
    var parts = "at: \(moment)"
    if case .map(let inner) = first.value.content, !inner.isEmpty {
      parts += ", " + Self.inline(inner)
    }
    return "a list such as [{ \(parts) }, …]"
  }

  private static func inline(_ entries: [Tree.Entry]) -> String {
    entries.prefix(3).map { "\(printable($0.key)): \(printable($0.value.writtenScalar))" }
      .joined(separator: ", ")
  }
}

extension Tree {
  /// The word or number as written, cut after 40 characters; an ellipsis for lists and sections.
  fileprivate var writtenScalar: String {
    switch content {
    case .scalar(let text, _): String(text.prefix(40))
    case .list, .map: "…"
    }
  }
}
