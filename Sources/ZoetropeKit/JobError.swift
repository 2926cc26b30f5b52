/// A reason why a job cannot be done that is neither the preset's nor the encoder's.
public struct JobError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Whose fault it is, for code to switch on; new codes may be added.
  public struct Code: Hashable, Sendable {
    let name: String
    /// What was asked for cannot be: a wrong word, a frame past the end, a folder that is not there.
    public static let input = Code(name: "input")
    /// The output exists already, and replacing it was not allowed.
    public static let wouldOverwrite = Code(name: "wouldOverwrite")
    /// The request makes no sense, whatever the preset and the machine.
    public static let usage = Code(name: "usage")
    /// The machine refused: no permission, no space, no such instruction set.
    public static let failed = Code(name: "failed")
  }

  /// Whose fault it is.
  public let code: Code
  /// One sentence for a person, and what to do about it.
  public let description: String

  /// Creates an error.
  public init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
