/// What the values of a block's channels are like in the pictures that a network was taught by.
///
/// Batch norm has brought each channel of a projection to a mean and a deviation that are among its
/// weights. Where a block adds its input, means and variances are added up as if both parts had nothing
/// to do with each other.
package struct ChannelNorms: Hashable, Sendable {
  package let mean: [Float]
  package let deviation: [Float]

  /// Returns the numbers of all blocks.
  static func all(_ tensors: FoldedTensors, _ architecture: ConvnetArchitecture) -> [ChannelNorms] {
    var norms: [ChannelNorms] = []
    for (index, block) in architecture.blocks.enumerated() {
      let names = ConvnetLayer.project(index).norms
      var mean = tensors.values(names[1])
      var variance = tensors.values(names[0]).map { $0 * $0 }
      if block.addsInput, let before = norms.last {
        for channel in mean.indices {
          mean[channel] += before.mean[channel]
          variance[channel] += before.deviation[channel] * before.deviation[channel]
        }
      }
      norms.append(ChannelNorms(mean: mean, deviation: variance.map { $0.squareRoot() }))
    }
    return norms
  }
}
