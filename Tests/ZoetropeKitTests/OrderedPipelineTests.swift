import Foundation
import Synchronization
import Testing
import ZoetropeKit

/// Records the calls of a fake render and a fake sink.
private final class Ledger: Sendable {
  struct Counts {
    var making = 0
    var alive = 0
    var mostMaking = 0
    var mostAlive = 0
    var begun = 0
  }
  let counts = Mutex(Counts())

  func begin() {
    counts.withLock {
      $0.begun += 1
      $0.making += 1
      $0.alive += 1
      $0.mostMaking = max($0.mostMaking, $0.making)
      $0.mostAlive = max($0.mostAlive, $0.alive)
    }
  }
  func made() { counts.withLock { $0.making -= 1 } }
  func taken() { counts.withLock { $0.alive -= 1 } }

  /// Waits until `count` have begun.
  func haveBegun(_ count: Int) async throws {
    while counts.withLock({ $0.begun }) < count { try await Task.sleep(for: .milliseconds(1)) }
  }
}

private struct Boom: Error, Equatable { let number: Int }

@Suite struct OrderedPipelineTests {
  @Test(arguments: [(1, 1), (2, 3), (4, 5), (8, 11)])
  func itemsComeInOrderWithinTheWindow(threads: Int, window: Int) async throws {
    let ledger = Ledger()
    var taken: [Int] = []
    let count = try await forEachInOrder(
      10..<90, window: window, on: RenderThreads(count: threads),
      make: { index in
        ledger.begin()
        // Neighbours take very different times, so that they overtake each other.
        Thread.sleep(forTimeInterval: Double(index * 7 % 5) * 0.0005)
        ledger.made()
        return index * index
      },
      sink: { index, item in
        #expect(item == index * index)
        taken.append(index)
        ledger.taken()
      })
    #expect(count == 80)
    #expect(taken == Array(10..<90))
    let counts = ledger.counts.withLock { $0 }
    #expect(counts.mostAlive <= window)
    #expect(counts.mostMaking <= threads)
    #expect(counts.begun == 80)
  }

  @Test func renderingGoesOnWhileTheSinkIsBusy() async throws {
    let ledger = Ledger()
    var whileBusy = 0
    _ = try await forEachInOrder(
      0..<6, window: 5, on: RenderThreads(count: 2),
      make: { _ in ledger.begin() },
      sink: { index, _ in
        guard index == 0 else { return }
        // Ends at once when the window is full, and in a failure when it never is.
        for _ in 0..<2000 where ledger.counts.withLock({ $0.begun }) < 5 {
          try await Task.sleep(for: .milliseconds(5))
        }
        // For one more than there may be to begin.
        try await Task.sleep(for: .milliseconds(30))
        whileBusy = ledger.counts.withLock { $0.begun }
      })
    #expect(whileBusy == 5, "the window was filled while the first item was being taken")
  }

  @Test func anEmptyRangeMakesNothing() async throws {
    let count = try await forEachInOrder(
      3..<3, window: 1, on: RenderThreads(count: 1), make: { _ in Issue.record("made") },
      sink: { _, _ in })
    #expect(count == 0)
  }

  @Test func cancellingDeliversWhatIsDoneAndStops() async throws {
    let ledger = Ledger()
    let work = Task {
      var taken: [Int] = []
      let count = try await forEachInOrder(
        0..<10_000, window: 4, on: RenderThreads(count: 2),
        make: { index in
          ledger.begin()
          try Task.checkCancellation()
          Thread.sleep(forTimeInterval: 0.001)
          return index
        },
        sink: { index, _ in taken.append(index) })
      #expect(taken == Array(0..<count))
      return count
    }
    try await ledger.haveBegun(40)
    work.cancel()
    let count = try await work.value
    #expect(count >= 36 && count < 10_000)
    #expect(ledger.counts.withLock { $0.begun } <= count + 4)
  }

  /// A cancelled task holds a lock of the language's while it closes the queue, just when a worker
  /// delivers what the task waits for.
  @Test func cancellingAndDeliveringDoNotWaitForEachOther() async throws {
    for round in 0..<400 {
      let ledger = Ledger()
      let work = Task {
        try await forEachInOrder(
          0..<100_000, window: 2, on: RenderThreads(count: 2),
          make: { index in
            ledger.begin()
            return index
          }, sink: { _, _ in })
      }
      try await ledger.haveBegun(1 + round % 7)
      work.cancel()
      _ = try? await work.value
    }
  }

  @Test func aSinkThatWaitsMayBeCancelledToo() async throws {
    let ledger = Ledger()
    let work = Task {
      try await forEachInOrder(
        0..<100, window: 2, on: RenderThreads(count: 1), make: { $0 },
        sink: { _, _ in
          ledger.begin()
          try await Task.sleep(for: .seconds(60))
        })
    }
    try await ledger.haveBegun(1)
    work.cancel()
    #expect(try await work.value == 0)
  }

  @Test func theErrorThatCausedItOutranksTheCancellation() async throws {
    await #expect(throws: Boom(number: 5)) {
      try await forEachInOrder(
        0..<100, window: 8, on: RenderThreads(count: 8),
        make: { index in
          if index == 5 {
            Thread.sleep(forTimeInterval: 0.01)
            throw Boom(number: 5)
          }
          if index > 5 {
            while !Task.isCancelled { Thread.sleep(forTimeInterval: 0.001) }
            throw CancellationError()
          }
        },
        sink: { _, _ in })
    }
  }

  @Test func anErrorAfterACancellationIsStillTold() async throws {
    let ledger = Ledger()
    let work = Task {
      try await forEachInOrder(
        0..<2, window: 2, on: RenderThreads(count: 2),
        make: { index in
          ledger.begin()
          while !Task.isCancelled { Thread.sleep(forTimeInterval: 0.001) }
          if index == 0 { throw CancellationError() }
          Thread.sleep(forTimeInterval: 0.01)
          throw Boom(number: index)
        },
        sink: { _, _ in })
    }
    try await ledger.haveBegun(2)
    work.cancel()
    await #expect(throws: Boom(number: 1)) { try await work.value }
  }

  @Test func anErrorOfTheSinkEndsTheWork() async throws {
    let ledger = Ledger()
    await #expect(throws: Boom(number: 3)) {
      try await forEachInOrder(
        0..<1000, window: 4, on: RenderThreads(count: 2),
        make: { index in
          ledger.begin()
          return index
        },
        sink: { index, _ in if index == 3 { throw Boom(number: 3) } })
    }
    #expect(ledger.counts.withLock { $0.begun } <= 8)
  }

  /// As many blocked writers as there are cores would stop the pool, were they in it: more of them
  /// than that are here at once only if each blocks a thread of its own.
  @Test func theWriterBlocksAThreadOfItsOwn() async throws {
    final class Meeting: Sendable {
      // Atomic, for the thread sanitizer does not know Swift's Mutex for a lock.
      let present = Atomic(0)
      let expected = 2 * ProcessInfo.processInfo.activeProcessorCount + 4
      func join() {
        present.add(1, ordering: .acquiringAndReleasing)
        // Ends at once when all are there, and in a failure when they never are.
        for _ in 0..<2000 where present.load(ordering: .acquiring) < expected {
          Thread.sleep(forTimeInterval: 0.005)
        }
      }
    }
    struct Blocked: FrameWriting {
      let meeting: Meeting
      let met: Ledger
      let names = NSMutableArray()
      func append(_ frame: Int) {
        meeting.join()
        if meeting.present.load(ordering: .acquiring) == meeting.expected { met.begin() }
      }
      func finish() {}
      func abandon() {}
    }
    let meeting = Meeting()
    let met = Ledger()
    let writers = try (0..<meeting.expected).map { _ in
      try WriterActor(Blocked(meeting: meeting, met: met))
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in writers { group.addTask { try await writer.append(1) } }
      try await group.waitForAll()
    }
    #expect(met.counts.withLock { $0.begun } == meeting.expected)
  }
}
