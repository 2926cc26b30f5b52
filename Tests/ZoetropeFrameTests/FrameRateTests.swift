import Testing
import ZoetropeFrame

struct FrameRateTests {
  @Test(arguments: [
    ("30", 30, 1), ("1", 1, 1), ("1000", 1000, 1), ("060", 60, 1),
    ("29.97", 30000, 1001), ("29.970", 30000, 1001), ("29.97003", 30000, 1001),
    ("23.976", 24000, 1001), ("23.98", 24000, 1001), ("23.976024", 24000, 1001),
    ("47.95", 48000, 1001), ("47.952", 48000, 1001), ("59.94", 60000, 1001),
    ("59.9401", 60000, 1001),
    ("119.88", 120000, 1001), ("239.76", 240000, 1001),
    ("30000/1001", 30000, 1001), ("60/2", 30, 1), ("1/1000", 1, 1000), ("2397/100", 2397, 100),
    ("12.5", 25, 2), ("25.0", 25, 1), ("30.000", 30, 1), ("24.000000000", 24, 1),
    ("0.001", 1, 1000), ("0.04", 1, 25), ("14.985", 2997, 200), ("29.9", 299, 10),
    ("29.95", 599, 20),
  ])
  func reads(_ text: String, numerator: Int, denominator: Int) throws {
    let rate = try FrameRate(text)
    #expect(rate.numerator == numerator)
    #expect(rate.denominator == denominator)
  }

  @Test(arguments: [
    "", " ", "30 ", " 30", "30fps", "-30", "+30", "3e1", "0x1E", "nan", "inf", "12.", ".5", ".",
    "1.2.3", "30/", "/1001", "30000/1001/1", "30000 / 1001", "29,97", "1:30", "٣٠", "30.-5",
    "12345678901234567890", "1.1234567891", "99999999999/1",
  ])
  func refusesWhatIsNoRate(_ text: String) {
    #expect(
      throws: FrameTextError(
        problem: "'\(text)' is not a frame rate",
        expected: "a number such as 30 or 29.97, or a fraction such as 30000/1001")
    ) { try FrameRate(text) }
  }

  @Test(arguments: [
    "0", "0.0", "0/1", "30/0", "0/0", "1001", "1000.1", "1/1001", "999999999",
    "999999999.999999999",
  ])
  func refusesWhatIsOutOfRange(_ text: String) {
    #expect(
      throws: FrameTextError(
        problem: "'\(text)' is out of range",
        expected: "a rate from 1/1000 to 1000 frames per second")
    ) { try FrameRate(text) }
  }

  @Test(arguments: [
    ("29.98", "30000/1001"), ("29.96", "30000/1001"), ("23.97", "24000/1001"),
    ("23.975", "24000/1001"), ("59.9402", "60000/1001"), ("119.881", "120000/1001"),
  ])
  func refusesWhatIsNearABroadcastRate(_ text: String, _ near: String) {
    #expect(
      throws: FrameTextError(
        problem: "'\(text)' is near \(near) frames per second but not equal to it",
        expected: "\(near), or else the exact fraction")
    ) { try FrameRate(text) }
  }

  @Test func refusesLongNumbers() {
    #expect(
      throws: FrameTextError(
        problem: "'25.0001' has more than three decimal places",
        expected: "an exact fraction such as 30000/1001")
    ) { try FrameRate("25.0001") }
    #expect(
      throws: FrameTextError(
        problem: "'999999999/999999998' takes more than six digits",
        expected: "a fraction of smaller numbers such as 30000/1001")
    ) { try FrameRate("999999999/999999998") }
  }

  @Test func everyRateReadsWhatItWrites() throws {
    for rate in [FrameRate(30), FrameRate(30000, 1001), FrameRate(25, 2), FrameRate(1, 1000)] {
      #expect(try FrameRate(rate.description) == rate)
    }
  }

  @Test func errorsAreOneSentence() {
    #expect(throws: FrameTextError.self) { try FrameRate("fast") }
    let error = FrameTextError(problem: "'fast' is not a frame rate", expected: "a number")
    #expect(error.description == "'fast' is not a frame rate; expected a number")
  }
}
