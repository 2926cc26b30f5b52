import ZoetropeConvnet
import ZoetropeWeights

/// A convnet in double precision, written as the definition reads: batch norms are not folded in, and
/// no sum is shared.
struct ReferenceConvnet {
  /// A picture of any number of channels.
  struct Map {
    let rows: Int
    let columns: Int
    let channels: Int
    var values: [Double]

    init(_ rows: Int, _ columns: Int, _ channels: Int) {
      (self.rows, self.columns, self.channels) = (rows, columns, channels)
      values = [Double](repeating: 0, count: rows * columns * channels)
    }

    func place(_ row: Int, _ column: Int, _ channel: Int) -> Int {
      (row * columns + column) * channels + channel
    }

    func mapped(_ body: (Double) -> Double) -> Map {
      var map = self
      map.values = values.map(body)
      return map
    }

    func added(_ other: Map) -> Map {
      var map = self
      for place in values.indices { map.values[place] += other.values[place] }
      return map
    }
  }

  /// A convolution with its batch norm.
  struct Layer {
    let weight: String
    let norm: String
    let stride: Int
    let isDepthwise: Bool
  }

  /// What a forward pass leaves. `before` is what goes into a ReLU6.
  struct Trace {
    var input: Map
    var stemBefore: Map
    var blocks: [(expandBefore: Map, depthwiseBefore: Map, output: Map)] = []
    var headBefore: Map
    var means: [Double]
    var logits: [Double]
  }

  let architecture: ConvnetArchitecture
  private let tensors: [String: Tensor]

  init(_ tensors: [Tensor], _ architecture: ConvnetArchitecture) {
    self.architecture = architecture
    self.tensors = Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0) })
  }

  private static let stem = Layer(
    weight: "_conv_stem.weight", norm: "_bn0", stride: 2, isDepthwise: false)
  private static let head = Layer(
    weight: "_conv_head.weight", norm: "_bn1", stride: 1, isDepthwise: false)

  private func layers(_ index: Int) -> (expand: Layer, depthwise: Layer, project: Layer) {
    func layer(_ name: String, _ norm: Int, _ stride: Int, _ isDepthwise: Bool) -> Layer {
      Layer(
        weight: "_blocks.\(index).\(name).weight", norm: "_blocks.\(index)._bn\(norm)",
        stride: stride, isDepthwise: isDepthwise)
    }
    return (
      layer("_expand_conv", 0, 1, false),
      layer("_depthwise_conv", 1, architecture.blocks[index].stride, true),
      layer("_project_conv", 2, 1, false)
    )
  }

  private func values(_ name: String) -> [Double] { tensors[name]?.values.map(Double.init) ?? [] }

  /// Calls `body` with each product of a convolution: places of input, output and weight.
  private func forEachProduct(
    _ layer: Layer, _ input: Map, _ output: Map, _ body: (Int, Int, Int) -> Void
  ) {
    let shape = tensors[layer.weight]?.shape ?? []
    let (inputs, kernel) = (shape[1], shape[2])
    func before(_ size: Int, _ result: Int) -> Int {
      max((result - 1) * layer.stride + kernel - size, 0) / 2
    }
    let (top, left) = (before(input.rows, output.rows), before(input.columns, output.columns))
    for row in 0..<output.rows {
      for column in 0..<output.columns {
        for a in 0..<kernel {
          for b in 0..<kernel {
            let (y, x) = (row * layer.stride + a - top, column * layer.stride + b - left)
            guard (0..<input.rows).contains(y), (0..<input.columns).contains(x) else { continue }
            for out in 0..<output.channels {
              for part in 0..<inputs {
                body(
                  input.place(y, x, layer.isDepthwise ? out : part), output.place(row, column, out),
                  ((out * inputs + part) * kernel + a) * kernel + b)
              }
            }
          }
        }
      }
    }
  }

  private func scales(_ layer: Layer) -> [Double] {
    zip(values(layer.norm + ".weight"), values(layer.norm + ".running_var")).map {
      $0 / ($1 + 1e-3).squareRoot()
    }
  }

  private func forward(_ layer: Layer, _ input: Map) -> Map {
    let weights = values(layer.weight)
    var output = Map(
      (input.rows + layer.stride - 1) / layer.stride,
      (input.columns + layer.stride - 1) / layer.stride, tensors[layer.weight]?.shape[0] ?? 0)
    var sums = output.values
    sums.withUnsafeMutableBufferPointer { sums in
      input.values.withUnsafeBufferPointer { values in
        forEachProduct(layer, input, output) { sums[$1] += values[$0] * weights[$2] }
      }
    }
    let (means, bias) = (values(layer.norm + ".running_mean"), values(layer.norm + ".bias"))
    let scales = scales(layer)
    for place in sums.indices {
      let channel = place % output.channels
      output.values[place] = (sums[place] - means[channel]) * scales[channel] + bias[channel]
    }
    return output
  }

  private func backward(_ layer: Layer, _ input: Map, _ derivatives: Map) -> Map {
    let (weights, scales) = (values(layer.weight), scales(layer))
    var result = Map(input.rows, input.columns, input.channels)
    let bySums = derivatives.values.indices.map {
      derivatives.values[$0] * scales[$0 % derivatives.channels]
    }
    result.values.withUnsafeMutableBufferPointer { sums in
      bySums.withUnsafeBufferPointer { bySums in
        forEachProduct(layer, input, derivatives) { sums[$0] += bySums[$1] * weights[$2] }
      }
    }
    return result
  }

  private static func relu6(_ map: Map) -> Map { map.mapped { min(max($0, 0), 6) } }

  private static func through(
    _ before: Map, _ derivatives: Map, _ rule: ConvnetPass.Rule
  ) -> Map {
    var map = derivatives
    for (place, value) in before.values.enumerated() {
      if value <= 0 || value >= 6 { map.values[place] = 0 }
      if rule == .guided, map.values[place] < 0 { map.values[place] = 0 }
    }
    return map
  }

  func trace(_ pixels: [Double], rows: Int, columns: Int) -> Trace {
    var input = Map(rows, columns, 3)
    input.values = pixels.map { (255 * $0 - 127) / 128 }
    let stemBefore = forward(Self.stem, input)
    var seen = Self.relu6(stemBefore)
    var blocks: [(Map, Map, Map)] = []
    for (index, block) in architecture.blocks.enumerated() {
      let layers = layers(index)
      let expandBefore = index == 0 ? stemBefore : forward(layers.expand, seen)
      let depthwiseBefore = forward(layers.depthwise, Self.relu6(expandBefore))
      let projected = forward(layers.project, Self.relu6(depthwiseBefore))
      let output = block.addsInput ? projected.added(seen) : projected
      blocks.append((expandBefore, depthwiseBefore, output))
      seen = output
    }
    let headBefore = forward(Self.head, seen)
    let open = Self.relu6(headBefore)
    var means = [Double](repeating: 0, count: open.channels)
    for (place, value) in open.values.enumerated() {
      means[place % open.channels] += value / Double(open.rows * open.columns)
    }
    let (weights, bias) = (values("_fc.weight"), values("_fc.bias"))
    let logits = bias.indices.map { index in
      means.indices.reduce(bias[index]) { $0 + weights[index * means.count + $1] * means[$1] }
    }
    return Trace(
      input: input, stemBefore: stemBefore, blocks: blocks, headBefore: headBefore, means: means,
      logits: logits)
  }

  func value(_ target: ConvnetTarget, _ trace: Trace) -> Double {
    switch target {
    case .output(let index): return trace.logits[index]
    case .channel(let block, let channel):
      let map = trace.blocks[block].output
      let places = stride(from: channel, to: map.values.count, by: map.channels)
      return places.reduce(0) { $0 + map.values[$1] } / Double(map.rows * map.columns)
    case .layer(let block):
      let map = trace.blocks[block].output
      return (map.values.reduce(0) { $0 + $1 * $1 } / Double(map.values.count)).squareRoot()
    }
  }

  /// The derivatives of a weighted sum of targets by the pixels.
  func gradient(
    _ targets: [(target: ConvnetTarget, weight: Float)], _ trace: Trace, _ rule: ConvnetPass.Rule
  ) -> [Double] {
    let last = trace.blocks[trace.blocks.count - 1].output
    var derivatives = Map(last.rows, last.columns, last.channels)
    var byMeans = [Double](repeating: 0, count: trace.means.count)
    let weights = values("_fc.weight")
    for (target, weight) in targets {
      guard case .output(let index) = target else { continue }
      for channel in byMeans.indices {
        byMeans[channel] += Double(weight) * weights[index * byMeans.count + channel]
      }
    }
    var head = trace.headBefore
    for place in head.values.indices {
      head.values[place] = byMeans[place % head.channels] / Double(head.rows * head.columns)
    }
    derivatives = backward(Self.head, last, Self.through(trace.headBefore, head, rule))
    for index in architecture.blocks.indices.reversed() {
      add(targets, index, trace, to: &derivatives)
      let (block, layers) = (trace.blocks[index], layers(index))
      let open = Self.relu6(block.depthwiseBefore)
      let byDepthwise = Self.through(
        block.depthwiseBefore, backward(layers.project, open, derivatives), rule)
      let byExpanded = Self.through(
        block.expandBefore,
        backward(layers.depthwise, Self.relu6(block.expandBefore), byDepthwise), rule)
      guard index > 0 else {
        derivatives = byExpanded
        break
      }
      let byInput = backward(layers.expand, trace.blocks[index - 1].output, byExpanded)
      derivatives =
        architecture.blocks[index].addsInput ? byInput.added(derivatives) : byInput
    }
    return backward(Self.stem, trace.input, derivatives).values.map { $0 * 255 / 128 }
  }

  private func add(
    _ targets: [(target: ConvnetTarget, weight: Float)], _ index: Int, _ trace: Trace,
    to derivatives: inout Map
  ) {
    for (target, weight) in targets where target.block == index {
      for place in derivatives.values.indices {
        switch target {
        case .output: break
        case .channel(_, let channel):
          guard place % derivatives.channels == channel else { continue }
          derivatives.values[place] +=
            Double(weight) / Double(derivatives.rows * derivatives.columns)
        case .layer:
          let value = value(target, trace)
          derivatives.values[place] +=
            Double(weight) * trace.blocks[index].output.values[place]
            / (Double(derivatives.values.count) * value)
        }
      }
    }
  }
}
