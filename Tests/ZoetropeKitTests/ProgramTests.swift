import Foundation
import Testing
import ZoetropeKit

/// The program from outside: exit codes, streams, signals.
@Suite(.serialized) struct ProgramTests {
  let folder = TemporaryFolder()

  init() throws { try folder.write(Sample.preset, to: "small.yaml") }

  private func run(_ arguments: String..., input: String? = nil) throws -> Program.Outcome {
    try Program.run(arguments, in: folder, input: input)
  }

  @Test func theDefaultOutputIsMadeAndReplaced() throws {
    for _ in 0..<2 {
      let outcome = try run("render", "small.yaml", "--effort", "ultrafast")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains("output/small.mp4: 30 frames, 1 s, "))
    }
    #expect(folder.names == ["output", "small.yaml"])
  }

  @Test func exitCodesAndSentences() throws {
    try folder.write("old", to: "old.mp4")
    try folder.write("zoetrope: 1\nfimm: {}\n", to: "bad.yaml")
    let cases: [([String], Int32, String)] = [
      (
        ["render", "small.yaml", "-o", "old.mp4"], 3,
        "'old.mp4' exists already. Add -y to replace it, or name another file.\n"
      ),
      (
        ["render", "smal.yaml"], 2,
        "Cannot open the preset 'smal.yaml': there is no such file. Did you mean 'small.yaml'?\n"
      ),
      (
        ["render", "small.yaml", "-o", "a.gif"], 64,
        "Zoetrope does not make GIFs itself. gifski makes them well, straight from the frames:\n"
          + "  zoetrope frames small.yaml --fps 25 --size 640x360 -o - | gifski --fps 25 -o a.gif -\n"
      ),
      (
        ["render", "small.yaml", "--frames", "0-30"], 2,
        "There is no frame 30: the film has 30 frames, 0 to 29.\n"
      ),
      (
        ["render", "small.yaml", "--effort", "fastest"], 2,
        "Cannot encode with effort 'fastest': it must be one of ultrafast, superfast, veryfast, "
          + "faster, fast, medium, slow, slower, veryslow.\n"
      ),
      (
        ["render", "small.yaml", "-o", "b.mp4", "--size", "8192x8192"], 2,
        "Cannot encode 8192x8192: H.264's highest level, 6.2, holds 139264 blocks of 16x16 pixels in "
          + "a frame, and this size has 262144; use a smaller size.\n"
      ),
      (
        ["render", "small.yaml", "-o", "b.mp4", "--size", "3840x2160", "--fps", "600"], 2,
        "Cannot encode 3840x2160 at 600 frames per second: H.264's highest level, 6.2, holds 16711680 "
          + "blocks of 16x16 pixels in a second, which is 515 frames of this size; use a lower rate or "
          + "a smaller size.\n"
      ),
      (
        ["recipe", "small.yaml"], 2,
        "'small.yaml' is a preset already; its film is made with: zoetrope render small.yaml\n"
      ),
      (
        ["still", "small.yaml", "--at", "2s"], 2,
        "There is no picture at 2.0 s: the film is 1 s long.\n"
      ),
      (
        ["still", "small.yaml", "-o", "-"], 64,
        "Pictures are files: name one that ends in .png. Only 'render' and 'frames' send to standard "
          + "output.\n"
      ),
      (
        ["sheet", "small.yaml", "-o", ".png"], 2,
        "Cannot write '.png': there is no name before '.png'.\n"
      ),
      (
        ["frames", "small.yaml", "-o", "no/such"], 2,
        "Cannot write 'no/such': there is no folder 'no'. Make it first: mkdir -p no\n"
      ),
      (
        ["render", "small.yaml", "--set", "fps"], 64,
        "--set fps: a change is written KEY=VALUE, such as --set film.fps=60.\n"
      ),
    ]
    for (arguments, status, message) in cases {
      let outcome = try Program.run(arguments, in: folder)
      #expect(outcome.status == status, "\(arguments)")
      #expect(outcome.errors == message, "\(arguments)")
      #expect(outcome.output.isEmpty)
    }
    for arguments in [["render"], ["rendr"], ["render", "small.yaml", "--crf", "99"], ["--nope"]] {
      #expect(try Program.run(arguments, in: folder).status == 64, "\(arguments)")
    }
    let target = try run("still", "small.yaml", "--target", "z80")
    #expect(target.status == 64)
    #expect(
      target.errors.contains(
        "there is no instruction set 'z80' here; there are \(Machine.targets[0])"))
    let environment = try Program.run(
      ["still", "small.yaml"], in: folder, environment: ["ZOETROPE_TARGET": "z80"])
    #expect(environment.status == 64)
    #expect(environment.errors.hasPrefix("ZOETROPE_TARGET=z80: "))
    let check = try run("check", "small.yaml", "bad.yaml")
    #expect(check.status == 2)
    #expect(check.errors.hasPrefix("bad.yaml:2:1: "))
    #expect(
      String(decoding: check.output, as: UTF8.self).contains("30 frames at 30 fps, 1 s, 96x64"))
    #expect(folder.read("old.mp4") == "old")
  }

  @Test func aFilmThatTakesLessMemorySaysSo() throws {
    let outcome = try run("render", "small.yaml", "-o", "a.mp4", "--low-memory")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let recipe = try run("recipe", "a.mp4")
    #expect(
      String(decoding: recipe.output, as: UTF8.self)
        .contains("# encoder libx264 crf=17 effort=medium threads=4 look-ahead=10\n"))
  }

  @Test func recipesGoThroughPipes() throws {
    #expect(try run("still", "small.yaml", "-o", "a.png").status == 0)
    let recipe = try run("recipe", "a.png")
    let again = try run(
      "still", "-", "-o", "b.png", input: String(decoding: recipe.output, as: UTF8.self))
    #expect(again.status == 0, "\(again.errors)")
    #expect(folder.read("a.png") == folder.read("b.png"))
  }

  /// A caption that no render would set is a fault of the preset, and old frames outlive it.
  @Test func captionsWithoutLettersAreRefusedBeforeAnything() throws {
    let preset = "zoetrope: 1\ntitle: A\nfinish: { caption: { text: 中 } }\n"
    try folder.write(preset, to: "words.yaml")
    let check = try run("check", "words.yaml")
    #expect(check.status == 2 && check.output.isEmpty)
    #expect(check.errors.hasPrefix("words.yaml:3:28: finish.caption.text: "), "\(check.errors)")
    let frame = "frames/frame_00000.png"
    try FileManager.default.createDirectory(
      atPath: folder("frames"), withIntermediateDirectories: true)
    try folder.write("old", to: frame)
    let frames = try run("frames", "words.yaml", "-o", "frames", "-y", "--frames", "0-1")
    #expect(frames.status == 2 && folder.read(frame) == "old")
  }

  @Test func framesGoThroughPipes() throws {
    for command in ["frames", "render"] {
      let outcome = try run(
        command, "small.yaml", "-o", "-", "--frames", "0-4", "--size", "15x9", "--progress", "none")
      #expect(outcome.status == 0 && outcome.errors.isEmpty)
      let header = try #require(outcome.output.firstIndex(of: 10))
      let text = String(decoding: outcome.output[..<header], as: UTF8.self)
      #expect(text.hasPrefix("YUV4MPEG2 W15 H9 F30:1 "))
      #expect(text.contains(" C444"))
      #expect(outcome.output.count == header + 1 + 5 * (6 + 3 * 15 * 9))
    }
  }

  @Test func aReaderThatGoesAwayEndsItQuietly() throws {
    let program = try Program(
      ["frames", "small.yaml", "-o", "-", "--duration", "1000", "--progress", "none"], in: folder,
      closesOutput: true)
    let outcome = program.outcome()
    #expect(outcome.status == 1 && !outcome.isKilled)
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
  }

  @Test func interruptedItLeavesAPlayablePart() throws {
    try folder.write("old", to: "a.mp4")
    let program = try Program(
      [
        "render", "small.yaml", "-o", "a.mp4", "-y", "--duration", "5000", "--effort", "ultrafast",
        "--progress", "json",
      ], in: folder)
    #expect(program.wait { $0.contains("\"progress\"") })
    program.signal(SIGINT)
    let outcome = program.outcome()
    #expect(outcome.status == 130 && !outcome.isKilled)
    let ends = outcome.events.filter { ["done", "error"].contains($0["event"]) }
    #expect(ends.count == 1 && ends[0]["event"] == "error" && ends[0]["code"] == "130")
    #expect(outcome.events.last?["event"] == "error")
    let film = try Data(contentsOf: URL(fileURLWithPath: folder("a.partial.mp4")))
    #expect(Sample.frameCount(film).map(String.init) == ends.first?["frames"])
    #expect(folder.read("a.mp4") == "old")
    #expect(folder.names == ["a.mp4", "a.partial.mp4", "small.yaml"])
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func interruptedBeforeTheFirstFrameItLeavesNothing(signal: Int32) throws {
    // Of so large a network a frame takes minutes.
    let program = try Program(
      [
        "render", "small.yaml", "-o", "a.mp4", "--size", "3840x2160", "--set",
        "network.layers=8 x 512",
      ], in: folder)
    #expect(program.wait { $0.contains("a.mp4: 30 frames") })
    program.signal(signal)
    let outcome = program.outcome()
    #expect(outcome.status == 130 && !outcome.isKilled)
    #expect(outcome.errors.hasSuffix("Interrupted; nothing was written.\n"))
    #expect(folder.names == ["small.yaml"])
  }

  @Test func theSecondInterruptionGivesUp() throws {
    // Such frames take the encoder so long that ending the film takes a while.
    let program = try Program(
      [
        "render", "small.yaml", "-o", "a.mp4", "--size", "1280x720", "--duration", "10", "--effort",
        "veryslow", "--progress", "plain",
      ], in: folder)
    #expect(program.wait { $0.contains(" of 300, ") })
    program.signal(SIGINT)
    // Two in a hundredth of a second are one: the second is sent when the first was heard.
    #expect(program.wait { $0.contains("Stopping") })
    program.signal(SIGINT)
    let outcome = program.outcome()
    #expect(outcome.status == 130 && !outcome.isKilled)
    #expect(
      outcome.errors.hasSuffix(
        "Stopping; once more to give up at once.\nGiven up; nothing was written.\n"),
      "\(outcome.errors)")
    #expect(folder.names == ["small.yaml"])
  }

  @Test func killedAtAnyMomentItLeavesAWholeFile() throws {
    let arguments = [
      "render", "small.yaml", "-o", "a.mp4", "-y", "--duration", "10", "--size", "256x144",
      "--effort", "ultrafast", "--crf", "1", "--progress", "json",
    ]
    let start = ContinuousClock.now
    let first = try Program.run(arguments, in: folder)
    #expect(first.status == 0, "\(first.errors)")
    let length = start.duration(to: .now) / .seconds(1)
    let path = URL(fileURLWithPath: folder("a.mp4"))
    let new = try Data(contentsOf: path)
    #expect(Sample.frameCount(new) == 300)
    let old = Data("the old film".utf8)

    var (kills, inTheEnd) = (0, 0)
    // How long the end may take, which depends on the disk: sought, for half of the late ones are to
    // come too late.
    var end = 0.01
    for attempt in 0..<400 where kills < 20 || inTheEnd < 5 {
      try old.write(to: path)
      let program = try Program(arguments, in: folder)
      // Every other one in the moments after the last frame: flush, trailer, index, rename.
      let isLate = attempt % 2 == 1
      let delay = Double.random(in: 0...(isLate ? end : length))
      if isLate { _ = program.wait { $0.contains("\"frame\":300") } }
      Thread.sleep(forTimeInterval: delay)
      program.signal(SIGKILL)
      let outcome = program.outcome()
      let left = try Data(contentsOf: path)
      #expect(left == old || left == new, "killed \(delay) s in, late: \(isLate)")
      if outcome.isKilled {
        kills += 1
        if isLate { inTheEnd += 1 }
      }
      if isLate { end *= outcome.isKilled ? 1.25 : 0.8 }
    }
    #expect(kills >= 20 && inTheEnd >= 5, "\(kills) kills, \(inTheEnd) of them in the end")
    #expect(try Program.run(arguments, in: folder).status == 0)
    #expect(folder.names == ["a.mp4", "small.yaml"], "the leftovers are gone")
  }
}
