internal import CPPN
internal import CPPNKernels
internal import ZoetropeFrame
internal import ZoetropeScene

/// How much a colour may change with the sums that the output layer makes, in codes of 255 for a
/// change of 1: what tells how exactly the sums must be known.
///
/// It is measured on the colouring and on the output activations themselves, at many values. A jump
/// of a colour counts as a slope so steep that next to no error is tolerated across it.
struct Sensitivity: Sendable {
  private let channels: [Curve]
  /// Whether errors of several channels add up in one colour, or each has a colour of its own.
  let adds: Bool

  init(_ colouring: ColourRow, outputs: [OutputActivation]) {
    adds = !colouring.keepsChannelsApart
    channels = outputs.indices.map { channel in
      Curve(
        outputs[channel],
        colours: Self.colourSlopes(colouring, channel: channel, of: outputs.count))
    }
  }

  /// How steep colours are along a channel's sums.
  func curve(_ channel: Int) -> Curve { channels[channel] }

  /// The steepest slope where the sum of `channel` is between two values.
  func slope(_ channel: Int, from low: Float, to high: Float) -> Float {
    channels[channel].slope(from: low, to: high)
  }

  /// How many values a channel's colours are measured at.
  private static let values = 8 * SteepestSlopes.parts + 1

  /// How steep colours are along one channel, whatever the others are.
  private static func colourSlopes(
    _ colouring: ColourRow, channel: Int, of channels: Int
  ) -> SteepestSlopes {
    let others: [Float] = channels > 3 ? [0.35, 0.8] : [0.2, 0.55, 0.9]
    let settings = (1..<max(channels, 1)).reduce(1) { count, _ in count * others.count }
    var slopes = [Float](repeating: 0, count: SteepestSlopes.parts)
    let count = values
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 7 * count) { memory in
      guard let base = memory.baseAddress else { return }
      memory.initialize(repeating: 0)
      let colours = ColourRow.Rows(red: base, green: base + count, blue: base + 2 * count)
      for setting in 0..<settings {
        var digits = setting
        for row in 0..<channels {
          let line = base + (3 + row) * count
          guard row != channel else {
            for i in 0..<count { line[i] = Float(i) / Float(count - 1) }
            continue
          }
          let value = others[digits % others.count]
          digits /= others.count
          for i in 0..<count { line[i] = value }
        }
        colouring.apply(
          ColourRow.Rows(red: base + 3 * count, green: base + 4 * count, blue: base + 5 * count),
          to: colours, count: count)
        let scale = 255 * Float(count - 1)
        for i in 0..<count - 1 {
          let step = max(
            (colours.red[i + 1] - colours.red[i]).magnitude,
            (colours.green[i + 1] - colours.green[i]).magnitude,
            (colours.blue[i + 1] - colours.blue[i]).magnitude)
          slopes[i / 8] = max(slopes[i / 8], step * scale)
        }
      }
    }
    return SteepestSlopes(slopes)
  }
}

extension Sensitivity {
  /// The colours of one channel as a function of its sum.
  struct Curve: Sendable {
    private let slopes: SteepestSlopes
    /// The steepest slope anywhere.
    let most: Float
    /// What sums are measured, from `start` on; others are the same a period on, or change no more.
    private let start: Float
    private let length: Float
    private let isPeriodic: Bool

    fileprivate init(_ output: OutputActivation, colours: SteepestSlopes) {
      isPeriodic = output == .sine || output == .triangle
      length = isPeriodic ? 2 * .pi : 32
      start = isPeriodic ? 0 : -16
      let fineness = 16
      let count = fineness * SteepestSlopes.parts
      let step = length / Float(count)
      var sums = (0...count).map { [start] in start + Float($0) * step }
      let values = [Float](unsafeUninitializedCapacity: sums.count) { buffer, filled in
        if let base = buffer.baseAddress {
          ck_activate(UInt32(output.kernelCode), &sums, base, sums.count)
          filled = sums.count
        }
      }
      var slopes = [Float](repeating: 0, count: SteepestSlopes.parts)
      for i in 0..<count {
        let (a, b) = (Self.part(values[i]), Self.part(values[i + 1]))
        let slope = (values[i + 1] - values[i]).magnitude / step * colours[min(a, b)...max(a, b)]
        slopes[i / fineness] = max(slopes[i / fineness], slope)
      }
      self.slopes = SteepestSlopes(slopes)
      most = slopes.max() ?? 0
    }

    /// The part of a channel's colours that a value of it is in.
    private static func part(_ value: Float) -> Int {
      guard value > 0 else { return 0 }
      return min(Int(min(value, 1) * Float(SteepestSlopes.parts)), SteepestSlopes.parts - 1)
    }

    /// The steepest slope where the sum is between two values.
    func slope(from low: Float, to high: Float) -> Float {
      let parts = SteepestSlopes.parts
      let (a, b) = ((low - start) / length, (high - start) / length)
      guard isPeriodic else { return slopes[Self.part(a)...max(Self.part(a), Self.part(b))] }
      guard b - a < 1 else { return slopes[0...parts - 1] }
      let turns = a.rounded(.down)
      let (first, last) = (Self.part(a - turns), Int((b - turns) * Float(parts)))
      if last < parts { return slopes[first...max(first, last)] }
      return max(slopes[first...parts - 1], slopes[0...min(last - parts, parts - 1)])
    }
  }
}
