internal import CPPN

/// The biases of a network at one instant, with what is constant over a frame.
struct Biases: Sendable {
  /// As they are in double precision.
  let precise: [Double]
  /// The same numbers rounded.
  let rounded: [Float]

  /// Folds the constants into the biases: in double precision, column after column, rounded once.
  init(_ layout: NetworkLayout, _ packed: PackedWeights, latent: [Double], phase: Double) {
    precondition(latent.count == layout.latent, "A network is told a vector of its length.")
    var precise = [Double](repeating: 0, count: layout.biasCount)
    // Whole turns come out first, so that one more of them changes nothing at all.
    let (sine, cosine) = PortableMath.sineAndCosine(2 * .pi * phase.remainder(dividingBy: 1))
    for (index, bias) in packed.biases.enumerated() {
      precise[index] = Activation.clamped(Double(bias))
    }
    var weight = 0
    for matrix in layout.matrices where matrix.seesOutside {
      for neuron in matrix.step.bias..<matrix.step.bias + matrix.step.outputs {
        var sum = Double(packed.biases[neuron])
        for constant in layout.constants {
          let value =
            switch constant {
            case .cosineOfPhase: cosine
            case .sineOfPhase: sine
            case .one: 1.0
            case .latent(let index): Activation.clamped(latent[index])
            }
          sum += Double(packed.constants[weight]) * value
          weight += 1
        }
        precise[neuron] = Activation.clamped(sum)
      }
    }
    self.precise = precise
    rounded = precise.map(Float.init)
  }
}
