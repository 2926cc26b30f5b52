import Foundation
import Synchronization
import Testing
import ZoetropeKit

/// A writer sleeps on its own thread until the next frame is there, and is woken by whatever ends the
/// work.
@Suite struct SleepingWriterTests {
  private struct Boom: Error, Equatable { let number: Int }

  private final class Notes: Sendable {
    let written = Mutex<[Int]>([])
  }

  private struct Writer: FrameWriting {
    let notes: Notes
    var last = Int.max

    func append(_ frame: Int) throws {
      if frame > last { throw Boom(number: frame) }
      notes.written.withLock { $0.append(frame) }
    }
    func finish() {}
    func abandon() {}
  }

  /// Frames that take longer to make than to write.
  private static func write(
    _ count: Int, with writer: Writer, failingAt bad: Int? = nil, threads: Int = 2
  ) async throws -> Int {
    try await WriterActor(writer).appendEach(
      of: 0..<count, window: 5, on: RenderThreads(count: threads), reusing: -1,
      make: { index, frame in
        Thread.sleep(forTimeInterval: 0.001)
        if index == bad { throw Boom(number: index) }
        frame = index
      }, taken: { _ in })
  }

  @Test(arguments: [1, 2, 5]) func everyFrameIsWrittenInOrder(threads: Int) async throws {
    let notes = Notes()
    #expect(try await Self.write(60, with: Writer(notes: notes), threads: threads) == 60)
    #expect(notes.written.withLock { $0 } == Array(0..<60))
  }

  @Test func aCancellationWakesIt() async throws {
    let notes = Notes()
    let work = Task { try await Self.write(100_000, with: Writer(notes: notes)) }
    while notes.written.withLock({ $0.count }) < 20 { try await Task.sleep(for: .milliseconds(1)) }
    work.cancel()
    let count = try await work.value
    #expect(count >= 20 && count < 100_000)
    #expect(notes.written.withLock { $0 } == Array(0..<count))
  }

  @Test func aFrameThatCannotBeMadeWakesIt() async throws {
    let notes = Notes()
    await #expect(throws: Boom(number: 7)) {
      try await Self.write(100_000, with: Writer(notes: notes), failingAt: 7)
    }
    // Those before it that were made in time.
    let written = notes.written.withLock { $0 }
    #expect(written.count <= 7 && written == Array(0..<written.count))
  }

  @Test func aWriterThatFailsEndsTheWork() async throws {
    let notes = Notes()
    await #expect(throws: Boom(number: 5)) {
      try await Self.write(100_000, with: Writer(notes: notes, last: 4))
    }
  }
}
