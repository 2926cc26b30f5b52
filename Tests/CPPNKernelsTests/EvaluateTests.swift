import CPPNKernels
import Foundation
import Testing

extension KernelTests {
  @Suite struct EvaluateTests {
    /// A slanting line through the field whose places are exact in binary, so that it may be cut
    /// anywhere.
    static let line = ck_line(x0: -1.25, y0: 0.75, dx: 1 / 32.0, dy: -1 / 64.0)

    static func point(_ index: Int) -> (x: Double, y: Double) {
      (line.x0 + Double(index) * line.dx, line.y0 + Double(index) * line.dy)
    }

    static let hidden = ActivationLimit.all.prefix { $0.code.rawValue < CK_OUT_SIGMOID.rawValue }

    /// Every pair of activation, wiring, width and target occurs (all triples do).
    @Test(arguments: hidden)
    func agreesWithDoubles(_ activation: ActivationLimit) {
      var draws = Draws()
      let outputs = ActivationLimit.all.dropFirst(Self.hidden.count)
      var outputIndex = Int(activation.code.rawValue)
      for joining in Joining.allCases {
        for width in [1, 2, 3, 5, 8, 13, 16, 33] {
          outputIndex += 1
          let output = outputs[outputs.startIndex + outputIndex % outputs.count]
          let network = SmallNetwork(
            widths: [width, width, width], joining: joining, activation: activation.code,
            output: output.code, draws: &draws)
          let count = 70
          let exact = (0..<count).map { index in
            let (x, y) = Self.point(index)
            return network.exact([x, y])
          }
          for target in Target.all {
            let channels = target.run { network.evaluated(Self.line, count: count) }
            let far = channels.enumerated().reduce(0) { total, channel in
              total
                + (0..<count).filter { i in
                  !((Double(channel.element[i]) - exact[i][channel.offset]).magnitude < 1e-4)
                }.count
            }
            // A sum a little over 0 in one arithmetic and under it in the other: steps may jump.
            let allowed = activation.code == CK_STEP ? 3 * count / 50 : 0
            #expect(
              far <= allowed,
              "\(activation), \(joining), \(width) wide, \(output), on \(target): seed \(draws.seed)"
            )
          }
        }
      }
    }

    @Test func noHiddenLayersIsANetworkToo() {
      var draws = Draws()
      let network = SmallNetwork(
        widths: [], joining: .plain, activation: CK_TANH, output: CK_OUT_SINE, draws: &draws)
      let channels = network.evaluated(Self.line, count: 5)
      for i in 0..<5 {
        let (x, y) = Self.point(i)
        for (c, value) in network.exact([x, y]).enumerated() {
          #expect((Double(channels[c][i]) - value).magnitude < 1e-6, "seed \(draws.seed)")
        }
      }
    }

    @Test func mixedActivationsAreAppliedNeuronByNeuron() {
      var draws = Draws()
      var network = SmallNetwork(
        widths: [23, 23], joining: .residual, activation: CK_TANH, output: CK_OUT_LINEAR,
        draws: &draws)
      for index in 0..<46 { network.codes[index] = UInt8(index / 3 % 12) }
      for target in Target.all {
        let channels = target.run { network.evaluated(Self.line, count: 66) }
        for i in 0..<66 {
          let (x, y) = Self.point(i)
          for (c, value) in network.exact([x, y]).enumerated() {
            #expect(
              (Double(channels[c][i]) - value).magnitude < 1e-4, "\(target), seed \(draws.seed)")
          }
        }
      }
    }

    @Test(arguments: hidden)
    func givesTheSameBitsOnAllTargetsOfAKind(_ activation: ActivationLimit) {
      var draws = Draws()
      var network = SmallNetwork(
        features: .everything, widths: [19, 19, 7], joining: .dense, activation: activation.code,
        output: CK_OUT_SIGMOID, draws: &draws)
      for (isPrecise, fused) in [(false, true), (false, false), (true, true), (true, false)] {
        network.isPrecise = isPrecise
        let kind = Target.all.filter { $0.isFused == fused }
        let results = kind.map { target in
          target.run { network.evaluated(Self.line, count: 150) }
        }
        for (target, result) in zip(kind, results).dropFirst() {
          #expect(result == results[0], "\(activation) on \(target), seed \(draws.seed)")
        }
      }
    }

    @Test(arguments: [(CK_SIN, false), (CK_TANH, false), (CK_SIN, true)], [9, 17])
    func anySplitOfALineGivesTheSameBits(_ kind: (ck_activation, isPrecise: Bool), _ width: Int) {
      var draws = Draws()
      var network = SmallNetwork(
        features: .everything, widths: [width, width, width], joining: .plain,
        activation: kind.0, output: CK_OUT_SIGMOID, draws: &draws)
      network.isPrecise = kind.isPrecise
      let count = 211
      for target in Target.all {
        target.run {
          let whole = network.evaluated(Self.line, count: count)
          for piece in [1, 3, 16, 31, 33, 63, 64, 65, 130] {
            for start in stride(from: 0, to: count, by: piece) {
              let (x, y) = Self.point(start)
              let end = min(start + piece, count)
              let part = network.evaluated(
                ck_line(x0: x, y0: y, dx: Self.line.dx, dy: Self.line.dy), count: end - start,
                misalignment: start % 16)
              #expect(
                part == whole.map { Array($0[start..<end]) },
                "\(target), \(start)..<\(end), seed \(draws.seed)")
            }
          }
        }
      }
    }

    /// Constants of a line are added to the biases once, to the same bits.
    @Test(arguments: Joining.allCases) func constantsOfALineAreFoldedExactly(_ joining: Joining) {
      for (activation, width) in [(CK_TANH, 16), (CK_SIN, 9), (CK_TANH, 5), (CK_RELU, 33)] {
        var draws = Draws()
        var network = SmallNetwork(
          features: [CK_Y, CK_ABS_Y, CK_COS_Y, CK_X, CK_R].map {
            ck_feature(kind: $0.rawValue, parameter: 1.5)
          }, widths: [width, width], joining: joining, activation: activation,
          output: CK_OUT_SIGMOID, draws: &draws)
        let straight = ck_line(x0: -1.3, y0: 0.77, dx: 0.011, dy: 0)
        let tilted = ck_line(x0: -1.3, y0: 0.77, dx: 0.011, dy: 0.002)
        for target in Target.all {
          target.run {
            for (line, count) in [(straight, 1), (straight, 63), (straight, 300), (tilted, 150)] {
              network.ofY = 0
              let plain = network.evaluated(line, count: count)
              for ofY in 1...3 as ClosedRange<UInt32> {
                network.ofY = ofY
                let folded = network.evaluated(line, count: count, misalignment: Int(ofY))
                #expect(folded == plain, "\(target), \(width) wide, seed \(draws.seed)")
              }
            }
          }
        }
      }
    }

    @Test func onlyConstantsOfALineAreFolded() {
      var draws = Draws()
      var network = SmallNetwork(
        widths: [4], joining: .plain, activation: CK_TANH, output: CK_OUT_SINE, draws: &draws)
      network.ofY = 1
      let straight = ck_line(x0: 1, y0: 2, dx: 0.1, dy: 0)
      // As every program has it, also where nothing is done to points.
      var domain = ck_domain()
      #expect(network.folded(straight, nil) == 1)
      #expect(network.folded(straight, domain) == 1)
      #expect(network.folded(ck_line(x0: 1, y0: 2, dx: 0.1, dy: 0.1), domain) == 0)
      domain.twist = 1
      #expect(network.folded(straight, domain) == 0)
      domain = ck_domain()
      domain.order = 2
      #expect(network.folded(straight, domain) == 0)
      domain = ck_domain()
      domain.mirror_count = 1
      #expect(network.folded(straight, domain) == 0)
    }

    @Test func nothingBeyondTheWorkspaceOrTheOutputIsWritten() {
      var draws = Draws()
      let network = SmallNetwork(
        widths: [5, 6], joining: .plain, activation: CK_RELU, output: CK_OUT_LINEAR, draws: &draws)
      // Rows follow each other without a gap: one float too many would land in the next.
      let short = network.evaluated(Self.line, count: 67)
      let long = network.evaluated(Self.line, count: 68)
      #expect(short == long.map { Array($0.dropLast()) })
    }
  }
}

extension KernelTests {
  @Suite struct FeatureTests {
    /// Feature values straight from the kernel, through an output layer that copies them.
    static func values(_ features: [ck_feature], _ line: ck_line, count: Int) -> [[Float]] {
      var draws = Draws(seed: 1)
      var network = SmallNetwork(
        features: features, widths: [], joining: .plain, activation: CK_TANH, output: CK_IDENTITY,
        outputs: features.count, draws: &draws)
      network.biases = Array(repeating: 0, count: features.count)
      network.weights = (0..<features.count * features.count).map {
        $0 / features.count == $0 % features.count ? 1 : 0
      }
      return network.evaluated(line, count: count)
    }

    @Test func areWithinAHairOfExact() {
      for target in Target.all {
        for line in [
          EvaluateTests.line, ck_line(x0: 3e-5, y0: -1e-6, dx: 1e-7, dy: 3e-8),
          ck_line(x0: -4000, y0: 900, dx: 101, dy: -77),
        ] {
          let values = target.run { Self.values(.everything, line, count: 90) }
          for i in 0..<90 {
            let x = Double(Float(line.x0 + Double(i) * line.dx))
            let y = Double(Float(line.y0 + Double(i) * line.dy))
            for (f, feature) in [ck_feature].everything.enumerated() {
              let exact = feature.exact(x, y)
              let error = (Double(values[f][i]) - exact).magnitude
              #expect(
                error <= max(exact.floatUlp, 4e-7),
                "feature \(feature.kind) \(feature.parameter) at \(x), \(y) on \(target)")
            }
          }
        }
      }
    }

    @Test func theOriginHasAnAngleAndALogarithm() {
      let origin = ck_line(x0: 0, y0: 0, dx: 0, dy: 0)
      let limit = log(1e-30)
      for target in Target.all {
        let values = target.run { Self.values(.everything, origin, count: 1) }
        for (f, feature) in [ck_feature].everything.enumerated() {
          let exact: Double =
            switch ck_feature_kind(feature.kind) {
            case CK_COS_THETA, CK_COS_X, CK_COS_Y: 1
            case CK_COS_LOG_R: cos(Double(feature.parameter) * limit)
            case CK_SIN_LOG_R: sin(Double(feature.parameter) * limit)
            default: 0
            }
          #expect((Double(values[f][0]) - exact).magnitude < 4e-7, "feature \(feature.kind)")
        }
      }
    }

    @Test func hugeAndTinyPlacesAreNoNaN() {
      for size in [Double.leastNonzeroMagnitude, 1e-45, 1e-31, 1e-20, 1e17, 1e30, 1e200, 1e308] {
        for sign in [-1.0, 1] {
          let line = ck_line(x0: sign * size, y0: size, dx: 0, dy: 0)
          for target in Target.all {
            let values = target.run { Self.values(.everything, line, count: 3) }
            #expect(
              values.allSatisfy { $0.allSatisfy { $0.magnitude <= 1e18 } }, "\(size) on \(target)")
          }
        }
      }
    }
  }
}

extension [ck_feature] {
  /// All kinds, with small and large parameters.
  static var everything: [ck_feature] {
    let plain = [CK_X, CK_Y, CK_R, CK_ABS_X, CK_ABS_Y].map { ($0, Double(0)) }
    let angles = [1, 2, 3, 7, 64].flatMap {
      [(CK_COS_THETA, Double($0)), (CK_SIN_THETA, Double($0))]
    }
    let logs = [0.25, 1, 2.718, 64].flatMap {
      [(CK_COS_LOG_R, Double($0)), (CK_SIN_LOG_R, Double($0))]
    }
    let tiles = [0.25, 1, 2.5, 64].flatMap {
      [
        (CK_COS_X, Double($0)), (CK_SIN_X, Double($0)), (CK_COS_Y, Double($0)),
        (CK_SIN_Y, Double($0)),
      ]
    }
    return (plain + angles + logs + tiles).map { ck_feature(kind: $0.0.rawValue, parameter: $0.1) }
  }
}

extension ck_feature {
  private func tiled(_ place: Double) -> Double {
    2 * .pi * (place / parameter).remainder(dividingBy: 1)
  }

  func exact(_ x: Double, _ y: Double) -> Double {
    let r = (x * x + y * y).squareRoot()
    let turned = parameter * atan2(y, x)
    let logged = parameter * log(max(r, 1e-30))
    return switch ck_feature_kind(kind) {
    case CK_X: x
    case CK_Y: y
    case CK_ABS_X: abs(x)
    case CK_ABS_Y: abs(y)
    case CK_COS_THETA: cos(turned)
    case CK_SIN_THETA: sin(turned)
    case CK_COS_LOG_R: cos(logged)
    case CK_SIN_LOG_R: sin(logged)
    case CK_COS_X: cos(tiled(x))
    case CK_SIN_X: sin(tiled(x))
    case CK_COS_Y: cos(tiled(y))
    case CK_SIN_Y: sin(tiled(y))
    default: r
    }
  }
}
