internal import CPPN
internal import CPPNKernels

/// What an output activation makes of sums, measured at many of them: how fast a channel's value
/// changes, and where in its range it is.
struct OutputCurve: Sendable {
  /// What sums are measured, from `start` on; others are the same a period on, or change no more.
  let start: Float
  let length: Float
  let isPeriodic: Bool
  private let stretches: [Stretch]

  /// From one of the sums to the next.
  private struct Stretch: Sendable {
    /// How fast the value changes.
    let rate: Float
    /// The parts of the value's range that it is in at both ends.
    let low: UInt16
    let high: UInt16
  }

  /// How many stretches a part of the sums has.
  private static let fineness = 16

  init(_ output: OutputActivation) {
    isPeriodic = output.definition.isPeriodic
    length = isPeriodic ? 2 * .pi : 32
    start = isPeriodic ? 0 : -16
    let count = Self.fineness * SteepestSlopes.parts
    let step = length / Float(count)
    let sums = (0...count).map { [start] in start + Float($0) * step }
    let values = [Float](unsafeUninitializedCapacity: sums.count) { buffer, filled in
      if let base = buffer.baseAddress {
        ck_activate(UInt32(output.kernelCode), sums, base, sums.count)
        filled = sums.count
      }
    }
    stretches = (0..<count).map { i in
      let (a, b) = (Self.part(values[i]), Self.part(values[i + 1]))
      return Stretch(
        rate: (values[i + 1] - values[i]).magnitude / step, low: UInt16(min(a, b)),
        high: UInt16(max(a, b)))
    }
  }

  /// Those of a network's channels.
  static func all(of outputs: [OutputActivation]) -> [OutputCurve] {
    var made: [OutputActivation: OutputCurve] = [:]
    return outputs.map { output in
      let curve = made[output] ?? OutputCurve(output)
      made[output] = curve
      return curve
    }
  }

  /// How steep colours are along the parts of the sums, whose slopes along the parts of the channel's
  /// value `colours` is a complete table of.
  func steepen(_ slopes: UnsafeMutablePointer<Float>, colours: UnsafePointer<Float>) {
    for part in 0..<SteepestSlopes.parts {
      var steepest: Float = 0
      for i in part * Self.fineness..<(part + 1) * Self.fineness {
        let stretch = stretches[i]
        let colour = SteepestSlopes.steepest(colours, Int(stretch.low)...Int(stretch.high))
        steepest = max(steepest, stretch.rate * colour)
      }
      slopes[part] = steepest
    }
  }

  /// The part of a range 0…1 that a value is in.
  static func part(_ value: Float) -> Int {
    guard value > 0 else { return 0 }
    return min(Int(min(value, 1) * Float(SteepestSlopes.parts)), SteepestSlopes.parts - 1)
  }
}
