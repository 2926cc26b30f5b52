internal import ConvnetKernels
package import ZoetropeWeights

/// A convolutional network that sees pictures: EfficientNet-Lite0.
///
/// Its weights are laid out once, as the kernels read them; `ConvnetPass` has the memory for pictures
/// of one size.
package struct Convnet: Sendable {
  /// The blocks in their order.
  package let blocks: [ConvnetBlock]
  /// The number of classes.
  package let classCount: Int
  /// What the channels of each block's output are like in most pictures.
  package let norms: [ChannelNorms]
  /// The channels of the head, whose means the classifier sees.
  let features: Int
  private let numbers: ConvnetNumbers

  /// Creates the network EfficientNet-Lite0.
  ///
  /// - Parameter tensors: the weights under the names that they have in PyTorch, batch norms among
  ///   them.
  /// - Throws: an error if a tensor is missing, is one too many, or has another shape.
  package init(_ tensors: [Tensor]) throws(WeightsError) {
    try self.init(tensors, .lite0)
  }

  /// Creates a network of any architecture, from the tensors that `ConvnetArchitecture.shapes` lists.
  package init(
    _ tensors: [Tensor], _ architecture: ConvnetArchitecture
  ) throws(WeightsError) {
    blocks = architecture.blocks
    classCount = architecture.classes
    features = architecture.features
    let folded = try FoldedTensors(tensors, architecture)
    norms = ChannelNorms.all(folded, architecture)
    numbers = try ConvnetNumbers(folded, architecture)
  }

  /// Calls `body` with what the kernels read.
  func withNetwork<Result>(
    _ body: (_ network: UnsafePointer<cn_network>, _ numbers: UnsafePointer<Float>) -> Result
  ) -> Result {
    numbers.withNetwork(body)
  }
}
