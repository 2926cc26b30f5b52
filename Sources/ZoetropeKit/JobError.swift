public import ZoetropeFrame

/// An error that stops a job.
///
/// Faults of presets are thrown as `PresetError`, and errors of encoders and file writers as
/// `VideoError`.
public struct JobError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A kind of failure, which programs can distinguish; new kinds may be added.
  public struct Code: Hashable, Sendable {
    let name: String
    /// The request cannot be met, for example because the frame or the folder does not exist.
    public static let input = Code(name: "input")
    /// The output exists already, and replacing it was not allowed.
    public static let wouldOverwrite = Code(name: "wouldOverwrite")
    /// The request is wrong in itself, such as an output without a name or an unknown instruction
    /// set.
    public static let usage = Code(name: "usage")
    /// The job failed for a reason outside the request, such as missing permission, disk space or
    /// memory.
    public static let failed = Code(name: "failed")
  }

  /// The kind of failure.
  public let code: Code
  /// The message for people.
  public let description: String
  /// A step that helps; nil if `description` is enough.
  public let advice: Advice?

  /// A step that helps. Each program words it for its users, by naming its own options or buttons.
  public enum Advice: Hashable, Sendable {
    /// Paint with fewer threads or, if `orForEncoding` is true, encode with fewer.
    case fewerThreads(orForEncoding: Bool)
    /// Paint with fewer threads or a smaller size, or raise the system's limit.
    case fewerThreadsOrSmallerSize
    /// Use fewer columns or narrower pictures on a sheet.
    case narrowerPage
    /// Make a smaller film, or single pictures, which take less memory.
    case smallerFilm
    /// Send smaller frames, or write them to files, which takes less memory.
    case smallerFrames
    /// Paint a smaller picture, or write it to a file, which takes less memory.
    case smallerPicture
    /// Make the sheet a picture instead of a film, which takes less memory.
    case pictureSheet
    /// Make a film of this size, or pictures, which may have any size.
    case filmOfSize(FrameSize)
    /// Allow the file to be replaced, or name another one.
    case replaceFile
    /// Allow the frames that exist to be deleted, or name another folder.
    case deleteFrames
    /// Allow the frames that exist to be replaced, or name another folder.
    case replaceFrames
    /// Send the frames, which have this rate, to another program instead of a terminal.
    case sendFramesOn(FrameRate)
  }

  /// Creates an error.
  public init(_ code: Code, _ description: String, advice: Advice? = nil) {
    self.code = code
    self.description = description
    self.advice = advice
  }
}
