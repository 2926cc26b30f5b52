/// The reason why there is no network that sees pictures.
package struct ConvnetError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, in one sentence that ends with the line that fetches the network.
  package let description: String

  init(_ problem: String, fetchLine: String) { description = "\(problem): \(fetchLine)" }
}
