/// Numbers in rows and columns, with a name.
package struct Tensor: Hashable, Sendable {
  package let name: String
  /// The length of each dimension; empty for a single number.
  package let shape: [Int]
  /// The numbers, the last dimension running fastest; all finite.
  package let values: [Float]

  /// Creates a tensor; `values` has as many numbers as the lengths of `shape` multiply to.
  package init(name: String, shape: [Int], values: [Float]) {
    precondition(values.count == shape.reduce(1, *), "A tensor has a number at every place.")
    (self.name, self.shape, self.values) = (name, shape, values)
  }

  /// The name and the shape in words, such as `0.weight, 24 x 3`.
  package var description: String { "\(name), \(Self.words(shape))" }

  /// Returns a shape in words, such as `24 x 3`.
  static func words(_ shape: [Int]) -> String {
    shape.isEmpty ? "one number" : shape.map(String.init).joined(separator: " x ")
  }
}
