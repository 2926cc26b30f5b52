/// The latent vectors that seeds stand for.
public enum Latent {
  /// `count` numbers from the normal law with mean 0 and standard deviation 1, the same on every
  /// machine for ever. A longer vector of the same seed starts with the shorter one.
  public static func vector(seed: UInt64, count: Int) -> [Double] {
    precondition(count >= 0, "A latent vector cannot have fewer than 0 numbers.")
    let table = Counter(seed: seed, purpose: .latent)
    return (0..<count).map { NormalLaw.quantile(centred: table.at(UInt64($0)).centred) }
  }
}
