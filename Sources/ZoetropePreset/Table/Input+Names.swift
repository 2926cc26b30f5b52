package import CPPN

extension Input {
  /// The input as presets write it, such as `theta 3`.
  package var word: String { KeyTable.inputs.text(of: self) ?? "" }

  /// The names of the numbers that the input gives: the word of presets, with `cos` or `sin` before
  /// it where there are two.
  package var numberNames: [String] {
    let word = word
    return width == 2 ? ["cos \(word)", "sin \(word)"] : [word]
  }
}

extension Architecture {
  /// The names of the first layer's columns: those of the inputs, then `z1`, `z2` and so on.
  package var inputNames: [String] {
    inputs.flatMap(\.numberNames) + (0..<latent).map { "z\($0 + 1)" }
  }
}

extension Symmetry {
  /// The symmetry as presets write it; nil for none.
  package var word: String? { self == .none ? nil : KeyTable.symmetries.text(of: self) }
}
