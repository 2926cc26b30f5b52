internal import CPPNKernels

enum KernelPeak {
  static func multiplyAdds(rounds: UInt64) -> UInt64 { ck_peak(rounds) }
}
