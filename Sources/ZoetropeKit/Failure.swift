internal import ZoetropePreset
internal import ZoetropeRender
internal import ZoetropeVideo

/// An error of a job as a program ends with it: what to say, and the exit status.
public struct Failure: Hashable, Sendable {
  /// What to say; one line per fault.
  public let message: String
  /// 1 failed, 2 bad input, 3 would overwrite, 64 bad usage, 130 interrupted.
  public let status: Int32
  /// Whether to end without a word: the reader of a pipe went away, which it knows itself.
  public let isQuiet: Bool

  /// Sorts `error`.
  public init(_ error: any Error) {
    switch error {
    case let error as PresetError: self.init(error.description, 2)
    case let error as JobError: self.init(error.description, Self.status(of: error.code))
    case let error as VideoError:
      // A file that is not what it should be was named by the user.
      self.init(
        error.description, error.code == .format ? 2 : 1, isQuiet: error.code == .closedPipe)
    case let error as MeasuringError: self.init("center: \(error.description).", 2)
    case is CancellationError: self.init("Interrupted; nothing was written.", 130)
    default: self.init("\(error)", 1)
    }
  }

  private init(_ message: String, _ status: Int32, isQuiet: Bool = false) {
    self.message = message
    self.status = status
    self.isQuiet = isQuiet
  }

  /// The same with the preset named in every line that begins with what was typed, such as
  /// `--set zoom=0`, and so names no file.
  ///
  /// - Parameter preset: what the user called it.
  public func naming(_ preset: String) -> Failure {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasPrefix("--") ? "\(printable(preset)): \($0)" : String($0)
    }
    return Failure(lines.joined(separator: "\n"), status, isQuiet: isQuiet)
  }

  private static func status(of code: JobError.Code) -> Int32 {
    switch code {
    case .input: 2
    case .wouldOverwrite: 3
    case .usage: 64
    default: 1
    }
  }
}
