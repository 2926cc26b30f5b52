import ZoetropeScene

/// The words and the section of the key `medium`.
extension KeyTable {
  static let media = Vocabulary<Medium.Kind> { $0.definition.meaning }

  static let medium = Section(
    meaning:
      "A medium and its numbers. `light`, `level` and `spacing` stand at the top of the preset, because "
      + "keyframes can change them.",
    keys: [KeyEntry("kind", .words(media.words), isRequired: true, "The medium.")] + numbers)

  /// The keys of all media's numbers. A number that several media have is one key: its range holds
  /// those of all of them, and its meaning has the range of each. The decoder checks a medium's own
  /// range.
  private static var numbers: [KeyEntry] {
    var names: [String] = []
    for kind in Medium.Kind.allCases {
      for number in kind.definition.numbers where !names.contains(number.name) {
        names.append(number.name)
      }
    }
    return names.map { name in
      let users = Medium.Kind.allCases.compactMap { kind in
        kind.definition.numbers.first { $0.name == name }.map { (kind, $0) }
      }
      let lower = users.map(\.1.range.lowerBound).min() ?? 0
      let upper = users.map(\.1.range.upperBound).max() ?? 0
      let meanings = users.map { kind, number in
        "`\(kind.rawValue)`, \(shortest(number.range.lowerBound)) to "
          + "\(shortest(number.range.upperBound)): " + number.meaning.prefix(1).lowercased()
          + number.meaning.dropFirst()
      }
      let notes = users.map { "\(shortest($1.standard)) of \($0.rawValue)" }
      return KeyEntry(
        name, .number(.from(lower, to: upper)), note: listed(notes, "and"),
        "Of " + meanings.joined(separator: " "))
    }
  }
}
