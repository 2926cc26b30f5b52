/// A word of presets and the value that it stands for: its spelling, its numbers, its meaning, and how it
/// is read and written.
struct Term<Value: Equatable & Sendable>: Sendable {
  let word: Word
  fileprivate let value: @Sendable (Phrase) -> Value
  fileprivate let text: @Sendable (Value) -> String?

  /// A word that takes no number.
  init(_ name: String, _ value: Value, _ meaning: String) {
    word = Word(name, meaning)
    self.value = { _ in value }
    text = { $0 == value ? name : nil }
  }

  /// A word with a number after it.
  ///
  /// - Parameters:
  ///   - standard: what is meant where the number is left out; nil where it may not be.
  ///   - value: the value that the word stands for with a number.
  ///   - number: the number of such a value; nil for values of other words.
  init(
    _ name: String, _ bounds: Bounds, standard: Double?, as placeholder: String, _ meaning: String,
    value: @escaping @Sendable (Double) -> Value, number: @escaping @Sendable (Value) -> Double?
  ) {
    word = Word(name, .number(bounds, standard: standard), as: placeholder, meaning)
    self.value = { value($0.number ?? 0) }
    text = { number($0).map { "\(name) \(shortest($0))" } }
  }

  /// A word with a whole number after it; the parameters are those of a word with a number.
  init(
    _ name: String, _ range: ClosedRange<UInt64>, standard: UInt64?, as placeholder: String,
    _ meaning: String, value: @escaping @Sendable (Int) -> Value,
    number: @escaping @Sendable (Value) -> Int?
  ) {
    word = Word(name, .wholes(range, count: 1...1, standard: standard), as: placeholder, meaning)
    self.value = { value(Int(clamping: $0.wholes.first ?? 0)) }
    text = { number($0).map { "\(name) \($0)" } }
  }
}

/// The words for the values of a type.
struct Vocabulary<Value: Equatable & Sendable>: Sendable {
  let terms: [Term<Value>]

  init(_ terms: [Term<Value>]) { self.terms = terms }

  /// The words, in the order of the reference page.
  var words: [Word] { terms.map(\.word) }

  /// The value that was written; nil for words of other vocabularies.
  func value(of phrase: Phrase) -> Value? {
    terms.first { $0.word.name == phrase.name }?.value(phrase)
  }

  /// The word for `value`, with its number; nil for values that are not written as words.
  func text(of value: Value) -> String? { terms.lazy.compactMap { $0.text(value) }.first }
}

extension Vocabulary where Value: CaseIterable & RawRepresentable<String> {
  /// The names of an enumeration's cases; the compiler sees to it that each has a meaning.
  init(meaning: (Value) -> String) {
    self.init(Value.allCases.map { Term($0.rawValue, $0, meaning($0)) })
  }
}
