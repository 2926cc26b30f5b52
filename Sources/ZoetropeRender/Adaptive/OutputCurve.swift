internal import CPPN
internal import CPPNKernels

/// A table of an output activation: the slope and the range of the channel's value over each of
/// many short stretches of the sum.
struct OutputCurve: Sendable {
  /// The first sum of the tabulated interval, which ends at `start + length`. Sums outside the
  /// interval are wrapped into it if the activation is periodic, and clamped to it otherwise.
  let start: Float
  let length: Float
  let isPeriodic: Bool
  private let stretches: [Stretch]

  /// The stretch from one tabulated sum to the next.
  private struct Stretch: Sendable {
    /// The magnitude of the slope of the channel's value.
    let rate: Float
    /// The part of the range 0…1 in which the smaller value at the stretch's ends lies; `high` is
    /// the part of the larger value.
    let low: UInt16
    let high: UInt16
  }

  /// The number of stretches in each of `SteepestSlopes.parts` equal parts of the interval.
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

  /// Returns a curve for each output of a network.
  static func all(of outputs: [OutputActivation]) -> [OutputCurve] {
    var made: [OutputActivation: OutputCurve] = [:]
    return outputs.map { output in
      let curve = made[output] ?? OutputCurve(output)
      made[output] = curve
      return curve
    }
  }

  /// Writes the steepest slope of colours in each part of the interval of sums to `slopes`.
  /// `colours` is the `table` of a `SteepestSlopes` of colours along the channel's value. By the
  /// chain rule, the slope of colours along the sum is the product of that slope and the value's.
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

  /// Returns the part of the range 0…1 in which a value lies, as an index from 0 to
  /// `SteepestSlopes.parts - 1`.
  static func part(_ value: Float) -> Int {
    guard value > 0 else { return 0 }
    return min(Int(min(value, 1) * Float(SteepestSlopes.parts)), SteepestSlopes.parts - 1)
  }
}
