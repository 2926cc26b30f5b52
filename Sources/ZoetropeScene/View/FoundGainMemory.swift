package import CPPN

/// The gains that were found last, for callers that need them again: a preset that is named by a
/// keyframe is read with each copy of the scene that names it.
package struct FoundGainMemory: Sendable {
  /// All that a found gain depends on.
  package struct Key: Hashable, Sendable {
    let network: Architecture
    let seeds: FramePlan.Seeds
    let field: BalanceField
    let busy: Double

    package init(
      network: Architecture, seeds: FramePlan.Seeds, field: BalanceField, busy: Double
    ) {
      self.network = network
      self.seeds = seeds
      self.field = field
      self.busy = busy
    }
  }

  /// The most results.
  package static let most = 256

  private var found: [Key: GainSearch.Found] = [:]
  /// The keys in the order in which they were kept.
  private var keys: [Key] = []

  /// Creates an empty memory.
  package init() {}

  /// Returns the result for a key.
  package subscript(_ key: Key) -> GainSearch.Found? { found[key] }

  /// Keeps the result for a key, and forgets the oldest of too many.
  package mutating func keep(_ result: GainSearch.Found, _ key: Key) {
    if found.updateValue(result, forKey: key) == nil { keys.append(key) }
    if keys.count > Self.most { found[keys.removeFirst()] = nil }
  }
}
