/// An error while a file was written or read.
public struct VideoError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A kind of failure, for code to switch on; new kinds may be added.
  public struct Code: Hashable, Sendable {
    let name: String
    /// The disk is full, or the file grew over a limit.
    public static let noSpace = Code(name: "noSpace")
    /// FFmpeg was built without the encoder.
    public static let missingEncoder = Code(name: "missingEncoder")
    /// The file cannot be opened, written or read.
    public static let file = Code(name: "file")
    /// The reader of a pipe closed it.
    public static let closedPipe = Code(name: "closedPipe")
    /// The encoder or the muxer rejected the settings or the frames.
    public static let encoding = Code(name: "encoding")
    /// A library gets too little memory or too few threads from the system.
    public static let resources = Code(name: "resources")
    /// A file does not have the expected format, or a format cannot hold what was to be written.
    public static let format = Code(name: "format")
  }
  /// The kind of failure.
  public let code: Code
  /// The step that failed, worded to complete "Cannot …".
  public let step: String
  /// The reason, often in a library's words, if it is known.
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
