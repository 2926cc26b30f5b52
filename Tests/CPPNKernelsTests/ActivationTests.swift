import CPPNKernels
import Foundation
import Testing

/// The limits that an activation keeps, and the only place where they are written down.
struct ActivationLimit: Sendable, CustomStringConvertible {
  let name: String
  let code: ck_activation
  /// Units in the last place of the exact value, on targets with fused multiply-add and without.
  let ulps: (fused: Double, plain: Double)
  /// An absolute error that is allowed too: where exact values come near 0 without being held to it.
  var absolute = 0.0
  /// Up to which size of the argument the promise holds.
  var reach = Double.infinity
  /// The range of results, whatever the argument.
  let range: ClosedRange<Double>
  let exact: @Sendable (Double) -> Double

  var description: String { name }

  /// The smallest number that exponentials come down to, exp(-87), with its own rounding.
  static let bottom = 1.65e-38

  static let all: [ActivationLimit] = [
    .init(name: "tanh", code: CK_TANH, ulps: (1.5, 1.5), range: -1...1) { tanh($0) },
    .init(name: "sigmoid", code: CK_SIGMOID, ulps: (3, 3), absolute: bottom, range: 0...1) {
      1 / (1 + exp(-$0))
    },
    .init(name: "sin", code: CK_SIN, ulps: (2, 2), reach: 1e6, range: -1...1) { sin($0) },
    .init(name: "cos", code: CK_COS, ulps: (2, 2), reach: 1e6, range: -1...1) { cos($0) },
    .init(name: "gaussian", code: CK_GAUSSIAN, ulps: (2, 2), absolute: bottom, range: 0...1) {
      exp(-$0 * $0)
    },
    .init(name: "relu", code: CK_RELU, ulps: (0.5, 0.5), range: 0...ceiling) { max($0, 0) },
    .init(name: "leaky-relu", code: CK_LEAKY_RELU, ulps: (1, 1), range: -ceiling...ceiling) {
      $0 > 0 ? $0 : 0.01 * $0
    },
    .init(name: "elu", code: CK_ELU, ulps: (2, 2), range: -1...ceiling) {
      $0 > 0 ? $0 : expm1($0)
    },
    .init(
      name: "softplus", code: CK_SOFTPLUS, ulps: (3, 3), absolute: bottom, range: 0...ceiling
    ) { max($0, 0) + log1p(exp(-abs($0))) },
    .init(name: "abs", code: CK_ABS, ulps: (0.5, 0.5), range: 0...ceiling) { abs($0) },
    .init(name: "square", code: CK_SQUARE, ulps: (0.5, 0.5), range: 0...ceiling) { $0 * $0 },
    .init(name: "identity", code: CK_IDENTITY, ulps: (0.5, 0.5), range: -ceiling...ceiling) { $0 },
    .init(name: "step", code: CK_STEP, ulps: (0, 0), range: 0...1) { $0 > 0 ? 1 : 0 },
    .init(name: "triangle", code: CK_TRIANGLE, ulps: (3, 3), reach: 1e6, range: -1...1) {
      triangle($0)
    },
    .init(name: "sinc", code: CK_SINC, ulps: (3, 3), reach: 1e6, range: -0.22...1) {
      $0 == 0 ? 1 : sin($0) / $0
    },
    .init(name: "atan", code: CK_ATAN, ulps: (3, 3), range: -1.5707964...1.5707964) { atan($0) },
    .init(
      name: "output sigmoid", code: CK_OUT_SIGMOID, ulps: (3, 3), absolute: bottom, range: 0...1
    ) { 1 / (1 + exp(-$0)) },
    // Half up and half away: exact values near 0 come from a difference.
    .init(
      name: "output sine", code: CK_OUT_SINE, ulps: (0, 0), absolute: 1e-7, reach: 1e6, range: 0...1
    ) { 0.5 + 0.5 * sin($0) },
    .init(
      name: "output triangle", code: CK_OUT_TRIANGLE, ulps: (0, 0), absolute: 1e-7, reach: 1e6,
      range: 0...1
    ) { 0.5 + 0.5 * triangle($0) },
    .init(name: "output contour", code: CK_OUT_CONTOUR, ulps: (3, 3), absolute: 2e-19, range: 0...1)
    {
      let e = exp(-2 * abs($0))
      return (2 * e / (1 + e)).squareRoot()
    },
    .init(
      name: "output gaussian", code: CK_OUT_GAUSSIAN, ulps: (2, 2), absolute: bottom, range: 0...1
    ) { exp(-$0 * $0) },
    .init(name: "output abs-tanh", code: CK_OUT_ABS_TANH, ulps: (1.5, 1.5), range: 0...1) {
      abs(tanh($0))
    },
    .init(name: "output linear", code: CK_OUT_LINEAR, ulps: (0.5, 0.5), range: 0...1) {
      min(max(0.5 + 0.5 * $0, 0), 1)
    },
  ]

  static let ceiling = 1e18

  /// The triangle wave with the sine's period; whole turns are taken off with 2π in two doubles, so
  /// that zeros of large arguments keep their digits.
  private static func triangle(_ a: Double) -> Double {
    let turns = (a / (2 * Double.pi)).rounded()
    let rest = a.addingProduct(-turns, 2 * Double.pi)
    let angle = rest.addingProduct(-turns, 2 * 1.2246467991473532e-16)
    let size = abs(angle) / Double.pi
    return (angle < 0 ? -2 : 2) * min(size, 1 - size)
  }
}

extension KernelTests {
  @Suite struct ActivationTests {
    /// Floats over all exponents, dense where activations bend, and the awkward ones.
    static let arguments: [Float] = {
      let strided = stride(from: UInt32(0), to: 0xFF00_0000, by: 30_011).map(
        Float.init(bitPattern:))
      let dense = (-30_000...30_000).map { Float($0) / 2_500 }
      let zeros = (1...2_000).flatMap { turn in
        let zero = Float(Double(turn * turn) * 0.0795 * Double.pi).magnitude
        return [zero.nextDown, zero, -zero.nextUp]
      }
      let halfTurns = (-2_000...2_000).map { Float(Double($0) * Double.pi / 2) }
      let edges: [Float] = [
        0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude, -.leastNormalMagnitude, 1, -1,
        8.689999, 8.69, 8.690001, 87, -87, -87.00001, 1e6, -1e6, 1e18, -1e18, 1e19, -1e36,
        .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .infinity, -.infinity, .nan, -.nan,
      ]
      return strided + dense + zeros + halfTurns + edges
    }()

    static func results(_ code: ck_activation) -> [Float] {
      var out = [Float](repeating: .nan, count: arguments.count)
      ck_activate(code.rawValue, arguments, &out, out.count)
      return out
    }

    @Test(arguments: ActivationLimit.all)
    func staysWithinItsLimit(_ limit: ActivationLimit) {
      let exact = Self.arguments.map { argument in
        min(max(limit.exact(Double(argument)), -1e18), 1e18)
      }
      for target in Target.all {
        let ulps = target.isFused ? limit.ulps.fused : limit.ulps.plain
        let results = target.run { Self.results(limit.code) }
        var worst = (excess: 0.0, argument: Float(0), result: Float(0))
        var outside: [Float] = []
        for (index, argument) in Self.arguments.enumerated() {
          let result = results[index]
          if !limit.range.contains(Double(result)) { outside.append(argument) }
          guard argument.isFinite, Double(argument.magnitude) <= limit.reach else { continue }
          let allowed = max(ulps * exact[index].floatUlp, limit.absolute)
          let excess = (Double(result) - exact[index]).magnitude - allowed
          if excess > worst.excess { worst = (excess, argument, result) }
        }
        #expect(outside.isEmpty, "\(limit) on \(target) leaves its range at \(outside.prefix(5))")
        #expect(
          worst.excess == 0,
          "\(limit) on \(target) of \(worst.argument) is \(worst.result), \(worst.excess) too far")
      }
    }

    @Test(arguments: ActivationLimit.all)
    func givesTheSameBitsOnAllTargetsOfAKind(_ limit: ActivationLimit) {
      for fused in [true, false] {
        let kind = Target.all.filter { $0.isFused == fused }
        let results = kind.map { target in
          target.run { Self.results(limit.code).map(\.bitPattern) }
        }
        for (target, result) in zip(kind, results).dropFirst() {
          #expect(result == results[0], "\(limit) on \(target) and \(kind[0])")
        }
      }
    }

    @Test(arguments: ActivationLimit.all)
    func dependsOnNoNeighbour(_ limit: ActivationLimit) {
      for target in Target.all {
        target.run {
          let whole = Self.results(limit.code)
          for index in stride(from: 0, to: whole.count, by: 9_973) {
            var alone = Float.nan
            ck_activate(limit.code.rawValue, [Self.arguments[index]], &alone, 1)
            #expect(alone.bitPattern == whole[index].bitPattern, "\(limit) on \(target)")
          }
        }
      }
    }

    @Test func everyActivationHasALimit() {
      #expect(ActivationLimit.all.map(\.code.rawValue) == Array(0...CK_OUT_LINEAR.rawValue))
    }

    @Test func evenAndOddActivationsAreSoToTheBit() {
      for code in [CK_TANH, CK_SIN, CK_TRIANGLE, CK_ATAN, CK_COS, CK_SINC, CK_GAUSSIAN, CK_SQUARE] {
        let odd = [CK_TANH, CK_SIN, CK_TRIANGLE, CK_ATAN].contains { $0 == code }
        let positive: [Float] = Self.arguments.filter { $0 > 0 && $0 <= 1e6 }
        var right = positive
        var left = positive
        ck_activate(code.rawValue, positive, &right, right.count)
        ck_activate(code.rawValue, positive.map { -$0 }, &left, left.count)
        #expect(right == (odd ? left.map { -$0 } : left), "activation \(code.rawValue)")
      }
    }
  }
}

extension Double {
  /// The unit in the last place of floats of this size.
  var floatUlp: Double { Swift.max(magnitude.ulp * 0x1p29, 0x1p-149) }
}
