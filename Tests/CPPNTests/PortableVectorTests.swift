import CPPN
import Testing

/// The portable functions of eight numbers against the formulas of the activations, which use the
/// C library's functions.
struct PortableVectorTests {
  @Test(arguments: Activation.allCases)
  func activationsAgree(_ activation: Activation) {
    for sum in Self.sums {
      let expected = activation.apply(sum[2])
      let found = activation.portable(sum)[2]
      // A sine's argument may be thousands of turns, whose last digit is worth more.
      let tolerance = 2e-15 * max(1, abs(expected)) + (abs(sum[2]) > 100 ? 1e-12 : 0)
      #expect(abs(found - expected) <= tolerance, "\(activation) of \(sum[2])")
    }
  }

  @Test(arguments: OutputActivation.allCases)
  func outputActivationsAgree(_ activation: OutputActivation) {
    for sum in Self.sums {
      let expected = activation.apply(sum[5])
      let tolerance = 2e-15 + (abs(sum[5]) > 100 ? 1e-12 : 0)
      #expect(
        abs(activation.portable(sum)[5] - expected) <= tolerance, "\(activation) of \(sum[5])")
    }
  }

  /// Sums as large as a network's can be give numbers, not infinities or NaN.
  @Test func hugeSumsGiveNumbers() {
    let huge = Eight(1e18, -1e18, 1e17, -3e15, 1e300, -1e300, 1e-300, 0)
    for activation in Activation.allCases {
      let values = activation.portable(huge)
      #expect((0..<8).allSatisfy { abs(values[$0]) <= 1e18 }, "\(activation): \(values)")
    }
    for activation in OutputActivation.allCases {
      let values = activation.portable(huge)
      #expect((0..<8).allSatisfy { (0...1).contains(values[$0]) }, "\(activation): \(values)")
    }
  }

  /// Equal bits in every build and on every machine.
  @Test func functionsKeepTheirBits() {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for sum in Self.sums {
      for activation in Activation.allCases {
        let values = activation.portable(sum)
        for lane in 0..<8 { hash = (hash ^ values[lane].bitPattern) &* 0x100_0000_01B3 }
      }
    }
    #expect(hash == 0x7F2DACA27052219C)
  }

  /// Numbers near 0, over the usual range, and far out; all lanes hold different numbers.
  private static let sums: [Eight] = (0..<200).map { index in
    let step = Double(index - 100)
    var sum = Eight(repeating: 0)
    for lane in 0..<8 {
      let place = step + Double(lane) / 8
      sum[lane] = index % 5 == 0 ? place * 17.3 : index % 5 == 1 ? place * 1e-4 : place / 9
    }
    return sum
  }
}
