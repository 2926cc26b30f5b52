import Testing
import ZoetropeFrame

struct FrameSizeTests {
  @Test(arguments: [("1920x1080", 1920, 1080), ("1x1", 1, 1), ("65535x2", 65535, 2)])
  func reads(_ text: String, width: Int, height: Int) throws {
    let size = try FrameSize(text)
    #expect(size == FrameSize(width: width, height: height))
    #expect(size.description == text)
  }

  @Test(arguments: [
    "", "x", "1920", "1920x", "x1080", "1920 x 1080", "1920x1080x1", "1920X1080", "-2x2", "2.0x2",
    "1920*1080", "12345678901x2", "hd",
  ])
  func refusesWhatIsNoSize(_ text: String) {
    #expect(
      throws: FrameTextError(
        problem: "'\(text)' is not a size",
        expected: "a width and a height in pixels such as 1920x1080")
    ) { try FrameSize(text) }
  }

  @Test(arguments: ["0x1080", "1920x0", "65536x1", "1x65536"])
  func refusesWhatIsOutOfRange(_ text: String) {
    #expect(
      throws: FrameTextError(
        problem: "'\(text)' is out of range",
        expected: "a width and a height from 1 to 65535 pixels")
    ) { try FrameSize(text) }
  }
}
