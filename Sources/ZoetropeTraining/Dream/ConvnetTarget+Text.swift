internal import ZoetropeConvnet

extension ConvnetTarget {
  /// The target in a few letters: `10:94`, `layer 4` or `class 985`.
  var text: String {
    switch self {
    case .channel(let block, let channel): "\(block):\(channel)"
    case .layer(let block): "layer \(block)"
    case .output(let index): "class \(index)"
    }
  }

  /// The option that names the target.
  var option: String {
    switch self {
    case .channel: "--channel \(text)"
    case .layer, .output: "--\(text)"
    }
  }
}

extension Convnet {
  /// Returns a sentence on why the network lacks a target; nil if it has it.
  func obstacle(_ target: ConvnetTarget) -> String? {
    switch target {
    case .channel(let block, let channel):
      guard blocks.indices.contains(block) else { return noBlock(block) }
      guard (0..<blocks[block].channels).contains(channel) else {
        return "Block \(block) has the channels 0 to \(blocks[block].channels - 1), not \(channel)."
      }
    case .layer(let block):
      guard blocks.indices.contains(block) else { return noBlock(block) }
    case .output(let index):
      guard (0..<classCount).contains(index) else {
        return "The classes are 0 to \(classCount - 1), not \(index)."
      }
    }
    return nil
  }

  private func noBlock(_ block: Int) -> String {
    "The network that sees has the blocks 0 to \(blocks.count - 1), not \(block)."
  }
}
