import CPPNKernels
import Foundation
import Testing

extension KernelTests {
  /// tanh is nearly all of what the usual network does besides multiplying, and is made of eight
  /// polynomials: every seam and every stretch between is looked at.
  @Suite struct TanhTests {
    /// The ends of the polynomials' segments; beyond the last, tanh is 1.
    static let seams: [Float] = [0.25, 0.58, 1.08, 1.74, 2.74, 4.06, 6.06, 8.69]

    static func worst(of arguments: [Float]) -> (ulps: Double, argument: Float) {
      var results = arguments
      ck_activate(CK_TANH.rawValue, arguments, &results, results.count)
      var worst = (ulps: 0.0, argument: Float(0))
      for (argument, result) in zip(arguments, results) {
        let exact = tanh(Double(argument))
        let ulps = (Double(result) - exact).magnitude / exact.floatUlp
        if !(ulps <= worst.ulps) { worst = (ulps, argument) }
      }
      return worst
    }

    /// One in 61 of the floats from 2^-14, where tanh is its argument, to 16.
    @Test func isWithinOneAndAHalfUnitsEverywhere() {
      let range = Float(0x1p-14).bitPattern...Float(16).bitPattern
      let arguments = stride(from: range.lowerBound, to: range.upperBound, by: 61).map(
        Float.init(bitPattern:))
      for target in Target.all where target.isFused || target == Target.all.last {
        let worst = target.run { Self.worst(of: arguments) }
        #expect(
          worst.ulps <= 1.5, "\(worst.ulps) at \(worst.argument) on \(target)")
      }
    }

    @Test func isWithinOneAndAHalfUnitsAtEverySeam() {
      for seam in Self.seams {
        let around = (-2_000...2_000).map {
          Float(bitPattern: UInt32(Int(seam.bitPattern) + $0))
        }
        for target in Target.all {
          let worst = target.run { Self.worst(of: around) }
          #expect(worst.ulps <= 1.5, "\(worst.ulps) at \(worst.argument) on \(target)")
        }
      }
    }

    @Test func smallNumbersAreKeptAndLargeOnesAreOne() {
      let small: [Float] = [.leastNonzeroMagnitude, .leastNormalMagnitude, 1e-30, 1e-10, 1e-5]
      let large: [Float] = [8.69, 9, 100, 1e38, .infinity]
      for target in Target.all {
        var results = small + large + [-0.0]
        target.run { ck_activate(CK_TANH.rawValue, results, &results, results.count) }
        #expect(results == small + large.map { _ in 1 } + [0], "\(target)")
        #expect(results[results.count - 1].sign == .minus, "\(target)")
      }
    }
  }
}
