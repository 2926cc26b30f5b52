package import CPPN

extension Input {
  /// The names of the numbers that the input gives: the word of presets, with `cos` or `sin` before
  /// it where there are two.
  package var numberNames: [String] {
    let word = KeyTable.inputs.text(of: self) ?? ""
    return width == 2 ? ["cos \(word)", "sin \(word)"] : [word]
  }
}

extension Architecture {
  /// The names of the first layer's columns: those of the inputs, then `z1`, `z2` and so on.
  package var inputNames: [String] {
    inputs.flatMap(\.numberNames) + (0..<latent).map { "z\($0 + 1)" }
  }
}
