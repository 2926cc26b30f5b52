/// A YAML value with its place: the input of the decoder.
///
/// A scalar has no type: its key decides if `7` is a number or text.
struct Tree: Hashable, Sendable {
  /// The content of a value.
  indirect enum Content: Hashable, Sendable {
    /// A word, number or text. `quoted` is true for text in quotes and for block text after `|` or
    /// `>`.
    case scalar(String, quoted: Bool)
    /// A list: `[a, b]`, or lines with dashes.
    case list([Tree])
    /// A section: `{a: b}`, or lines with keys.
    case map([Entry])
  }

  /// A key and its value.
  struct Entry: Hashable, Sendable {
    var key: String
    var keyPlace: SourcePlace
    var value: Tree
  }

  /// The largest depth of nested lists and sections.
  static let deepest = 32

  var content: Content
  var place: SourcePlace

  /// True if nothing was written: `key:` and the end of the line.
  var isNull: Bool { content == .scalar("", quoted: false) }

  /// True if this is neither a list nor a section.
  var isScalar: Bool { if case .scalar = content { true } else { false } }

  /// A description of the value for messages: `a list`.
  var kind: String {
    switch content {
    case .scalar(let text, _): isNull ? "no value" : quotedForFault(text)
    case .list: "a list"
    case .map: "a section with keys"
    }
  }

  private func quotedForFault(_ text: String) -> String { quoted(text) }
}
