import Foundation
import Testing
import ZoetropeKit

@Suite struct FramePatternTests {
  @Test func foldersGetTheStandardName() throws {
    let pattern = try FramePattern("plates", last: 299)
    #expect(pattern.path(7) == "plates/frame_00007.png")
    #expect(try FramePattern("plates/", last: 0).path(7) == "plates/frame_00007.png")
    #expect(try FramePattern("a", last: 123_456).path(7) == "a/frame_000007.png")
    #expect(try FramePattern(".", last: 1).path(7) == "frame_00007.png")
    #expect(try FramePattern("/", last: 1).path(7) == "/frame_00007.png")
    #expect(pattern.description == "plates/frame_%05d.png")
  }

  /// A folder is no pattern, whatever its name.
  @Test(arguments: [
    ("100%", "100%/frame_00007.png"), ("a%b/c", "a%b/c/frame_00007.png"),
    ("50%d/", "50%d/frame_00007.png"), ("loop.mp4/", "loop.mp4/frame_00007.png"),
    ("a.png/", "a.png/frame_00007.png"),
  ])
  func foldersMayHaveAnyName(text: String, path: String) throws {
    #expect(try FramePattern(text, last: 0).path(7) == path)
    let folder = PathParts.split(path).folder
    #expect(FramePattern(folder: folder, last: 0).path(7) == path)
  }

  @Test(arguments: [
    ("a/b_%04d.png", 12, "a/b_0012.png"), ("%d.png", 12, "12.png"), ("x%01d.PNG", 0, "x0.PNG"),
    ("/%03d.png", 1234, "/1234.png"), ("50%/f_%02d.png", 3, "50%/f_03.png"),
    ("50%%/f_%02d.png", 3, "50%/f_03.png"), ("100%%_%d.png", 3, "100%_3.png"),
    ("%%%d%%.png", 3, "%3%.png"), ("50%down/%d.png", 3, "50%down/3.png"),
    ("%d\u{301}.png", 3, "3\u{301}.png"),
  ])
  func patternsAreKept(text: String, number: Int, path: String) throws {
    #expect(try FramePattern(text, last: 0).path(number) == path)
  }

  @Test(arguments: [
    ("a/%05d.jpg", "frames are .png files"), ("a.png", "it has no place for the number"),
    ("%d_%d.png", "it has more than one number"), ("%5d.png", "the number is written %d or %05d"),
    ("%s.png", "the number is written %d or %05d"), ("%099d.png", "the number is written %d or"),
    ("%d/a.png", "only the file's name may hold the number"),
    ("100%.png", "the number is written %d or %05d, and a plain % as %%"),
    ("%0d.png", "the number is written %d or %05d"), ("shot_%04d", "frames are .png files"),
  ])
  func otherPatternsAreRefused(text: String, reason: String) {
    let error = #expect(throws: JobError.self) { _ = try FramePattern(text, last: 0) }
    #expect(
      error?.description.hasPrefix("Cannot number frames by '\(text)': \(reason)") == true,
      "\(error?.description ?? "")")
  }

  @Test func onlyItsOwnFilesAreFound() throws {
    let folder = TemporaryFolder()
    let ours = ["frame_00000.png", "frame_000012.png", "frame_00012.png", "frame_123456.png"]
    let others = [
      "frame_0001.png", "frame_.png", "frame_00001.png.bak", "frame_-0001.png",
      "frame_+0001.png", "a.png", ".frame_00001.png.0123456789abcdef.part", "frame_000٣4.png",
    ]
    for name in ours + others { try folder.write("", to: name) }
    #expect(try FramePattern(folder.path, last: 10).existing().map(\.name) == ours)
    #expect(
      try FramePattern(folder.path, last: 10).existing().map(\.number) == [0, 12, 12, 123456])
    // A user's own width is meant as printf has it.
    let pattern = try FramePattern(folder("frame_%05d.png"), last: 10)
    #expect(
      pattern.existing().map(\.name) == ["frame_00000.png", "frame_00012.png", "frame_123456.png"])
  }

  /// Swift takes both spellings of é for the same text; the disk does not.
  @Test func namesAreBytes() throws {
    let folder = TemporaryFolder()
    try folder.write("", to: "e\u{301}_00001.png")
    #expect(try FramePattern(folder("\u{E9}_%05d.png"), last: 1).existing().isEmpty)
    #expect(try FramePattern(folder("e\u{301}_%05d.png"), last: 1).existing().count == 1)
  }
}
