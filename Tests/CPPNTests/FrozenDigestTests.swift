import CPPN
import Testing

/// Digests of long runs of numbers, to the last bit, computed by a second implementation of the
/// specification. They find a coefficient that is off by one unit in its last place.
///
/// Like the weights, these never change.
struct FrozenDigestTests {
  @Test func ordinaryQuantiles() {
    #expect(digest(Latent.vector(seed: 7, count: 100_000)) == 0x1170_6DB2_4D8B_A0BA)
  }

  @Test func farQuantiles() {
    let tails = (1...20_000).map { NormalLaw.quantile(centred: 0.5 - Double($0) * 0x1p-53) }
    #expect(digest(tails) == 0x8EA6_48AB_E0F2_FCBC)
  }

  @Test func functions() {
    let grid = (1...20_000).map { Double($0) / 1024 }
    #expect(digest(grid.map { PortableMath.log($0) }) == 0x4DAB_E806_57F8_0745)
    #expect(digest(grid.map { PortableMath.exp($0 - 9) }) == 0xB20F_0A78_A889_2CA2)
    let turned = grid.map { PortableMath.sineAndCosine($0 - 9) }
    #expect(digest(turned.flatMap { [$0.sine, $0.cosine] }) == 0x5CB5_7AD9_7011_E3B9)
    let angles = grid.map { PortableMath.angle(along: 1 - $0, across: $0 / 4) }
    #expect(digest(angles) == 0xDC50_E269_D877_10A5)
  }

  /// Computes an FNV-1a hash over each number's 64 bits.
  private func digest(_ numbers: [Double]) -> UInt64 {
    numbers.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ $1.bitPattern) &* 0x100_0000_01B3 }
  }
}
