/// The reason why a file or a text is not the weights of a network.
package struct WeightsError: Error, Hashable, CustomStringConvertible {
  /// What is wrong and what was expected, in one sentence without a full stop.
  package let description: String

  package init(_ description: String) { self.description = description }
}
