public import ZoetropeFrame

/// A reason why a job cannot be done, other than a fault in the preset or an error of the encoder.
public struct JobError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A kind of failure, for code to switch on; new kinds may be added.
  public struct Code: Hashable, Sendable {
    let name: String
    /// The request cannot be met: a wrong word, a frame past the end, a folder that is not there.
    public static let input = Code(name: "input")
    /// The output exists already, and replacing it was not allowed.
    public static let wouldOverwrite = Code(name: "wouldOverwrite")
    /// The request makes no sense, whatever the preset and the machine.
    public static let usage = Code(name: "usage")
    /// The machine refused: no permission, no space, no such instruction set.
    public static let failed = Code(name: "failed")
  }

  /// The kind of failure.
  public let code: Code
  /// One sentence for a person.
  public let description: String
  /// A step that helps; nil if the description needs no addition.
  public let advice: Advice?

  /// A step that helps, which a program words for its users: by its options, or by buttons.
  public enum Advice: Hashable, Sendable {
    /// Paint with fewer threads; where films are encoded, or encode with fewer.
    case fewerThreads(orForEncoding: Bool)
    /// Paint with fewer threads or a smaller size, or raise the system's limit.
    case fewerThreadsOrSmallerSize
    /// Use fewer columns or narrower pictures on a sheet.
    case narrowerPage
    /// Make a smaller film; single pictures take less memory.
    case smallerFilm
    /// Send smaller frames; frames in files take less memory.
    case smallerFrames
    /// Paint a smaller picture; a picture in a file takes less memory.
    case smallerPicture
    /// Make a film of this size; pictures may have any.
    case filmOfSize(FrameSize)
    /// Allow the file to be replaced, or name another one.
    case replaceFile
    /// Allow exactly these frames to be deleted, or name another folder.
    case deleteFrames
    /// Allow exactly these frames to be replaced, or name another folder.
    case replaceFrames
    /// Send frames of this rate to another program in place of a terminal.
    case sendFramesOn(FrameRate)
  }

  /// Creates an error.
  public init(_ code: Code, _ description: String, advice: Advice? = nil) {
    self.code = code
    self.description = description
    self.advice = advice
  }
}
