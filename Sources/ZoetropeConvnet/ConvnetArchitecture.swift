/// The shape of a convnet: a stem, 3x3 with stride 2, blocks, a head, and a classifier of its means.
package struct ConvnetArchitecture: Hashable, Sendable {
  package let name: String
  package let blocks: [ConvnetBlock]
  /// The channels of the head.
  package let features: Int
  package let classes: Int

  /// The channels of the stem.
  var stem: Int { blocks[0].inputs }

  /// EfficientNet-Lite0.
  package static let lite0: ConvnetArchitecture = {
    // Kernel, repeats, stride, expansion, inputs, channels.
    let stages = [
      (3, 1, 1, 1, 32, 16), (3, 2, 2, 6, 16, 24), (5, 2, 2, 6, 24, 40), (3, 3, 2, 6, 40, 80),
      (5, 3, 1, 6, 80, 112), (5, 4, 2, 6, 112, 192), (3, 1, 1, 6, 192, 320),
    ]
    var blocks: [ConvnetBlock] = []
    for (kernel, repeats, stride, expansion, inputs, channels) in stages {
      for index in 0..<repeats {
        let own = index == 0 ? inputs : channels
        blocks.append(
          ConvnetBlock(
            kernel: kernel, stride: index == 0 ? stride : 1, inputs: own,
            expanded: own * expansion, channels: channels, addsInput: index > 0))
      }
    }
    return ConvnetArchitecture(
      name: "EfficientNet-Lite0", blocks: blocks, features: 1280, classes: 1000)
  }()

  /// The names and shapes of all tensors, in the network's order.
  package var shapes: [(name: String, shape: [Int])] {
    var shapes: [(name: String, shape: [Int])] = []
    func add(_ layer: ConvnetLayer, _ shape: [Int]) {
      shapes.append((layer.weight, shape))
      shapes += layer.norms.map { ($0, [shape[0]]) }
    }
    add(.stem, [stem, 3, 3, 3])
    for (index, block) in blocks.enumerated() {
      if index > 0 { add(.expand(index), [block.expanded, block.inputs, 1, 1]) }
      add(.depthwise(index), [block.expanded, 1, block.kernel, block.kernel])
      add(.project(index), [block.channels, block.expanded, 1, 1])
    }
    add(.head, [features, blocks[blocks.count - 1].channels, 1, 1])
    shapes.append(("_fc.weight", [classes, features]))
    shapes.append(("_fc.bias", [classes]))
    return shapes
  }
}

/// The names of a convolution's tensors and of the batch norm's behind it.
struct ConvnetLayer {
  let weight: String
  let norm: String

  /// Weight, bias, mean and variance of the batch norm.
  var norms: [String] {
    ["weight", "bias", "running_mean", "running_var"].map { "\(norm).\($0)" }
  }

  static let stem = ConvnetLayer(weight: "_conv_stem.weight", norm: "_bn0")
  static let head = ConvnetLayer(weight: "_conv_head.weight", norm: "_bn1")

  static func expand(_ block: Int) -> ConvnetLayer { layer(block, "_expand_conv", "_bn0") }
  static func depthwise(_ block: Int) -> ConvnetLayer { layer(block, "_depthwise_conv", "_bn1") }
  static func project(_ block: Int) -> ConvnetLayer { layer(block, "_project_conv", "_bn2") }

  private static func layer(_ block: Int, _ name: String, _ norm: String) -> ConvnetLayer {
    ConvnetLayer(weight: "_blocks.\(block).\(name).weight", norm: "_blocks.\(block).\(norm)")
  }
}
