/// A SplitMix64 generator: equal numbers for equal seeds, which a failing test prints.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a number that needs all the digits of a double, or few.
  mutating func number(in range: ClosedRange<Double>) -> Double {
    let value = Double.random(in: range, using: &self)
    let rounded = (value * 4).rounded() / 4
    return Bool.random(using: &self) && range.contains(rounded) ? rounded : value
  }

  /// Picks one of `choices`, which must not be empty.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &self)]
  }
}
