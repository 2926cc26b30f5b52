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
      var parts: [MeasuringEvent] = []
      let scene = try Self.scene().measured { parts.append($0) }
      #expect(parts == [.began(.centre), .began(.curves), .began(.pace)])
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
      var parts: [MeasuringEvent] = []
      let measured = try scene.measured([.curves]) { parts.append($0) }
      #expect(parts == [.began(.gain), .began(.curves)])
      #expect(MeasuringStep.gain.activity.contains("how busy"))
      #expect(!measured.timeline.gainIsBusy && measured.timeline[.gain] != .constant(3))
    }

    /// Large networks are balanced where it can be given up, and nothing is left to do afterwards.
    @Test func theWeightsAreBalancedFirst() throws {
      var scene = Self.scene()
      scene.network.weights = .balanced(busy: 4)
      scene.network.layers = .tanh(3, 800)
      scene.timeline.seed = SeedTrack(keys: [TrackKey(position: 0, value: 77_001)])
      let calls = CallCount(limit: 2)
      var parts: [MeasuringEvent] = []
      #expect(throws: CancellationError.self) {
        try scene.measured([], observe: { parts.append($0) }, unless: calls.isCancelled)
      }
      // Drawing the weights comes before the first gain.
      #expect(parts == [.began(.weights), .advanced(.weights, share: 0)] && calls.total == 3)
      scene.network.layers = .tanh(2, 8)
      parts = []
      _ = try scene.measured([], observe: { parts.append($0) }, unless: { false })
      #expect(parts.isEmpty)
    }

    /// The share rises with each gain that is tried, from 0 for the first one.
    @Test func balancingHasAShare() throws {
      var scene = Self.scene()
      scene.network.weights = .balanced(busy: 4)
      scene.network.layers = .tanh(2, 600)
      scene.timeline.seed = SeedTrack(keys: [
        TrackKey(position: 0, value: 77_002), TrackKey(position: 30, value: 77_003),
        TrackKey(position: 60, value: 77_002),
      ])
      let calls = CallCount(limit: 3)
      var events: [MeasuringEvent] = []
      #expect(throws: CancellationError.self) {
        try scene.measured([], observe: { events.append($0) }, unless: calls.isCancelled)
      }
      // 42 gains for each of two seeds.
      let shares = [0, 1.0 / 42 / 2]
      #expect(events.first == .began(.weights))
      #expect(
        events.dropFirst().elementsEqual(
          shares.map { MeasuringEvent.advanced(.weights, share: $0) }))
    }

    /// An estimate comes first, and nothing is drawn if it is given up at that.
    @Test func whatTakesLongIsSaidWithItsTime() throws {
      var scene = Self.scene()
      scene.network.weights = .balanced(busy: 4)
      scene.network.layers = .tanh(16, 1600)
      var events: [MeasuringEvent] = []
      #expect(throws: CancellationError.self) {
        try scene.measured([], observe: { events.append($0) }, unless: { true })
      }
      #expect(events == [.began(.weights, seconds: 40)])
      #expect(events.map(\.activity) == ["balancing the weights, some 40 s"])
    }

    @Test(arguments: [
      (MeasuringEvent.began(.weights), "balancing the weights"),
      (.began(.weights, seconds: 115), "balancing the weights, some 115 s"),
      (.began(.weights, seconds: 120), "balancing the weights, some 2 min"),
      (.began(.weights, seconds: 5400), "balancing the weights, some 90 min"),
      (.advanced(.weights, share: 0.309), "balancing the weights: 30 %"),
      (.advanced(.weights, share: 1), "balancing the weights: 100 %"),
    ])
    func eventsAreDescribed(_ event: MeasuringEvent, _ text: String) {
      #expect(event.activity == text && event.step == .weights)
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
      let began = Mutex<[MeasuringEvent]>([])
      let task = Task {
        try Self.scene().measured { part in
          began.withLock { $0.append(part) }
          if part == .began(.curves) { withUnsafeCurrentTask { $0?.cancel() } }
        }
      }
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(began.withLock { $0 } == [.began(.centre), .began(.curves)])
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
