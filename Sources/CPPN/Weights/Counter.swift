/// A key into a seed's unlimited table of random numbers: a counter-based random number generator.
///
/// A number depends only on the words of its key, not on numbers drawn before. A wider layer or a
/// longer `z` therefore adds numbers and keeps the existing ones. The module's page (`CPPN.docc`)
/// specifies the table in full.
package struct Counter: Hashable, Sendable {
  /// The purpose that random numbers are drawn for. Each purpose has a table of its own.
  package enum Purpose: UInt64, Sendable {
    case weights = 1
    case latent = 2
    case exploration = 3
    case teaching = 4
  }

  /// The 64 random bits at this key.
  package let bits: UInt64

  private init(bits: UInt64) {
    self.bits = bits
  }

  /// Creates the root of the table of `seed` for `purpose`.
  package init(seed: UInt64, purpose: Purpose) {
    self = Counter(bits: 0).at(seed).at(purpose.rawValue)
  }

  /// Returns the key that extends this one by `word`.
  package func at(_ word: UInt64) -> Counter {
    Counter(bits: Self.mixed(bits &+ 0x9E37_79B9_7F4A_7C15 &* (word &+ 1)))
  }

  /// The random number at this key, between -0.5 and 0.5, both excluded. It is made of 52 random
  /// bits without rounding; its distribution is symmetric about 0.
  package var centred: Double {
    // With 53 bits adding 0.5 would round, and the largest number would become 0.5 itself.
    (Double(bits >> 12) + 0.5) * 0x1p-52 - 0.5
  }

  /// Applies SplitMix64's finaliser: each bit of `word` affects every bit of the result.
  private static func mixed(_ word: UInt64) -> UInt64 {
    var mixed = word
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
