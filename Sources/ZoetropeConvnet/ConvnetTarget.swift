/// What is looked at in a network that sees.
package enum ConvnetTarget: Hashable, Sendable {
  /// The mean over the picture of one channel of a block's output, before any activation.
  case channel(block: Int, channel: Int)
  /// The root mean square of a block's output.
  case layer(block: Int)
  /// The sum of a class, its logit.
  case output(Int)

  /// The block that it is the output of; nil for classes.
  package var block: Int? {
    switch self {
    case .channel(let block, _), .layer(let block): block
    case .output: nil
    }
  }
}
