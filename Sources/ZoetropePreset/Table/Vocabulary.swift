/// A word of presets and the value that it means, each convertible to the other.
struct Term<Value: Equatable & Sendable>: Sendable {
  let word: Word
  fileprivate let value: @Sendable (Phrase) -> Value
  fileprivate let text: @Sendable (Value) -> String?

  /// Creates a word that takes no number.
  init(_ name: String, _ value: Value, _ meaning: String) {
    word = Word(name, meaning)
    self.value = { _ in value }
    text = { $0 == value ? name : nil }
  }

  /// Creates a word with a number after it.
  ///
  /// - Parameters:
  ///   - standard: the default number; nil if a number must be written.
  ///   - value: returns the value that the word means with a number.
  ///   - number: returns the number with which the word means a value; nil for values of other
  ///     words.
  init(
    _ name: String, _ bounds: Bounds, standard: Double?, as placeholder: String, _ meaning: String,
    value: @escaping @Sendable (Double) -> Value, number: @escaping @Sendable (Value) -> Double?
  ) {
    word = Word(name, .number(bounds, standard: standard), as: placeholder, meaning)
    self.value = { value($0.number ?? 0) }
    text = { number($0).map { "\(name) \(shortest($0))" } }
  }

  /// Creates a word with a whole number after it.
  ///
  /// - Parameters:
  ///   - standard: the default number; nil if a number must be written.
  ///   - value: returns the value that the word means with a number.
  ///   - number: returns the number with which the word means a value; nil for values of other
  ///     words.
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

  /// Returns the value that `phrase` means; nil if its word is not in this vocabulary.
  func value(of phrase: Phrase) -> Value? {
    terms.first { $0.word.name == phrase.name }?.value(phrase)
  }

  /// Returns the word for `value`, with its number; nil for values that are not written as words.
  func text(of value: Value) -> String? { terms.lazy.compactMap { $0.text(value) }.first }
}

extension Vocabulary where Value: CaseIterable & RawRepresentable<String> {
  /// Creates a word for each case of an enumeration: its raw value, with the text that `meaning`
  /// returns for it.
  init(meaning: (Value) -> String) {
    self.init(Value.allCases.map { Term($0.rawValue, $0, meaning($0)) })
  }
}
