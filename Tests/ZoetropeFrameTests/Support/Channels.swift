import KernelMath
import PixelKernels

/// Rows of numbers as colours are made of them: values as they are, unless `activation` is one of an
/// output layer; one curve for each row, or none.
func withChannels(
  _ rows: [[Float]], activation: ck_activation = CK_SUM, curves: [[Float]] = [],
  _ body: (UnsafePointer<ck_channels>) -> Void
) {
  let numbers = rows.flatMap { $0 }
  let code = UInt8(activation.rawValue)
  let flat = curves.flatMap { $0 }
  numbers.withUnsafeBufferPointer { numbers in
    flat.withUnsafeBufferPointer { flat in
      func row(_ index: Int) -> UnsafePointer<Float>? {
        guard rows.indices.contains(index) else { return nil }
        return numbers.baseAddress.map { $0 + rows[..<index].reduce(0) { $0 + $1.count } }
      }
      var channels = ck_channels(
        rows: (row(0), row(1), row(2)), activation: (code, code, code),
        curves: curves.isEmpty ? nil : flat.baseAddress, entries: curves.first?.count ?? 0)
      body(&channels)
    }
  }
}
