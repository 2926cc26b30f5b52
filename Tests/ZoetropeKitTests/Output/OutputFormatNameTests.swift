import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropeVideo

/// The format of an output is what its name ends in.
@Suite struct OutputFormatNameTests {
  @Test(arguments: [
    ("a.mp4", OutputFormat.mp4), ("x/A.MP4", .mp4), ("a.m4v", .mp4), ("a.b.png", .png),
  ])
  func namesStandForFormats(_ path: String, _ format: OutputFormat) throws {
    #expect(try OutputFormat.named(by: path, format.content) == format)
  }

  @Test(arguments: [
    ("a.mkv", OutputFormat.Content.film, "Cannot write 'a.mkv': films end in .mp4, not .mkv."),
    ("a.png", .film, "Cannot write 'a.png': films end in .mp4, not .png."),
    ("a.mp4", .picture, "Cannot write 'a.mp4': pictures end in .png, not .mp4."),
    ("a", .film, "Cannot tell the format of 'a': films end in .mp4."),
    ("a", .picture, "Cannot tell the format of 'a': pictures end in .png."),
    ("x/.png", .picture, "Cannot write 'x/.png': there is no name before '.png'."),
  ])
  func otherNamesAreRefused(_ path: String, _ content: OutputFormat.Content, _ message: String) {
    #expect(throws: JobError(.input, message)) { try OutputFormat.named(by: path, content) }
  }

  @Test(arguments: [("a.png", OutputFormat.png), ("A.MP4", .mp4), ("x/a.m4v", .mp4)])
  func sheetsArePicturesOrFilms(_ path: String, _ format: OutputFormat) throws {
    #expect(try OutputFormat.sheet(named: path) == format)
  }

  @Test(arguments: [
    ("a.gif", "Cannot write 'a.gif': sheets end in .png, or in .mp4 to move, not .gif."),
    ("a", "Cannot tell the format of 'a': sheets end in .png, or in .mp4 to move."),
    ("x/.mp4", "Cannot write 'x/.mp4': there is no name before '.mp4'."),
  ])
  func otherSheetsAreRefused(_ path: String, _ message: String) {
    #expect(throws: JobError(.input, message)) { try OutputFormat.sheet(named: path) }
  }

  @Test func standardOutputIsNoPicture() {
    #expect(
      throws: JobError(
        .usage,
        "Pictures are files: name one that ends in .png. Only 'render' and 'frames' send to standard "
          + "output.")
    ) { try OutputFormat.named(by: "-", .picture) }
  }

  @Test func onlyEvenSidesSuitTheFilmsThatNeedThem() throws {
    let odd = FrameSize(width: 97, height: 64)
    try OutputFormat.png.checkSize(odd)
    try OutputFormat.mp4.checkSize(FrameSize(width: 98, height: 64))
    #expect(
      throws: JobError(
        .input,
        "Cannot make a film of 97x64: H.264 needs even sides.",
        advice: .filmOfSize(FrameSize(width: 98, height: 64)))
    ) { try OutputFormat.mp4.checkSize(odd) }
  }
}
