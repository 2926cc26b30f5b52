internal import Foundation
internal import Synchronization

/// What is worth waiting for when the program is asked to end: work that is being saved.
public enum Saving {
  private struct Counts: Sendable {
    /// Films that can be ended so that they play.
    var films = 0
    /// Finished files that are about to have their names.
    var finished = 0
    var named = 0
  }

  private static let counts = Mutex(Counts())

  /// Whether ending now would lose what can be saved.
  public static var isUnderWay: Bool { counts.withLock { $0.films + $0.finished > 0 } }

  /// How many files have got their names.
  public static var namedFiles: Int { counts.withLock { $0.named } }

  /// A film while it can be ended so that it plays; over when this is let go.
  package final class Film: Sendable {
    private let isPlayable = Mutex(false)

    package init() {}

    /// Says that it holds a frame.
    package func begin() {
      let isNew = isPlayable.withLock { isPlayable in
        defer { isPlayable = true }
        return !isPlayable
      }
      if isNew { counts.withLock { $0.films += 1 } }
    }

    deinit {
      if isPlayable.withLock({ $0 }) { counts.withLock { $0.films -= 1 } }
    }
  }

  /// Brings a finished file under its name with `body`.
  package static func naming<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    counts.withLock { $0.finished += 1 }
    defer { counts.withLock { $0.finished -= 1 } }
    let value = try body()
    counts.withLock { $0.named += 1 }
    return value
  }

  /// Waits until no finished file is without its name, but not for longer than a slow disk may take.
  package static func settle() {
    for _ in 0..<80 where counts.withLock({ $0.finished > 0 }) { usleep(10_000) }
  }
}
