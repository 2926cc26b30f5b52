internal import CPPN
internal import Foundation
public import ZoetropeKit
internal import ZoetropePreset

/// A commented preset to start from, drawn from a seed.
///
/// The text depends only on the kind and the seed. The seed alone determines the kind, if none is
/// chosen.
public struct Starter: Hashable, Sendable {
  /// The number of drafts of which the first healthy one is taken.
  public static let draws = 60

  /// The seed from which the preset was drawn.
  public let seed: UInt64
  /// The kind of the preset.
  public let kind: StarterKind
  /// The preset, as YAML with comments.
  public let text: String

  /// Draws drafts in a fixed order and takes the first healthy one.
  ///
  /// - Parameter kind: the kind of the preset; nil for the one that the seed determines.
  /// - Throws: `JobError` if none of ``draws`` drafts is healthy; `CancellationError` soon after the
  ///   task is cancelled.
  public init(_ kind: StarterKind?, seed: UInt64) throws {
    let kind = kind ?? Self.kind(of: seed)
    for draw in 0..<Self.draws {
      try Task.checkCancellation()
      let draft = StarterDraft(kind, seed: seed, draw: draw)
      guard try draft.isHealthy else { continue }
      (self.seed, self.kind, text) = (seed, kind, draft.text)
      return
    }
    throw JobError(
      .failed,
      "None of \(Self.draws) presets drawn from seed \(seed) is healthy: try another --seed.")
  }

  /// Reads a seed as a person writes it.
  ///
  /// - Throws: `JobError` if `text` is not a whole number from 0 to 18446744073709551615.
  public static func seed(_ text: String) throws(JobError) -> UInt64 {
    guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let seed = UInt64(text) else {
      throw JobError(
        .input,
        "--seed '\(printable(text))': expected a whole number from 0 to \(UInt64.max), such as 4711."
      )
    }
    return seed
  }

  /// Returns the command that draws the same preset again.
  public var command: String { "zoetrope new --kind \(kind.rawValue) --seed \(seed)" }

  /// Returns the kind that a seed determines. Seeds that follow one another have different kinds,
  /// and each eight of them, from a multiple of 8, all kinds.
  package static func kind(of seed: UInt64) -> StarterKind {
    let kinds = StarterKind.allCases
    let count = UInt64(kinds.count)
    let start = StarterDraft.place(of: seed / count).bits % count
    return kinds[Int((seed % count * 3 + start) % count)]
  }
}

extension Starter {
  /// Checks before anything is drawn that a preset can be written to `path`.
  ///
  /// - Throws: `JobError` if the name does not end in .yaml, the file exists, or the folder cannot
  ///   be written to.
  public static func check(_ path: String) throws(JobError) {
    do throws(JobError) {
      try PickJob.checkSuffix(path)
      try OutputFile(path, replace: false).prepare().abandon()
    } catch {
      throw existing(path, error)
    }
  }

  /// Writes the preset. An existing file is never replaced.
  ///
  /// - Parameters:
  ///   - path: a file ending in .yaml; nil for a free name in the working folder, `KIND-SEED.yaml`
  ///     or, where that exists, `KIND-SEED-2.yaml` and so on.
  ///   - observe: called with warnings about the file that was written.
  /// - Returns: the path.
  /// - Throws: `JobError` if the file exists or cannot be written.
  public func write(to path: String?, observe: JobObserver = { _ in }) throws -> String {
    let stem = "\(kind.rawValue)-\(seed)"
    var number = 1
    while true {
      let name = path ?? (number == 1 ? "\(stem).yaml" : "\(stem)-\(number).yaml")
      do {
        return try PickJob.write(text, to: OutputFile(name, replace: false), observe)
      } catch let error as JobError {
        guard path == nil, error.code == .wouldOverwrite, number < 1000 else {
          throw Self.existing(name, error)
        }
        number += 1
      }
    }
  }

  /// Returns `error`; if it says that the file exists, with advice that fits a command that never
  /// replaces a file.
  private static func existing(_ path: String, _ error: JobError) -> JobError {
    guard error.code == .wouldOverwrite else { return error }
    return JobError(
      .wouldOverwrite,
      "'\(path)' exists already, and no preset is overwritten: name another file, or none.")
  }
}
