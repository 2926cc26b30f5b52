internal import ZoetropeKit

extension FaultSurvey {
  /// The counts of a survey.
  public struct Result: Sendable {
    /// The number of presets.
    public private(set) var judged = 0
    /// The number of those whose verdict is right.
    public private(set) var right = 0
    /// The number of those whose verdict is not `healthy`.
    public private(set) var faulty = 0
    /// The number of faulty ones that the suggested change makes healthy.
    public private(set) var cured = 0
    /// The number of verdicts by the kind of fault and the verdict.
    public private(set) var faults: [String: [String: Int]] = [:]
    /// The number of verdicts by the expected and the actual verdict.
    public private(set) var confusion: [String: [String: Int]] = [:]
    /// The number of faults of one layer for which a layer was named, and for which the right one.
    public private(set) var layers = (named: 0, right: 0)

    mutating func add(_ seen: Case) {
      let word = seen.verdict.description
      judged += 1
      if seen.isRight { right += 1 }
      if seen.verdict != .healthy {
        faulty += 1
        if seen.isCured { cured += 1 }
      }
      faults[seen.fault, default: [:]][word, default: 0] += 1
      confusion[seen.expected, default: [:]][word, default: 0] += 1
      if let isRight = seen.isLayerRight {
        layers.named += 1
        if isRight { layers.right += 1 }
      }
    }
  }
}

extension FaultSurvey.Result {
  /// The tables of verdicts, and the shares that are right and cured.
  public var text: String {
    let kinds = SurveyFault.allCases.map(\.rawValue).filter { faults[$0] != nil }
    return Self.table("fault", kinds, faults) + "\n"
      + Self.table("expected", confusion.keys.sorted(), confusion) + "\n"
      + Self.share("verdict right", right, judged)
      + Self.share("cured by the suggested change", cured, faulty)
      + Self.share("changed layer named, where one was", layers.right, layers.named)
  }

  private static func share(_ name: String, _ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "" }
    let percent = Wording.fixed(100 * Double(part) / Double(whole), 1)
    return "\(name): \(part) of \(whole), \(percent) %\n"
  }

  private static func table(
    _ name: String, _ rows: [String], _ counts: [String: [String: Int]]
  ) -> String {
    let words = ["healthy"] + Gate.Fault.allCases.map(\.rawValue)
    let width = 2 + (rows.map(\.count) + [name.count]).reduce(0, max)
    func line(_ head: String, _ cells: [String]) -> String {
      head + String(repeating: " ", count: max(0, width - head.count))
        + cells.map { String(repeating: " ", count: max(0, 11 - $0.count)) + $0 }.joined() + "\n"
    }
    return line(name, words)
      + rows.map { row in line(row, words.map { "\(counts[row]?[$0] ?? 0)" }) }.joined()
  }
}
