internal import CPPN

/// The biases of a network at one instant. They include all inputs that are constant over a frame,
/// times their weights.
struct Biases: Sendable {
  /// The biases in double precision.
  let precise: [Double]
  /// The biases rounded to single precision.
  let rounded: [Float]

  /// Adds the constant inputs, times their weights, to the biases. Sums are computed in double
  /// precision, column after column, and rounded to single precision once. `latent` must have
  /// `layout.latent` numbers; `phase` is in turns.
  init(_ layout: NetworkLayout, _ packed: PackedWeights, latent: [Double], phase: Double) {
    precondition(latent.count == layout.latent, "A network is told a vector of its length.")
    var precise = [Double](repeating: 0, count: layout.biasCount)
    // Whole turns are removed first, so that one more turn gives equal bits.
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
            case .input(.cosineOfPhase): cosine
            case .input(.sineOfPhase): sine
            case .input(.one): 1.0
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
