internal import ZoetropeKit
internal import ZoetropePicture
internal import ZoetropePreset
internal import ZoetropeRender
internal import ZoetropeVideo

/// The message and the exit status with which a program reports an error and exits.
public struct Failure: Hashable, Sendable {
  /// The message; one line per fault.
  public let message: String
  /// The exit status: 1 failed, 2 bad input, 3 would overwrite, 64 bad usage, 130 interrupted.
  public let status: Int32
  /// True if the message is not to be printed: the error is that the reader of a pipe has closed
  /// the pipe.
  public let isQuiet: Bool

  /// Creates the message and the exit status for `error`.
  public init(_ error: any Error) {
    switch error {
    case let error as PresetError: self.init(error.description, 2)
    case let error as JobError:
      self.init(
        ([error.description] + [error.advice?.words].compactMap(\.self)).joined(separator: " "),
        Self.status(of: error.code))
    case let error as VideoError:
      // The user named the file, so one of a wrong format is bad input.
      self.init(
        error.description, error.code == .format ? 2 : 1, isQuiet: error.code == .closedPipe)
    case let error as PictureError:
      self.init(error.description, error.code == .input ? 2 : 1)
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

  /// Returns the failure with the preset's name before each line that begins with an option, such
  /// as `--set zoom=0`. Such lines do not name a file.
  ///
  /// - Parameter preset: the preset as the user named it.
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

extension JobError.Advice {
  /// The advice as a sentence that names options of the command line.
  package var words: String {
    switch self {
    case .fewerThreads(orForEncoding: false): "Use fewer --threads."
    case .fewerThreads(orForEncoding: true): "Use fewer --threads or --encoder-threads."
    case .fewerThreadsOrSmallerSize:
      "Use fewer --threads or a smaller --size, or raise the limit."
    case .narrowerPage: "Use fewer --columns or a smaller --width."
    case .smallerFilm: "Use a smaller --size; 'still' and 'frames' take little."
    case .smallerFrames:
      "Use a smaller --size; 'frames' takes little when it writes files: -o FOLDER."
    case .smallerPicture: "Use a smaller --size; 'still' takes little."
    case .pictureSheet: "Use -o NAME.png; a sheet that does not move takes little."
    case .filmOfSize(let size): "Use --size \(size); 'frames' and 'still' take any size."
    case .replaceFile: "Add -y to replace it, or name another file."
    case .deleteFrames: "Add -y to delete exactly those, or name another folder."
    case .replaceFrames: "Add -y to replace exactly those, or name another folder."
    case .sendFramesOn(let rate):
      "Send the frames on: zoetrope frames … -o - | gifski --fps \(Wording.decimal(rate)) -o loop.gif -"
    }
  }
}
