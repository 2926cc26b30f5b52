import Foundation
import Testing
import ZoetropeFrame
import ZoetropePreset
import ZoetropeScene
import ZoetropeVideo

/// Tests the command `zoetrope palette` as people run it.
@Suite struct PaletteCommandTests {
  let folder = TemporaryFolder()

  private func run(_ line: String) throws -> Program.Outcome {
    try Program.run(line.split(separator: " ").map(String.init), in: folder)
  }

  /// Three colours in columns of 10, 20 and 30 pixels.
  private func writePicture(_ name: String) throws {
    let columns =
      Array(repeating: [UInt8(230), 180, 60], count: 10)
      + Array(repeating: [16, 24, 48], count: 20) + Array(repeating: [40, 110, 160], count: 30)
    let bytes = try PNGData.encode(
      (0..<40).flatMap { _ in columns.flatMap { $0 } }, size: FrameSize(width: 60, height: 40),
      channels: .rgb)
    try Data(bytes).write(to: URL(fileURLWithPath: folder(name)))
  }

  @Test func whatIsPrintedIsAPresetsKey() throws {
    try writePicture("Trip to the sea.png")
    let outcome = try Program.run(
      ["palette", "Trip to the sea.png", "--colours", "3"], in: folder)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let text = String(decoding: outcome.output, as: UTF8.self)
    // The file's name is nobody's business.
    #expect(
      text == """
        colour:
          - "#101830"  # 33 %
          - "#286ea0"  # 50 %
          - "#e6b43c"  # 17 %

        """)
    let preset = "zoetrope: 1\ntitle: Sea\nnetwork: { seed: 3 }\n" + text
    let scene = try Preset.scene(from: Array(preset.utf8), file: "sea.yaml")
    let same = try Preset.scene(
      from: Array(
        "zoetrope: 1\ntitle: Sea\nnetwork: { seed: 3 }\ncolour: [\"#101830\", \"#286ea0\", \"#e6b43c\"]\n"
          .utf8), file: "sea.yaml")
    #expect(Preset.canonical(scene.draft) == Preset.canonical(same.draft))
    #expect(Preset.canonical(scene.draft).contains("#286ea0"))
  }

  @Test func aFilmHasMoments() throws {
    try folder.write(Sample.preset, to: "small.yaml")
    #expect(try run("render small.yaml -o small.mp4").status == 0)
    let first = try run("palette small.mp4")
    #expect(first.status == 0 && first.errors.isEmpty)
    #expect(try run("palette small.mp4 --at 0f").output == first.output)
    let later = try run("palette small.mp4 --at 50%")
    #expect(later.status == 0 && later.output != first.output)
    let late = try run("palette small.mp4 --at 7s")
    #expect(late.status == 2)
    #expect(late.errors == "'small.mp4' has no picture at 7 s; it is 1 s long.\n")
  }

  @Test(arguments: [
    (
      "palette none.png", 2,
      "'none.png' does not exist; name a PNG, JPEG or WebP picture, or a film "
    ),
    ("palette small.yaml", 2, "'small.yaml' is not a picture that can be read; name a PNG, JPEG "),
    ("palette a.png --at 1s", 2, "'a.png' is a picture, which has no moments; only films have.\n"),
    ("palette a.png --colours 9", 64, "Error: --colours is from 2 to 8, not 9.\n"),
    ("palette a.png --colours 1", 64, "Error: --colours is from 2 to 8, not 1.\n"),
    (
      "palette a.png --at now", 64,
      "Error: The value 'now' is invalid for '--at <time>': A moment is "
    ),
    (
      "palette a.png --background white", 64,
      "Error: The value 'white' is invalid for '--background <colour>': A colour is written '#102030'"
    ),
  ])
  func mistakesAreAnswered(_ line: String, _ status: Int, _ said: String) throws {
    try folder.write(Sample.preset, to: "small.yaml")
    try writePicture("a.png")
    let outcome = try run(line)
    #expect(outcome.status == Int32(status))
    #expect(outcome.errors.hasPrefix(said), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  /// FFmpeg's own words about a damaged file stay unsaid, and so do control characters of names.
  @Test func onlyTheSentenceIsSaid() throws {
    try Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 3]).write(
      to: URL(fileURLWithPath: folder("a\u{1B}[31m.jpg")))
    let outcome = try Program.run(["palette", "a\u{1B}[31m.jpg"], in: folder)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "'a<U+001B>[31m.jpg' is a JPEG that was cut short or damaged; save it anew.\n")
  }
}
