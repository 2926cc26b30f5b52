import Testing
import ZoetropeScene

@Suite struct RetimingTests {
  static let seeds = Array(UInt64(0)..<60)

  static func retiming(_ seed: UInt64) throws -> Retiming {
    var dice = Dice(seed)
    let steps = (0..<dice.count(1...40)).map { _ in dice.number(0.01...1) }
    var sum = 0.0
    let sums = steps.dropLast().map { step in
      sum += step
      return sum / (steps.reduce(0, +))
    }
    return try #require(Retiming([0] + sums + [1]))
  }

  @Test(arguments: seeds) func itMeetsItsValuesAndNeverTurnsBack(seed: UInt64) throws {
    let retiming = try Self.retiming(seed)
    let cells = retiming.shares.count - 1
    for isClosed in [true, false] {
      for (index, share) in retiming.shares.enumerated() {
        let met = retiming.share(at: Double(index) / Double(cells), isClosed: isClosed)
        #expect(abs(met - share) < 1e-12, "seed \(seed)")
      }
      let shares = (-3...2003).map {
        retiming.share(at: Double($0) / 2000, isClosed: isClosed)
      }
      #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 }, "seed \(seed)")
      #expect(shares.first == 0 && shares.last == 1)
    }
  }

  /// The speed is continuous at every value, and from the end of a loop to its beginning.
  @Test(arguments: seeds) func itsSpeedNeverJumps(seed: UInt64) throws {
    let retiming = try Self.retiming(seed)
    let cells = retiming.shares.count - 1
    let step = 1e-7
    for index in 0..<cells {
      let knot = Double(index) / Double(cells)
      func share(_ time: Double) -> Double { retiming.share(at: time, isClosed: true) }
      let after = (share(knot + step) - share(knot)) / step
      let before =
        index == 0
        ? (1 - share(1 - step)) / step : (share(knot) - share(knot - step)) / step
      #expect(abs(after - before) < 1e-2 * (1 + abs(after)), "\(index) of seed \(seed)")
    }
  }

  @Test func itRefusesWhatIsNoWayThrough() {
    #expect(Retiming([0, 1]) != nil)
    #expect(Retiming([0]) == nil)
    #expect(Retiming([0, 0.5]) == nil)
    #expect(Retiming([0.1, 1]) == nil)
    #expect(Retiming([0, 0.5, 0.5, 1]) == nil)
    #expect(Retiming([0, .nan, 1]) == nil)
    #expect(Retiming((0...1025).map { Double($0) / 1025 }) == nil)
  }

  /// A straight curve is the keyed pace; another one moves frames in time, except at the ends.
  @Test(arguments: Loop.allCases) func framesFollowIt(loop: Loop) throws {
    // A film that plays once ends on its last frame.
    var timeline = Timeline.still(loop == .once ? 121 : 120, loop)
    timeline[.rotation] = ScalarTrack(
      keys: [
        TrackKey(position: 0, value: 0), TrackKey(position: timeline.playback.end, value: 360),
      ], turn: 360)
    let keyed = SceneDraft(timeline)
    timeline.pace = .measured(try #require(Retiming([0, 0.5, 1])))
    let straight = SceneDraft(timeline)
    timeline.pace = .measured(try #require(Retiming([0, 0.2, 1])))
    let late = SceneDraft(timeline)
    for frame in 0...120 {
      let (a, b) = (keyed.plan(frame: frame)[.rotation], straight.plan(frame: frame)[.rotation])
      #expect(abs(a - b) < 1e-9)
    }
    let middle = loop == .pingPong ? 30 : 60
    #expect(abs(late.plan(frame: middle)[.rotation] - 72) < 1e-9)
    #expect(late.plan(frame: 0)[.rotation] == 0)
    if loop != .loop { #expect(late.plan(frame: loop == .once ? 120 : 60)[.rotation] == 360) }
    if loop == .pingPong {
      #expect(late.plan(frame: 100)[.rotation] == late.plan(frame: 20)[.rotation])
    }
  }
}
