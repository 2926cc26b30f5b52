/// An error in a size or rate given as text: the problem, and what was expected.
///
/// The two parts are separate, so that callers can word their own messages, such as `film.yaml:7:8:
/// film.fps: '29,97' is not a frame rate; expected a number such as …`.
public struct FrameTextError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The fault, quoting the text, such as `'12 x 8' is not a size`.
  public let problem: String
  /// A valid value, such as `a width and a height in pixels such as 1920x1080`.
  public let expected: String

  package init(problem: String, expected: String) {
    self.problem = problem
    self.expected = expected
  }

  /// Both parts in one sentence, without a full stop.
  public var description: String { "\(problem); expected \(expected)" }
}

/// Returns the whole number that `text` spells in one to nine ASCII digits; nil for any other text.
package func plainInteger(_ text: some StringProtocol) -> Int? {
  guard (1...9).contains(text.utf8.count) else { return nil }
  guard text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else { return nil }
  return Int(text)
}
