internal import CPPNKernels
internal import ZoetropeFrame

/// The largest change of colours, in 8-bit levels, for a change of 1 in a sum of the output layer.
/// It converts errors of sums to errors of colours.
///
/// It is measured on the colouring and the output activations themselves, at many values. A jump of
/// a colour counts as a very steep slope, across which almost no error is accepted.
struct Sensitivity: Sendable {
  private let channels: [Curve]
  /// True if the errors of several channels can add up in one channel of the colour; false if each
  /// channel of the colour depends on one channel of the network only.
  let adds: Bool

  init(_ colouring: ColourRow, outputs: [OutputCurve], memory: ScratchPool) {
    adds = !colouring.keepsChannelsApart
    var channels: [Curve] = []
    channels.reserveCapacity(outputs.count)
    memory.withFloats(SteepestSlopes.floats + 6 * Self.values) { memory in
      for (channel, output) in outputs.enumerated() {
        Self.measure(
          colouring, channel: channel, of: outputs.count, memory + SteepestSlopes.floats, memory)
        channels.append(Curve(output, colours: memory))
      }
    }
    self.channels = channels
  }

  /// The sensitivity of a medium: to each output's sum, then to its derivatives to the right, then
  /// to those down, of every output.
  ///
  /// An error of a height moves an edge, by more than it changes a colour, and an error of a
  /// gradient changes light and the widths of lines. `edges` is the change, in 8-bit levels, that
  /// counts for a height's whole range, and `light` that for a gradient of one range a pixel.
  init(
    heightsOf colouring: ColourRow, outputs: [OutputCurve], edges: Float, light: Float,
    memory: ScratchPool
  ) {
    let plain = Sensitivity(colouring, outputs: outputs, memory: memory)
    adds = false
    let heights = plain.channels.map { $0.scaled(by: edges / 255) }
    let gradients = plain.channels.map { Curve(constant: $0.most * light / 255) }
    channels = heights + gradients + gradients
  }

  /// Returns the steepness of colours along a channel's sum.
  func curve(_ channel: Int) -> Curve { channels[channel] }

  /// The number of steps in each part of a channel's range. `values` is the number of values at the
  /// ends of all steps.
  private static let fineness = 8
  private static let values = fineness * SteepestSlopes.parts + 1

  /// The values of the other channels while one channel is varied. The slopes found with these
  /// three values are 0.82 to 3.05 times those found with seven other values, from 0.05 to 0.95;
  /// `SensitivityTests` requires at least 0.8 times.
  private static let others: [Float] = [0.2, 0.55, 0.9]

  /// Measures the steepest slopes of colours along one channel, over all settings of the other
  /// channels. Writes a complete table, as in `SteepestSlopes`, to `slopes`. `memory` must have
  /// room for six rows of `values` floats.
  private static func measure(
    _ colouring: ColourRow, channel: Int, of channels: Int,
    _ memory: UnsafeMutablePointer<Float>, _ slopes: UnsafeMutablePointer<Float>
  ) {
    let settings = (1..<max(channels, 1)).reduce(1) { count, _ in count * others.count }
    let count = values
    func line(_ row: Int) -> UnsafeMutablePointer<Float> { memory + (3 + row) * count }
    memory.update(repeating: 0, count: 6 * count)
    slopes.update(repeating: 0, count: SteepestSlopes.parts)
    for i in 0..<count { line(channel)[i] = Float(i) / Float(count - 1) }
    let colours = ColourRow.Rows(red: memory, green: memory + count, blue: memory + 2 * count)
    let scale = 255 * Float(count - 1)
    for setting in 0..<settings {
      var digits = setting
      for row in 0..<channels where row != channel {
        line(row).update(repeating: others[digits % others.count], count: count)
        digits /= others.count
      }
      colouring.apply(
        ChannelRows(values: ColourRow.Rows(red: line(0), green: line(1), blue: line(2))),
        to: colours, count: count)
      for part in 0..<SteepestSlopes.parts {
        var steepest = slopes[part]
        for i in part * fineness..<(part + 1) * fineness {
          let step = max(
            (colours.red[i + 1] - colours.red[i]).magnitude,
            (colours.green[i + 1] - colours.green[i]).magnitude,
            (colours.blue[i + 1] - colours.blue[i]).magnitude)
          steepest = max(steepest, step * scale)
        }
        slopes[part] = steepest
      }
    }
    SteepestSlopes.complete(slopes)
  }
}

extension Sensitivity {
  /// The steepness of colours as a function of one channel's sum.
  struct Curve: Sendable {
    private let slopes: SteepestSlopes
    /// The steepest slope anywhere, in 8-bit levels for a change of 1 in the sum.
    let most: Float
    private let start: Float
    private let length: Float
    private let isPeriodic: Bool

    fileprivate init(_ output: OutputCurve, colours: UnsafePointer<Float>) {
      (start, length, isPeriodic) = (output.start, output.length, output.isPeriodic)
      slopes = SteepestSlopes { output.steepen($0, colours: colours) }
      most = slopes[0...SteepestSlopes.parts - 1]
    }

    /// Creates a curve that is equally steep everywhere.
    init(constant most: Float) {
      (self.most, start, length, isPeriodic) = (most, 0, 1, false)
      slopes = SteepestSlopes { slopes in
        slopes.update(repeating: most, count: SteepestSlopes.parts)
      }
    }

    /// Returns this curve with all slopes multiplied by `factor`.
    func scaled(by factor: Float) -> Curve { Curve(self, factor: factor) }

    private init(_ curve: Curve, factor: Float) {
      (start, length, isPeriodic) = (curve.start, curve.length, curve.isPeriodic)
      most = curve.most * factor
      slopes = SteepestSlopes { slopes in
        for part in 0..<SteepestSlopes.parts { slopes[part] = curve.slopes[part...part] * factor }
      }
    }

    /// Calls `body` with the curve in the kernels' form; the pointer is valid only inside the call.
    func withKernel(_ body: (UnsafePointer<ck_slopes>) -> Void) {
      slopes.table.withUnsafeBufferPointer { table in
        var kernel = ck_slopes(
          steepest: table.baseAddress, parts: UInt32(SteepestSlopes.parts),
          periodic: isPeriodic ? 1 : 0, start: start, length: length, most: most)
        body(&kernel)
      }
    }
  }
}
