internal import KernelMath
internal import PixelKernels

/// Rows from which colours are computed, one for each channel. They are either sums of the output
/// layer, together with the activations that turn these into channel values, or channel values.
struct ChannelRows {
  private var kernel: ck_channels

  /// Creates one to three rows. `codes` has, for each row, the kernel code of the activation that
  /// turns its numbers into channel values. `row` returns the row with a given index.
  init(_ codes: [UInt8], row: (Int) -> UnsafeMutablePointer<Float>) {
    // The last row is repeated; a colouring of fewer channels does not read the repetitions.
    func at(_ index: Int) -> Int { min(index, codes.count - 1) }
    kernel = ck_channels(
      rows: (UnsafePointer(row(0)), UnsafePointer(row(at(1))), UnsafePointer(row(at(2)))),
      activation: (codes[0], codes[at(1)], codes[at(2)]), curves: nil, entries: 0)
  }

  /// Creates as many rows as `codes` has entries, one to three, from the first of `rows`. `codes`
  /// has, for each row, the kernel code of the activation that turns its numbers into channel
  /// values.
  init(_ codes: [UInt8], _ rows: ColourRow.Rows) {
    self.init(codes) { $0 == 0 ? rows.red : $0 == 1 ? rows.green : rows.blue }
  }

  /// Creates three rows of channel values.
  init(values rows: ColourRow.Rows) { self.init(Self.values, rows) }

  private static let values = [UInt8](repeating: UInt8(CK_SUM.rawValue), count: 3)

  /// Calls `body` with the rows in the kernels' form; the pointer is valid only inside the call. If
  /// `curves` is not empty, kernels map each channel's values by the channel's curve. Each curve
  /// has `entries` numbers, and the curves follow each other in the order of the channels.
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
