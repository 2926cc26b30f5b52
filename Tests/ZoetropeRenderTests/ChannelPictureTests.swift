import CPPN
import Foundation
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

/// The number `busy` of pictures made by hand.
@Suite struct ChannelPictureTests {
  private func picture(_ value: (_ column: Int, _ row: Int) -> Double) -> ChannelPicture {
    ChannelPicture(
      width: 96, height: 54,
      channels: [(0..<96 * 54).map { Float(value($0 % 96, $0 / 96)) }])
  }

  private func stripes(_ cycles: Double) -> ChannelPicture {
    picture { _, row in 0.5 + 0.5 * sin(2 * .pi * cycles * (Double(row) + 0.5) / 54) }
  }

  /// A random number from 0 to 1, by integers alone.
  private func noise(_ column: Int, _ row: Int) -> Double {
    var bits = UInt64(row * 96 + column) &* 0x9E37_79B9_7F4A_7C15
    bits ^= bits >> 29
    bits = bits &* 0xBF58_476D_1CE4_E5B9
    return Double((bits ^ (bits >> 32)) & 0xFFFF) / 65535
  }

  @Test func aRampChangesOnce() {
    // The change is 1 over the height, the deviation 1/sqrt(12).
    #expect(
      abs(picture { _, row in Double(row) / 53 }.busy / (0.36 * 12.0.squareRoot()) - 1) < 0.02)
    #expect(picture { _, row in Double(row) / 530 }.busy > 1.2)
  }

  @Test(arguments: [1.0, 2, 3, 4, 5, 6, 7, 8])
  func stripesReadTwiceTheirCycles(_ cycles: Double) {
    #expect(abs(stripes(cycles).busy / (2 * cycles) - 1) < 0.03, "\(stripes(cycles).busy)")
  }

  @Test func aCheckerChangesAtEachPixel() {
    let seen = picture { column, row in Double((column + row) % 2) }
    #expect(abs(seen.busy - 0.36 * 2 * 54 / 0.5) < 1e-3)
    #expect(seen.deviation == 0.5 && seen.ends == 1)
  }

  @Test func whiteNoiseReads45() {
    #expect(abs(picture(noise).busy - 44.8) < 1)
    #expect(abs(picture(noise).deviation - 1 / 12.0.squareRoot()) < 0.01)
  }

  @Test func oneTone() {
    let seen = picture { _, _ in 0.25 }
    #expect(seen.busy == 0 && seen.deviation == 0 && seen.ends == 0)
    #expect(picture { _, _ in 1 }.ends == 1)
  }

  @Test func severalChannelsGiveTheMean() {
    let (one, four) = (stripes(1), stripes(4))
    let both = ChannelPicture(width: 96, height: 54, channels: one.channels + four.channels)
    #expect(abs(both.busy - (one.busy + four.busy) / 2) < 1e-9)
    #expect(both.deviation == max(one.deviation, four.deviation))
  }

  /// Noise around the origin changes the mean over all pixels, not the median of cells.
  @Test func theCoreAndAFewCellsDoNotCount() {
    let centre = ChannelPicture.Core(column: 48, row: 27, radius: 6)
    let seen = picture { column, row in
      hypot(Double(column) - 47.5, Double(row) - 26.5) < 12
        ? noise(column, row) : 0.5 + 0.5 * sin(2 * .pi * 4 * (Double(row) + 0.5) / 54)
    }
    #expect(seen.busy > 9.5, "\(seen.busy)")
    #expect(abs(seen.busy(outside: centre) - 8.95) < 0.1, "\(seen.busy(outside: centre))")
    let whole = ChannelPicture.Core(column: 48, row: 27, radius: 100)
    #expect(seen.busy(outside: whole) == 0)
  }
}

extension RenderTests {
  @Suite struct BusyCourseTests {
    /// Zoom changes the number; colours, contrast, size and equalising do not.
    @Test func itIsMeasuredBeforeColours() {
      var scene = SceneDraft.small()
      let own = BusyCourse(scene, moments: 1)
      scene.timeline[.contrast] = .constant(0)
      scene.size = FrameSize(width: scene.size.width * 2, height: scene.size.height * 2)
      scene.samples = 4
      #expect(BusyCourse(scene, moments: 1) == own)
      scene.timeline[.zoom] = .constant(8)
      #expect(BusyCourse(scene, moments: 1).most < own.most)
    }
  }
}
