/// A network evaluated in double precision, one point at a time, written to be read.
///
/// This is the truth that the fast kernels are tested against.
public struct ReferenceEvaluator: Sendable {
  /// Prepares the network at one instant.
  ///
  /// - Parameters:
  ///   - weights: the weights, gain already applied.
  ///   - latent: the vector `z`, of `architecture.latent` numbers.
  ///   - phase: the time phase in turns.
  public init(
    architecture: Architecture, weights: Weights, latent: [Double], phase: Double
  ) {
    fatalError("stub")
  }

  /// The output channels, each 0…1, at the point (`x`, `y`).
  public func callAsFunction(x: Double, y: Double) -> [Double] {
    fatalError("stub")
  }
}
