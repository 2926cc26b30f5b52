/// A YAML value and where it was written: what the decoder walks.
///
/// Unlike Yams' nodes these know nothing of types: whether `7` is a number is for the key that
/// holds it to say.
struct Tree: Hashable, Sendable {
  /// What was written.
  indirect enum Content: Hashable, Sendable {
    /// One word or number; in quotes or a block, or plain.
    case scalar(String, quoted: Bool)
    /// `[a, b]`, or lines with dashes.
    case list([Tree])
    /// `{a: b}`, or lines with keys.
    case map([Entry])
  }

  /// A key and its value.
  struct Entry: Hashable, Sendable {
    var key: String
    var keyPlace: SourcePlace
    var value: Tree
  }

  /// How deep lists and sections may lie inside each other.
  static let deepest = 32

  var content: Content
  var place: SourcePlace

  /// Whether nothing was written: `key:` and the end of the line.
  var isNull: Bool { content == .scalar("", quoted: false) }

  /// Whether this is one word or number.
  var isScalar: Bool { if case .scalar = content { true } else { false } }

  /// What this is, for a fault: `a list`.
  var kind: String {
    switch content {
    case .scalar(let text, _): isNull ? "no value" : quotedForFault(text)
    case .list: "a list"
    case .map: "a section with keys"
    }
  }

  private func quotedForFault(_ text: String) -> String { quoted(text) }
}
