import CPPN
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct NormalLawTests {
  /// Quantiles computed with fifty digits.
  @Test(arguments: [
    (0x1p-53, 2.7829164246717669222e-16),
    (0x1.0624dd2f1a9fcp-10, 0.0025066308995717640575),
    (0x1.999999999999ap-4, 0.25334710313579981317),
    (-0.25, -0.6744897501960817432),
    (0x1.999999999999ap-2, 1.2815515655446005935),
    (0x1.b333333333333p-2, 1.4395314709384558369),
    (0x1.b333333333334p-2, 1.4395314709384562291),
    (0x1.ccccccccccccdp-2, 1.6448536269514728225),
    (-0x1.f5c28f5c28f5cp-2, -2.3263478740408407676),
    (0x1.fef9db22d0e56p-2, 3.0902323061678132778),
    (0x1.fffff94a03595p-2, 5.199337582187471548),
    (0x1.ffffffffc0000p-2, 6.6510353798930105467),
    (0x1.ffffffffc26d6p-2, 6.6567228461403621069),
    (0x1.ffffffffc6d35p-2, 6.6676115697424727346),
    (-0x1.ffffffffffe00p-2, -7.5151552941589075804),
    (0x1.ffffffffffffep-2, 8.2095361516013868556),
  ])
  func quantilesAreExactToTheLastDigits(centred: Double, expected: Double) {
    let found = NormalLaw.quantile(centred: centred)
    #expect(abs(found - expected) <= 1e-15 * abs(expected), "\(found) for \(expected)")
  }

  @Test(arguments: Seeds.some)
  func quantilesUndoTheDistributionFunction(seed: UInt64) {
    let table = Counter(seed: seed, purpose: .latent)
    for word: UInt64 in 0..<5000 {
      // Every other number is moved far into a tail.
      let tail = (0.5 - abs(table.at(word).centred)) * (word % 2 == 0 ? 1 : 0x1p-40)
      let found = NormalLaw.quantile(centred: 0.5 - tail)
      // What rounding of `0.5 - tail` left of the tail.
      let left = 0.5 - (0.5 - tail)
      let share = erfc(found / 2.0.squareRoot()) / 2
      // An error of 1e-15 of the quantile is one of about quantile² times as much of the tail.
      #expect(abs(share - left) <= 2e-15 * (2 + found * found) * left, "tail \(tail)")
      #expect(NormalLaw.quantile(centred: tail - 0.5) == -found)
    }
  }

  @Test func quantilesRiseAcrossTheSeamsOfTheApproximation() {
    for seam in [0.425, 0.5 - exp(-25.0)] {
      var before = -Double.infinity
      for step in -1000...1000 {
        let found = NormalLaw.quantile(centred: seam + Double(step) * 1e-14)
        #expect(found >= before || abs(found - before) <= 1e-15 * found)
        before = found
      }
    }
  }

  @Test func theCutLawKeepsWhatLiesWithinTwoDeviations() {
    #expect(abs(NormalLaw.shareWithinTwo - erf(2.0.squareRoot())) <= 2e-16)
    let law = WeightLaw.truncatedNormal(1)
    #expect(law.standard(centred: 0.5.nextDown) <= 2)
    #expect(law.standard(centred: 0.5.nextDown) > 2 - 1e-14)
    #expect(law.standard(centred: -0.5.nextDown) >= -2)
  }
}
