import Foundation
import Testing

/// Standard streams that are full or closed.
@Suite(.serialized) struct StreamTests {
  let folder = TemporaryFolder()

  init() throws { try folder.write(Sample.preset, to: "small.yaml") }

  /// All that print a result.
  private static let commands = [
    ["check", "small.yaml"], ["presets"], ["schema"], ["schema", "--reference"], ["--help"],
    ["help", "render"], ["render", "--help"], ["--version"],
    ["--generate-completion-script", "bash"], ["recipe", "a.png"],
    ["explore", "small.yaml", "--pick", "3f2a"],
    ["new", "--kind", "pulse", "--seed", "3", "-"],
    [
      "bench", "--networks", "none", "--no-looks", "--films", "small.yaml", "--size", "96x64",
      "--runs", "1",
    ],
  ]

  private func prepare() throws {
    let still = try Program.run(["still", "small.yaml", "-o", "a.png"], in: folder)
    #expect(still.status == 0, "\(still.errors)")
  }

  @Test(arguments: commands) func aResultThatCannotBeWrittenIsAFailure(arguments: [String]) throws {
    try prepare()
    let full = try Program.run(arguments, in: folder, shell: "exec >/dev/full")
    #expect(full.status == 1)
    #expect(
      full.errors.hasSuffix("Cannot write to standard output: No space left on device.\n"),
      "\(full.errors)")
    let closed = try Program.run(arguments, in: folder, shell: "exec >&-")
    #expect(closed.status == 1)
    #expect(closed.errors.hasSuffix("Standard output is closed.\n"), "\(closed.errors)")
    // Standard error is for the user alone.
    let silent = try Program.run(arguments, in: folder, shell: "exec 2>/dev/full")
    #expect(silent.status == 0 && !silent.output.isEmpty)
  }

  @Test(arguments: commands) func aReaderThatHasEnoughIsNone(arguments: [String]) throws {
    try prepare()
    let program = try Program(arguments, in: folder, closesOutput: true)
    let outcome = program.outcome()
    #expect(outcome.status == 0 && !outcome.isKilled)
  }

  @Test func framesNeedStandardOutput() throws {
    for command in ["render", "frames"] {
      let arguments = [command, "small.yaml", "-o", "-", "--progress", "none"]
      let closed = try Program.run(arguments, in: folder, shell: "exec >&-")
      #expect(closed.status == 1 && closed.errors == "Standard output is closed.\n")
      let full = try Program.run(arguments, in: folder, shell: "exec >/dev/full")
      #expect(full.status == 1)
      #expect(full.errors == "Cannot write the frames: No space left on device.\n")
    }
    let input = try Program.run(["render", "-", "-o", "a.mp4"], in: folder, shell: "exec <&-")
    #expect(input.status == 1 && input.errors == "Standard input is closed.\n")
    let folderAsInput = try Program.run(["render", "-"], in: folder, shell: "exec </")
    #expect(
      folderAsInput.errors == "Cannot read the preset from standard input: Is a directory.\n")
  }

  /// A film's file would have had the number of a stream that is closed, and messages with it.
  @Test(arguments: ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
  func filesDoNotTakeThePlaceOfClosedStreams(streams: String) throws {
    let arguments = ["render", "small.yaml", "--effort", "ultrafast", "--progress", "json", "-o"]
    #expect(try Program.run(arguments + ["a.mp4"], in: folder).status == 0)
    let closed = try Program.run(arguments + ["b.mp4"], in: folder, shell: "exec \(streams)")
    #expect(closed.status == 0)
    let films = try ["a.mp4", "b.mp4"].map {
      try Data(contentsOf: URL(fileURLWithPath: folder($0)))
    }
    #expect(films[0] == films[1])
    #expect(folder.names == ["a.mp4", "b.mp4", "small.yaml"])
  }
}
