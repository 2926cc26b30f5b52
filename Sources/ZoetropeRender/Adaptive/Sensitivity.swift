internal import CPPNKernels
internal import ZoetropeFrame
internal import ZoetropeScene

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

  private init(channels: [Curve]) {
    self.channels = channels
    adds = false
  }

  /// Returns the sensitivity of a look of a medium to the sums of its channels, in the order of the
  /// rows that its program writes.
  ///
  /// This sensitivity must be that of heights, of which a change by the whole range counts as 255
  /// levels. An error of a height moves an edge or changes a tone, and one of a gradient changes
  /// light and the widths of lines, as much as `effects` says. `side` is the picture's short side
  /// in pixels.
  func of(_ effects: [MediumLook.Effect], side: Double, takesDifferences: Bool) -> Sensitivity {
    var heights: [Curve] = []
    var rest: [Curve] = []
    var gradients: [Curve] = []
    for (effect, plain) in zip(effects, channels) {
      let gradient = effect.gradient(side: side)
      let height = effect.height(side: side)
      if let gradient, !takesDifferences {
        heights.append(plain.scaled(by: Float(height / 255)))
        gradients.append(Curve(constant: plain.most * Float(gradient / 255)))
      } else {
        // Errors of interpolated sums rise and fall over some two to eight pixels, so that those of
        // differences for each pixel are about as large.
        let levels = max(height, gradient ?? 0)
        let curve = plain.scaled(by: Float(levels / 255))
        if gradient == nil { rest.append(curve) } else { heights.append(curve) }
      }
    }
    return Sensitivity(channels: heights + gradients + gradients + rest)
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
