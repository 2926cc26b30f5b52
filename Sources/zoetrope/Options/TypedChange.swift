internal import ArgumentParser
internal import Synchronization
internal import ZoetropeKit

/// An option of the command line that changes a preset.
struct TypedChange: Sendable {
  /// The number of changes that were parsed so far.
  private static let count = Atomic(0)

  /// The option, such as `--fps`.
  let option: String
  /// The key that the option sets; nil for `--set`, whose value names the key.
  let key: String?
  let value: String
  /// The position among all changes: the parser reads options in the order in which they were
  /// typed, but returns them option by option.
  let order: Int

  /// The text that the user typed, for messages.
  var origin: String { "\(option) \(value)" }

  /// Returns a parser that turns a value of `option` into a change of `key`.
  static func parsing(_ option: String, of key: String? = nil) -> @Sendable (String) -> TypedChange
  {
    { value in
      let order = count.add(1, ordering: .relaxed).newValue
      return TypedChange(option: option, key: key, value: value, order: order)
    }
  }

  /// Returns the key and its new value.
  ///
  /// - Throws: `JobError` when a `--set` has no `=`.
  func setting() throws(JobError) -> (key: String, value: String) {
    if let key { return (key, value) }
    let pair = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    // A value may have spaces before it, so allow them around the key too: zoom = 2.
    let path = pair[0].drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    guard pair.count == 2, !path.isEmpty else {
      // Presets have a colon there, so it is a likely mistake.
      let parts = value.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
      let example =
        pair.count == 1 && parts.count == 2 ? "\(parts[0])=\(parts[1])" : "film.fps=60"
      throw JobError(.usage, "\(origin): a change is written KEY=VALUE, such as --set \(example).")
    }
    return (String(path), String(pair[1]))
  }
}

/// All changes of a command line, for the presets that it names.
struct TypedChanges: Sendable {
  private let changes: [TypedChange]

  /// Sorts changes into the order in which they were typed.
  ///
  /// - Throws: `JobError` when a `--set` has no `=`, before any preset is read.
  init(_ changes: [TypedChange]) throws(JobError) {
    self.changes = changes.sorted { $0.order < $1.order }
    for change in self.changes { _ = try change.setting() }
  }

  /// Finds a preset and applies the changes.
  ///
  /// - Throws: `JobError` when there is no such preset.
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
