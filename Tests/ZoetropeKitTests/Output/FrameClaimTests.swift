import Foundation
import Synchronization
import Testing
import ZoetropeKit

@Suite struct FrameClaimTests {
  let folder = TemporaryFolder()

  private func claim(_ frames: Range<Int>, film: String = "a") throws(JobError) -> FrameClaim {
    try FrameClaim(frames, of: FramePattern(folder: folder.path, last: 99), film: film)
  }

  @Test func rangesThatDoNotOverlapGoTogether() throws {
    let (first, second) = (try claim(0..<10), try claim(10..<20))
    #expect(folder.names.count == 2)
    let error = #expect(throws: JobError.self) { _ = try claim(9..<10) }
    #expect(
      error
        == JobError(
          .wouldOverwrite,
          "Another program is painting frames 0-9 of this film into '\(folder.path)'. Wait for its "
            + "end, or name another folder."))
    first.release()
    let third = try claim(0..<10)
    #expect(folder.names.count == 2)
    second.release()
    third.release()
    #expect(folder.names == [])
  }

  @Test func framesOfTwoFilmsDoNotGoTogether() throws {
    let first = try claim(0..<10)
    let error = #expect(throws: JobError.self) { _ = try claim(10..<20, film: "b") }
    #expect(
      error?.description
        == "Another program is painting another film into '\(folder.path)'. Wait for its end, or "
        + "name another folder.")
    // Frames of other names are no rivals.
    let others = try FramePattern(folder("other_%d.png"), last: 9)
    try FrameClaim(0..<10, of: others, film: "b").release()
    first.release()
  }

  @Test func theClaimsOfTheDeadAreWorthNothing() throws {
    let first = try claim(0..<10)
    let name = folder.names[0]
    let text = try #require(folder.read(name))
    first.release()
    try folder.write(text, to: name)
    try claim(0..<10).release()
    #expect(folder.names == [])
  }

  /// Of many that begin at once, one has the frames and the others are refused.
  @Test func ofManyAtOnceOneWins() throws {
    for _ in 0..<20 {
      let winners = Mutex<[FrameClaim]>([])
      let refusals = Mutex<[JobError]>([])
      DispatchQueue.concurrentPerform(iterations: 4) { _ in
        do throws(JobError) {
          let won = try claim(0..<10)
          winners.withLock { $0.append(won) }
        } catch {
          refusals.withLock { $0.append(error) }
        }
      }
      #expect(winners.withLock { $0.count } == 1)
      #expect(refusals.withLock { $0.allSatisfy { $0.code == .wouldOverwrite } })
      winners.withLock { $0.forEach { $0.release() } }
      #expect(folder.names == [])
    }
  }
}
