/// A word as written, with the numbers after it.
struct Phrase {
  let name: String
  var number: Double?
  var wholes: [UInt64] = []
}

extension Cursor {
  /// Reads a word that the shape allows, with its numbers; nil if the value is faulty.
  func phrase() -> Phrase? {
    let words = shape.words ?? []
    guard let (text, isQuoted) = scalar else {
      refuseKind(meant: meantPhrase)
      return nil
    }
    guard isQuoted || !text.isEmpty else {
      refuse("no value")
      return nil
    }
    // A word may contain a space: grey inverted.
    if let word = words.first(where: { $0.name == text }) { return phrase(word, [], text) }
    let parts = text.split(separator: " ").map(String.init)
    if let name = parts.first, let word = words.first(where: { $0.name == name }) {
      return phrase(word, Array(parts.dropFirst()), text)
    }
    let meant = log.isLong ? nil : separated(text) ?? WordHint.meant(by: text, among: words)
    refuse(unknown(text), meant: meant)
    return nil
  }

  /// Returns the word that was written in parts, such as `ease-in-out` for `ease in out`, or the
  /// list that was written without its commas or brackets; nil if `text` is neither.
  private func separated(_ text: String) -> String? {
    let names = (shape.words ?? []).map(\.name)
    if let same = Spelling.same(as: text, among: names) { return same }
    if let list = meantWords(text) { return list }
    // Inside a list, the only mistake may be missing commas or extra quotes.
    guard path.hasSuffix("]") else { return nil }
    var items: [[String]] = []
    for part in text.split(whereSeparator: { " ,;".contains($0) }).map(String.init) {
      if names.contains(part) {
        items.append([part])
      } else if items.isEmpty || PlainNumber(part) == nil {
        return nil
      } else {
        items[items.count - 1].append(part)
      }
    }
    let phrases = items.compactMap { item in
      shape.words?.first { $0.name == item[0] }.flatMap {
        WordHint.phrase($0, Array(item.dropFirst()))
      }
    }
    guard phrases.count == items.count, phrases.count > 1 else { return nil }
    return phrases.joined(separator: ", ")
  }

  private func unknown(_ text: String) -> String {
    let isNumber = PlainNumber(text) != nil
    return "\(quoted(text)) is not " + (isNumber ? "among the choices" : "known")
  }

  /// Returns the word with its numbers if only the separators between them are wrong, as in
  /// `orbit 1, 2, 3`; nil otherwise.
  private func tidied(_ word: Word, _ arguments: [String]) -> String? {
    let (name, numbers) = WordHint.parts(of: arguments.joined(separator: " "))
    return name.isEmpty && numbers != arguments ? WordHint.phrase(word, numbers) : nil
  }

  /// Returns the word with the first of the arguments that it allows; if there is none, with 1 or
  /// nothing after it. Nil if it does not allow these either.
  private func withOneNumber(_ word: Word, _ arguments: [String]) -> String? {
    // WordHint leaves out the mean of normal(0, 0.7).
    if let phrase = WordHint.phrase(word, arguments) { return phrase }
    let numbers = WordHint.parts(of: arguments.joined(separator: " ")).numbers
    let allowed = numbers.lazy.compactMap { WordHint.phrase(word, [$0]) }.first
    return allowed ?? WordHint.phrase(word, ["1"]) ?? WordHint.phrase(word, [])
  }

  private func phrase(_ word: Word, _ arguments: [String], _ text: String) -> Phrase? {
    switch word.argument {
    case .none:
      guard arguments.isEmpty else {
        refuse(
          "'\(word.name)' takes nothing after it, not \(quoted(text))",
          meant: log.isLong ? nil : separated(text) ?? word.name)
        return nil
      }
      return Phrase(name: word.name)
    case .number(let bounds, let standard):
      if arguments.isEmpty, let standard { return Phrase(name: word.name, number: standard) }
      let wanted = "\(word.usage), a number \(bounds.text)"
      guard arguments.count == 1 else {
        let meant = tidied(word, arguments) ?? withOneNumber(word, arguments)
        refuse(
          "\(quoted(text)) has \(arguments.isEmpty ? "no numbers" : counted(arguments.count, "number"))",
          expected: wanted,
          meant: meant)
        return nil
      }
      guard let number = PlainNumber(arguments[0]) else {
        let (problem, meant) = PlainNumber.complaint(about: arguments[0])
        refuse(problem, expected: wanted, meant: meant.map { "\(word.name) \($0)" })
        return nil
      }
      guard bounds.contains(number.value) else {
        refuse("\(quoted(text)) is out of range", expected: wanted)
        return nil
      }
      return Phrase(name: word.name, number: number.value)
    case .wholes(let range, let count, let standard):
      if arguments.isEmpty, let standard { return Phrase(name: word.name, wholes: [standard]) }
      let kind = "whole \(count.upperBound == 1 ? "number" : "numbers")"
      let article = count.upperBound == 1 ? "a " : ""
      let wanted =
        "\(word.usage), \(article)\(kind) from \(range.lowerBound) to \(range.upperBound)"
      guard count.contains(arguments.count) else {
        refuse(
          "\(quoted(text)) has \(arguments.isEmpty ? "no numbers" : counted(arguments.count, "number"))",
          expected: wanted,
          meant: tidied(word, arguments))
        return nil
      }
      if let meant = tidied(word, arguments) {
        refuse(
          "\(quoted(text)) has more than spaces between its numbers", expected: wanted,
          meant: meant)
        return nil
      }
      var wholes: [UInt64] = []
      for argument in arguments {
        guard let number = PlainNumber(argument) else {
          let (problem, meant) = PlainNumber.complaint(about: argument)
          refuse(problem, expected: wanted, meant: meant)
          return nil
        }
        guard number.isWhole else {
          refuse("\(quoted(argument)) is not a whole number", expected: wanted)
          return nil
        }
        guard let value = UInt64(argument), range.contains(value) else {
          refuse("\(quoted(argument)) is out of range", expected: wanted)
          return nil
        }
        wholes.append(value)
      }
      return Phrase(name: word.name, wholes: wholes)
    }
  }

  /// Reads a word and returns its value in `vocabulary`; nil if the word is faulty.
  func word<Value>(_ vocabulary: Vocabulary<Value>) -> Value? {
    phrase().flatMap { vocabulary.value(of: $0) }
  }

  /// Reads one word or a list of words and returns their values in `vocabulary`; nil if any is
  /// faulty.
  func wordsOrList<Value>(_ vocabulary: Vocabulary<Value>) -> [Value]? {
    guard isList else { return word(vocabulary).map { [$0] } }
    guard let items = items() else { return nil }
    let words = items.map { $0.word(vocabulary) }
    let known = words.compactMap(\.self)
    return known.count == words.count ? known : nil
  }
}
