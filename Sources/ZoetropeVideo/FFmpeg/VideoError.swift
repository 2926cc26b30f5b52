/// An error while a file was written or read.
public struct VideoError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A kind of failure, for code to switch on; new kinds may be added.
  public struct Code: Hashable, Sendable {
    let name: String
    /// The disk is full, or the file grew over a limit.
    public static let noSpace = Code(name: "noSpace")
    /// The encoder is not part of this FFmpeg.
    public static let missingEncoder = Code(name: "missingEncoder")
    /// The file cannot be opened, written or read.
    public static let file = Code(name: "file")
    /// The reader of a pipe closed it.
    public static let closedPipe = Code(name: "closedPipe")
    /// The encoder or the muxer rejected the settings or the frames.
    public static let encoding = Code(name: "encoding")
    /// The system gives a library too little memory or too few threads.
    public static let resources = Code(name: "resources")
    /// The file is not what was expected.
    public static let format = Code(name: "format")
  }
  /// The kind of failure.
  public let code: Code
  /// The step that failed, worded to complete "Cannot …".
  public let step: String
  /// The reason in the library's words, if there is one.
  public let reason: String?

  /// Creates an error.
  public init(code: Code, step: String, reason: String?) {
    self.code = code
    self.step = step
    self.reason = reason
  }

  /// The error as one sentence.
  public var description: String { "Cannot \(step)" + (reason.map { ": \($0)." } ?? ".") }
}
