/// A range of numbers.
struct Bounds: Hashable, Sendable {
  /// The lower bound.
  let lower: Double
  /// The upper bound, which is included.
  let upper: Double
  /// True if the lower bound is excluded.
  let isAbove: Bool

  /// Creates a range from `lower` to `upper`, both included.
  static func from(_ lower: Double, to upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper, isAbove: false)
  }

  /// Creates a range above `lower`, up to and including `upper`.
  static func above(_ lower: Double, to upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper, isAbove: true)
  }

  func contains(_ value: Double) -> Bool {
    (isAbove ? value > lower : value >= lower) && value <= upper
  }

  var text: String {
    isAbove
      ? "above \(Self.brief(lower)), up to \(Self.brief(upper))"
      : "from \(Self.brief(lower)) to \(Self.brief(upper))"
  }

  /// Returns `value` as text; powers of ten from a million on have an exponent, such as `1e6`.
  private static func brief(_ value: Double) -> String {
    let text = shortest(value)
    let zeros = text.reversed().prefix { $0 == "0" }.count
    let head = text.dropLast(zeros)
    return zeros >= 6 && (head == "1" || head == "-1") ? "\(head)e\(zeros)" : text
  }
}

/// A word that a key allows, perhaps with numbers after it: `plain`, `normal 1.0`, `orbit 1 2 3`.
struct Word: Sendable {
  /// The numbers that follow the name.
  enum Argument: Sendable {
    case none
    /// One number; `standard` is its default, nil if a number must be written.
    case number(Bounds, standard: Double?)
    /// Whole numbers, as many as `count` allows; `standard` is the default, nil if numbers must be
    /// written.
    case wholes(ClosedRange<UInt64>, count: ClosedRange<Int>, standard: UInt64?)
  }

  let name: String
  let argument: Argument
  /// The notation of the numbers in messages and on the reference page: `S`, `[N]`.
  let placeholder: String
  let meaning: String

  init(
    _ name: String, _ argument: Argument = .none, as placeholder: String = "", _ meaning: String
  ) {
    self.name = name
    self.argument = argument
    self.placeholder = placeholder
    self.meaning = meaning
  }

  init(_ name: String, _ meaning: String) { self.init(name, .none, meaning) }

  /// A description of the allowed numbers, such as `` `N`: a whole number from 1 to 64 ``; nil if
  /// the word takes none.
  var range: String? {
    let name = placeholder.filter { $0 != "[" && $0 != "]" }
    switch argument {
    case .none: return nil
    case .number(let bounds, _): return "`\(name)`: a number \(bounds.text)"
    case .wholes(let range, let count, _):
      let bounds = "from \(range.lowerBound) to \(range.upperBound)"
      return count.upperBound == 1
        ? "`\(name)`: a whole number \(bounds)"
        : "`\(name)`: \(count.lowerBound) to \(count.upperBound) whole numbers \(bounds)"
    }
  }

  /// The word with its placeholder: `normal S`.
  var usage: String { placeholder.isEmpty ? name : name + " " + placeholder }
}

/// A description of the values that a key allows, for the decoder, the schema and the reference
/// page.
indirect enum Shape: Sendable {
  /// A line of text of at most `limit` Unicode scalars.
  case text(limit: Int)
  /// A whole number within a range.
  case whole(ClosedRange<UInt64>)
  /// A number within bounds.
  case number(Bounds)
  /// One of these words.
  case words([Word])
  /// `true` or `false`.
  case truth
  /// Text with a syntax of its own: a regular expression for the schema and a description for
  /// messages. The decoder does not use the expression.
  case pattern(String, String)
  /// A list: the shape of its items, the range of their number, and a description for messages.
  case list(Shape, ClosedRange<Int>, String)
  /// A section with keys.
  case section(Section)
  /// Any of several shapes.
  case either([Shape])

  /// The text after "expected" in messages.
  var expected: String {
    switch self {
    case .text(let limit): "a line of text, up to \(limit) characters"
    case .whole(let range) where range.lowerBound == range.upperBound: "\(range.lowerBound)"
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let bounds): "a number " + bounds.text
    case .words(let words): alternatives(words.map(\.usage))
    case .truth: "true or false"
    case .pattern(_, let description): description
    case .list(_, _, let description): description
    case .section(let section): "a section with " + listed(section.offered, "and")
    case .either(let shapes): shapes.map(\.expected).joined(separator: ", or ")
    }
  }

  /// The alternatives of `either`, or this shape alone.
  var choices: [Shape] {
    if case .either(let shapes) = self { shapes.flatMap(\.choices) } else { [self] }
  }

  var text: Int? {
    choices.lazy.compactMap { if case .text(let limit) = $0 { limit } else { nil } }.first
  }
  var whole: ClosedRange<UInt64>? {
    choices.lazy.compactMap { if case .whole(let range) = $0 { range } else { nil } }.first
  }
  var number: Bounds? {
    choices.lazy.compactMap { if case .number(let bounds) = $0 { bounds } else { nil } }.first
  }
  var words: [Word]? {
    choices.lazy.compactMap { if case .words(let words) = $0 { words } else { nil } }.first
  }
  var list: (item: Shape, count: ClosedRange<Int>)? {
    choices.lazy.compactMap {
      if case .list(let item, let count, _) = $0 { (item, count) } else { nil }
    }.first
  }
  var section: Section? {
    choices.lazy.compactMap { if case .section(let section) = $0 { section } else { nil } }.first
  }
}

/// A key of a preset.
struct KeyEntry: Sendable {
  let name: String
  let shape: Shape
  /// The default, as parsed YAML that is decoded like a written value; nil if there is none.
  let standard: Tree?
  /// The default as the text of a preset; nil if there is none.
  let standardText: String?
  /// A note on the default, if it depends on other keys or there is none.
  let standardNote: String?
  let isRequired: Bool
  /// True if only recipes contain the key, so that messages do not offer it.
  let isOfRecipes: Bool
  let meaning: String
  /// The text after "expected" in messages.
  let expected: String

  init(
    _ name: String, _ shape: Shape, standard: String? = nil, note: String? = nil,
    isRequired: Bool = false, isOfRecipes: Bool = false, expected: String? = nil, _ meaning: String
  ) {
    self.name = name
    self.shape = shape
    standardText = standard
    self.standard = standard.flatMap { Tree(standard: $0) }
    standardNote = note
    self.isRequired = isRequired
    self.isOfRecipes = isOfRecipes
    self.meaning = meaning
    self.expected = expected ?? shape.expected
  }
}

/// A section of a preset: a group of keys.
struct Section: Sendable {
  /// The purpose of the section.
  let meaning: String
  let keys: [KeyEntry]

  /// The names of the keys that messages offer: all except those that only recipes contain.
  var offered: [String] { keys.filter { !$0.isOfRecipes }.map(\.name) }

  func key(_ name: String) -> KeyEntry? { keys.first { $0.name == name } }
}
