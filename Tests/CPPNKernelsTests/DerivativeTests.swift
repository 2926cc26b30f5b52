import CPPNKernels
import Foundation
import Testing

extension KernelTests {
  /// Derivatives by the pixel's position, against differences of evaluations. ZoetropeRenderTests
  /// compares them with the reference.
  @Suite struct DerivativeTests {
    /// A rotated and sheared field with some 30 pixels per unit, and no pixel at the origin.
    static let field = ck_field(x0: -1.31, y0: -0.77, dx: 0.03, dy: 0.009, ex: -0.011, ey: 0.027)

    /// Pixels of a rectangle that holds the origin.
    static let places: (columns: [Float], rows: [Float]) = {
      let all = (0..<151).map { (Float($0 % 17) * 4.25, Float($0 / 17) * 6.5) }
      return (all.map(\.0), all.map(\.1))
    }()

    static func network(
      _ activation: ck_activation, _ joining: Joining, output: ck_activation = CK_SUM,
      _ draws: inout Draws
    ) -> SmallNetwork {
      let features = [
        (CK_Y, 0), (CK_ABS_Y, 0), (CK_SIN_Y, 1.5), (CK_X, 0), (CK_R, 0), (CK_ABS_X, 0),
        (CK_COS_THETA, 2), (CK_SIN_THETA, 3), (CK_COS_LOG_R, 1.5), (CK_SIN_LOG_R, 0.7),
        (CK_COS_X, 2), (CK_SIN_X, 2.5), (CK_COS_Y, 3),
      ].map { ck_feature(kind: $0.0.rawValue, parameter: $0.1) }
      var network = SmallNetwork(
        features: features, widths: [9, 9, 9], joining: joining, activation: activation,
        output: output, draws: &draws)
      network.ofY = 3
      network.gradients = 2
      return network
    }

    /// The numbers of derivatives that are too far from differences, relative to the largest
    /// difference, and of those left out because there is a corner beside the pixel: differences to
    /// both sides are not the same.
    static func far(_ network: SmallNetwork, _ tolerance: Double) -> (far: Int, out: Int, all: Int)
    {
      let step: Float = 1 / 256
      let here = network.evaluated(at: places.columns, places.rows, in: field)
      func moved(_ right: Float, _ down: Float) -> [[Float]] {
        network.evaluated(
          at: places.columns.map { $0 + right }, places.rows.map { $0 + down }, in: field)
      }
      var found: [(derivative: Double, ahead: Double, behind: Double)] = []
      let count = Int(network.gradients)
      for (first, ahead, behind) in [
        (count, moved(step, 0), moved(-step, 0)), (2 * count, moved(0, step), moved(0, -step)),
      ] {
        for c in 0..<count {
          for i in places.columns.indices {
            let value = Double(here[c][i])
            found.append(
              (
                Double(here[first + c][i]), (Double(ahead[c][i]) - value) / Double(step),
                (value - Double(behind[c][i])) / Double(step)
              ))
          }
        }
      }
      let largest = found.map(\.ahead.magnitude).max() ?? 0
      let smooth = found.filter { ($0.ahead - $0.behind).magnitude <= tolerance * largest }
      let far = smooth.count {
        !(($0.derivative - ($0.ahead + $0.behind) / 2).magnitude <= tolerance * largest)
      }
      return (far, found.count - smooth.count, found.count)
    }

    @Test(arguments: Joining.allCases, [false, true])
    func agreeWithDifferences(_ joining: Joining, _ hasDomain: Bool) {
      var draws = Draws()
      for activation in EvaluateTests.hidden where activation.code != CK_STEP {
        var network = Self.network(activation.code, joining, &draws)
        network.isPrecise = true
        if hasDomain { network.useEveryDomain() }
        let found = Self.far(network, 0.02)
        #expect(
          found.far == 0 && found.out <= found.all / 20,
          "\(activation), seed \(draws.seed): \(found)")
      }
    }

    @Test(arguments: Joining.allCases, [false, true])
    func valuesKeepTheirBits(_ joining: Joining, _ isPrecise: Bool) {
      var draws = Draws()
      for activation in EvaluateTests.hidden {
        var network = Self.network(activation.code, joining, &draws)
        network.useEveryDomain()
        network.isPrecise = isPrecise
        for target in Target.all {
          let rows = target.run {
            network.evaluated(at: Self.places.columns, Self.places.rows, in: Self.field)
          }
          var without = network
          without.gradients = 0
          let plain = target.run {
            without.evaluated(at: Self.places.columns, Self.places.rows, in: Self.field)
          }
          #expect([rows[0], rows[1], rows[6]] == plain, "\(activation) on \(target)")
        }
      }
    }
  }
}

extension SmallNetwork {
  /// Sets a domain that does everything.
  mutating func useEveryDomain() {
    domain = ck_domain(
      twist: 0.4, mirrors: nil, mirror_count: 0, order: 3, core_theta: 0.02, core_log_r: 0.01)
    mirrors = [ck_mirror(x: 0.6, y: 0.8)]
  }
}
