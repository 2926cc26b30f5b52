import Foundation
import Testing
import ZoetropeKit

@Suite struct OutputFileTests {
  let folder = TemporaryFolder()

  private func refusal(of file: OutputFile) -> JobError? {
    do {
      try file.prepare().abandon()
      return nil
    } catch {
      return error
    }
  }

  private func link(_ name: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder(name), withDestinationPath: destination)
  }

  private func isLink(_ name: String) throws -> Bool {
    try FileManager.default.attributesOfItem(atPath: folder(name))[.type] as? FileAttributeType
      == .typeSymbolicLink
  }

  @Test func aFileThatIsThereIsNotReplacedUnasked() throws {
    try folder.write("old", to: "a.mp4")
    let path = folder("a.mp4")
    #expect(
      refusal(of: OutputFile(path, replace: false))
        == JobError(
          .wouldOverwrite, "'\(path)' exists already.", advice: .replaceFile))
    #expect(refusal(of: OutputFile(path, replace: true)) == nil)
    #expect(folder.read("a.mp4") == "old")
    #expect(folder.names == ["a.mp4"])
  }

  @Test func placesThatCannotBeAreNamed() throws {
    try folder.write("", to: "file")
    try link("loop.mp4", to: "loop.mp4")
    try link("lost.mp4", to: "gone/a.mp4")
    let long = String(repeating: "n", count: 256)
    let cases: [(String, String)] = [
      (folder.path, "Cannot write '\(folder.path)': it is a folder. Name a file in it."),
      (folder("x/"), "Cannot write '\(folder("x/"))': it is a folder. Name a file in it."),
      (
        folder("no/a.mp4"),
        "Cannot write '\(folder("no/a.mp4"))': there is no folder '\(folder("no"))'. "
          + "Make it first: mkdir -p \(folder("no"))"
      ),
      (
        folder("file/a.mp4"),
        "Cannot write '\(folder("file/a.mp4"))': '\(folder("file"))' is a file, not a folder."
      ),
      (
        folder("file/b/a.mp4"),
        "Cannot write '\(folder("file/b/a.mp4"))': a part of its path is a file, not a folder."
      ),
      (
        folder("loop.mp4"), "Cannot write '\(folder("loop.mp4"))': its links lead in a circle."
      ),
      (
        folder("lost.mp4"),
        "Cannot write '\(folder("lost.mp4"))': it is a link to '\(folder("gone/a.mp4"))', and there "
          + "is no folder '\(folder("gone"))'. Make it first: mkdir -p \(folder("gone"))"
      ),
      (
        folder(long),
        "Cannot write '\(folder(long))': its name has 256 bytes, and 255 is the most in "
          + "'\(folder.path)'. Use a shorter one."
      ),
      ("/dev/null", "Cannot write '/dev/null': it is not a regular file."),
      ("", "The output needs a name."),
    ]
    for (path, message) in cases {
      #expect(refusal(of: OutputFile(path, replace: true))?.description == message)
    }
    #expect(
      refusal(of: OutputFile("/proc/a.mp4", replace: true))?.description
        .hasPrefix("Cannot write in the folder '/proc': ") == true)
  }

  @Test func aFolderThatIsOursIsMade() throws {
    var file = OutputFile(folder("output/a.mp4"), replace: true)
    file.makesFolder = true
    try file.prepare().abandon()
    #expect(folder.names == ["output"])
    // Where the folder is a link to nothing yet, what it leads to is made.
    try link("elsewhere", to: "real")
    file.path = folder("elsewhere/a.mp4")
    try file.prepare().abandon()
    #expect(folder.names == ["elsewhere", "output", "real"])
  }

  @Test(arguments: [true, false])
  func aLinkIsFollowed(isAbsolute: Bool) throws {
    try folder.write("old", to: "real.mp4")
    try link("link.mp4", to: isAbsolute ? folder("real.mp4") : "real.mp4")
    let part = try OutputFile(folder("link.mp4"), replace: true).prepare()
    try folder.overwrite(
      "new", in: try #require(folder.names.first { $0.hasPrefix(".real.mp4.") }))
    _ = try part.commit(replace: true)
    #expect(folder.read("real.mp4") == "new")
    #expect(folder.names == ["link.mp4", "real.mp4"])
    #expect(try isLink("link.mp4"))
  }

  /// With -y or without: where nothing is there, nothing is replaced.
  @Test(arguments: [true, false])
  func aLinkToNothingYetIsFollowedToo(replace: Bool) throws {
    try FileManager.default.createDirectory(
      atPath: folder("sub"), withIntermediateDirectories: false)
    try link("sub/second.mp4", to: "new.mp4")
    try link("first.mp4", to: "sub/second.mp4")
    let part = try OutputFile(folder("first.mp4"), replace: replace).prepare()
    let file = try part.commit(replace: replace)
    #expect(file == CommittedFile(path: folder("sub/new.mp4"), note: nil))
    #expect(try isLink("first.mp4"))
    #expect(try isLink("sub/second.mp4"))
    #expect(folder.read("first.mp4") == "")
  }
}
