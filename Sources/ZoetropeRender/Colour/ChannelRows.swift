internal import KernelMath
internal import PixelKernels

/// Rows of numbers from which colours are computed, and the activations to apply to them first: the
/// output layer's for its sums, none for channel values.
struct ChannelRows {
  private var kernel: ck_channels

  /// Creates rows of sums, one for each of `codes`, up to three: the kernel codes of their
  /// activations.
  init(_ codes: [UInt8], row: (Int) -> UnsafeMutablePointer<Float>) {
    // A colouring of fewer channels does not read the others.
    func at(_ index: Int) -> Int { min(index, codes.count - 1) }
    kernel = ck_channels(
      rows: (UnsafePointer(row(0)), UnsafePointer(row(at(1))), UnsafePointer(row(at(2)))),
      activation: (codes[0], codes[at(1)], codes[at(2)]), curves: nil, entries: 0)
  }

  /// Creates rows of sums from the first of `rows`, one for each of `codes`: the kernel codes of
  /// their activations.
  init(_ codes: [UInt8], _ rows: ColourRow.Rows) {
    self.init(codes) { $0 == 0 ? rows.red : $0 == 1 ? rows.green : rows.blue }
  }

  /// Creates three rows of channel values.
  init(values rows: ColourRow.Rows) { self.init(Self.values, rows) }

  private static let values = [UInt8](repeating: UInt8(CK_SUM.rawValue), count: 3)

  /// Calls `body` with the rows as kernels read them, valid inside the call only. Values go along
  /// `curves` first, one after the other, unless those are empty.
  func withKernel(
    curves: [Float], entries: Int, _ body: (UnsafePointer<ck_channels>) -> Void
  ) {
    var kernel = kernel
    curves.withUnsafeBufferPointer { curves in
      if !curves.isEmpty {
        kernel.curves = curves.baseAddress
        kernel.entries = entries
      }
      body(&kernel)
    }
  }
}
