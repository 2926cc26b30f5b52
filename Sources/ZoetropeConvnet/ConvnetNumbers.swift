internal import ConvnetKernels
internal import ZoetropeWeights

/// All numbers of a network as the kernels read them, in one list.
struct ConvnetNumbers: Sendable {
  private let blocks: [cn_block]
  private let network: Places
  private let numbers: [Float]
  /// Where the numbers begin in the list: at a whole cache line.
  private let start: Int

  /// What `cn_network` says beside its blocks.
  private struct Places {
    var features = 0
    var classes = 0
    var head = 0
    var headBias = 0
    var headBack = 0
    var classifier = 0
    var classifierBias = 0
  }

  init(_ tensors: FoldedTensors, _ architecture: ConvnetArchitecture) throws(WeightsError) {
    var list = PanelList()
    var blocks: [cn_block] = []
    for (index, shape) in architecture.blocks.enumerated() {
      var block = cn_block()
      let isFirst = index == 0
      // What the stem sees of a pixel: 3x3 pixels of three colours.
      let inputs = isFirst ? Int(CN_STEM) : shape.inputs
      (block.kernel, block.stride) = (UInt32(shape.kernel), UInt32(shape.stride))
      (block.inputs, block.expanded) = (UInt32(inputs), UInt32(shape.expanded))
      (block.outputs, block.adds_input) = (UInt32(shape.channels), shape.addsInput ? 1 : 0)
      var expand = try tensors.layer(isFirst ? .stem : .expand(index))
      if isFirst { expand.weights = Self.pixelsFirst(expand.weights, count: shape.expanded) }
      block.expand = list.add(rows: inputs, columns: shape.expanded, expand.weights, .byColumns)
      block.expand_back = list.add(
        rows: shape.expanded, columns: inputs, expand.weights, .byRows)
      block.expand_bias = list.add(expand.bias)
      let depthwise = try tensors.layer(.depthwise(index))
      block.depthwise = list.add(
        rows: shape.kernel * shape.kernel, columns: shape.expanded, depthwise.weights, .byColumns)
      block.depthwise_bias = list.add(depthwise.bias)
      let project = try tensors.layer(.project(index))
      block.project = list.add(
        rows: shape.expanded, columns: shape.channels, project.weights, .byColumns)
      block.project_back = list.add(
        rows: shape.channels, columns: shape.expanded, project.weights, .byRows)
      block.project_bias = list.add(project.bias)
      blocks.append(block)
    }
    let (features, inputs) = (
      architecture.features, architecture.blocks[architecture.blocks.count - 1].channels
    )
    let head = try tensors.layer(.head)
    network = Places(
      features: features, classes: architecture.classes,
      head: list.add(rows: inputs, columns: features, head.weights, .byColumns),
      headBias: list.add(head.bias),
      headBack: list.add(rows: features, columns: inputs, head.weights, .byRows),
      classifier: list.add(plain: tensors.values("_fc.weight")),
      classifierBias: list.add(plain: tensors.values("_fc.bias")))
    self.blocks = blocks
    (numbers, start) = list.aligned()
  }

  /// Brings the stem's weights from colours of pixels to pixels of colours.
  private static func pixelsFirst(_ weights: [Float], count: Int) -> [Float] {
    var result = weights
    for channel in 0..<count {
      for colour in 0..<3 {
        for pixel in 0..<9 {
          result[channel * 27 + pixel * 3 + colour] = weights[channel * 27 + colour * 9 + pixel]
        }
      }
    }
    return result
  }

  /// Calls `body` with what the kernels read.
  func withNetwork<Result>(
    _ body: (UnsafePointer<cn_network>, UnsafePointer<Float>) -> Result
  ) -> Result {
    blocks.withUnsafeBufferPointer { blocks in
      numbers.withUnsafeBufferPointer { numbers in
        guard let first = numbers.baseAddress else { preconditionFailure("A network has numbers.") }
        var network = cn_network(
          blocks: blocks.baseAddress, block_count: UInt32(blocks.count),
          features: UInt32(network.features), classes: UInt32(network.classes),
          head: network.head, head_bias: network.headBias, head_back: network.headBack,
          classifier: network.classifier, classifier_bias: network.classifierBias)
        return body(&network, first + start)
      }
    }
  }
}

/// Matrices laid out in panels of columns, one after the other.
private struct PanelList {
  /// Which way the numbers of a matrix come in.
  enum Order {
    case byRows
    case byColumns
  }

  private static let panel = Int(CN_PANEL)
  private var numbers: [Float] = []

  /// Adds a matrix.
  ///
  /// - Returns: the place where it begins.
  mutating func add(rows: Int, columns: Int, _ matrix: [Float], _ order: Order) -> Int {
    precondition(matrix.count == rows * columns, "A matrix has a number at every place.")
    let place = numbers.count
    let panels = (columns + Self.panel - 1) / Self.panel
    numbers.reserveCapacity(place + panels * rows * Self.panel)
    for panel in 0..<panels {
      for row in 0..<rows {
        for column in panel * Self.panel..<(panel + 1) * Self.panel {
          guard column < columns else {
            numbers.append(0)
            continue
          }
          switch order {
          case .byRows: numbers.append(matrix[row * columns + column])
          case .byColumns: numbers.append(matrix[column * rows + row])
          }
        }
      }
    }
    return place
  }

  /// Adds biases.
  mutating func add(_ bias: [Float]) -> Int {
    add(rows: 1, columns: bias.count, bias, .byRows)
  }

  /// Adds numbers as they are.
  mutating func add(plain values: [Float]) -> Int {
    let place = numbers.count
    numbers += values
    while numbers.count % Self.panel != 0 { numbers.append(0) }
    return place
  }

  /// Returns all numbers in a list that is never changed, and the place where they begin there, at a
  /// whole cache line.
  func aligned() -> (numbers: [Float], start: Int) {
    var start = 0
    let list = [Float](unsafeUninitializedCapacity: numbers.count + Self.panel) { buffer, count in
      if let address = buffer.baseAddress {
        start = (0 - Int(bitPattern: address)) & 63
        start /= MemoryLayout<Float>.stride
      }
      for place in 0..<start { buffer.initializeElement(at: place, to: 0) }
      for (place, number) in numbers.enumerated() {
        buffer.initializeElement(at: start + place, to: number)
      }
      count = start + numbers.count
    }
    return (list, start)
  }
}
