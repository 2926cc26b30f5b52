import CPPN
import CPPNKernels
import Testing
import ZoetropeRender

/// Swift's activations and the kernels' are the same functions under the same names.
@Suite struct KernelCodeTests {
  static let arguments: [Float] = [-3.7, -1.1, -0.4, 0, 0.3, 0.9, 2.2, 5.1]

  static func results(_ code: UInt8) -> [Double] {
    var out = arguments
    ck_activate(UInt32(code), arguments, &out, out.count)
    return out.map(Double.init)
  }

  static func isClose(_ results: [Double], _ apply: (Double) -> Double) -> Bool {
    zip(results, arguments).allSatisfy { result, argument in
      let exact = apply(Double(argument))
      return (result - exact).magnitude <= 1e-6 * max(1, exact.magnitude)
    }
  }

  @Test(arguments: Activation.allCases)
  func hiddenActivationsAreTheReferences(_ activation: Activation) {
    #expect(Self.isClose(Self.results(activation.kernelCode), activation.apply))
  }

  @Test(arguments: OutputActivation.allCases)
  func outputActivationsAreTheReferences(_ activation: OutputActivation) {
    #expect(Self.isClose(Self.results(activation.kernelCode), activation.apply))
  }

  @Test func noTwoShareACode() {
    let codes = Activation.allCases.map(\.kernelCode) + OutputActivation.allCases.map(\.kernelCode)
    #expect(Set(codes).count == codes.count)
  }
}
