import Foundation
import Testing
import ZoetropeKit

/// What signals make of the program, from outside.
@Suite(.serialized) struct SignalTests {
  let folder = TemporaryFolder()

  init() throws { try folder.write(Sample.preset, to: "small.yaml") }

  /// A film that does not end by itself.
  private static let endless = [
    "render", "small.yaml", "-o", "a.mp4", "--duration", "5000", "--effort", "ultrafast",
    "--progress", "json",
  ]

  /// How often it said how far it is; four times a second at the most.
  private static func reports(_ errors: String) -> Int {
    errors.components(separatedBy: "\"progress\"").count - 1
  }

  /// Whether a frame is done.
  private static func works(_ errors: String) -> Bool { reports(errors) > 0 }

  private func expectPartialFilm(_ outcome: Program.Outcome, _ comment: Comment) throws {
    #expect(outcome.status == 130 && !outcome.isKilled, comment)
    #expect(folder.names == ["a.partial.mp4", "small.yaml"], comment)
    let film = try Data(contentsOf: URL(fileURLWithPath: folder("a.partial.mp4")))
    #expect(
      Sample.frameCount(film).map(String.init) == outcome.events.last?["frames"], comment)
    try FileManager.default.removeItem(atPath: folder("a.partial.mp4"))
  }

  #if os(Linux)
    /// SIGHUP as a closed terminal sends it, and all that would end a program that knows nothing of
    /// them, the real-time ones too.
    @Test(
      arguments: [
        SIGHUP, SIGINT, SIGUSR1, SIGUSR2, SIGALRM, SIGTERM, SIGSTKFLT, SIGXCPU, SIGVTALRM, SIGPROF,
        SIGIO, SIGPWR, SIGSYS, 34, 50, 64,
      ] as [Int32])
    func everySignalThatWouldEndItLeavesAPlayablePart(signal: Int32) throws {
      let program = try Program(Self.endless, in: folder)
      #expect(program.wait(until: Self.works))
      program.signal(signal)
      try expectPartialFilm(program.outcome(), "signal \(signal)")
    }
  #endif

  @Test(arguments: [SIGQUIT, SIGABRT]) func someLeaveNothingAtOnce(signal: Int32) throws {
    let program = try Program(Self.endless, in: folder)
    #expect(program.wait(until: Self.works))
    program.signal(signal)
    let outcome = program.outcome()
    #expect(outcome.status == 130 && !outcome.isKilled)
    #expect(outcome.events.last?["message"] == "Given up; nothing was written.")
    #expect(folder.names == ["small.yaml"])
  }

  /// As `nohup`, `trap '' TERM` and a shell's `&` mean it.
  @Test(arguments: ["INT", "TERM", "HUP", "QUIT", "USR1"])
  func whatWasIgnoredStaysIgnored(signal: String) throws {
    let numbers = ["INT": SIGINT, "TERM": SIGTERM, "HUP": SIGHUP, "QUIT": SIGQUIT, "USR1": SIGUSR1]
    let program = try Program(Self.endless, in: folder, shell: "trap '' \(signal)")
    #expect(program.wait(until: Self.works))
    let before = Self.reports(program.said)
    program.signal(try #require(numbers[signal]))
    // One might have been on its way; work that was asked to end makes no three of them.
    #expect(program.wait { Self.reports($0) >= before + 3 })
    program.signal(SIGXCPU)
    let outcome = program.outcome()
    try expectPartialFilm(outcome, "\(signal)")
  }

  @Test func aStoppedProgramGoesOn() throws {
    let program = try Program(Self.endless, in: folder)
    #expect(program.wait(until: Self.works))
    program.signal(SIGTSTP)
    program.signal(SIGCONT)
    let before = Self.reports(program.said)
    #expect(program.wait { Self.reports($0) >= before + 3 })
    program.signal(SIGTERM)
    try expectPartialFilm(program.outcome(), "")
  }

  /// `timeout` sends its signal twice, and a shell that hangs up may do as well: that is one wish.
  @Test(arguments: [SIGTERM, SIGHUP]) func anEchoIsNotASecondWish(signal: Int32) throws {
    let program = try Program(Self.endless, in: folder)
    #expect(program.wait(until: Self.works))
    for _ in 0..<3 { program.signal(signal) }
    try expectPartialFilm(program.outcome(), "")
  }

  /// Nothing has been made, and what it waits for may never come.
  @Test func itEndsThoughStandardInputIsSilent() throws {
    let program = try Program(["render", "-", "-o", "a.mp4"], in: folder, holdsInput: true)
    program.waitUntilItWaits()
    program.signal(SIGHUP)
    let outcome = program.outcome()
    #expect(outcome.status == 130 && !outcome.isKilled)
    #expect(outcome.errors.hasSuffix("nothing was written.\n") || outcome.errors.isEmpty)
    #expect(folder.names == ["small.yaml"])
  }

  @Test(arguments: [["render", "pipe"], ["check", "pipe"]])
  func itEndsThoughThePresetIsAPipeThatNobodyWrites(arguments: [String]) throws {
    #expect(mkfifo(folder("pipe"), 0o600) == 0)
    let program = try Program(arguments, in: folder)
    program.waitUntilItWaits()
    program.signal(SIGTERM)
    let outcome = program.outcome()
    #expect(outcome.status == 130 && !outcome.isKilled)
    #expect(folder.names == ["pipe", "small.yaml"])
  }

  /// The reader of the frames sleeps.
  @Test func itEndsThoughNobodyReadsItsFrames() throws {
    #expect(mkfifo(folder("pipe"), 0o600) == 0)
    let reader = open(folder("pipe"), O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    let program = try Program(
      ["render", "small.yaml", "-o", "-", "--duration", "100", "--progress", "json"], in: folder,
      shell: "exec >pipe")
    #expect(program.wait { $0.contains("\"start\"") })
    program.signal(SIGTERM)
    let outcome = program.outcome()
    #expect(outcome.status == 130 && !outcome.isKilled)
    #expect(outcome.events.last?["code"] == "130")
  }

  /// Standard error is full, and its reader sleeps.
  @Test func itEndsThoughNobodyReadsItsProgress() throws {
    #expect(mkfifo(folder("pipe"), 0o600) == 0)
    let reader = open(folder("pipe"), O_RDWR | O_NONBLOCK)
    defer { close(reader) }
    while write(reader, [UInt8](repeating: 32, count: 4096), 4096) > 0 {}
    let program = try Program(
      ["still", "small.yaml", "-o", "a.png", "--size", "8000x8000", "--progress", "plain"],
      in: folder, shell: "exec 2>pipe")
    // It has a place for its file, and says so next.
    while !folder.names.contains(where: { $0.hasSuffix(".part") }) { usleep(1000) }
    program.signal(SIGTERM)
    let outcome = program.outcome()
    #expect(outcome.status == 130 && !outcome.isKilled)
    #expect(folder.names == ["pipe", "small.yaml"])
  }

  /// `bench` runs a program of its own in a folder of its own.
  @Test func benchLeavesNeitherFolderNorProgram() throws {
    let scratch = TemporaryFolder()
    let program = try Program(
      [
        "bench", "--networks", "none", "--no-looks", "--films", "small.yaml", "--size", "96x64",
        "--runs", "100", "--progress", "plain",
      ], in: folder, environment: ["TMPDIR": scratch.path])
    // What its child says is kept in a file there.
    #expect(
      program.wait { _ in
        scratch.names.contains { access(scratch($0) + "/events", F_OK) == 0 }
      })
    program.signal(SIGTERM)
    let outcome = program.outcome()
    #expect(outcome.status == 130 && !outcome.isKilled)
    #expect(scratch.names.isEmpty)
    #expect(Self.processes(naming: scratch.path).isEmpty)
  }

  /// The programs whose arguments hold `text`.
  private static func processes(naming text: String) -> [String] {
    let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return numbers.filter { number in
      guard Int(number) != nil,
        let arguments = FileManager.default.contents(atPath: "/proc/\(number)/cmdline")
      else { return false }
      return arguments.range(of: Data(text.utf8)) != nil
    }
  }
}
