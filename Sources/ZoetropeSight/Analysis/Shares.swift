internal import CPPN
internal import ZoetropeTraining

/// The shares of all classes.
struct Shares {
  let values: [Double]

  /// Creates shares from the sums of all classes: each in proportion to the exponential of its sum.
  init(_ logits: [Float]) {
    let highest = Double(logits.max() ?? 0)
    let powers = logits.map { PortableMath.exp(Double($0) - highest) }
    let sum = powers.reduce(0, +)
    values = powers.map { $0 / sum }
  }

  /// The classes by their shares, the largest first.
  var ranked: [Int] { values.indices.sorted { (values[$0], $1) > (values[$1], $0) } }

  /// The class with the largest share.
  var first: Int { ranked.first ?? 0 }

  /// Returns a class with its share.
  func share(_ index: Int) -> ClassShare {
    ClassShare(index: index, name: ClassNames.name(index), share: values[index])
  }

  /// Returns the classes with the largest shares.
  func first(_ count: Int) -> [ClassShare] { ranked.prefix(count).map(share) }
}
