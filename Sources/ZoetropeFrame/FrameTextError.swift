/// A size or a rate that was written wrong: what was wrong with it, and what would be right.
///
/// The two parts come apart so that whoever knows where the text stood can say so in between:
/// `film.yaml:7:8: film.fps: '29,97' is not a frame rate; expected a number such as …`.
public struct FrameTextError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, quoting the text, such as `'12 x 8' is not a size`.
  public let problem: String
  /// What would be right, such as `a width and a height in pixels such as 1920x1080`.
  public let expected: String

  package init(problem: String, expected: String) {
    self.problem = problem
    self.expected = expected
  }

  /// Both parts in one sentence, without a full stop.
  public var description: String { "\(problem); expected \(expected)" }
}

/// The whole number that `text` spells in plain decimal digits; nil when there is none, when
/// anything else is in it, or when it has more than nine digits.
package func plainInteger(_ text: some StringProtocol) -> Int? {
  guard (1...9).contains(text.utf8.count) else { return nil }
  guard text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else { return nil }
  return Int(text)
}
