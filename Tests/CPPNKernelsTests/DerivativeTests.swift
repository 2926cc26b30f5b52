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

    /// Along a line whose y is constant too, where inputs are folded if there are no derivatives.
    @Test(arguments: Joining.allCases, [false, true])
    func valuesKeepTheirBits(_ joining: Joining, _ isPrecise: Bool) {
      var draws = Draws()
      let line = ck_line(x0: -1.31, y0: 0.4, dx: 0.03, dy: 0)
      for activation in EvaluateTests.hidden {
        var network = Self.network(activation.code, joining, &draws)
        network.isPrecise = isPrecise
        var without = network
        without.gradients = 0
        for target in Target.all {
          target.run {
            let rows = network.evaluated(line, count: 130)
            #expect(
              [rows[0], rows[1], rows[6]] == without.evaluated(line, count: 130),
              "\(activation) on \(target)")
            var (moved, movedWithout) = (network, without)
            moved.useEveryDomain()
            movedWithout.useEveryDomain()
            let around = moved.evaluated(at: Self.places.columns, Self.places.rows, in: Self.field)
            #expect(
              [around[0], around[1], around[6]]
                == movedWithout.evaluated(
                  at: Self.places.columns, Self.places.rows, in: Self.field),
              "\(activation) on \(target)")
          }
        }
      }
    }

    /// Lines, single places, any number of results with derivatives, and any part of a block.
    @Test(arguments: [false, true], [CK_TANH, CK_SIN])
    func linesAndPlacesGiveTheSameBits(_ isPrecise: Bool, _ activation: ck_activation) {
      var draws = Draws()
      var network = Self.network(activation, .residual, output: CK_OUT_SINE, &draws)
      network.isPrecise = isPrecise
      let line = ck_line(field: Self.field, column: 3.5, row: 7.25, step: 0.5)
      for target in Target.all {
        target.run {
          network.gradients = 3
          let whole = network.evaluated(line, count: 130)
          for count in [1, 15, 31, 33, 63, 64, 65, 129] {
            let part = whole.map { Array($0.prefix(count)) }
            #expect(network.evaluated(line, count: count, misalignment: count % 16) == part)
            let columns = (0..<count).map { 3.5 + 0.5 * Float($0) }
            let rows = [Float](repeating: 7.25, count: count)
            #expect(network.evaluated(at: columns, rows, in: Self.field) == part)
          }
          network.gradients = 1
          #expect(
            network.evaluated(line, count: 130)
              == [0, 3, 6, 1, 2].map { whole[$0] }, "\(target)")
        }
      }
    }

    @Test(arguments: Joining.allCases, [false, true])
    func givesTheSameBitsOnAllFusedTargets(_ joining: Joining, _ hasDomain: Bool) {
      var draws = Draws()
      for activation in EvaluateTests.hidden {
        var network = Self.network(activation.code, joining, &draws)
        if hasDomain { network.useEveryDomain() }
        let results = Target.all.filter(\.isFused).map { target in
          target.run {
            network.evaluated(at: Self.places.columns, Self.places.rows, in: Self.field)
          }
        }
        #expect(Set(results).count <= 1, "\(activation)")
      }
    }

    /// Sums overflow, and points are at the origin, beside it and far away.
    @Test(arguments: [false, true], [false, true])
    func nothingIsNaN(_ isPrecise: Bool, _ hasDomain: Bool) {
      var draws = Draws()
      let fields = [0, 1e-45, 1e-30, 1e-15, 1, 1e17, 1e30, 1e200, 1e308].flatMap { size in
        [0, 1, 1e30, -1e300].map {
          ck_field(x0: -size, y0: size, dx: $0, dy: -$0, ex: $0 / 3, ey: $0)
        }
      }
      let outputs = ActivationLimit.all.dropFirst(EvaluateTests.hidden.count)
      for (index, activation) in EvaluateTests.hidden.enumerated() {
        let output = outputs[outputs.startIndex + index % outputs.count]
        var network = Self.network(
          activation.code, Joining.allCases[index % 4], output: output.code, &draws)
        network.isPrecise = isPrecise
        if hasDomain { network.useEveryDomain() }
        let weights = network.weights
        for scale: Float in [0, 1, 1e10, 1e37] {
          network.weights = weights.map { $0 * scale }
          for target in Target.all {
            let rows = target.run {
              fields.flatMap { network.evaluated(at: [0, 0.5, 1e9], [0, 0, -1e9], in: $0) }
            }
            #expect(
              rows.joined().allSatisfy { $0.magnitude <= 1e18 },
              "\(activation), \(output), weights times \(scale) on \(target)")
          }
        }
      }
    }

    /// The distance, its logarithm and the angle have no derivatives at the origin; 0 is used.
    @Test(arguments: [false, true]) func theOriginIsFlat(_ isPrecise: Bool) {
      var draws = Draws()
      let features = [(CK_R, 0), (CK_COS_THETA, 1), (CK_SIN_THETA, 1), (CK_SIN_LOG_R, 2)].map {
        ck_feature(kind: $0.0.rawValue, parameter: $0.1)
      }
      var network = SmallNetwork(
        features: features, widths: [5], joining: .plain, activation: CK_TANH, output: CK_SUM,
        draws: &draws)
      network.isPrecise = isPrecise
      network.gradients = 3
      for target in Target.all {
        let rows = target.run {
          network.evaluated(at: [0], [0], in: ck_field(x0: 0, y0: 0, dx: 1, dy: 0, ex: 0, ey: 1))
        }
        #expect(rows[3...].allSatisfy { $0 == [0] }, "\(target)")
      }
    }

    /// Even where the derivatives of their sums overflow.
    @Test(arguments: [false, true], [1, 1e37] as [Float])
    func stepsAreFlat(_ isPrecise: Bool, _ scale: Float) {
      var draws = Draws()
      var network = Self.network(CK_STEP, .plain, &draws)
      network.isPrecise = isPrecise
      network.weights = network.weights.map { $0 * scale }
      var field = Self.field
      (field.dx, field.ey) = (Double(scale) * field.dx, Double(scale) * field.ey)
      for target in Target.all {
        let rows = target.run {
          network.evaluated(at: Self.places.columns, Self.places.rows, in: field)
        }
        #expect(Set(rows[0]).count > 1)
        #expect(rows[2..<6].joined().allSatisfy { $0 == 0 }, "\(target)")
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
