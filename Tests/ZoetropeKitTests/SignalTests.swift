import Foundation
import Testing
import ZoetropeKit

/// Tests the program's reaction to signals, from outside.
@Suite(.serialized) struct SignalTests {
  let folder = TemporaryFolder()

  init() throws { try folder.write(Sample.preset, to: "small.yaml") }

  /// A film that does not end by itself.
  private static let endless = [
    "render", "small.yaml", "-o", "a.mp4", "--duration", "5000", "--effort", "ultrafast",
    "--progress", "json",
  ]

  /// Returns the number of progress reports; at most four a second.
  private static func reports(_ errors: String) -> Int {
    errors.components(separatedBy: "\"progress\"").count - 1
  }

  /// Returns true once a frame is done.
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

  #if os(Linux)
    /// While `new` draws presets it prints nothing, so its processor time tells that it is at work.
    @Test func newLeavesNothingAndSaysSo() throws {
      let program = try Program(["new", "a.yaml", "--kind", "morph", "--seed", "23"], in: folder)
      #expect(program.wait { _ in program.processorTime > 0.2 })
      program.signal(SIGINT)
      let outcome = program.outcome()
      #expect(outcome.status == 130 && !outcome.isKilled && outcome.output.isEmpty)
      #expect(
        outcome.errors
          == "Stopping; once more to give up at once.\nInterrupted; nothing was written.\n")
      #expect(folder.names == ["small.yaml"])
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
    // One report may have been on its way; work that was asked to stop makes no three of them.
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
  @Test(arguments: [[SIGTERM, SIGHUP], [SIGHUP, SIGINT, SIGTERM]])
  func anEchoIsNotASecondWish(signals: [Int32]) throws {
    let program = try Program(Self.endless, in: folder)
    #expect(program.wait(until: Self.works))
    // Of one number the system would make one; these are several, and come one after the other.
    program.signal(together: signals)
    try expectPartialFilm(program.outcome(), "\(signals)")
  }

  /// An encoder that is slow gives the film back when work without one would be given up.
  @Test func aFilmThatTookItsTimeIsToldOf() throws {
    for _ in 0..<3 {
      let program = try Program(
        [
          "render", "small.yaml", "-o", "a.mp4", "--size", "640x360", "--duration", "1000",
          "--effort", "veryslow", "--progress", "json",
        ], in: folder)
      #expect(program.wait(until: Self.works))
      program.signal(SIGTERM)
      let outcome = program.outcome()
      #expect(outcome.status == 130 && !outcome.isKilled)
      // On a busy machine there is none.
      let film = FileManager.default.contents(atPath: folder("a.partial.mp4"))
      #expect(
        film.flatMap(Sample.frameCount) ?? 0 == Int(outcome.events.last?["frames"] ?? "0"),
        "\(outcome.errors)")
      if film != nil { try FileManager.default.removeItem(atPath: folder("a.partial.mp4")) }
    }
  }

  /// A pipe in the folder that is open here at both ends.
  private func pipe() throws -> Int32 {
    try #require(mkfifo(folder("pipe"), 0o600) == 0)
    let descriptor = open(folder("pipe"), O_RDWR | O_NONBLOCK)
    try #require(descriptor >= 0)
    return descriptor
  }

  /// Returns the number of bytes that wait in a pipe.
  private static func waiting(in pipe: Int32) -> Int {
    var count: Int32 = 0
    return ioctl(pipe, UInt(FIONREAD), &count) == 0 ? Int(count) : -1
  }

  private static func isFull(_ pipe: Int32) -> Bool {
    var wish = pollfd(fd: pipe, events: Int16(POLLOUT), revents: 0)
    return poll(&wish, 1, 0) == 0
  }

  /// Nothing has been made, and what it waits for may never come.
  @Test(arguments: [
    (["render", "-", "-o", "a.mp4"], "exec <pipe"), (["render", "pipe", "-o", "a.mp4"], ""),
    (["still", "-"], "exec <pipe"), (["check", "pipe"], ""),
  ])
  func itEndsThoughThePresetDoesNot(arguments: [String], shell: String) throws {
    let pipe = try pipe()
    defer { close(pipe) }
    let program = try Program(arguments, in: folder, shell: shell)
    #expect(write(pipe, "zoetrope: 1\n", 12) == 12)
    while Self.waiting(in: pipe) > 0 { usleep(500) }
    program.signal(SIGHUP)
    let outcome = program.outcome()
    #expect(outcome.status == 130 && !outcome.isKilled)
    #expect(
      outcome.errors
        == (arguments[0] == "check"
          ? "Interrupted.\n"
          : "Stopping; once more to give up at once.\nInterrupted; nothing was written.\n"))
    #expect(folder.names == ["pipe", "small.yaml"])
  }

  /// The reader of the frames sleeps, and the pipe is full.
  @Test func itEndsThoughNobodyReadsItsFrames() throws {
    let pipe = try pipe()
    defer { close(pipe) }
    let program = try Program(
      ["render", "small.yaml", "-o", "-", "--size", "640x360", "--progress", "json"], in: folder,
      shell: "exec >pipe")
    while !Self.isFull(pipe) { usleep(500) }
    program.signal(SIGTERM)
    let outcome = program.outcome()
    #expect(outcome.status == 130 && !outcome.isKilled)
    #expect(outcome.events.last?["code"] == "130")
  }

  /// Standard error is full, and its reader sleeps.
  @Test func itEndsThoughNobodyReadsItsProgress() throws {
    let pipe = try pipe()
    defer { close(pipe) }
    while write(pipe, [UInt8](repeating: 32, count: 4096), 4096) > 0 {}
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
    // Its child takes some seconds for a film.
    let slow = Sample.preset.replacingOccurrences(of: "2 x 8", with: "4 x 512")
    try folder.write(slow, to: "slow.yaml")
    let program = try Program(
      [
        "bench", "--networks", "none", "--no-looks", "--films", "slow.yaml", "--size", "1280x720",
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
    #expect(outcome.errors.hasSuffix("\nInterrupted.\n"), "\(outcome.errors)")
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
