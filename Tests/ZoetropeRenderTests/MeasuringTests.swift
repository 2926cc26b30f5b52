import CPPN
import Foundation
import Synchronization
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// Measuring that is given up.
  @Suite struct MeasuringTests {
    /// A film that has everything measured.
    static func scene() -> SceneDraft {
      var scene = PointOfInterestTests.scene(seed: 2)
      scene.equalising = .requested(0.5)
      scene.timeline.pace = .even
      return scene
    }

    /// A count of calls that says yes from call `limit` on.
    final class CallCount: Sendable {
      private let count = Mutex(0)
      let limit: Int

      init(limit: Int) { self.limit = limit }

      var total: Int { count.withLock { $0 } }

      func isCancelled() -> Bool {
        count.withLock { count in
          count += 1
          return count > limit
        }
      }
    }

    @Test func partsAreMeasuredInTurnAndNamed() throws {
      var parts: [MeasuringStep] = []
      let scene = try Self.scene().measured { parts.append($0) }
      #expect(parts == [.centre, .curves, .pace])
      #expect(
        parts.map(\.activity) == [
          "choosing the centre", "measuring the colours", "measuring the pace",
        ])
      parts = []
      #expect(try scene.measured { parts.append($0) } == scene)
      #expect(parts.isEmpty)
    }

    /// The gain comes first, and before any part on its own.
    @Test func theGainIsMeasuredFirst() throws {
      var scene = Self.scene()
      scene.timeline[.gain] = .constant(3)
      scene.timeline.gainIsBusy = true
      var parts: [MeasuringStep] = []
      let measured = try scene.measured([.curves]) { parts.append($0) }
      #expect(parts == [.gain, .curves] && MeasuringStep.gain.activity.contains("how busy"))
      #expect(!measured.timeline.gainIsBusy && measured.timeline[.gain] != .constant(3))
    }

    /// Large networks are balanced where it can be given up, and nothing is left to do afterwards.
    @Test func theWeightsAreBalancedFirst() throws {
      var scene = Self.scene()
      scene.network.weights = .balanced(busy: 4)
      scene.network.layers = .tanh(3, 800)
      scene.timeline.seed = SeedTrack(keys: [TrackKey(position: 0, value: 77_001)])
      let calls = CallCount(limit: 2)
      var parts: [MeasuringStep] = []
      #expect(throws: CancellationError.self) {
        try scene.measured([], began: { parts.append($0) }, unless: calls.isCancelled)
      }
      #expect(parts == [.weights] && calls.total == 3)
      scene.network.layers = .tanh(2, 8)
      parts = []
      _ = try scene.measured([], began: { parts.append($0) }, unless: { false })
      #expect(parts.isEmpty)
    }

    @Test(arguments: [MeasuringStep.centre, .curves, .pace])
    func onePartLeavesTheOthers(_ part: MeasuringStep) throws {
      let scene = Self.scene()
      let whole = try scene.measured()
      let measured = try scene.measured([part])
      #expect(measured.timeline.seeksCentre == (part != .centre))
      #expect((measured.equalising == .requested(0.5)) == (part != .curves))
      #expect((measured.timeline.pace == .even) == (part != .pace))
      if part == .centre {
        #expect(measured.timeline[.centreX] == whole.timeline[.centreX])
      }
      // In two steps it comes to the same.
      #expect(try measured.measured() == whole || part != .centre)
      #expect(try scene.measured([.centre, .curves]).measured() == whole)
    }

    /// Once the answer is yes, no thread evaluates the network again: there is a call before each
    /// row.
    @Test(arguments: [MeasuringStep.centre, .curves, .pace], [0, 1, 7, 100])
    func noRowIsPaintedAfterwards(_ part: MeasuringStep, limit: Int) {
      let calls = CallCount(limit: limit)
      #expect(throws: CancellationError.self) {
        try Self.scene().measured([part], unless: calls.isCancelled)
      }
      let threads = part == .pace ? ProcessInfo.processInfo.activeProcessorCount : 1
      #expect(calls.total > limit && calls.total <= limit + threads)
    }

    /// There is a call for each row of a small picture, and for each sample of it.
    @Test(arguments: [1, 4]) func aPictureIsLeftInTheMiddle(_ samples: Int) {
      let scene = SceneDraft.small(width: 24, height: 16, samples: samples)
      let frame = Renderer(scene, sampling: .exact).frame(0)
      let calls = CallCount(limit: 5 * samples)
      var strip = Strip(width: 24, rows: 0..<16)
      #expect(throws: CancellationError.self) {
        try frame.paint(&strip, unless: calls.isCancelled)
      }
      #expect(calls.total == 5 * samples + 1)
      let whole = scene.painted()
      #expect(strip.red[..<120] == whole.red[..<120])
      #expect(strip.red[120...].allSatisfy { $0 == 0 })
      #expect(throws: Never.self) { try frame.paint(&strip, unless: { false }) }
      #expect(strip.equals(whole))
    }

    /// A band of an interpolated picture is not finished first: what is left of it is not evaluated.
    @Test(arguments: [1, 4], [Symmetry.none, .mirrorY])
    func aBandIsLeftInTheMiddle(_ samples: Int, _ symmetry: Symmetry) {
      var scene = SceneDraft.small(width: 200, height: 160, samples: samples)
      scene.view.symmetry = symmetry
      let frame = Renderer(scene, sampling: .adaptive).frame(0)
      var strip = Strip(width: 200, rows: 0..<160)
      #expect(throws: CancellationError.self) { try frame.paint(&strip, unless: { true }) }
      // Of sums that are all 0 one colour comes.
      #expect(strip.red.allSatisfy { $0 == strip.red[0] })
      let calls = CallCount(limit: 12)
      #expect(throws: CancellationError.self) {
        try frame.paint(&strip, unless: calls.isCancelled)
      }
      #expect(calls.total == 13)
      #expect(throws: Never.self) { try frame.paint(&strip, unless: { false }) }
      #expect(strip.equals(scene.painted(.adaptive)))
    }

    /// A group of samples that is full when the picture is cancelled takes no more pixels.
    @Test(arguments: [2, 8, 9, 10, 12, 16, 20]) func aFullBatchIsEmptied(limit: Int) {
      var scene = SceneDraft.small(width: 800, height: 24, samples: 16)
      scene.timeline[.gain].keys = [TrackKey(position: 0, value: 40)]
      let frame = Renderer(scene, sampling: .adaptive).frame(0)
      var strip = Strip(width: 800, rows: 0..<24)
      let calls = CallCount(limit: limit)
      #expect(throws: CancellationError.self) {
        try frame.paint(&strip, unless: calls.isCancelled)
      }
      #expect(throws: Never.self) { try frame.paint(&strip, unless: { false }) }
      #expect(strip.equals(scene.painted(.adaptive)))
    }

    @Test func aTaskThatIsCancelledMeasuresNothing() async {
      let began = Mutex<[MeasuringStep]>([])
      let task = Task {
        try Self.scene().measured { part in
          began.withLock { $0.append(part) }
          if part == .curves { withUnsafeCurrentTask { $0?.cancel() } }
        }
      }
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(began.withLock { $0 } == [.centre, .curves])
    }

    /// Whatever the pace, a film begins where it begins.
    @Test func theFirstFrameNeedsNoPace() throws {
      let scene = try Self.scene().measured([.centre, .curves])
      let paced = try scene.measured()
      #expect(paced.timeline.pace != scene.timeline.pace)
      #expect(paced.plan(frame: 0) == scene.plan(frame: 0))
      #expect(paced.plan(frame: 7) != scene.plan(frame: 7))
    }
  }
}
