internal import KernelMath

/// The highest rate of multiply-adds that one thread of this machine can reach.
public enum KernelPeak {
  /// Measures the rate of independent multiply-adds in registers, with the instruction set in use.
  /// It makes short runs for about `seconds` and takes the fastest one.
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
