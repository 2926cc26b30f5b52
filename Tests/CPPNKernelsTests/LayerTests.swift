import CPPNKernels
import Testing

extension KernelTests {
  @Suite struct LayerTests {
    /// Columns of pixels: whole tiles, and some left over.
    static let columns = 83

    /// One layer with the identity, given random rows, and the rows it makes.
    struct Trial {
      let inputs: Int
      let outputs: Int
      let weights: [Float]
      let bias: [Float]
      var rows: [Float]
      let stride = columns + 5

      init(inputs: Int, outputs: Int, draws: inout Draws) {
        self.inputs = inputs
        self.outputs = outputs
        weights = draws.floats(inputs * outputs, spread: 1)
        bias = draws.floats(outputs, spread: 1)
        rows = draws.floats((inputs + outputs) * stride, spread: 2)
      }

      /// The rows after the layer has been applied.
      func applied(_ activation: ck_activation = CK_IDENTITY, skip: Bool = false) -> [Float] {
        var rows = rows
        let codes = [UInt8](repeating: UInt8(activation.rawValue), count: outputs)
        let packed = Weights.packed(weights, inputs: inputs, outputs: outputs)
        packed.withUnsafeBufferPointer { weights in
          bias.withUnsafeBufferPointer { bias in
            codes.withUnsafeBufferPointer { codes in
              var layer = ck_layer(
                weights: weights.baseAddress, bias: bias.baseAddress, precise_bias: nil,
                activation: codes.baseAddress,
                inputs: UInt32(inputs), outputs: UInt32(outputs), source: 0, target: UInt32(inputs),
                skip: skip ? 1 : 0, folded: 0)
              ck_apply_layer(&layer, &rows, stride, columns)
            }
          }
        }
        return rows
      }

      /// The exact sum of neuron `j` at column `i`, and the sum of sizes that bounds its error.
      func exact(_ j: Int, _ i: Int) -> (sum: Double, size: Double) {
        var sum = Double(bias[j])
        var size = sum.magnitude
        for k in 0..<inputs {
          let term = Double(weights[j * inputs + k]) * Double(rows[k * stride + i])
          sum += term
          size += term.magnitude
        }
        return (sum, size)
      }
    }

    @Test(arguments: [(1, 1), (2, 16), (3, 5), (7, 4), (16, 16), (33, 9), (64, 64), (300, 6)])
    func sumsStayWithinTheBound(_ inputs: Int, _ outputs: Int) {
      var draws = Draws()
      let trial = Trial(inputs: inputs, outputs: outputs, draws: &draws)
      for target in Target.all {
        let rows = target.run { trial.applied() }
        var worst = 0.0
        for j in 0..<outputs {
          for i in 0..<Self.columns {
            let (sum, size) = trial.exact(j, i)
            let bound = Double(inputs + 8) * 0x1p-24 * size
            worst = max(
              worst, (Double(rows[(inputs + j) * trial.stride + i]) - sum).magnitude / bound)
          }
        }
        #expect(worst <= 1, "\(inputs) -> \(outputs) on \(target), seed \(draws.seed)")
      }
    }

    @Test func everyWidthSumsTheSameAndTouchesNothingElse() {
      var draws = Draws()
      for width in 1...130 {
        let trial = Trial(inputs: width, outputs: width, draws: &draws)
        let fused = trial.columnByColumn(fused: true)
        let plain = trial.columnByColumn(fused: false)
        for target in Target.all {
          let rows = target.run { trial.applied() }
          // To the bit: sums are taken in the order that the header states, whatever the tile.
          #expect(
            rows == (target.isFused ? fused : plain),
            "width \(width) on \(target), seed \(draws.seed)")
        }
      }
    }

    @Test func packingKeepsEveryWeightInItsGroup() {
      for (inputs, outputs) in [(1, 1), (3, 7), (5, 8), (2, 9), (4, 16), (3, 21)] {
        let rowByRow = (0..<inputs * outputs).map(Float.init)
        var expected: [Float] = []
        for first in stride(from: 0, to: outputs, by: Int(CK_WEIGHT_GROUP)) {
          for k in 0..<inputs {
            for j in first..<min(first + Int(CK_WEIGHT_GROUP), outputs) {
              expected.append(rowByRow[j * inputs + k])
            }
          }
        }
        #expect(Weights.packed(rowByRow, inputs: inputs, outputs: outputs) == expected)
      }
    }

    @Test func skipAddsWhatWasGiven() {
      var draws = Draws()
      let trial = Trial(inputs: 9, outputs: 9, draws: &draws)
      for target in Target.all {
        let (without, with) = target.run {
          (trial.applied(CK_TANH), trial.applied(CK_TANH, skip: true))
        }
        for j in 0..<9 {
          for i in 0..<Self.columns {
            let place = (9 + j) * trial.stride + i
            #expect(with[place] == without[place] + trial.rows[j * trial.stride + i])
          }
        }
      }
    }

    @Test func overflowIsClampedAndNeverNaN() {
      var draws = Draws()
      var trial = Trial(inputs: 40, outputs: 5, draws: &draws)
      // Products near 1e38 of both signs: sums reach both infinities, and their difference.
      trial.rows = trial.rows.map { $0 < 0 ? -1e18 : 1e18 }
      let huge = Trial(
        inputs: 40, outputs: 5, weights: trial.weights.map { $0 * 1e20 }, bias: trial.bias,
        rows: trial.rows)
      for target in Target.all {
        for activation in ActivationLimit.all {
          let rows = target.run { huge.applied(activation.code) }
          for j in 0..<5 {
            let row = rows[((40 + j) * huge.stride)...].prefix(Self.columns)
            #expect(
              row.allSatisfy { $0.magnitude <= 1e18 },
              "\(activation) on \(target), seed \(draws.seed)")
          }
        }
      }
    }
  }
}

extension KernelTests.LayerTests.Trial {
  init(inputs: Int, outputs: Int, weights: [Float], bias: [Float], rows: [Float]) {
    self.inputs = inputs
    self.outputs = outputs
    self.weights = weights
    self.bias = bias
    self.rows = rows
  }

  /// The rows as the header defines them: from the bias on, input after input, each multiply-add
  /// rounded once where `fused`, else twice.
  func columnByColumn(fused: Bool) -> [Float] {
    var rows = rows
    for j in 0..<outputs {
      for i in 0..<KernelTests.LayerTests.columns {
        var sum = bias[j]
        for k in 0..<inputs {
          let weight = weights[j * inputs + k]
          let value = rows[k * stride + i]

          sum = fused ? sum.addingProduct(weight, value) : sum + weight * value
        }
        rows[(inputs + j) * stride + i] = sum
      }
    }
    return rows
  }
}
