internal import KernelMath

/// The speed that one thread of this machine could reach.
public enum KernelPeak {
  /// Measures independent multiply-adds in registers, on the instruction set in use, for about
  /// `seconds`; the best of some short runs.
  ///
  /// - Returns: multiply-adds per second of the calling thread.
  public static func measure(seconds: Double = 0.2) -> Double {
    var best = 0.0
    var spent = 0.0
    repeat {
      var count: UInt64 = 0
      let time = ContinuousClock().measure { count = ck_peak(500_000) } / .seconds(1)
      spent += time
      best = max(best, Double(count) / time)
    } while spent < seconds
    return best
  }
}
