import Foundation
import Testing
import ZoetropeKit

/// The number of a process that has ended.
private func deadProcess() throws -> Int32 {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/true")
  try process.run()
  process.waitUntilExit()
  return process.processIdentifier
}

@Suite struct PartFileTests {
  let folder = TemporaryFolder()

  @Test func namesReadBack() throws {
    #expect(PartFile.name(of: "a.mp4", process: 12) == ".a.mp4.12.part")
    let parsed = try #require(PartFile.parse(".a.b.mp4.12.part"))
    #expect(parsed == ("a.b.mp4", 12))
    for other in ["a.mp4.12.part", ".a.mp4.part", ".a.mp4.x.part", ".12.part", ".a.mp4.-3.part"] {
      #expect(PartFile.parse(other) == nil, "\(other)")
    }
  }

  @Test func theTargetAppearsWhenCommitted() throws {
    try folder.write("old", to: "film.mp4")
    let part = try PartFile(for: folder("film.mp4"))
    #expect(folder.names == [".film.mp4.\(getpid()).part", "film.mp4"])
    try folder.write("new", to: ".film.mp4.\(getpid()).part")
    #expect(folder.read("film.mp4") == "old")
    #expect(try part.commit(replace: true) == folder("film.mp4"))
    #expect(folder.read("film.mp4") == "new")
    #expect(folder.names == ["film.mp4"])
  }

  @Test func aPartThatIsLetGoIsDeleted() throws {
    do { _ = try PartFile(for: folder("film.mp4")) }
    #expect(folder.names == [])
    let part = try PartFile(for: folder("film.mp4"))
    part.abandon()
    #expect(folder.names == [])
    #expect(throws: JobError.self) { try part.commit(replace: true) }
  }

  @Test func aTargetThatAppearedMeanwhileIsKept() throws {
    let part = try PartFile(for: folder("film.mp4"))
    try folder.write("theirs", to: "film.mp4")
    #expect(try part.commit(replace: false) == folder("film-2.mp4"))
    #expect(folder.read("film.mp4") == "theirs")
    #expect(folder.names == ["film-2.mp4", "film.mp4"])
  }

  @Test func leftoversOfDeadProcessesGoAndOthersStay() throws {
    let dead = try deadProcess()
    let keep = [
      ".film.mp4.1.part",  // process 1 is alive
      ".other.mp4.\(dead).part", ".film.mp4.part", "film.mp4.\(dead).part",
    ]
    for name in keep + [".film.mp4.\(dead).part"] { try folder.write("x", to: name) }
    let part = try PartFile(for: folder("film.mp4"))
    part.abandon()
    #expect(folder.names == keep.sorted())
  }

  @Test func oneFileIsNotWrittenTwiceAtATime() throws {
    let part = try PartFile(for: folder("film.mp4"))
    let error = #expect(throws: JobError.self) { _ = try PartFile(for: folder("film.mp4")) }
    #expect(
      error?.description == "Cannot write '\(folder("film.mp4"))': it is being written already.")
    part.abandon()
    try PartFile(for: folder("film.mp4")).abandon()
  }
}

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

  @Test func aFileThatIsThereIsNotReplacedUnasked() throws {
    try folder.write("old", to: "a.mp4")
    let path = folder("a.mp4")
    #expect(
      refusal(of: OutputFile(path, replace: false))
        == JobError(
          .wouldOverwrite, "'\(path)' exists already. Add -y to replace it, or name another file."))
    #expect(refusal(of: OutputFile(path, replace: true)) == nil)
    #expect(folder.read("a.mp4") == "old")
    #expect(folder.names == ["a.mp4"])
  }

  @Test func placesThatCannotBeAreNamed() throws {
    try folder.write("", to: "file")
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
    let part = try file.prepare()
    #expect(folder.names == ["output"])
    part.abandon()
  }

  @Test func aLinkIsFollowed() throws {
    try folder.write("old", to: "real.mp4")
    try FileManager.default.createSymbolicLink(
      atPath: folder("link.mp4"), withDestinationPath: folder("real.mp4"))
    let part = try OutputFile(folder("link.mp4"), replace: true).prepare()
    try folder.write("new", to: ".real.mp4.\(getpid()).part")
    try part.commit(replace: true)
    #expect(folder.read("real.mp4") == "new")
    #expect(folder.names == ["link.mp4", "real.mp4"])
    let kind = try FileManager.default.attributesOfItem(atPath: folder("link.mp4"))[.type]
    #expect(kind as? FileAttributeType == .typeSymbolicLink)
  }
}
