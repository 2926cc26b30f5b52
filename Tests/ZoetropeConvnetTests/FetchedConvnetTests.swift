import Testing
import ZoetropeConvnet

/// EfficientNet-Lite0 itself against what PyTorch computes from the same file, in double precision.
@Suite struct FetchedConvnetTests {
  /// What PyTorch says of a target: its value, the sum of the derivatives' magnitudes, and that of the
  /// picture's quarter at the top left.
  struct Expectation: Sendable {
    let target: ConvnetTarget
    let value: Double
    let sum: Double
    let quarter: Double
  }

  static let expectations = [
    Expectation(
      target: .output(905), value: 9.627901158590193, sum: 1807.732868679723,
      quarter: 396.6640907033029),
    Expectation(
      target: .channel(block: 10, channel: 7), value: 10.811915408485099, sum: 1683.3150318986532,
      quarter: 383.88069411137246),
    Expectation(
      target: .layer(block: 4), value: 11.531295414490886, sum: 266.6393715562398,
      quarter: 65.60160764167564),
  ]

  static let (rows, columns) = (160, 224)

  /// Slanted stripes: the class with the largest sum is 905, a window shade.
  static let stripes: [Float] = (0..<rows * columns * 3).map { place in
    let (row, column, colour) = (place / 3 / columns, place / 3 % columns, place % 3)
    return Float((column * 2 + row * 3 + colour * 40) % 97) / 96
  }

  @Test(
    .enabled(
      if: Convnet.isFetched, "The network was not fetched; run './zoetrope fetch-network' first."))
  func numbersAreThoseOfPyTorch() throws {
    let pass = ConvnetPass(try .standard(), rows: Self.rows, columns: Self.columns, threads: 2)
    pass.run(Self.stripes)
    let logits = pass.logits()
    #expect(logits.indices.max { logits[$0] < logits[$1] } == 905)
    for (index, value) in [
      (0, 0.5882187970338714), (250, -2.0275314472697663), (500, -0.8372833436418585),
      (750, -1.7837525442386304), (999, 0.42070067178525944),
    ] {
      #expect(abs(Double(logits[index]) - value) < 1e-3)
    }
    for wanted in Self.expectations {
      var gradient: [Float] = []
      let value = pass.gradient(of: [(wanted.target, 1)], at: Self.stripes, into: &gradient)[0]
      #expect(abs(value / wanted.value - 1) < 1e-4)
      let sum = gradient.reduce(0) { $0 + Double(abs($1)) }
      #expect(abs(sum / wanted.sum - 1) < 1e-3)
      let quarter = gradient.indices.reduce(0) { sum, place in
        let (row, column) = (place / 3 / Self.columns, place / 3 % Self.columns)
        guard row < Self.rows / 2, column < Self.columns / 2 else { return sum }
        return sum + Double(abs(gradient[place]))
      }
      #expect(abs(quarter / wanted.quarter - 1) < 1e-3)
    }
  }
}
