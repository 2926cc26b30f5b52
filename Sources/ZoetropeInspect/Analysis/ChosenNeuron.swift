package import CPPN
package import ZoetropeKit

/// A hidden neuron, as people name it: `LAYER:NEURON`, both counted from 1.
package struct ChosenNeuron: Hashable, Sendable {
  /// The indices of its layer and of the neuron in it, from 0.
  package let layer: Int
  package let neuron: Int

  package init(layer: Int, neuron: Int) { (self.layer, self.neuron) = (layer, neuron) }

  /// Reads a neuron of a network.
  ///
  /// - Throws: `JobError` if `text` names none, or backward passes have no meaning in this network.
  package init(_ text: String, in architecture: Architecture) throws(JobError) {
    if let reason = Self.reasonAgainst(architecture) { throw JobError(.input, reason) }
    let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map(Self.number)
    let last = architecture.layers.count
    guard numbers.count == 2, let layer = numbers[0], let neuron = numbers[1] else {
      throw JobError(
        .input,
        "'\(text)' names no neuron: write LAYER:NEURON, such as \(last):1; this network has "
          + "\(last == 1 ? "layer 1 alone" : "layers 1 to \(last)").")
    }
    guard (1...last).contains(layer) else {
      throw JobError(
        .input,
        "There is no neuron '\(text)': neurons are in "
          + "\(last == 1 ? "layer 1 alone" : "layers 1 to \(last)").")
    }
    let width = architecture.layers[layer - 1].width
    guard (1...width).contains(neuron) else {
      throw JobError(
        .input,
        "There is no neuron '\(text)': layer \(layer) has "
          + "\(width == 1 ? "neuron 1 alone" : "neurons 1 to \(width)").")
    }
    self.init(layer: layer - 1, neuron: neuron - 1)
  }

  /// Returns why backward passes of a neuron have no meaning in a network, as a sentence; nil if they
  /// have one.
  package static func reasonAgainst(_ architecture: Architecture) -> String? {
    guard !architecture.layers.isEmpty else {
      return "The network has no hidden layers, so there is no neuron to go back from."
    }
    var others: [String] = []
    for activation in architecture.layers.flatMap(\.activations) where !activation.isGate {
      if !others.contains(activation.rawValue) { others.append(activation.rawValue) }
    }
    guard let last = others.last else { return nil }
    let names = (others.count > 1 ? others.dropLast().joined(separator: ", ") + " and " : "") + last
    return
      "Backward passes have no meaning in this network: they rely on units that are either open "
      + "or shut, as those of relu and leaky-relu are, and it has \(names)."
  }

  /// Returns a number written in plain digits; nil if it is written otherwise or too large.
  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
  }
}
