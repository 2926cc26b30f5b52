/// The range of a number.
struct Bounds: Hashable, Sendable {
  /// The lower bound.
  let lower: Double
  /// The upper bound, which is allowed.
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

  /// Formats a power of ten from a million on with an exponent.
  private static func brief(_ value: Double) -> String {
    let text = shortest(value)
    let zeros = text.reversed().prefix { $0 == "0" }.count
    let head = text.dropLast(zeros)
    return zeros >= 6 && (head == "1" || head == "-1") ? "\(head)e\(zeros)" : text
  }
}

/// A word that a key takes, perhaps with numbers after it: `plain`, `normal 1.0`, `orbit 1 2 3`.
struct Word: Sendable {
  /// The numbers that follow the name.
  enum Argument: Sendable {
    case none
    /// One number; `standard` is its default, nil if it must be written.
    case number(Bounds, standard: Double?)
    /// Whole numbers, as many as `count` allows; `standard` is the default for none, nil if they
    /// must be written.
    case wholes(ClosedRange<UInt64>, count: ClosedRange<Int>, standard: UInt64?)
  }

  let name: String
  let argument: Argument
  /// The argument's notation in help: `S`, `[N]`.
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

  /// The allowed numbers after the word: `` `N`: a whole number from 1 to 64 ``; nil for none.
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

  /// The word with its argument's notation: `normal S`.
  var usage: String { placeholder.isEmpty ? name : name + " " + placeholder }
}

/// The allowed values of a key. The decoder, the schema and the reference page all use it.
indirect enum Shape: Sendable {
  /// A line of text of at most `limit` characters.
  case text(limit: Int)
  /// A whole number.
  case whole(ClosedRange<UInt64>)
  /// A number within bounds.
  case number(Bounds)
  /// One of these words.
  case words([Word])
  /// `true` or `false`.
  case truth
  /// Text with a syntax of its own: a regular expression for the schema (the decoder has a parser),
  /// and a description.
  case pattern(String, String)
  /// A list of items, their number, and a description.
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
  /// The default value as text.
  let standardText: String?
  /// A description of the default, where no single value can express it.
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

/// A group of keys.
struct Section: Sendable {
  /// The purpose of the group.
  let meaning: String
  let keys: [KeyEntry]

  /// The names of the keys that people write.
  var offered: [String] { keys.filter { !$0.isOfRecipes }.map(\.name) }

  func key(_ name: String) -> KeyEntry? { keys.first { $0.name == name } }
}
