/// The range of a number.
struct Bounds: Hashable, Sendable {
  /// The least value.
  let lower: Double
  /// The greatest value.
  let upper: Double
  /// Whether the least value itself is out.
  let isAbove: Bool

  /// From `lower` to `upper`, both in.
  static func from(_ lower: Double, to upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper, isAbove: false)
  }

  /// More than `lower`, up to and with `upper`.
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

  /// A million and more, where it is a power of ten, with an exponent.
  private static func brief(_ value: Double) -> String {
    let text = shortest(value)
    let zeros = text.reversed().prefix { $0 == "0" }.count
    let head = text.dropLast(zeros)
    return zeros >= 6 && (head == "1" || head == "-1") ? "\(head)e\(zeros)" : text
  }
}

/// A word that a key takes, perhaps with numbers after it: `plain`, `normal 1.0`, `orbit 1 2 3`.
struct Word: Sendable {
  /// What follows the name.
  enum Argument: Sendable {
    case none
    /// One number; `standard` is meant where it is left out, unless that is nil.
    case number(Bounds, standard: Double?)
    /// Whole numbers, so many of them; `standard` is meant where there is none, unless that is nil.
    case wholes(ClosedRange<UInt64>, count: ClosedRange<Int>, standard: UInt64?)
  }

  let name: String
  let argument: Argument
  /// How the argument is written in help: `S`, `[N]`.
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

  /// What the numbers after the word may be: `` `N`: a whole number from 1 to 64 ``; nil for none.
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

  /// `normal S`.
  var usage: String { placeholder.isEmpty ? name : name + " " + placeholder }
}

/// What a key of a preset may hold. The decoder, the schema and the reference page all read this.
indirect enum Shape: Sendable {
  /// A line of text of so many characters at most.
  case text(limit: Int)
  /// A whole number.
  case whole(ClosedRange<UInt64>)
  /// A number.
  case number(Bounds)
  /// One of these words.
  case words([Word])
  /// `true` or `false`.
  case truth
  /// Text of a form of its own: a regular expression for the schema (the decoder has a parser),
  /// and how to describe it.
  case pattern(String, String)
  /// A list of so many items, and how to describe it.
  case list(Shape, ClosedRange<Int>, String)
  /// A section with keys.
  case section(Section)
  /// Any of these.
  case either([Shape])

  /// What to write, to finish "expected …".
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

  /// This, or what it may be.
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
  /// What is meant when the key is left out, in YAML: decoded like anything else.
  let standard: Tree?
  /// The same as text.
  let standardText: String?
  /// What the default is where no one value can say it.
  let standardNote: String?
  let isRequired: Bool
  /// Whether recipes alone write it: messages do not offer it.
  let isOfRecipes: Bool
  let meaning: String
  /// What to write, to finish "expected …".
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
  /// What the group is for.
  let meaning: String
  let keys: [KeyEntry]

  /// The keys that people write.
  var offered: [String] { keys.filter { !$0.isOfRecipes }.map(\.name) }

  func key(_ name: String) -> KeyEntry? { keys.first { $0.name == name } }
}
