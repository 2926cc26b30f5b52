internal import CPPN
package import ZoetropeScene

/// The candidates that need the most memory, so that a sheet that is too large is refused before the
/// search.
extension ExploreJob {
  /// Returns the scenes of the candidates with the largest networks, as many as the sheet may show.
  /// No other choice of candidates needs more memory. If the networks do not change, it is the preset's
  /// scene for each.
  ///
  /// - Throws: `CancellationError` soon after the task is cancelled.
  package func largestScenes() throws -> [SceneDraft] {
    let size = max(1, min(shown, count))
    let ids = try ids()
    let growing: Set<Variation> = [.structure, .all]
    guard ids.contains(where: { !growing.isDisjoint(with: $0.variations) }) else {
      return Array(repeating: base.scene, count: size)
    }
    var largest: [SceneDraft] = []
    for id in ids {
      try Task.checkCancellation()
      largest.append(try Candidate(id, of: base).scene)
      guard largest.count >= 4 * size else { continue }
      largest = Self.largest(size, of: largest)
    }
    return Self.largest(size, of: largest)
  }

  private static func largest(_ count: Int, of scenes: [SceneDraft]) -> [SceneDraft] {
    Array(
      scenes.sorted { $0.network.parameterCount > $1.network.parameterCount }.prefix(count))
  }
}
