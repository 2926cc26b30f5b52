import CPPN
import Testing
import ZoetropeScene

@Suite struct CalibrationProgressTests {
  private static func network(_ depth: Int, _ width: Int) -> Architecture {
    let layer = NetworkLayer(width: width, activations: [.tanh])
    return Architecture(
      inputs: [.x, .y], latent: 8, layers: Array(repeating: layer, count: depth), wiring: .plain,
      outputs: [.sigmoid], weights: .balanced(busy: 4), biases: .all)
  }

  /// It grows with the network and the number of seeds, and is announced above half a minute.
  @Test(arguments: [
    (4, 32, 1, nil), (16, 512, 1, nil), (16, 512, 2, nil), (16, 512, 9, 35), (16, 1200, 1, nil),
    (16, 1500, 1, 35), (16, 1600, 2, 75), (16, 2000, 1, 60), (16, 2000, 3, 180), (16, 2000, 0, nil),
  ])
  func theTimeIsEstimated(_ depth: Int, _ width: Int, _ seeds: Int, _ seconds: Int?) {
    let progress = CalibrationProgress(Self.network(depth, width), seeds: seeds)
    #expect(progress.announcedSeconds == seconds, "\(progress.seconds)")
  }

  /// A search may end early or try more gains than one has; the share stays between 0 and 1 and
  /// never falls.
  @Test(arguments: [3, 42, 200]) func theShareRises(_ tried: Int) {
    var progress = CalibrationProgress(Self.network(4, 600), seeds: 3)
    var shares: [Double] = [progress.share]
    for _ in 0..<3 {
      for _ in 0..<tried {
        progress.tryGain()
        shares.append(progress.share)
      }
      progress.finishSeed()
      shares.append(progress.share)
    }
    #expect(shares == shares.sorted() && shares.first == 0 && shares.last == 1)
    #expect(shares[tried + 1] == 1.0 / 3 && shares[1] > 0)
    #expect(tried == 200 || Set(shares).count >= 3 * tried)
  }
}
