package import CPPN
internal import KernelMath

extension Activation {
  /// The kernels' number for this activation: its row in their table.
  package var kernelCode: UInt8 { Self.codes[self] ?? UInt8(CK_IDENTITY.rawValue) }

  private static let codes = rows(from: CK_TANH)
}

extension OutputActivation {
  /// The kernels' number for this activation: its row in their table.
  package var kernelCode: UInt8 { Self.codes[self] ?? UInt8(CK_OUT_LINEAR.rawValue) }

  private static let codes = rows(from: CK_OUT_SIGMOID)
}

extension CaseIterable where Self: Hashable {
  /// The rows of all cases, which follow each other from `first` on.
  fileprivate static func rows(from first: ck_activation) -> [Self: UInt8] {
    Dictionary(uniqueKeysWithValues: zip(allCases, UInt8(first.rawValue)...))
  }
}
