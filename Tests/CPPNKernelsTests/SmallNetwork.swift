import CPPNKernels
import Testing

/// Ways to join the layers of a `SmallNetwork`, as the kernel's rows and flags allow.
enum Joining: CaseIterable {
  case plain, residual, dense, shared
}

/// A network for tests: for the kernel as `ck_network` wants it, and in plain Double arithmetic.
struct SmallNetwork {
  struct Step {
    var weights: Int
    var bias: Int
    var inputs: Int
    var outputs: Int
    var source: Int
    var target: Int
    var skip = false
  }

  var features: [ck_feature]
  var weights: [Float] = []
  var biases: [Float] = []
  var codes: [UInt8] = []
  var steps: [Step] = []
  var rows: Int
  /// The number of the first features that the kernel may take for constants of a line.
  var ofY: UInt32 = 0
  /// True if the kernel computes in double precision.
  var isPrecise = false
  /// The number of first results whose derivatives are computed too.
  var gradients: UInt32 = 0
  /// How often points are moved by the second and third result, and how far.
  var warps: UInt32 = 0
  var warp = 0.0
  /// The results that are written, and those after them that are not.
  var kept: UInt32 = 0
  var leftOut: UInt32 = 0
  /// What the feature `CK_SHAPE` is.
  var shape: UnsafePointer<ck_grid>?
  /// The domain's numbers; its mirrors are `mirrors`.
  var domain: ck_domain?
  var mirrors: [ck_mirror] = []

  /// `depth` hidden layers of `width`, and `outputs` more neurons; weights keep sums near 1.
  init(
    features: [ck_feature] = [
      .init(kind: CK_X.rawValue, parameter: 0), .init(kind: CK_Y.rawValue, parameter: 0),
    ],
    widths: [Int], joining: Joining, activation: ck_activation, output: ck_activation,
    outputs: Int = 3, draws: inout Draws
  ) {
    self.features = features
    rows = features.count
    var source = 0
    var inputs = features.count
    for (index, width) in (widths + [outputs]).enumerated() {
      let isOutput = index == widths.count
      if joining == .shared && index >= 2 && !isOutput {
        var step = steps[1]
        (step.source, step.target) = (steps[index - 1].target, rows)
        steps.append(step)
      } else {
        let skip = joining == .residual && !isOutput && width == inputs
        steps.append(
          Step(
            weights: weights.count, bias: biases.count, inputs: inputs, outputs: width,
            source: source, target: rows, skip: skip))
        // Squares of squares would magnify roundings beyond any tolerance.
        let spread = activation == CK_SQUARE ? 0.4 : 1.0
        weights += draws.floats(inputs * width, spread: spread / Double(inputs).squareRoot())
        biases += draws.floats(width, spread: 0.3)
        codes += Array(repeating: UInt8((isOutput ? output : activation).rawValue), count: width)
      }
      if joining == .dense {
        inputs += width
      } else {
        (source, inputs) = (rows, width)
      }
      rows += width
    }
  }

  /// Numbers behind the workspace, which must stay.
  private static let fence = [Float](repeating: 7, count: 64)

  /// The number of rows that an evaluation writes.
  var resultRows: Int { (steps.last?.outputs ?? 0) + 2 * Int(gradients) }

  /// The channels at places anywhere.
  func evaluated(at columns: [Float], _ rows: [Float], in field: ck_field) -> [[Float]] {
    let count = columns.count
    var channels = [Float](repeating: .nan, count: count * resultRows)
    withNetwork { network in
      var network = network
      var field = field
      let size = ck_workspace_floats(&network)
      var workspace = [Float](repeating: .nan, count: size) + Self.fence
      channels.withUnsafeMutableBufferPointer { channels in
        guard let first = channels.baseAddress else { return }
        let out = (0..<channels.count / count).map { Optional(first + $0 * count) }
        ck_evaluate_at(&network, &field, columns, rows, count, &workspace, out)
      }
      #expect(Array(workspace[size...]) == Self.fence, "behind the workspace")
    }
    return stride(from: 0, to: channels.count, by: count).map {
      Array(channels[$0..<$0 + count])
    }
  }

  /// The channels at `count` samples of `line`; the workspace may start off any boundary.
  func evaluated(_ line: ck_line, count: Int, misalignment: Int = 0) -> [[Float]] {
    var channels = [Float](repeating: .nan, count: count * resultRows)
    withNetwork { network in
      var network = network
      var line = line
      let size = ck_workspace_floats(&network) + misalignment
      var workspace = [Float](repeating: .nan, count: size) + Self.fence
      workspace.withUnsafeMutableBufferPointer { workspace in
        channels.withUnsafeMutableBufferPointer { channels in
          guard let space = workspace.baseAddress, let first = channels.baseAddress else { return }
          let out = (0..<channels.count / count).map { Optional(first + $0 * count) }
          ck_evaluate(&network, &line, count, space + misalignment, out)
        }
      }
      #expect(Array(workspace[size...]) == Self.fence, "behind the workspace")
    }
    return stride(from: 0, to: channels.count, by: count).map { Array(channels[$0..<$0 + count]) }
  }

  /// The number of inputs that are folded into the biases along `line`, in that domain.
  func folded(_ line: ck_line, _ domain: ck_domain?) -> UInt32 {
    var folded: UInt32 = 0
    withNetwork { network in
      var (network, line) = (network, line)
      guard var domain else {
        folded = ck_folded_inputs(&network, &line)
        return
      }
      withUnsafePointer(to: &domain) {
        network.domain = $0
        folded = ck_folded_inputs(&network, &line)
      }
    }
    return folded
  }

  private func withNetwork(_ body: (ck_network) -> Void) {
    let preciseBiases = biases.map(Double.init)
    preciseBiases.withUnsafeBufferPointer { withNetwork($0, body) }
  }

  private func withNetwork(
    _ preciseBiases: UnsafeBufferPointer<Double>, _ body: (ck_network) -> Void
  ) {
    var packed = weights
    for step in steps {
      let range = step.weights..<step.weights + step.inputs * step.outputs
      packed.replaceSubrange(
        range,
        with: Weights.packed(
          Array(weights[range]), inputs: step.inputs, outputs: step.outputs))
    }
    packed.withUnsafeBufferPointer { weights in
      biases.withUnsafeBufferPointer { biases in
        codes.withUnsafeBufferPointer { codes in
          guard let w = weights.baseAddress, let b = biases.baseAddress,
            let p = preciseBiases.baseAddress, let c = codes.baseAddress
          else { return }
          let layers = steps.map { step in
            ck_layer(
              weights: w + step.weights, bias: b + step.bias,
              precise_bias: p + step.bias, activation: c + step.bias,
              inputs: UInt32(step.inputs), outputs: UInt32(step.outputs),
              source: UInt32(step.source), target: UInt32(step.target), skip: step.skip ? 1 : 0,
              folded: 0)
          }
          layers.withUnsafeBufferPointer { layers in
            features.withUnsafeBufferPointer { features in
              withDomain { domain in
                body(
                  ck_network(
                    features: features.baseAddress, feature_count: UInt32(features.count),
                    of_y: ofY,
                    layers: layers.baseAddress, layer_count: UInt32(layers.count),
                    rows: UInt32(rows), domain: domain, precise: isPrecise ? 1 : 0,
                    gradients: gradients, kept: kept, left_out: leftOut, warps: warps, shape: shape,
                    warp: warp))
              }
            }
          }
        }
      }
    }
  }

  private func withDomain(_ body: (UnsafePointer<ck_domain>?) -> Void) {
    guard var domain else { return body(nil) }
    mirrors.withUnsafeBufferPointer { mirrors in
      domain.mirrors = mirrors.baseAddress
      domain.mirror_count = UInt32(mirrors.count)
      withUnsafePointer(to: &domain) { body($0) }
    }
  }

  /// The channels for these feature values, in Double.
  func exact(_ featureValues: [Double]) -> [Double] {
    var row = featureValues + Array(repeating: 0, count: rows - featureValues.count)
    for step in steps {
      for j in 0..<step.outputs {
        var sum = Double(biases[step.bias + j])
        for k in 0..<step.inputs {
          sum += Double(weights[step.weights + j * step.inputs + k]) * row[step.source + k]
        }
        let activation = ActivationLimit.all[Int(codes[step.bias + j])]
        var value = min(max(activation.exact(sum), -1e18), 1e18)
        if step.skip { value = min(max(value + row[step.source + j], -1e18), 1e18) }
        row[step.target + j] = value
      }
    }
    guard let last = steps.last else { return [] }
    return Array(row[last.target..<last.target + last.outputs])
  }
}

extension ck_line {
  /// Sample i at `(x0 + i dx, y0 + i dy)`.
  init(x0: Double, y0: Double, dx: Double, dy: Double) {
    self.init(
      field: ck_field(x0: x0, y0: y0, dx: dx, dy: dy, ex: 0, ey: 0), column: 0, row: 0, step: 1)
  }

  var x0: Double { field.x0 }
  var y0: Double { field.y0 }
  var dx: Double { field.dx }
  var dy: Double { field.dy }
}

/// Weights as the kernels read them.
enum Weights {
  static func packed(_ rowByRow: [Float], inputs: Int, outputs: Int) -> [Float] {
    var packed = rowByRow
    ck_pack_weights(rowByRow, UInt32(inputs), UInt32(outputs), &packed)
    return packed
  }
}
