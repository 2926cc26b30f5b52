/// Latent vectors drawn from seeds.
public enum Latent {
  /// Draws `count` numbers from the normal law with mean 0 and standard deviation 1.
  ///
  /// A seed gives equal bits on every machine and in every version. A longer vector from the same
  /// seed begins with the numbers of a shorter one.
  public static func vector(seed: UInt64, count: Int) -> [Double] {
    precondition(count >= 0, "A latent vector cannot have fewer than 0 numbers.")
    let table = Counter(seed: seed, purpose: .latent)
    return (0..<count).map { NormalLaw.quantile(centred: table.at(UInt64($0)).centred) }
  }
}
