import ZoetropeScene

/// A SplitMix64 generator: equal random numbers for equal seeds.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &self)
  }

  mutating func count(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func chance(_ share: Double) -> Bool { number(0...1) < share }

  mutating func easing() -> Easing {
    switch count(0...4) {
    case 0: .linear
    case 1: .hold
    case 2: .easeInOut
    default: .cubicBezier(number(0...1), number(-1...2), number(0...1), number(-1...2))
    }
  }

  /// Returns rising positions, 0…`end`; sometimes one is 0, and with `closing` the last is `end`.
  mutating func positions(to end: Double, closing: Bool) -> [Double] {
    var positions: Set<Double> = []
    for _ in 0..<count(1...6) { positions.insert((number(0.01...0.99) * 64).rounded() / 64 * end) }
    if chance(0.4) { positions.insert(0) }
    positions.remove(end)
    if closing { positions.insert(end) }
    return positions.sorted()
  }

  /// Returns a random timeline without problems: keys at 100 % of a loop agree with those at 0 %.
  mutating func timeline(_ loop: Loop) -> Timeline {
    let latent = count(0...5)
    var timeline = Timeline(frameCount: count(1...400), loop: loop, seed: next(), latent: [])
    let end = timeline.playback.end

    func keys<Value>(
      _ dice: inout Dice, closing turns: (Value, Double) -> Value, value: (inout Dice) -> Value
    ) -> [TrackKey<Value>] {
      let closing = dice.chance(0.3)
      var keys = dice.positions(to: end, closing: closing).map {
        TrackKey(position: $0, value: value(&dice), easing: dice.easing())
      }
      if closing, keys.count > 1, keys[0].position == 0 {
        keys[keys.count - 1].value = turns(keys[0].value, Double(dice.count(-3...3)))
      }
      return keys
    }
    func scalar(
      _ dice: inout Dice, _ range: ClosedRange<Double>, blend: Blend = .linear, turn: Double? = nil
    ) -> ScalarTrack {
      let keys = keys(
        &dice,
        closing: { value, turns in
          guard let turn else { return value }
          guard blend == .geometric else { return value + turns * turn }
          return (0..<Int(abs(turns))).reduce(value) { sum, _ in turns > 0 ? sum * turn : sum / turn
          }
        },
        value: { $0.number(range) })
      return ScalarTrack(keys: keys, blend: blend, turn: turn)
    }

    // Easings overshoot: the values must leave room before zooms become too deep.
    timeline[.zoom] = scalar(&self, 0.05...50, blend: .geometric, turn: chance(0.5) ? 3.7 : nil)
    timeline[.centreX] = scalar(&self, -2...2)
    timeline[.centreY] = scalar(&self, -2...2)
    timeline[.rotation] = scalar(&self, -720...720, turn: 360)
    timeline[.gain] = scalar(&self, 0...9)
    timeline[.phase] = scalar(&self, -3...3, turn: 1)
    timeline[.cycles] = scalar(&self, 0...9)
    timeline[.shift] = scalar(&self, -3...3, turn: 1)
    timeline[.contrast] = scalar(&self, 0...9)
    timeline.latent = LatentTrack(
      keys: keys(&self, closing: { value, _ in value }) { dice in
        (0..<latent).map { _ in dice.number(-3...3) }
      }, path: LatentPath.allCases[count(0...2)])
    timeline.seed = SeedTrack(
      keys: keys(&self, closing: { value, _ in value }) { UInt64($0.count(0...9)) })
    return timeline
  }
}
