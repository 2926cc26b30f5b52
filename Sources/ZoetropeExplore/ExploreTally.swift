package import ZoetropeKit

/// The numbers of an exploration's candidates that passed the gate and that were rejected.
public struct ExploreTally: Hashable, Sendable, CustomStringConvertible {
  /// The number of candidates that passed the gate.
  public var passed: Int
  /// The number of rejected candidates for each fault.
  public var rejected: [Gate.Fault: Int]
  /// The number of candidates that passed and are left out of the sheet because they look much like
  /// one on it; nil if the sheet shows rejected candidates.
  public var alike: Int?

  package init(passed: Int = 0, rejected: [Gate.Fault: Int] = [:]) {
    self.passed = passed
    self.rejected = rejected
  }

  mutating func count(_ fault: Gate.Fault?) {
    if let fault { rejected[fault, default: 0] += 1 } else { passed += 1 }
  }

  /// The number of candidates that were judged.
  public var candidates: Int { passed + rejected.values.reduce(0, +) }

  /// The faults that occurred, with their counts, in the order in which the gate checks them.
  private var listed: [(Gate.Fault, Int)] {
    Gate.Fault.allCases.compactMap { fault in rejected[fault].map { (fault, $0) } }
  }

  /// The counts in the form of a job's report.
  package var reported: JobTally {
    JobTally(
      description,
      [
        JobTally.Count("candidates", candidates), JobTally.Count("passed", passed),
        JobTally.Count("rejected", candidates - passed),
      ] + (alike.map { [JobTally.Count("alike", $0)] } ?? [])
        + listed.map { JobTally.Count($0.0.rawValue, $0.1) })
  }

  /// A summary, such as `1000 candidates, 612 passed, 388 rejected (200 too-fine, 188 flat), 41 much
  /// like one shown`.
  public var description: String {
    let faults = listed.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: ", ")
    let thrown = candidates - passed
    return "\(candidates) candidate\(candidates == 1 ? "" : "s"), \(passed) passed, "
      + "\(thrown) rejected" + (thrown > 0 ? " (\(faults))" : "")
      + (alike.map { $0 > 0 ? ", \($0) much like one shown" : "" } ?? "")
  }
}
