internal import PixelKernels
internal import ZoetropeScene

/// The functions that turn an output layer's sums into heights: its activations, and the curves of
/// equalising.
struct HeightCurves: Sendable {
  private let codes: [UInt8]
  /// The curves, one channel after the other; empty if channels are not equalised.
  private let curves: [Float]
  /// The number of entries of a curve.
  private static let entries = 1025

  /// Creates the functions of channels with the kernels' codes `codes`.
  init(_ codes: [UInt8], _ equalising: Equalising) {
    self.codes = codes
    guard case .measured(let curves) = equalising, !curves.isEmpty else {
      self.curves = []
      return
    }
    let last = Double(Self.entries - 1)
    self.curves = codes.indices.flatMap { channel in
      let curve = curves.indices.contains(channel) ? curves[channel] : nil
      return (0..<Self.entries).map { entry in
        let value = Double(entry) / last
        return Float(curve?.value(at: value) ?? value)
      }
    }
  }

  /// The number of channels.
  var channels: Int { codes.count }

  /// Turns row `row` of sums and their derivatives into heights and gradients.
  func apply(to planes: HeightPlanes, row: Int, count: Int) {
    curves.withUnsafeBufferPointer { curves in
      for channel in codes.indices {
        ck_heights(
          codes[channel], curves.baseAddress.map { $0 + channel * Self.entries },
          Self.entries, planes.line(channel, row), planes.line(channels + channel, row),
          planes.line(2 * channels + channel, row), count)
      }
    }
  }
}

/// Planes of numbers for some rows of pixels: the channels, then their derivatives to the right,
/// then those down.
struct HeightPlanes {
  private let memory: UnsafeMutablePointer<Float>
  private let width: Int
  private let rows: Int
  private let channels: Int

  /// Lays out planes of `rows` rows in `memory`, which must have `floats` floats.
  init(
    width: Int, rows: Int, channels: Int, in memory: UnsafeMutablePointer<Float>
  ) {
    self.memory = memory
    self.width = width
    self.rows = rows
    self.channels = channels
  }

  /// Returns the number of floats that planes need.
  static func floats(width: Int, rows: Int, channels: Int) -> Int { 3 * channels * rows * width }

  /// The number of planes.
  var count: Int { 3 * channels }

  /// Returns row `row` of plane `plane`.
  func line(_ plane: Int, _ row: Int) -> UnsafeMutablePointer<Float> {
    memory + (plane * rows + row) * width
  }

  /// Returns the pointers to a row in the kernels' form. Media of one channel read the first only.
  func kernel(row: Int) -> ck_look {
    func part(_ part: Int, _ channel: Int) -> UnsafePointer<Float> {
      UnsafePointer(line(part * channels + min(channel, channels - 1), row))
    }
    return ck_look(
      height: (part(0, 0), part(0, 1), part(0, 2)), dx: (part(1, 0), part(1, 1), part(1, 2)),
      dy: (part(2, 0), part(2, 1), part(2, 2)))
  }
}
