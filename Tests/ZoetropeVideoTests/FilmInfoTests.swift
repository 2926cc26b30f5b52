import Foundation
import Testing
import ZoetropeFrame
import ZoetropeVideo

/// A film remembers what it was told, and what is no film says so.
@Suite struct FilmInfoTests {
  static let size = FrameSize(width: 64, height: 48)

  func film(_ path: String, _ tags: [String: String]) throws {
    let settings = FilmSettings(size: Self.size, rate: FrameRate(30), tags: tags)
    let film = try FilmWriter(path: path, settings: settings)
    for frame in 0..<3 { try film.append(Pictures.wave(Self.size, frame: frame)) }
    try film.finish()
  }

  @Test func tagsSurvive() throws {
    let scratch = try Scratch()
    let line = "  - { at: 50%, z: \"ünï — 絵 🎞\", ease: 'in\\out' } # = ; : \t#\r\n"
    let recipe = String(repeating: line, count: 100_000 / line.utf8.count + 1)
    #expect(recipe.utf8.count >= 100_000)
    let tags = [
      "title": "Slow silk: 100 % “silk”", "comment": "two\nlines", "zoetrope_preset": recipe,
      "zoetrope_threads": "4",
    ]
    try film(scratch.path("a.mp4"), tags)
    let info = try FilmInfo(path: scratch.path("a.mp4"))
    for (key, value) in tags { #expect(info.tags[key] == value) }
    #expect(try info.tag("zoetrope_preset") == recipe)
    // And as anyone else reads them.
    let reopened = try Reopened(scratch.path("a.mp4"))
    for (key, value) in tags { #expect(reopened.tags[key] == value) }
  }

  @Test func missingTagSaysSo() throws {
    let scratch = try Scratch()
    let path = scratch.path("a.mp4")
    try film(path, ["title": "no recipe"])
    let error = videoError { _ = try FilmInfo(path: path).tag("zoetrope_preset") }
    #expect(error?.code == .format)
    #expect(
      error?.description
        == "Cannot read 'zoetrope_preset' from \(path): the film has no such tag.")
  }

  /// A colon must not make an address of a path, nor a name that FFmpeg has a meaning for.
  @Test(arguments: ["take 1:2.mp4", "http:x.mp4", "pipe:1", "frame_%03d.mp4", "ünï 絵.mp4", "-"])
  func anyNameIsAFileName(_ name: String) async {
    // In a process of its own, because the path is to be relative.
    await #expect(processExitsWith: .success) { [name] in
      let scratch = try Scratch()
      try #require(FileManager.default.changeCurrentDirectoryPath(scratch.folder))
      try FilmInfoTests().film(name, ["title": "x"])
      #expect(try FilmInfo(path: name).tags["title"] == "x")
      #expect(try FileManager.default.contentsOfDirectory(atPath: ".") == [name])
    }
  }

  @Test func whatIsNoFilmSaysSo() throws {
    let scratch = try Scratch()
    try film(scratch.path("whole.mp4"), ["title": "x"])
    let whole = try scratch.bytes("whole.mp4")
    try scratch.write(whole.prefix(60), to: "cut.mp4")
    try scratch.write([], to: "empty.mp4")
    try scratch.write("Dear diary, this is a text.\n".utf8, to: "notes.txt")
    for name in ["cut.mp4", "empty.mp4", "notes.txt"] {
      let path = scratch.path(name)
      let error = videoError { _ = try FilmInfo(path: path) }
      #expect(error?.code == .format)
      #expect(
        error?.description == "Cannot read \(path): it is not an MP4 film, or it was cut short.")
    }
    let folder = videoError { _ = try FilmInfo(path: scratch.folder) }
    #expect(folder?.description == "Cannot read \(scratch.folder): it is a folder.")
    #expect(folder?.code == .file)
    let missing = videoError { _ = try FilmInfo(path: scratch.path("none.mp4")) }
    #expect(
      missing?.description == "Cannot read \(scratch.path("none.mp4")): No such file or directory.")
    #expect(missing?.code == .file)
  }

  /// Any damage gives tags or an error, never a crash.
  @Test func damagedFilmsAreHarmless() throws {
    let scratch = try Scratch()
    try film(scratch.path("whole.mp4"), ["zoetrope_preset": String(repeating: "x", count: 300)])
    let whole = try scratch.bytes("whole.mp4")
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SplitMix(state: seed)
    var refused = 0
    for _ in 0..<150 {
      var damaged = whole
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        // The index is in front, in the first kilobytes.
        damaged[Int.random(in: 0..<min(1500, whole.count), using: &random)] =
          UInt8.random(in: 0...255, using: &random)
      }
      try scratch.write(damaged, to: "damaged.mp4")
      do {
        _ = try FilmInfo(path: scratch.path("damaged.mp4"))
      } catch {
        refused += 1
        #expect(error.code == .format, "seed \(seed)")
      }
    }
    #expect(refused > 0, "seed \(seed)")
  }

  @Test func aTagWithANULIsRefused() throws {
    let scratch = try Scratch()
    let error = videoError { try film(scratch.path("a.mp4"), ["title": "a\u{0}b"]) }
    #expect(error?.description == "Cannot set 'title': the text holds a NUL character.")
  }

  @Test func summaryNamesVersionsAndLicence() {
    let summary = FFmpegLibrary.summary
    for word in ["FFmpeg", "libavcodec", "libavformat", "libavfilter", "GPL"] {
      #expect(summary.contains(word))
    }
    #expect(!summary.contains("\n"))
  }
}

/// A small generator with a seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
