import Foundation
import Synchronization
import Testing

/// The `zoetrope` that was built beside these tests, run as people run it.
final class Program: Sendable {
  /// The result of a run.
  struct Outcome: Sendable {
    let status: Int32
    /// True if a signal ended it.
    let isKilled: Bool
    let output: Data
    let errors: String

    /// The events of `--progress json`.
    var events: [[String: String]] {
      errors.split(separator: "\n").compactMap { line in
        let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return object?.mapValues { "\($0)" }
      }
    }
  }

  /// A value that threads share.
  private final class Shared<Value: Sendable>: Sendable {
    let value: Mutex<Value>
    init(_ value: Value) { self.value = Mutex(value) }
  }

  private let process: Mutex<Process>
  private let errors = Shared("")
  private let pid: Int32
  private let outputPipe = Pipe()
  private let finished = DispatchGroup()
  private let output = Shared(Data())

  static var path: String {
    let runner = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: runner).deletingLastPathComponent().path + "/zoetrope"
  }

  /// Starts it in `folder`.
  ///
  /// - Parameters:
  ///   - shell: what a shell does first, which the program then takes the place of; its redirections
  ///     (`>&-`) are the program's.
  init(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
    input: String? = nil, shell: String? = nil, closesOutput: Bool = false
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: shell == nil ? Self.path : "/bin/sh")
    process.arguments =
      shell.map { ["-c", "\($0)\nexec \"$0\" \"$@\"", Self.path] + arguments } ?? arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let errorPipe = Pipe()
    let inputPipe = Pipe()
    process.standardOutput = outputPipe
    process.standardError = errorPipe
    process.standardInput = inputPipe
    try Self.heeding([SIGHUP, SIGINT, SIGQUIT]) { try process.run() }
    pid = process.processIdentifier
    self.process = Mutex(process)
    if let input { try inputPipe.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
    try inputPipe.fileHandleForWriting.close()
    if closesOutput { try outputPipe.fileHandleForReading.close() }

    let errorHandle = errorPipe.fileHandleForReading
    Thread { [finished, errors] in
      while case let data = errorHandle.availableData, !data.isEmpty {
        errors.value.withLock { $0 += String(decoding: data, as: UTF8.self) }
      }
      finished.leave()
    }.startIn(finished)
    guard !closesOutput else { return }
    let outputHandle = outputPipe.fileHandleForReading
    Thread { [finished, output] in
      while case let data = outputHandle.availableData, !data.isEmpty {
        output.value.withLock { $0 += data }
      }
      finished.leave()
    }.startIn(finished)
  }

  /// Runs `body` with signals that whoever started the tests may have had ignored, as `nohup` and a
  /// shell's `&` do: what is started here would ignore them too.
  private static func heeding(_ signals: [Int32], _ body: () throws -> Void) rethrows {
    let before = signals.map { Foundation.signal($0, SIG_DFL) }
    defer { for (number, action) in zip(signals, before) { _ = Foundation.signal(number, action) } }
    try body()
  }

  func signal(_ number: Int32) { kill(pid, number) }

  /// Sends signals that it finds all at once, however busy the machine is.
  func signal(together numbers: [Int32]) {
    for number in [SIGSTOP] + numbers + [SIGCONT] { kill(pid, number) }
  }

  #if os(Linux)
    /// The processor time in seconds that it has used so far; 0 after its end.
    var processorTime: Double {
      guard let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
        let name = status.lastIndex(of: ")")
      else { return 0 }
      let fields = status[name...].split(separator: " ")
      guard fields.count > 13 else { return 0 }
      let ticks = fields[12...13].compactMap { Double($0) }.reduce(0, +)
      return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
  #endif

  /// The text on standard error so far.
  var said: String { errors.value.withLock { $0 } }

  /// Waits until what it said on standard error satisfies `condition`; false when it ended and never did.
  func wait(until condition: (String) -> Bool) -> Bool {
    while true {
      if condition(errors.value.withLock { $0 }) { return true }
      guard process.withLock({ $0.isRunning }) else {
        // Its last words may still be in the pipe.
        finished.wait()
        return condition(errors.value.withLock { $0 })
      }
      Thread.sleep(forTimeInterval: 0.0005)
    }
  }

  /// Waits for its end.
  func outcome() -> Outcome {
    finished.wait()
    let (status, reason) = process.withLock { process in
      process.waitUntilExit()
      return (process.terminationStatus, process.terminationReason)
    }
    return Outcome(
      status: status, isKilled: reason == .uncaughtSignal, output: output.value.withLock { $0 },
      errors: errors.value.withLock { $0 })
  }

  /// Runs it to its end.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
    input: String? = nil, shell: String? = nil
  ) throws -> Outcome {
    try Program(arguments, in: folder, environment: environment, input: input, shell: shell)
      .outcome()
  }
}

extension Thread {
  fileprivate func startIn(_ group: DispatchGroup) {
    group.enter()
    start()
  }
}

/// Samples for the tests of whole films.
enum Sample {
  /// A small film of 30 frames.
  static let preset = """
    zoetrope: 1
    title: Small
    about: A film for tests
    network: { seed: 7, inputs: [x, y, r], latent: 3, layers: 2 x 8 }
    film: { size: 96x64, fps: 30, duration: 1 }

    """

  /// Returns the number of frames of an MP4, from its sample table.
  static func frameCount(_ film: Data) -> Int? {
    guard let place = film.range(of: Data("stsz".utf8))?.upperBound, place + 12 <= film.count else {
      return nil
    }
    return film[(place + 8)..<(place + 12)].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Returns true if the index comes before the pictures.
  static func isFastStart(_ film: Data) -> Bool {
    guard let index = film.range(of: Data("moov".utf8)),
      let pictures = film.range(of: Data("mdat".utf8))
    else { return false }
    return index.lowerBound < pictures.lowerBound
  }
}
