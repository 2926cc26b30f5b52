internal import Foundation
internal import Synchronization

/// Counts the films and files that are being saved. A program should wait for them before it exits
/// on a signal.
public enum Saving {
  private struct Counts: Sendable {
    /// The number of unfinished films whose encoder has received frames.
    var begun = 0
    /// The number of unfinished films that play if they are ended now, because frames have come out
    /// of the encoder.
    var films = 0
    /// The number of finished files that are about to get their names.
    var finished = 0
    var named = 0
  }

  private static let counts = Mutex(Counts())

  /// True while there are unfinished films that can be ended so that they play, or finished files
  /// that do not have their names yet. They would be lost if the program exited.
  public static var isUnderWay: Bool { counts.withLock { $0.films + $0.finished > 0 } }

  /// True if an unfinished film's encoder has received frames, so that the film may become
  /// playable.
  public static var hasBegun: Bool { counts.withLock { $0.begun > 0 } }

  /// The number of files that got their names in this process.
  public static var namedFiles: Int { counts.withLock { $0.named } }

  /// A film that is being written. From the first call of `advance` until `end` is called or this
  /// object is released, it is one of the files that a program waits for before it exits.
  package final class PendingFilm: Sendable {
    private enum Stage: Sendable {
      case empty, begun, playable
    }

    private let stage = Mutex(Stage.empty)

    package init() {}

    /// Records that the encoder has received frames and, if `isPlayable` is true, that some have
    /// come out of it.
    package func advance(isPlayable: Bool) {
      let (before, after) = stage.withLock { stage in
        let before = stage
        if isPlayable { stage = .playable } else if stage == .empty { stage = .begun }
        return (before, stage)
      }
      guard before != after else { return }
      counts.withLock { counts in
        if before == .empty { counts.begun += 1 }
        if after == .playable { counts.films += 1 }
      }
    }

    deinit { end() }

    /// Records that the film has its name, or was abandoned.
    package func end() {
      let stage = stage.withLock { stage in
        defer { stage = .empty }
        return stage
      }
      guard stage != .empty else { return }
      counts.withLock { counts in
        counts.begun -= 1
        if stage == .playable { counts.films -= 1 }
      }
    }
  }

  /// Runs `body`, which gives a finished file its name, and counts the file meanwhile.
  ///
  /// - Throws: the errors of `body`.
  package static func naming<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    counts.withLock { $0.finished += 1 }
    defer { counts.withLock { $0.finished -= 1 } }
    let value = try body()
    counts.withLock { $0.named += 1 }
    return value
  }

  /// Waits until every finished file has its name, but at most for 0.8 s.
  package static func settle() {
    for _ in 0..<80 where counts.withLock({ $0.finished > 0 }) { usleep(10_000) }
  }
}
