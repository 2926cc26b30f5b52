internal import ArgumentParser
internal import Synchronization
internal import ZoetropeKit

/// An option of the command line that changes a preset, with its value.
struct TypedChange: Sendable {
  /// The number of changes that have been parsed so far.
  private static let count = Atomic(0)

  /// The option, such as `--fps`.
  let option: String
  /// The key that the option sets; nil for `--set`, whose value names the key.
  let key: String?
  let value: String
  /// The change's position among all changes of the command line. It is recorded because the parser
  /// returns changes option by option, not in the order in which they were typed.
  let order: Int

  /// The text that the user typed, for messages.
  var origin: String { "\(option) \(value)" }

  /// Returns a parser that converts a value of `option` to a change of `key`. `key` is nil for
  /// `--set`.
  static func parsing(_ option: String, of key: String? = nil) -> @Sendable (String) -> TypedChange
  {
    { value in
      let order = count.add(1, ordering: .relaxed).newValue
      return TypedChange(option: option, key: key, value: value, order: order)
    }
  }

  /// Returns the key and its new value.
  ///
  /// - Throws: `JobError` if the option is `--set` and its value is not of the form `KEY=VALUE`.
  func setting() throws(JobError) -> (key: String, value: String) {
    if let key { return (key, value) }
    let pair = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    // Spaces before a value are allowed, so allow them around the key too, as in zoom = 2.
    let path = pair[0].drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    guard pair.count == 2, !path.isEmpty else {
      // A colon instead of `=` is a likely mistake, because presets have one after each key.
      let parts = value.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
      let example =
        pair.count == 1 && parts.count == 2 ? "\(parts[0])=\(parts[1])" : "film.fps=60"
      throw JobError(.usage, "\(origin): a change is written KEY=VALUE, such as --set \(example).")
    }
    return (String(path), String(pair[1]))
  }
}

/// All changes of a command line. They apply to every preset that the command line names.
struct TypedChanges: Sendable {
  private let changes: [TypedChange]

  /// Sorts changes into the order in which they were typed.
  ///
  /// - Throws: `JobError` if a value of `--set` is not of the form `KEY=VALUE`.
  init(_ changes: [TypedChange]) throws(JobError) {
    self.changes = changes.sorted { $0.order < $1.order }
    for change in self.changes { _ = try change.setting() }
  }

  /// Returns the preset with the name or path `preset`, or from standard input if that is `-`, with
  /// the changes applied.
  ///
  /// - Throws: `JobError` if there is no such preset, or standard input has no usable text.
  func source(_ preset: String) throws(JobError) -> SceneSource {
    var source = try SceneSource(named: preset)
    for change in changes {
      // Unlike --set network.seed, --seed changes the seeds of keyframes too.
      if change.key == SceneSource.seedKey, let seed = UInt64(change.value) {
        source.reseed(seed, origin: change.origin)
      } else {
        let (key, value) = try change.setting()
        source.set(key, to: value, origin: change.origin)
      }
    }
    return source
  }
}
