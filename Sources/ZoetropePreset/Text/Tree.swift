/// A YAML value with its place: the input of the decoder.
///
/// Unlike the nodes of Yams it has no types: the key that holds `7` decides if it is a number.
struct Tree: Hashable, Sendable {
  /// The content of a value.
  indirect enum Content: Hashable, Sendable {
    /// A word or number, plain or quoted; a block counts as quoted.
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

  /// True if this is one word or number.
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
