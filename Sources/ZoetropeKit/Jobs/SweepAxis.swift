/// A key of presets and the values that a sweep gives it, written `KEY=a,b,c`.
///
/// Values are separated by commas outside of brackets, braces and quotes. `first..last:step` stands
/// for numbers at equal distances; the step is 1 if it is left out.
public struct SweepAxis: Hashable, Sendable {
  /// The largest number of values of a key.
  static let most = 1000

  /// The key as messages print it, such as `network.layers`.
  public let key: String
  /// The values as YAML, one or more.
  public let values: [String]

  /// Reads a key and its values.
  ///
  /// - Throws: `JobError` when `text` is not of the form `KEY=a,b,c`, a bracket or quote is not
  ///   closed, or a range is not one of numbers or too long.
  public init(_ text: String) throws(JobError) {
    let pair = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let key = Self.trimmed(pair[0])
    guard pair.count == 2, !key.isEmpty, !Self.trimmed(pair[1]).isEmpty else {
      throw JobError(
        .usage, "\(text): a sweep is written KEY=a,b,c, such as gain=0.5,1,2 or gain=1..4:0.5.")
    }
    self.key = key
    var values: [String] = []
    for piece in try Self.pieces(of: pair[1], in: text) {
      guard !piece.isEmpty else {
        throw JobError(.usage, "\(text): there is no value before or after one of the commas.")
      }
      values += try Self.range(piece, in: text) ?? [piece]
      guard values.count <= Self.most else {
        throw JobError(.usage, "\(text): a sweep has at most \(Self.most) values.")
      }
    }
    self.values = values
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// Splits values at commas outside of brackets, braces and quotes.
  private static func pieces(
    of values: Substring, in text: String
  ) throws(JobError) -> [String] {
    var pieces: [String] = []
    var (piece, closing, quote) = (Substring(), [Character](), Character?.none)
    for letter in values {
      if let open = quote {
        if letter == open { quote = nil }
      } else {
        switch letter {
        case "[": closing.append("]")
        case "{": closing.append("}")
        case "]", "}":
          guard closing.popLast() == letter else {
            throw JobError(.usage, "\(text): '\(letter)' closes no bracket.")
          }
        // An apostrophe inside a word, as in don't, is a letter.
        case "'" where trimmed(piece).isEmpty || !closing.isEmpty, "\"": quote = letter
        case "," where closing.isEmpty:
          pieces.append(trimmed(piece))
          piece = ""
          continue
        default: break
        }
      }
      piece.append(letter)
    }
    if let open = quote ?? closing.last {
      throw JobError(.usage, "\(text): a closing \(open) is missing.")
    }
    return pieces + [trimmed(piece)]
  }
}

extension SweepAxis {
  /// A decimal number as an integer and the number of digits behind the point.
  private struct Decimal {
    var digits: Int
    var places: Int

    /// Reads a plain decimal of at most nine digits before the point and nine behind it.
    init?(_ text: Substring) {
      let sign = text.first == "-" ? -1 : 1
      let parts = (sign < 0 ? text.dropFirst() : text)
        .split(separator: ".", omittingEmptySubsequences: false)
      guard (1...2).contains(parts.count), parts.allSatisfy({ 1...9 ~= $0.count }),
        parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
        let digits = Int(parts.joined())
      else { return nil }
      self.digits = sign * digits
      places = parts.count == 2 ? parts[1].count : 0
    }

    /// Returns the digits with `places` behind the point.
    func scaled(to places: Int) -> Int {
      (self.places..<places).reduce(digits) { value, _ in value * 10 }
    }
  }

  /// Returns the numbers of a range `first..last:step`; nil if `piece` is not a range.
  private static func range(_ piece: String, in text: String) throws(JobError) -> [String]? {
    let halves = piece.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let dots = halves[0].firstRange(of: ".."),
      !piece.contains(where: { "[{'\"".contains($0) })
    else { return nil }
    // Words and paths may have two dots too.
    guard let first = Decimal(halves[0][..<dots.lowerBound]) else { return nil }
    guard let last = Decimal(halves[0][dots.upperBound...]),
      let step = halves.count == 2 ? Decimal(halves[1]) : Decimal("1"), step.digits != 0
    else {
      throw JobError(
        .usage,
        "\(text): '\(piece)' is not a range of numbers; write first..last:step, such as 1..8:1.")
    }
    let places = max(first.places, last.places, step.places)
    let (from, to) = (first.scaled(to: places), last.scaled(to: places))
    let stride = step.scaled(to: places)
    let way = abs(stride) * (from <= to ? 1 : -1)
    guard (to - from) / way < most else {
      throw JobError(.usage, "\(text): '\(piece)' has more than \(most) numbers.")
    }
    guard stride > 0 || from > to else {
      throw JobError(.usage, "\(text): the step of '\(piece)' leads away from its end.")
    }
    return Swift.stride(from: from, through: to, by: way).map { written($0, places: places) }
  }

  /// Writes an integer as a decimal number with `places` digits behind the point, without zeros at
  /// its end.
  private static func written(_ value: Int, places: Int) -> String {
    let digits = String(abs(value))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    var text = String(padded.dropLast(places))
    var part = padded.suffix(places)
    while part.last == "0" { part.removeLast() }
    if !part.isEmpty { text += "." + part }
    return value < 0 ? "-" + text : text
  }
}
