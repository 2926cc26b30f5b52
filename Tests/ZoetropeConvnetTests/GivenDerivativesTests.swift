import Testing
import ZoetropeConvnet

/// Derivatives that are given at blocks go back to the picture as those of targets do.
@Suite struct GivenDerivativesTests {
  private let network = Convnet.tiny(seed: 5)
  private let pixels = (0..<45 * 37 * 3).map { Float(($0 * 7919) % 1000) / 1000 }

  private func pass(threads: Int = 1) -> ConvnetPass {
    ConvnetPass(network, rows: 37, columns: 45, threads: threads)
  }

  /// The derivatives of the mean of a channel by the values of its block.
  private func mean(of channel: Int, _ block: Int, _ pass: ConvnetPass) -> [Float] {
    let (rows, columns, channels, values) = pass.values(ofBlock: block)
    let share = 1 / Float(rows * columns)
    return values.indices.map { $0 % channels == channel ? share : 0 }
  }

  @Test(arguments: [ConvnetPass.Rule.derivative, .guided])
  func theyEqualThoseOfTargets(_ rule: ConvnetPass.Rule) {
    let pass = pass()
    var (wanted, found): ([Float], [Float]) = ([], [])
    _ = pass.gradient(
      of: [(.channel(block: 2, channel: 3), 1), (.channel(block: 4, channel: 5), 1)], at: pixels,
      into: &wanted, rule: rule)
    pass.run(pixels)
    pass.gradient(
      byValues: [2: mean(of: 3, 2, pass), 4: mean(of: 5, 4, pass)], into: &found, rule: rule)
    let isSame = wanted == found && wanted.contains { $0 != 0 }
    #expect(isSame)
    // A second time, and after other derivatives: what was seen is kept.
    pass.gradient(byValues: [0: mean(of: 1, 0, pass)], into: &found, rule: rule)
    let isOther = wanted != found
    #expect(isOther)
    pass.gradient(
      byValues: [2: mean(of: 3, 2, pass), 4: mean(of: 5, 4, pass)], into: &found, rule: rule)
    let isSameAgain = wanted == found
    #expect(isSameAgain)
  }

  @Test func threadsChangeNothing() {
    let all = [1, 2, 5].map { threads -> [Float] in
      let pass = pass(threads: threads)
      pass.run(pixels)
      var gradient: [Float] = []
      let values = pass.values(ofBlock: 5).values
      pass.gradient(byValues: [5: values.map { $0 / 100 }], into: &gradient)
      return gradient
    }
    let isSame = all[0] == all[1] && all[0] == all[2]
    #expect(isSame)
  }
}
