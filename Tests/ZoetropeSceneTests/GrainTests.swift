import Testing
import ZoetropeFrame
import ZoetropeScene

/// The deviation, width and timing of grain in pictures of all sizes and rates.
struct GrainTests {
  @Test func isAsWideAPartOfEveryPicture() {
    let grain = Grain(amount: 0.02, size: 2)
    for (width, height) in [(1920, 1080), (3840, 2160), (1080, 1920), (7680, 4320)] {
      let laid = grain.laid(on: FrameSize(width: width, height: height))
      #expect(laid.deviation == 0.02)
      #expect(abs(laid.pitch - 0.002 * Double(min(width, height))) < 1e-9)
    }
  }

  @Test func pixelsAverageWhatIsFinerThanThey() {
    let laid = Grain(amount: 0.02, size: 2).laid(on: FrameSize(width: 640, height: 375))
    #expect(laid.pitch == 1.5 && abs(laid.deviation - 0.01) < 1e-12)
  }

  @Test(arguments: [
    (FrameRate(12), 1), (FrameRate(24), 2), (FrameRate(24000, 1001), 2), (FrameRate(25), 2),
    (FrameRate(30), 2), (FrameRate(50), 3), (FrameRate(60), 4), (FrameRate(1, 10), 1),
  ])
  func staysForAboutAFifteenthOfASecond(rate: FrameRate, frames: Int) {
    #expect(Grain.hold(at: rate) == frames)
    let (still, moving) = (Grain(amount: 1), Grain(amount: 1, isMoving: true))
    for index in 0..<100 {
      #expect(still.number(frame: index, rate: rate) == 0)
      #expect(moving.number(frame: index, rate: rate) == index / frames)
    }
  }
}
