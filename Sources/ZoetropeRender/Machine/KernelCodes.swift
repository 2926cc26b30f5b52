package import CPPN
internal import KernelMath

extension Activation {
  /// The kernels' code for this activation: its row in their table of activations.
  package var kernelCode: UInt8 { Self.codes[self] ?? UInt8(CK_IDENTITY.rawValue) }

  private static let codes = rows(from: CK_TANH)
}

extension OutputActivation {
  /// The kernels' code for this output activation: its row in their table of activations.
  package var kernelCode: UInt8 { Self.codes[self] ?? UInt8(CK_OUT_LINEAR.rawValue) }

  private static let codes = rows(from: CK_OUT_SIGMOID)
}

extension CaseIterable where Self: Hashable {
  /// Returns the row of each case in the kernels' table. The rows of all cases are consecutive, in
  /// the order of `allCases`, and begin at `first`.
  fileprivate static func rows(from first: ck_activation) -> [Self: UInt8] {
    Dictionary(uniqueKeysWithValues: zip(allCases, UInt8(first.rawValue)...))
  }
}
