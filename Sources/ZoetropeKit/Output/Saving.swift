internal import Foundation
internal import Synchronization

/// Work that is being saved, for which a program that is told to end should wait.
public enum Saving {
  private struct Counts: Sendable {
    /// Films of which frames are in the encoder.
    var begun = 0
    /// Films that can be ended so that they play: frames have come out of the encoder.
    var films = 0
    /// Finished files that are about to have their names.
    var finished = 0
    var named = 0
  }

  private static let counts = Mutex(Counts())

  /// True when ending now would lose what can be saved.
  public static var isUnderWay: Bool { counts.withLock { $0.films + $0.finished > 0 } }

  /// True when there is a film that may become one that plays, if the encoder is given a moment.
  public static var hasBegun: Bool { counts.withLock { $0.begun > 0 } }

  /// The number of files that have got their names.
  public static var namedFiles: Int { counts.withLock { $0.named } }

  /// A film while it can be ended so that it plays; over when this is let go.
  package final class PendingFilm: Sendable {
    private enum Stage: Sendable {
      case empty, begun, playable
    }

    private let stage = Mutex(Stage.empty)

    package init() {}

    /// Says that frames were handed to the encoder, and whether some have come out.
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

    /// Says that the film has its name, or was given up.
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
