/// How a network is taught to be a picture.
package struct FitOptions: Sendable {
  /// What decides when the teaching ends.
  package enum Length: Hashable, Sendable {
    /// This number of steps.
    case steps(Int)
    /// As many steps as these seconds have room for, which is found out first.
    case seconds(Double)
    /// The smallest number of a series of steps that reaches this PSNR in dB.
    case psnr(Double)
  }

  /// The series of steps that are tried for a PSNR; each attempt begins anew.
  static let series = [250, 500, 1000, 2000, 4000, 8000, 16000, 32000]

  package var length: Length
  /// The seed of the weights at the beginning and of the points in each step.
  package var seed: UInt64
  /// The network.
  package var shape: TaughtShape

  package init(
    length: Length = .seconds(10), seed: UInt64 = 1,
    shape: TaughtShape = TaughtShape(depth: 8, width: 32)
  ) {
    (self.length, self.seed, self.shape) = (length, seed, shape)
  }
}
