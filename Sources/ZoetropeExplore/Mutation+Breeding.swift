internal import CPPN
internal import Foundation
internal import ZoetropePreset

/// The changes of a child: those of its parents, mixed, some of them mutated.
extension Mutation {
  /// The changes that a child takes from one parent together, because they suit each other.
  private static let together = [
    "network.weights": "network.layers", "gain": "network.layers",
    "network.layer_gains": "network.layers", "network.latent_spread": "z",
  ]

  private static func gene(of path: String) -> String { together[path] ?? path }

  /// Takes each of the parents' changes, or the group that it belongs to, from a parent chosen at
  /// random. A change that this parent does not have is usually taken from one that has it;
  /// otherwise the preset's value stays. Then mutates two changes on average.
  ///
  /// From the ninth attempt on, everything is mutated. Parents that change one key, such as two
  /// seeds, have few mixtures, and all of them may be a parent again.
  mutating func breed(_ parents: [[Override]], attempt: Int) {
    var genes: [String] = []
    for change in parents.joined() where !genes.contains(Self.gene(of: change.path)) {
      genes.append(Self.gene(of: change.path))
    }
    for gene in genes {
      let owners = parents.filter { $0.contains { Self.gene(of: $0.path) == gene } }
      var parent = dice.pick(parents)
      if !parent.contains(where: { Self.gene(of: $0.path) == gene }), dice.chance(0.6) {
        parent = dice.pick(owners)
      }
      for change in parent where Self.gene(of: change.path) == gene {
        set(change.path, change.value)
      }
    }
    let inherited = changes
    let share = min(0.7, 2 / Double(max(1, inherited.count)))
    for change in inherited where attempt >= 8 || dice.chance(share) {
      mutate(change, fully: attempt >= 8)
    }
    keepLast()
  }

  private mutating func mutate(_ change: Override, fully: Bool) {
    let key = change.path.split(separator: ".").last.map(String.init) ?? change.path
    switch key {
    case "seed":
      // Another seed is another form, so that little would be left of the parents.
      if fully || dice.chance(0.3) { set(change.path, "\(dice.seed())") }
    case "z": set(change.path, mutatedLatent(change.value))
    case "weights":
      // The inherited law suits the inherited network, which the preset's own law may not.
      let isBalanced = change.value.hasPrefix("balanced")
      set(
        change.path,
        isBalanced
          ? "balanced \(short(exp2(dice.between(1, 3))))"
          : Self.law(change.value, times: exp2(dice.between(-0.8, 0.8))))
    case "output": self.change(.output)
    case "inputs": self.change(.inputs)
    case "wiring": self.change(.wiring)
    case "activation": changeMix()
    case "symmetry": changeSymmetry()
    case "colour": changeColour()
    case "shift":
      if let value = Double(change.value) {
        set(change.path, short(value + dice.between(-0.2, 0.2)))
      }
    case "span", "cycles", "contrast", "latent_spread":
      if let value = Double(change.value) {
        set(change.path, short(value * exp2(dice.between(-0.4, 0.4))))
      }
    default: break
    }
  }

  /// Returns an explicit law, as candidates write it, with its number times `factor`.
  private static func law(_ law: String, times factor: Double) -> String {
    let words = law.split(separator: " ")
    guard words.count == 2, let number = Double(words[1]) else { return law }
    return
      "\(words[0]) \(short(words[0] == "fan-in" ? number * (0.5 + factor / 2) : number * factor))"
  }

  /// Replaces one seed of an orbit, or the only seed.
  private mutating func mutatedLatent(_ value: String) -> String {
    var words = value.split(separator: " ").map(String.init)
    guard words.count > 1 else { return value }
    words[dice.pick(Array(1..<words.count))] = "\(dice.seed())"
    return words.joined(separator: " ")
  }

  /// Keeps only the last value of each path, at the place of the first one.
  private mutating func keepLast() {
    var kept: [Override] = []
    for change in changes {
      if let index = kept.firstIndex(where: { $0.path == change.path }) {
        kept[index] = change
      } else {
        kept.append(change)
      }
    }
    changes = kept
  }
}
