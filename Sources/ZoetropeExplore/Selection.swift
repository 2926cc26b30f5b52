/// An order of candidates in which each one differs as much as possible from those before it.
///
/// The first is the candidate with the highest score. Each of the others is the one for which the
/// distance to the nearest candidate before it, times its score, is largest. Of equal candidates
/// the one with the lower id comes first. A near-duplicate of a candidate before it is left out.
package struct Selection {
  private let candidates: [ExploreJob.Judged]
  /// The distance from each candidate to the nearest one that was chosen.
  private var nearest: [Float]

  /// Prepares to choose from `candidates`.
  ///
  /// - Parameter chosen: candidates that were chosen before.
  package init(_ candidates: [ExploreJob.Judged], besides chosen: [ExploreJob.Judged] = []) {
    self.candidates = candidates
    nearest = candidates.map { candidate in
      chosen.reduce(.infinity) { min($0, $1.appearance.distance(to: candidate.appearance)) }
    }
  }

  /// Returns the indices of the next `count` candidates in the order, or of fewer if all that are
  /// left are near-duplicates.
  package func first(_ count: Int) -> [Int] {
    var nearest = nearest
    var chosen: [Int] = []
    while chosen.count < count, let next = best(nearest) {
      chosen.append(next)
      for index in candidates.indices where nearest[index] >= Appearance.alike {
        nearest[index] = min(
          nearest[index], candidates[index].appearance.distance(to: candidates[next].appearance))
      }
      nearest[next] = 0
    }
    return chosen
  }

  private func best(_ nearest: [Float]) -> Int? {
    var best: (index: Int, worth: Double)?
    for index in candidates.indices where nearest[index] >= Appearance.alike {
      // Without a candidate to compare with, the score alone counts.
      let distance = nearest[index].isFinite ? Double(nearest[index]) : 1
      let worth = distance * candidates[index].score
      guard let leader = best else {
        best = (index, worth)
        continue
      }
      let isFirst =
        worth > leader.worth
        || worth == leader.worth && candidates[index].id < candidates[leader.index].id
      if isFirst { best = (index, worth) }
    }
    return best?.index
  }

  /// Returns the number of candidates that passed and are not in `shown`, but look much like one of
  /// these.
  package static func alike(
    _ shown: [ExploreJob.Judged], among judged: [ExploreJob.Judged]
  ) -> Int {
    let ids = Set(shown.map(\.id))
    return judged.count { candidate in
      candidate.fault == nil && !ids.contains(candidate.id)
        && shown.contains {
          $0.appearance.distance(to: candidate.appearance) < Appearance.alike
        }
    }
  }
}
