import Foundation
import Synchronization
import Testing
import ZoetropeKit
import ZoetropeRender
import ZoetropeTerminal

/// A system that allows some threads and no more.
private final class Allowance: Sendable {
  private let left: Mutex<Int>
  let ended = Mutex(0)

  init(_ count: Int) { left = Mutex(count) }

  /// Starts a thread while there may be one.
  func start(_ name: String, _ body: @escaping @Sendable () -> Void) -> Int32 {
    let isAllowed = left.withLock { left in
      left -= 1
      return left >= 0
    }
    guard isAllowed else { return EAGAIN }
    return WorkerThread.start(name) {
      body()
      self.ended.withLock { $0 += 1 }
    }
  }
}

@Suite struct ThreadLimitTests {
  private static let noMore = "the system allows no more (ulimit -u, or the container's limit)."

  @Test func aCrewThatCannotStartIsRefusedAndItsThreadsEnd() throws {
    let allowance = Allowance(3)
    let error = #expect(throws: JobError.self) {
      _ = try WorkerThreads(
        count: 5, name: "test", advice: .fewerThreads(orForEncoding: false),
        start: allowance.start)
    }
    #expect(
      error
        == JobError(
          .failed, "Cannot start 5 threads: \(Self.noMore)",
          advice: .fewerThreads(orForEncoding: false)))
    while allowance.ended.withLock({ $0 }) < 3 { usleep(1000) }
    let alone = #expect(throws: JobError.self) {
      _ = try WorkerThreads(count: 1, name: "test", start: Allowance(0).start)
    }
    #expect(alone?.description == "Cannot start a thread: \(Self.noMore)")
  }

  /// A film takes the threads that paint, one that writes, and x264's, which look ahead too.
  @Test func whatAJobTakesIsTriedBeforehand() throws {
    let need = ThreadNeed(16, encoder: 4)
    #expect(need.total == 27)
    try need.check(start: Allowance(29).start)
    let allowance = Allowance(20)
    let error = #expect(throws: JobError.self) { try need.check(start: allowance.start) }
    #expect(
      error.map { Failure($0).message }
        == "Cannot start 27 threads: \(Self.noMore) Use fewer --threads or --encoder-threads.")
    while allowance.ended.withLock({ $0 }) < 20 { usleep(1000) }
    let still = #expect(throws: JobError.self) {
      try ThreadNeed(2).check(start: Allowance(0).start)
    }
    #expect(
      still.map { Failure($0).message }
        == "Cannot start 3 threads: \(Self.noMore) Use fewer --threads.")
  }

  @Test(arguments: [0, 1, 7]) func measuringMakesDoWithTheThreadsThereAre(allowed: Int) {
    let calls = Mutex([Int](repeating: 0, count: 5))
    Parallel.perform(5, start: Allowance(allowed).start) { index in
      calls.withLock { $0[index] += 1 }
    }
    #expect(calls.withLock { $0 } == [1, 1, 1, 1, 1])
  }

  @Test func addressesThatCannotBeHadAreSeen() {
    #expect(AddressSpace.hasRoom(for: 1 << 20))
    #expect(!AddressSpace.hasRoom(for: Int.max / 2))
  }

  #if os(Linux)
    /// Swift ends a program whose memory is refused, so it must not come to that.
    @Test func whatTheLimitDoesNotLeaveIsRefused() throws {
      let resource = Int32(RLIMIT_DATA.rawValue)
      var usual = rlimit()
      try #require(getrlimit(resource, &usual) == 0)
      var bound = rlimit(rlim_cur: 50_000_000_000, rlim_max: usual.rlim_max)
      try #require(setrlimit(resource, &bound) == 0)
      defer { setrlimit(resource, &usual) }
      try AddressSpace.check()
      let error = #expect(throws: JobError.self) { try AddressSpace.check(60_000_000_000) }
      #expect(
        error
          == JobError(
            .failed,
            "Not enough memory: 60.00 GB more may be needed than the limit leaves (ulimit -v, "
              + "ulimit -d). Raise the limit."))
      let film = #expect(throws: JobError.self) {
        try ThreadNeed(2, encoder: 4).check(beside: 60_000_000_000)
      }
      #expect(
        film.map { Failure($0).message }?.hasSuffix(
          "(ulimit -v, ulimit -d). Use fewer --threads or a smaller --size, or raise the limit.")
          == true)
      #expect(MemoryLimit.current().bytes <= 50_000_000_000)
    }
  #endif
}
