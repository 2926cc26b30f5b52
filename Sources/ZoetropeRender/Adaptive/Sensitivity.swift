internal import CPPNKernels
internal import ZoetropeFrame

/// How much a colour may change with the sums that the output layer makes, in codes of 255 for a
/// change of 1: what tells how exactly the sums must be known.
///
/// It is measured on the colouring and on the output activations themselves, at many values. A jump
/// of a colour counts as a slope so steep that next to no error is tolerated across it.
struct Sensitivity: Sendable {
  private let channels: [Curve]
  /// Whether errors of several channels add up in one colour, or each has a colour of its own.
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

  /// How steep colours are along a channel's sums.
  func curve(_ channel: Int) -> Curve { channels[channel] }

  /// How finely a part of a channel's values is measured, and how many values that makes.
  private static let fineness = 8
  private static let values = fineness * SteepestSlopes.parts + 1

  /// What the other channels are meanwhile.
  private static let others: [Float] = [0.2, 0.55, 0.9]

  /// How steep colours are along one channel, whatever the others are: makes a complete table in
  /// `slopes`. There is `memory` for six rows.
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
  /// The colours of one channel as a function of its sum.
  struct Curve: Sendable {
    private let slopes: SteepestSlopes
    /// The steepest slope anywhere.
    let most: Float
    private let start: Float
    private let length: Float
    private let isPeriodic: Bool

    fileprivate init(_ output: OutputCurve, colours: UnsafePointer<Float>) {
      (start, length, isPeriodic) = (output.start, output.length, output.isPeriodic)
      slopes = SteepestSlopes { output.steepen($0, colours: colours) }
      most = slopes[0...SteepestSlopes.parts - 1]
    }

    /// Calls `body` with the curve as the kernels read it, valid inside the call only.
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
