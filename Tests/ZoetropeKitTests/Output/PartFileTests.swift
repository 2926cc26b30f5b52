import Foundation
import Testing
import ZoetropeKit

/// A lock on a file as another process has it: flock's locks belong to open files, so another
/// descriptor of this process will do.
private final class Owner {
  private let descriptor: Int32

  init(of path: String) throws {
    descriptor = open(path, O_RDWR)
    #expect(descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
  }

  deinit { close(descriptor) }
}

@Suite struct PartNameTests {
  @Test func labelsReadBack() throws {
    let name = PartName.fresh(label: "a.b.mp4")
    #expect(PartName.label(in: name) == "a.b.mp4")
    #expect(name != PartName.fresh(label: "a.b.mp4"))
    #expect(PartName.label(in: ".a.mp4.0123456789abcdef.part") == "a.mp4")
    for other in [
      "a.mp4.0123456789abcdef.part", ".a.mp4.part", ".a.mp4.12.part", ".0123456789abcdef.part",
      "..0123456789abcdef.part", ".a.mp4.0123456789ABCDEF.part", ".a.mp4.0123456789abcdef.par",
    ] {
      #expect(PartName.label(in: other) == nil, "\(other)")
    }
  }

  @Test func longNamesAreShortenedBetweenLetters() {
    for length in [231, 232, 233, 255] {
      let name = String(repeating: "x", count: length - 4) + ".mp4"
      let label = PartName.label(of: name, limit: 255)
      #expect(PartName.fresh(label: label).utf8.count <= 255)
      #expect((label == name) == (length <= 232))
      #expect(PartName.label(in: PartName.fresh(label: label)) == label)
    }
    let (one, other) = (
      String(repeating: "é", count: 127), String(repeating: "é", count: 126) + "e"
    )
    let label = PartName.label(of: one, limit: 255)
    #expect(label.hasPrefix("é") && label.unicodeScalars.allSatisfy { $0 != "\u{FFFD}" })
    #expect(label != PartName.label(of: other, limit: 255))
  }
}

@Suite struct PartFileTests {
  let folder = TemporaryFolder()

  /// The name of the only part file in the folder.
  private func partName() throws -> String {
    let parts = folder.names.filter { $0.hasSuffix(".part") }
    return try #require(parts.count == 1 ? parts[0] : nil, "\(parts)")
  }

  private func mode(_ name: String) throws -> Int {
    try #require(
      FileManager.default.attributesOfItem(atPath: folder(name))[.posixPermissions] as? Int)
  }

  @Test func theTargetAppearsWhenCommitted() throws {
    try folder.write("old", to: "film.mp4")
    let part = try PartFile(for: folder("film.mp4"))
    #expect(folder(try partName()) == part.path)
    #expect(PartName.label(in: try partName()) == "film.mp4")
    try folder.overwrite("new", in: try partName())
    #expect(folder.read("film.mp4") == "old")
    #expect(
      try part.commit(replace: true) == CommittedFile(path: folder("film.mp4"), note: nil))
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
    let file = try part.commit(replace: false)
    #expect(file.path == folder("film-2.mp4"))
    #expect(
      file.note
        == "'\(folder("film.mp4"))' appeared meanwhile: the finished file is "
        + "'\(folder("film-2.mp4"))'.")
    #expect(folder.read("film.mp4") == "theirs")
    #expect(folder.names == ["film-2.mp4", "film.mp4"])
  }

  @Test(arguments: [true, false])
  func aFinishedFileOutlivesAFolderOfItsName(replace: Bool) throws {
    let part = try PartFile(for: folder("film.mp4"))
    try folder.overwrite("new", in: try partName())
    try FileManager.default.createDirectory(
      atPath: folder("film.mp4"), withIntermediateDirectories: false)
    try folder.write("", to: "film.mp4/inside")
    let file = try part.commit(replace: replace)
    #expect(file.path == folder("film-2.mp4") && file.note != nil)
    #expect(folder.read("film-2.mp4") == "new")
    #expect(folder.names == ["film-2.mp4", "film.mp4"])
  }

  @Test func aFinishedFileThatCannotBeNamedStaysAndIsNotSweptAway() throws {
    let part = try PartFile(for: folder("film.mp4"))
    try folder.overwrite("new", in: try partName())
    let name = try partName()
    // No name under a folder that is not there can be given.
    let file = try part.commit(as: folder("gone/film.mp4"), replace: true)
    #expect(file.path == part.path)
    #expect(
      file.note
        == "The folder of '\(folder("gone/film.mp4"))' is gone: the finished file is "
        + "'\(part.path)'. Rename it: mv \(folder(name)) \(folder("gone/film.mp4"))")
    try PartFile(for: folder("film.mp4")).abandon()
    #expect(folder.names == [name])
    #expect(folder.read(name) == "new")
  }

  @Test func leftoversOfTheDeadGoAndOthersStay() throws {
    let random = "0123456789abcdef"
    let alive = ".film.mp4.aaaaaaaaaaaaaaaa.part"
    let keep = [
      alive, ".other.mp4.\(random).part", ".film.mp4.part", "film.mp4.\(random).part",
      ".film.mp4.12.part",
    ]
    for name in keep + [".film.mp4.\(random).part"] { try folder.write("x", to: name) }
    let owner = try Owner(of: folder(alive))
    let part = try PartFile(for: folder("film.mp4"))
    part.abandon()
    #expect(folder.names == keep.sorted())
    _ = owner
  }

  /// A file that has taken the part file's name is not the film.
  @Test func aPartFileThatWasReplacedIsNotCommitted() throws {
    let part = try PartFile(for: folder("film.mp4"))
    let name = try partName()
    unlink(part.path)
    try folder.write("theirs", to: name)
    let error = #expect(throws: JobError.self) { try part.commit(replace: true) }
    #expect(
      error?.description
        == "Cannot finish '\(folder("film.mp4"))': another program deleted or replaced "
        + "'\(part.path)'.")
    #expect(folder.names == [name])
  }

  /// A leftover may be a link or a pipe that somebody put there; neither is opened or deleted.
  @Test func onlyFilesAreSweptAway() throws {
    try folder.write("x", to: "precious")
    let (link, pipe) = (".film.mp4.aaaaaaaaaaaaaaaa.part", ".film.mp4.bbbbbbbbbbbbbbbb.part")
    try FileManager.default.createSymbolicLink(
      atPath: folder(link), withDestinationPath: folder("precious"))
    #expect(mkfifo(folder(pipe), 0o600) == 0)
    try PartFile(for: folder("film.mp4")).abandon()
    #expect(folder.names == [link, pipe, "precious"])
  }

  @Test func twoWritersOfOneFileBothFinish() throws {
    for (replace, names) in [
      (true, ["film.mp4"]), (false, ["film-2.mp4", "film.mp4"]),
    ] {
      let folder = TemporaryFolder()
      let parts = try ["first", "second"].map { text in
        let part = try PartFile(for: folder("film.mp4"))
        try Data(text.utf8).write(to: URL(fileURLWithPath: part.path), options: [])
        return part
      }
      #expect(try parts[0].commit(replace: replace).path == folder("film.mp4"))
      let last = try parts[1].commit(replace: replace)
      #expect(last.path == folder(names[0]))
      #expect((last.note == nil) == replace)
      #expect(folder.names == names)
      #expect(folder.read(names[0]) == "second")
    }
  }

  /// Swift takes both spellings of é for the same text; the disk does not.
  @Test func namesAreBytes() throws {
    let (composed, decomposed) = ("\u{E9}.mp4", "e\u{301}.mp4")
    let leftover = ".\(decomposed).0123456789abcdef.part"
    try folder.write("x", to: leftover)
    try PartFile(for: folder(composed)).abandon()
    #expect(folder.names.map { Array($0.utf8) } == [Array(leftover.utf8)])
    try PartFile(for: folder(decomposed)).abandon()
    #expect(folder.names == [])
  }

  @Test func permissionsAreHandedOn() throws {
    try folder.write("old", to: "film.mp4")
    for mode in [0o600, 0o444, 0o664] {
      chmod(folder("film.mp4"), mode_t(mode))
      let part = try OutputFile(folder("film.mp4"), replace: true).prepare()
      // Nobody else may read a private film while it is made.
      #expect(try self.mode(partName()) == mode | 0o600)
      try folder.overwrite("new", in: try partName())
      _ = try part.commit(replace: true)
      #expect(try self.mode("film.mp4") == mode)
    }
    let umask = Foundation.umask(0o027)
    defer { _ = Foundation.umask(umask) }
    _ = try PartFile(for: folder("other.mp4")).commit(replace: false)
    #expect(try mode("other.mp4") == 0o640)
  }

  @Test func longNamesFit() throws {
    for length in [232, 233, 244, 255] {
      let folder = TemporaryFolder()
      let name = String(repeating: "n", count: length - 4) + ".mp4"
      let part = try OutputFile(folder(name), replace: false).prepare()
      #expect(part.partialName.utf8.count - folder.path.utf8.count - 1 <= 255)
      #expect(part.partialName.hasSuffix(".partial.mp4"))
      #expect(try part.commit(replace: false).path == folder(name))
      // The next free name is as long as may be, too.
      let again = try PartFile(for: folder(name)).commit(replace: false)
      #expect(again.path.hasSuffix("-2.mp4") && folder.names.count == 2)
    }
  }
}
