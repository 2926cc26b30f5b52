import Foundation
import Synchronization
import Testing
import ZoetropeExplore
import ZoetropeKit
import ZoetropePreset
import ZoetropeRender

/// Measuring seen from outside: what is said meanwhile, and how it is given up.
@Suite(.serialized) struct MeasuringProgramTests {
  let folder = TemporaryFolder()

  /// So large a network that its pace alone would take minutes to measure, and its weights a moment.
  private static let huge = """
    zoetrope: 1
    title: Huge
    network: { layers: 8 x 1024, weights: normal 1 }
    film: { size: 64x36, fps: 30, duration: 1, pace: even }

    """

  private static let small = """
    zoetrope: 1
    title: Small
    network: { latent: 2, layers: 2 x 6, weights: normal 1, output: sine }
    busy: 3
    equalise: 0.5
    center: auto
    z: orbit 1 2
    film: { size: 64x36, fps: 30, duration: 1, pace: even }
    keyframes:
      - { at: 0%, zoom: 1 }
      - { at: 50%, zoom: 3 }

    """

  private static let commands: [[String]] = [
    ["render", "p.yaml", "-o", "a.mp4"], ["still", "p.yaml", "-o", "a.png"],
    ["frames", "p.yaml", "-o", "a"], ["frames", "p.yaml", "-o", "-"],
    ["render", "p.yaml", "-o", "-"], ["sheet", "p.yaml", "-o", "a.png"],
    ["sheet", "p.yaml", "--seeds", "1-3", "-o", "a.png"], ["check", "p.yaml"],
    [
      "bench", "--networks", "none", "--no-looks", "--films", "p.yaml", "--runs", "1", "--size",
      "64x36",
    ],
  ]

  /// The first signal ends it soon, for nothing has begun that could be saved.
  @Test(arguments: commands) func itIsGivenUp(_ command: [String]) throws {
    try folder.write(Self.huge, to: "p.yaml")
    let program = try Program(command + ["--progress", "plain"], in: folder)
    #expect(program.wait { $0.contains("measuring the pace\n") })
    program.signal(SIGINT)
    let outcome = program.outcome()
    #expect(outcome.status == 130 && !outcome.isKilled, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    let isSilent = ["check", "bench"].contains(command[0])
    #expect(
      isSilent
        || outcome.errors
          == "measuring the pace\nStopping; once more to give up at once.\n"
          + "Interrupted; nothing was written.\n",
      "\(outcome.errors)")
    #expect(folder.names == ["p.yaml"])
  }

  @Test func programsAreToldToo() throws {
    try folder.write(Self.huge, to: "p.yaml")
    let program = try Program(
      ["still", "p.yaml", "-o", "a.png", "--progress", "json"], in: folder)
    #expect(program.wait { $0.contains("measuring the pace") })
    program.signal(SIGTERM)
    let outcome = program.outcome()
    #expect(outcome.status == 130 && !outcome.isKilled)
    #expect(outcome.events.map { $0["event"] } == ["step", "error"])
    #expect(outcome.events.first?["step"] == "measuring the pace")
    #expect(outcome.events.last?["message"] == "Interrupted; nothing was written.")
    #expect(outcome.events.last?["code"] == "130")
  }

  /// A search and a sheet of seeds measure when they have begun: they end well.
  @Test(arguments: [
    ["explore", "p.yaml", "-o", "a.png"], ["sheet", "p.yaml", "--seeds", "1-900", "-o", "a.png"],
  ])
  func whatHasBegunEndsWell(_ command: [String]) throws {
    try folder.write(Self.huge.replacing(", pace: even", with: ""), to: "p.yaml")
    let program = try Program(command + ["--progress", "plain"], in: folder)
    #expect(program.wait { $0.contains("a.png: ") })
    program.signal(SIGINT)
    let outcome = program.outcome()
    #expect(outcome.status == 130 && !outcome.isKilled, "\(outcome.errors)")
    #expect(outcome.errors.hasSuffix("Interrupted; nothing was written.\n"), "\(outcome.errors)")
    #expect(folder.names == ["p.yaml"])
  }

  /// Measurements are named once, in order, before the first line of the work.
  @Test func everyPartIsNamed() throws {
    try folder.write(Self.small, to: "p.yaml")
    let all =
      "measuring how busy the picture is\nchoosing the centre\nmeasuring the colours\nmeasuring the pace\n"
    let still = try Program.run(["still", "p.yaml", "-o", "a.png"], in: folder)
    #expect(still.errors.hasPrefix(all + "a.png: 64x36\n"), "\(still.errors)")
    // The pace is not the search's business.
    let search = try Program.run(["explore", "p.yaml", "--count", "4", "-o", "b.png"], in: folder)
    #expect(
      search.errors.hasPrefix(
        "measuring how busy the picture is\nchoosing the centre\nmeasuring the colours\nb.png: 4 candidates of 16 x 96x54\n"
      ),
      "\(search.errors)")
    // What check says goes to standard error only where somebody looks at it.
    #expect(try Program.run(["check", "p.yaml"], in: folder).errors == "")
    let check = try Program.run(["check", "p.yaml", "--progress", "plain"], in: folder)
    #expect(
      check.errors
        == "p: measuring how busy the picture is\np: choosing the centre\np: measuring the colours\np: measuring the pace\n"
        + "p: measuring the motion\n")
  }

  /// In the library, cancelling the task stops the work.
  @Test(arguments: [MeasuringStep.gain, .centre, .curves, .pace])
  func aTaskThatReadsASceneCanBeCancelled(
    _ part: MeasuringStep
  ) async throws {
    try folder.write(Self.small, to: "p.yaml")
    let source = try SceneSource(folder("p.yaml"))
    let seen = Mutex<[JobEvent]>([])
    let task = Task {
      try source.scene { event in
        seen.withLock { $0.append(event) }
        if event == .measuring(.began(part)) { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(seen.withLock { $0.last } == .measuring(.began(part)))
  }

  /// What takes long is announced with its time, and can be given up at that.
  @Test func balancingALargeNetworkIsAnnounced() async {
    let source = SceneSource(
      yaml: "zoetrope: 1\ntitle: T\nnetwork: { layers: 16 x 1600, weights: balanced }\n")
    let seen = Mutex<[JobEvent]>([])
    let task = Task {
      try source.scene { event in
        seen.withLock { $0.append(event) }
        withUnsafeCurrentTask { $0?.cancel() }
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(seen.withLock { $0 } == [.measuring(.began(.weights, seconds: 40))])
  }

  /// Wherever the task is cancelled, a search returns a report instead of throwing an error:
  /// before it, and while what every candidate is compared with is painted, after the last one.
  @Test(arguments: [false, true]) func aCancelledSearchReports(isLate: Bool) async throws {
    try folder.write(Self.small, to: "p.yaml")
    let job = try ExploreJob(
      try SceneSource(folder("p.yaml")), by: .seed, count: 3,
      to: OutputFile(folder("a.png"), replace: false))
    let task = Task {
      if !isLate { withUnsafeCurrentTask { $0?.cancel() } }
      return try await job.run { event in
        if event == .advanced(done: 3) { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    let report = try await task.value
    #expect(report.path == nil && report.isInterrupted)
    #expect(folder.names == ["p.yaml"])
  }

  @Test func aSearchThatIsCancelledWritesNothing() async throws {
    try folder.write(Self.small, to: "p.yaml")
    let job = try ExploreJob(
      try SceneSource(folder("p.yaml")), by: .seed, count: 2000,
      to: OutputFile(folder("a.png"), replace: false))
    let task = Task {
      try await job.run { event in
        if case .started = event { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    let report = try await task.value
    #expect(report.path == nil && report.isInterrupted)
    #expect(folder.names == ["p.yaml"])
  }
}
