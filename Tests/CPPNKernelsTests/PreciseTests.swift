import CPPNKernels
import Foundation
import Testing

extension KernelTests {
  /// Networks computed in double precision.
  @Suite struct PreciseTests {
    /// Doubles over all sizes that sums have, dense where activations bend, and the awkward ones.
    static let arguments: [Double] = {
      let dense = (-20_000...20_000).map { Double($0) / 1_700 }
      let sizes = (-300...300).flatMap { exponent in
        let size = pow(10, Double(exponent) / 10)
        return [size, -size]
      }
      let halfTurns = (-2_000...2_000).map { Double($0) * Double.pi / 2 }
      let edges: [Double] = [
        0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude, 1e-9, 22, -22, 26, -26, 350, 700,
        -700,
        700.1, 1e15, 1e18, -1e18, 1.1e18, 1e40, -1e40,
      ]
      return dense + sizes + halfTurns + edges
    }()

    /// Sums that overflowed.
    static let infinite: [Double] = [.infinity, -.infinity, .nan, -.nan]

    static func results(_ code: ck_activation, _ arguments: [Double] = arguments) -> [Double] {
      var out = [Double](repeating: .nan, count: arguments.count)
      ck_activate_precisely(code.rawValue, arguments, &out, out.count)
      return out
    }

    /// Four units in the last place are what Highway promises of its functions; ours add some.
    @Test(arguments: ActivationLimit.all)
    func activationsAreExactToSomeUnits(_ limit: ActivationLimit) {
      let exact = Self.arguments.map { min(max(limit.exact($0), -1e18), 1e18) }
      for target in Target.all {
        let results = target.run { Self.results(limit.code) }
        // Without fused multiply-add whole turns come out of fewer bits.
        let reach = limit.reach.isFinite ? (target.isFused ? 1e14 : 2e7) : .infinity
        var outside: [Double] = []
        var worst = (excess: 0.0, argument: 0.0)
        for (index, argument) in Self.arguments.enumerated() {
          if !(limit.range.lowerBound - 1e-7...limit.range.upperBound + 1e-7).contains(
            results[index])
          {
            outside.append(argument)
          }
          guard argument.magnitude <= reach else { continue }
          let allowed = max(12 * exact[index].ulp, 4e-16)
          let excess = (results[index] - exact[index]).magnitude - allowed
          if !(excess <= worst.excess) { worst = (excess, argument) }
        }
        #expect(outside.isEmpty, "\(limit) on \(target) leaves its range at \(outside.prefix(5))")
        #expect(worst.excess == 0, "\(limit) on \(target) of \(worst.argument): \(worst.excess)")
      }
    }

    /// Whatever goes in, a number comes out, in the activation's range; of an infinite one the right
    /// one, but for activations that turn and turn.
    @Test(arguments: ActivationLimit.all)
    func activationsTakeInfinitiesAndWhatIsNoNumber(_ limit: ActivationLimit) {
      let arguments = Self.infinite
      for target in Target.all {
        let results = target.run { Self.results(limit.code, arguments) }
        for (argument, result) in zip(arguments, results) {
          #expect(
            (limit.range.lowerBound - 1e-7...limit.range.upperBound + 1e-7).contains(result),
            "\(limit) on \(target) of \(argument): \(result)")
          guard limit.reach.isInfinite, argument.isInfinite else { continue }
          let exact = min(max(limit.exact(argument > 0 ? 1e25 : -1e25), -1e18), 1e18)
          #expect(
            (result - exact).magnitude <= 1e-15 * max(1, exact.magnitude),
            "\(limit) on \(target) of \(argument): \(result)")
        }
      }
    }

    @Test(arguments: ActivationLimit.all)
    func activationsGiveTheSameBitsOnAllFusedTargets(_ limit: ActivationLimit) {
      let results = Target.all.filter(\.isFused).map { target in
        target.run {
          Self.results(limit.code, Self.arguments + Self.infinite).map(\.bitPattern)
        }
      }
      #expect(Set(results).count <= 1, "\(limit)")
    }

    /// Networks that are right to 1e-4 in single precision are right to the last digit of a float
    /// in double.
    @Test(arguments: Joining.allCases, [1, 3, 8, 13, 33])
    func networksAreExactToTheLastPlaceOfAFloat(_ joining: Joining, _ width: Int) {
      var draws = Draws()
      let outputs = ActivationLimit.all.filter { $0.code.rawValue >= CK_OUT_SIGMOID.rawValue }
      for activation in EvaluateTests.hidden {
        var network = SmallNetwork(
          widths: [width, width, width], joining: joining, activation: activation.code,
          output: outputs[Int(activation.code.rawValue) % outputs.count].code, draws: &draws)
        network.isPrecise = true
        let count = 70
        for target in Target.all {
          let channels = target.run { network.evaluated(EvaluateTests.line, count: count) }
          var worst = 0.0
          for i in 0..<count {
            let (x, y) = EvaluateTests.point(i)
            for (c, value) in network.exact([x, y]).enumerated() {
              worst = max(worst, (Double(channels[c][i]) - value).magnitude)
            }
          }
          #expect(worst < 6e-8, "\(activation) on \(target), seed \(draws.seed)")
        }
      }
    }

    /// Places that no float holds: features are made of the doubles.
    @Test func featuresAreMadeOfUnroundedPlaces() {
      let line = ck_line(x0: 1 + 1e-9, y0: 0.5 + 1e-9, dx: 1e-3 / 3, dy: -1e-3 / 7)
      var draws = Draws(seed: 1)
      let features = [ck_feature].everything
      var network = SmallNetwork(
        features: features, widths: [], joining: .plain, activation: CK_TANH,
        output: CK_IDENTITY, outputs: features.count, draws: &draws)
      network.isPrecise = true
      // Each output is a feature less its value at the first place, times a million.
      let first = features.map { $0.exact(line.x0, line.y0) }
      network.biases = first.map { Float(-1e6 * $0) }
      network.weights = (0..<features.count * features.count).map {
        $0 / features.count == $0 % features.count ? 1e6 : 0
      }
      for target in Target.all {
        let channels = target.run { network.evaluated(line, count: 5) }
        for i in 0..<5 {
          let (x, y) = (line.x0 + Double(i) * line.dx, line.y0 + Double(i) * line.dy)
          for (f, feature) in features.enumerated() {
            let exact = 1e6 * feature.exact(x, y) + Double(network.biases[f])
            #expect(
              (Double(channels[f][i]) - exact).magnitude <= max(exact.floatUlp, 1e-7),
              "feature \(feature.kind) \(feature.parameter) on \(target)")
          }
        }
      }
    }

    @Test func onlyWhatIsAskedForIsWritten() {
      var draws = Draws()
      var network = SmallNetwork(
        widths: [5, 6], joining: .plain, activation: CK_SIN, output: CK_OUT_LINEAR, draws: &draws)
      network.isPrecise = true
      let short = network.evaluated(EvaluateTests.line, count: 67)
      let long = network.evaluated(EvaluateTests.line, count: 68)
      #expect(short == long.map { Array($0.dropLast()) })
      let places = (0..<67).map(Float.init)
      let zeros = [Float](repeating: 0, count: 67)
      #expect(network.evaluated(at: places, zeros, in: EvaluateTests.line.field) == short)
    }
  }
}
