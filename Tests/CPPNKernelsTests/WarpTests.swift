import CPPNKernels
import Foundation
import Testing

/// Points that the network's own results move before it is evaluated at them.
extension KernelTests {
  @Suite struct WarpTests {
    private static let field = ck_field(x0: -1, y0: -0.6, dx: 0.02, dy: 0.003, ex: -0.003, ey: 0.02)

    private static func network(isPrecise: Bool) -> SmallNetwork {
      var draws = Draws()
      var network = SmallNetwork(
        widths: [9, 9], joining: .plain, activation: CK_TANH, output: CK_SUM, draws: &draws)
      network.isPrecise = isPrecise
      network.gradients = 3
      return network
    }

    /// The values and derivatives are those of the network at the moved points, and of the chain rule.
    @Test(arguments: [false, true]) func movedPointsAreEvaluated(isPrecise: Bool) {
      let count = 37
      let columns = (0..<count).map { Float($0) * 2.5 }
      let rows = (0..<count).map { Float(($0 * 7) % 60) + 0.25 }
      let field = Self.field
      let plain = Self.network(isPrecise: isPrecise)
      var warped = plain
      (warped.warps, warped.warp) = (2, 0.3)
      let results = warped.evaluated(at: columns, rows, in: field)
      let area = field.dx * field.ey - field.ex * field.dy
      for i in 0..<count {
        var place = (Double(columns[i]), Double(rows[i]))
        for step in 1...2 {
          let here = plain.evaluated(at: [Float(place.0)], [Float(place.1)], in: field)
          let x = 0.3 * Double(step) * tanh(Double(here[1][0]))
          let y = 0.3 * Double(step) * tanh(Double(here[2][0]))
          place.0 = Double(columns[i]) + (x * field.ey - y * field.ex) / area
          place.1 = Double(rows[i]) + (y * field.dx - x * field.dy) / area
        }
        let moved = plain.evaluated(at: [Float(place.0)], [Float(place.1)], in: field)
        for channel in 0..<3 {
          #expect(abs(moved[channel][0] - results[channel][i]) < 2e-4, "\(i) \(channel)")
        }
      }
    }

    @Test(arguments: [false, true]) func valuesAreTheSameWithoutDerivatives(isPrecise: Bool) {
      let columns = (0..<100).map { Float($0) * 0.7 }
      let rows = (0..<100).map { Float(($0 * 5) % 60) + 0.5 }
      var network = Self.network(isPrecise: isPrecise)
      let plain = network.evaluated(at: columns, rows, in: Self.field)
      (network.warps, network.warp) = (2, 0.3)
      let slopes = network.evaluated(at: columns, rows, in: Self.field)
      network.gradients = 0
      #expect(network.evaluated(at: columns, rows, in: Self.field).prefix(3) == slopes.prefix(3))
      #expect(plain[0] != slopes[0])
    }

    /// The results after the first `kept` that are left out, and those behind them.
    @Test(arguments: [UInt32(0), 1]) func resultsAreLeftOut(_ gradients: UInt32) {
      let columns: [Float] = [1, 20, 40], rows: [Float] = [5, 6, 7]
      var network = Self.network(isPrecise: false)
      network.gradients = gradients
      let all = network.evaluated(at: columns, rows, in: Self.field)
      (network.kept, network.leftOut) = (1, 1)
      let some = network.evaluated(at: columns, rows, in: Self.field)
      let steep = Int(2 * gradients)
      #expect(Array(some[0...steep]) == Array(all[0...steep]))
      #expect(some[steep + 1] == all[steep + 2] && some[steep + 1] != all[steep + 1])
    }

    @Test(arguments: [false, true]) func derivativesAreThoseOfFiniteDifferences(isPrecise: Bool) {
      var network = Self.network(isPrecise: isPrecise)
      (network.warps, network.warp) = (2, 0.3)
      let columns = (0..<64).map { Float($0) + 0.5 }
      let rows = (0..<64).map { Float(($0 * 5) % 60) + 0.5 }
      let step: Float = isPrecise ? 0.0625 : 0.25
      func at(_ right: Float, _ down: Float) -> [[Float]] {
        network.evaluated(at: columns.map { $0 + right }, rows.map { $0 + down }, in: Self.field)
      }
      let here = at(0, 0)
      let (left, right, above, below) = (at(-step, 0), at(step, 0), at(0, -step), at(0, step))
      var largest: Float = 0
      for channel in 0..<3 {
        for i in 0..<64 { largest = max(largest, abs(here[3 + channel][i])) }
      }
      for channel in 0..<3 {
        for i in 0..<64 {
          let across = (right[channel][i] - left[channel][i]) / (2 * step)
          let down = (below[channel][i] - above[channel][i]) / (2 * step)
          #expect(abs(across - here[3 + channel][i]) < 0.01 * largest, "\(i) \(channel)")
          #expect(abs(down - here[6 + channel][i]) < 0.01 * largest, "\(i) \(channel)")
        }
      }
      #expect(largest > 0.001)
    }

    /// No warps are no warps, and networks of fewer than three results are never moved.
    @Test func nothingMovesWithoutThreeResults() {
      var network = Self.network(isPrecise: false)
      let columns: [Float] = [1, 20, 40], rows: [Float] = [5, 6, 7]
      let plain = network.evaluated(at: columns, rows, in: Self.field)
      network.warp = 0.3
      #expect(network.evaluated(at: columns, rows, in: Self.field) == plain)
      var draws = Draws()
      var two = SmallNetwork(
        widths: [9], joining: .plain, activation: CK_TANH, output: CK_SUM, outputs: 2, draws: &draws
      )
      two.gradients = 2
      let still = two.evaluated(at: columns, rows, in: Self.field)
      (two.warps, two.warp) = (2, 0.3)
      #expect(two.evaluated(at: columns, rows, in: Self.field) == still)
    }
  }
}
