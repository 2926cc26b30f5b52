extension Weights {
  /// The cosine of the angle between the weights and biases of two networks of one shape: 1 for equal
  /// directions, about 0 for networks that have nothing to do with each other. It is 1 if all numbers
  /// of one are 0.
  package func likeness(to other: Weights) -> Double {
    var (product, own, theirs) = (0.0, 0.0, 0.0)
    for (a, b) in zip(layers, other.layers) {
      for (x, y) in zip(a.matrix + a.bias, b.matrix + b.bias) {
        product += Double(x) * Double(y)
        own += Double(x) * Double(x)
        theirs += Double(y) * Double(y)
      }
    }
    let lengths = own.squareRoot() * theirs.squareRoot()
    return lengths > 0 ? product / lengths : 1
  }
}
