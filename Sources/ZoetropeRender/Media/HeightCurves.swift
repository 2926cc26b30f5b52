internal import PixelKernels
internal import ZoetropeScene

/// The functions that turn an output layer's sums into heights: its activations, and the curves of
/// equalising.
struct HeightCurves: Sendable {
  private let codes: [UInt8]
  /// The curves and their derivatives, one channel after the other; empty if channels are not
  /// equalised.
  private let curves: [Float]
  private let steepness: [Float]
  /// The number of entries of a curve.
  private static let entries = 1025

  /// Creates the functions of channels with the kernels' codes `codes`.
  init(_ codes: [UInt8], _ equalising: Equalising) {
    self.codes = codes
    guard case .measured(let curves) = equalising, !curves.isEmpty else {
      (self.curves, steepness) = ([], [])
      return
    }
    let last = Self.entries - 1
    func value(_ channel: Int, _ entry: Int) -> Double {
      let place = Double(entry) / Double(last)
      return curves.indices.contains(channel) ? curves[channel].value(at: place) : place
    }
    let entries = codes.indices.flatMap { channel in (0...last).map { (channel, $0) } }
    self.curves = entries.map { Float(value($0, $1)) }
    steepness = entries.map { channel, entry in
      let (from, to) = (max(entry - 1, 0), min(entry + 1, last))
      return Float((value(channel, to) - value(channel, from)) * Double(last) / Double(to - from))
    }
  }

  /// Turns `count` sums of channel `channel`, and their derivatives, into heights and gradients.
  func apply(
    to sums: UnsafeMutablePointer<Float>,
    derivatives: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>)?, channel: Int,
    heights: UnsafeMutablePointer<Float>,
    gradients: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>)?, count: Int
  ) {
    curves.withUnsafeBufferPointer { curves in
      steepness.withUnsafeBufferPointer { steepness in
        var from = ck_slopes_row(values: sums, dx: derivatives?.0, dy: derivatives?.1)
        var to = ck_slopes_row(values: heights, dx: gradients?.0, dy: gradients?.1)
        // An empty array may have an address too.
        let start = curves.isEmpty ? nil : channel * Self.entries
        ck_heights(
          codes[channel], start.flatMap { start in curves.baseAddress.map { $0 + start } },
          start.flatMap { start in steepness.baseAddress.map { $0 + start } }, Self.entries, &from,
          &to, count)
      }
    }
  }
}
