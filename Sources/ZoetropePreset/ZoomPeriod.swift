import CPPN
import ZoetropeScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Architecture {
  /// The factor after which a picture of this network repeats under zoom into the centre: for networks
  /// that know of the distance by its logarithm alone, and of the place by the angle.
  package var zoomPeriod: Double? {
    var frequencies: [Double] = []
    for input in inputs {
      switch input {
      case .x, .y, .r, .absX, .absY: return nil
      case .theta, .time, .bias: break
      case .logR(let frequency): frequencies.append(frequency)
      }
    }
    guard let lowest = frequencies.min() else { return nil }
    guard frequencies.allSatisfy({ ($0 / lowest).rounded() == $0 / lowest }) else { return nil }
    // A frequency so low that its period is beyond any zoom never repeats.
    let period = exp(2 * .pi / lowest)
    return period.isFinite && period <= 1e25 ? period : nil
  }
}

/// `base` to a whole power, as repeated products.
func power(_ base: Double, _ exponent: UInt64) -> Double {
  (0..<exponent).reduce(1) { product, _ in product * base }
}

extension Timeline {
  /// Whether the middle of the picture is the middle of the field all the time.
  package var isCentred: Bool {
    (centreX.keys + centreY.keys).allSatisfy { $0.value == 0 }
  }
}
