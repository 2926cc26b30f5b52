import Foundation
import Testing
import ZoetropeScene

struct LatentTests {
  static let seeds = Array(UInt64(0)..<40)

  /// Makes keys that are far enough apart for second differences to be measured.
  static func track(_ dice: inout Dice, _ count: Int, to end: Double) -> LatentTrack {
    let slots = (0..<8).shuffled(using: &dice).prefix(count).sorted()
    return LatentTrack(
      keys: slots.map {
        TrackKey(
          position: (Double($0) + dice.number(0...0.5)) * end / 8,
          value: [dice.number(-2...2), dice.number(-2...2)], easing: .hold)
      })
  }

  /// Slope and curvature are equal on both sides of each key, and of a loop's seam.
  @Test(arguments: seeds) func splinesAreC2(seed: UInt64) {
    var dice = Dice(seed)
    for loop in Loop.allCases {
      let playback = Playback(frameCount: 200, loop: loop)
      let track = Self.track(&dice, dice.count(2...6), to: playback.end)
      var places = track.keys.map(\.position)
      if loop != .loop {
        places.removeFirst()
        places.removeLast()
      }
      func value(_ position: Double) -> Double {
        // Only here are positions wrapped, to look across the seam.
        let wrapped = position < 0 ? position + 200 : position > 200 ? position - 200 : position
        return track.value(at: loop == .loop ? wrapped : position, in: playback)[0]
      }
      let h = 0.02
      let knots = track.keys.map(\.position).flatMap { [$0 - 200, $0, $0 + 200] }
      // The differences below reach three steps to either side, and hold within one cubic only.
      let clear = (places + (loop == .loop ? [0] : [])).filter { place in
        knots.allSatisfy { $0 == place || abs($0 - place) > 3 * h }
      }
      for place in clear {
        func slope(_ side: Double) -> Double {
          side * (-3 * value(place) + 4 * value(place + side * h) - value(place + 2 * side * h))
            / (2 * h)
        }
        func curvature(_ side: Double) -> Double {
          (2 * value(place) - 5 * value(place + side * h) + 4 * value(place + 2 * side * h)
            - value(place + 3 * side * h)) / (h * h)
        }
        #expect(abs(slope(1) - slope(-1)) < 1e-5, "\(loop) at \(place) of seed \(seed)")
        #expect(abs(curvature(1) - curvature(-1)) < 1e-5, "\(loop) at \(place) of seed \(seed)")
      }
    }
  }

  @Test(arguments: seeds) func splinesRestWhereTheyMust(seed: UInt64) {
    var dice = Dice(seed)
    for count in 2...5 {
      let pingPong = Playback(frameCount: 200, loop: .pingPong)
      let track = Self.track(&dice, count, to: pingPong.end)
      for (key, side) in [(track.keys.first, Side.after), (track.keys.last, .before)] {
        let position = key?.position ?? 0
        let speed = track.motion(at: position, from: side, in: pingPong).velocity
        #expect(speed == [0, 0], "\(count) keys of seed \(seed)")
      }
      // A film that plays once rests before a first key that is late.
      let once = Playback(frameCount: 200, loop: .once)
      var late = track
      for index in late.keys.indices { late.keys[index].position += 10 }
      let start = late.keys[0].position
      #expect(late.motion(at: start, from: .after, in: once).velocity == [0, 0], "\(seed)")
    }
  }

  @Test func splineVelocityIsTheDerivative() {
    var dice = Dice(9)
    for loop in Loop.allCases {
      for count in 2...5 {
        let playback = Playback(frameCount: 200, loop: loop)
        let track = Self.track(&dice, count, to: playback.end)
        for _ in 0..<20 {
          let position = dice.number(1...playback.end - 1)
          let h = 1e-4
          let (a, b) = (
            track.value(at: position - h, in: playback), track.value(at: position + h, in: playback)
          )
          let speed = track.motion(at: position, from: .after, in: playback).velocity
          for i in 0..<2 { #expect(abs((b[i] - a[i]) / (2 * h) - speed[i]) < 1e-5, "\(loop)") }
        }
      }
    }
  }

  /// The natural spline through two keys is the straight line, and that through 0, 1, 0 is known.
  @Test func naturalSplinesAreTheTextbooks() {
    let playback = Playback(frameCount: 2, loop: .once)
    let line = LatentTrack([0: [1], 2: [5]])
    #expect(abs(line.value(at: 0.5, in: playback)[0] - 2) < 1e-15)
    let hill = LatentTrack([0: [0], 1: [1], 2: [0]])
    // (3 t - t³) / 2
    #expect(abs(hill.value(at: 0.5, in: playback)[0] - 0.6875) < 1e-15)
  }

  /// The periodic spline through four even points of a circle is known: 3/2 t - t³/2 … at slopes
  /// 3/2.
  @Test func periodicSplinesAreTheTextbooks() {
    let playback = Playback(frameCount: 4, loop: .loop)
    let circle = LatentTrack([0: [0, 1], 1: [1, 0], 2: [0, -1], 3: [-1, 0]])
    let eighth = circle.value(at: 0.5, in: playback)
    #expect(abs(eighth[0] - 0.6875) < 1e-15 && abs(eighth[1] - 0.6875) < 1e-15)
    let seventh = circle.value(at: 3.5, in: playback)
    #expect(abs(seventh[0] + 0.6875) < 1e-15 && abs(seventh[1] - 0.6875) < 1e-15)
  }

  @Test func oneKeyStaysAndTwoGoThereAndBack() {
    let playback = Playback(frameCount: 100, loop: .loop)
    let one = LatentTrack([30: [1, 2]])
    #expect([0, 30, 77, 100].allSatisfy { one.value(at: $0, in: playback) == [1, 2] })
    // The same point at 0 % and 100 % is one key.
    #expect(LatentTrack([0: [3], 100: [3]]).value(at: 40, in: playback) == [3])

    let even = LatentTrack([0: [0], 50: [1]])
    for frame in 0...100 {
      let cosine = (1 - cos(2 * .pi * Double(frame) / 100)) / 2
      #expect(abs(even.value(at: Double(frame), in: playback)[0] - cosine) < 1e-14)
    }
    // Keys that are not half a film apart: the path is no faster than needed, and never passes a
    // key.
    let uneven = LatentTrack([10: [0], 20: [1]])
    var last = 0.0
    for position in stride(from: 10.0, through: 20, by: 0.1) {
      let value = uneven.value(at: position, in: playback)[0]
      #expect(value >= last && value <= 1)
      last = value
    }
    for position in stride(from: 20.0, through: 100, by: 0.1) {
      let value = uneven.value(at: position, in: playback)[0]
      #expect(value <= last && value >= 0)
      last = value
    }
  }

  @Test(arguments: seeds) func slerpTurnsEvenly(seed: UInt64) {
    var dice = Dice(seed)
    let playback = Playback(frameCount: 100, loop: .once)
    let (from, to) = (
      (0..<5).map { _ in dice.number(-2...2) }, (0..<5).map { _ in dice.number(-2...2) }
    )
    let track = LatentTrack([0: from, 100: to], path: .slerp)
    func norm(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    func angle(_ a: [Double], _ b: [Double]) -> Double {
      acos(min(1, zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / norm(a) / norm(b)))
    }
    let whole = angle(from, to)
    for percent in [1.0, 25, 50, 90] {
      let value = track.value(at: percent, in: playback)
      #expect(abs(angle(from, value) - whole * percent / 100) < 1e-7, "seed \(seed)")
      let length = norm(from) * pow(norm(to) / norm(from), percent / 100)
      #expect(abs(norm(value) - length) < 1e-12, "seed \(seed)")
      let h = 1e-4
      let (a, b) = (
        track.value(at: percent - h, in: playback), track.value(at: percent + h, in: playback)
      )
      let speed = track.motion(at: percent, from: .after, in: playback).velocity
      for i in 0..<5 { #expect(abs((b[i] - a[i]) / (2 * h) - speed[i]) < 1e-7, "seed \(seed)") }
    }
  }

  @Test func slerpCopesWithWhatHasNoAngle() {
    let playback = Playback(frameCount: 2, loop: .once)
    func middle(_ from: [Double], _ to: [Double]) -> [Double] {
      LatentTrack([0: from, 2: to], path: .slerp).value(at: 1, in: playback)
    }
    // Opposite vectors go around, keeping their length; in one dimension they pass through zero.
    let round = middle([3, 0, 4], [-3, 0, -4])
    #expect(abs(round.reduce(0) { $0 + $1 * $1 } - 25) < 1e-12)
    #expect(abs(round[0] * 3 + round[2] * 4) < 1e-12)
    #expect(middle([2], [-2]) == [0])
    #expect(middle([0, 0], [2, 4]) == [1, 2])
    #expect(middle([1, 0], [0, 0]) == [0.5, 0])
    #expect(abs(middle([1, 1], [4, 4])[0] - 2) < 1e-12)
    #expect(middle([], []) == [])
  }
}
