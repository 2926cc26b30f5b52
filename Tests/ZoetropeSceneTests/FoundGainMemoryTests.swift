import CPPN
import Testing
import ZoetropeScene

@Suite struct FoundGainMemoryTests {
  private static let network = Architecture(
    inputs: [.x, .y], latent: 0, layers: [NetworkLayer(width: 4, activations: [.tanh])],
    wiring: .plain, outputs: [.sigmoid], weights: .normal(1), biases: .all)

  private static func key(
    _ network: Architecture = network, from: UInt64 = 1, amount: Double = 0, span: Double = 1,
    busy: Double
  ) -> FoundGainMemory.Key {
    FoundGainMemory.Key(
      network: network, seeds: FramePlan.Seeds(from: from, to: 2, amount: amount),
      field: BalanceField(halfHeight: span), busy: busy)
  }

  /// A result is that of one key alone, and the oldest one is forgotten first.
  @Test func theLastResultsAreKept() throws {
    let search = try GainSearch(
      Self.network, Weights(Self.network, seed: 1), BalanceField(halfHeight: 1), unless: { false })
    let found = search(busy: 2)
    var memory = FoundGainMemory()
    for _ in 0..<3 { memory.keep(found, Self.key(busy: 1)) }
    for number in 2...FoundGainMemory.most { memory.keep(found, Self.key(busy: Double(number))) }
    #expect(memory[Self.key(busy: 1)] == found)
    var other = Self.network
    other.weights = .normal(2)
    let others = [
      Self.key(other, busy: 1), Self.key(from: 3, busy: 1), Self.key(amount: 0.5, busy: 1),
      Self.key(span: 2, busy: 1), Self.key(busy: 1.5),
    ]
    #expect(others.allSatisfy { memory[$0] == nil })
    memory.keep(found, Self.key(busy: 0.5))
    #expect(memory[Self.key(busy: 1)] == nil && memory[Self.key(busy: 2)] == found)
  }
}
