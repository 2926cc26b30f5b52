import Testing
import ZoetropeScene

struct EasingTests {
  static let curves: [Easing] =
    [
      .ease, .easeIn, .easeOut, .easeInOut, .cubicBezier(0, 0, 0, 0), .cubicBezier(1, 1, 1, 1),
      .cubicBezier(0, 1, 0, 1), .cubicBezier(1, 0, 1, 0), .cubicBezier(1, 0, 0, 1),
      .cubicBezier(0, 0, 1, 1), .cubicBezier(0.68, -0.55, 0.265, 1.55),
    ]
    + {
      var dice = Dice(5)
      return (0..<60).map { _ in
        .cubicBezier(
          dice.number(0...1), dice.number(-2...3), dice.number(0...1), dice.number(-2...3))
      }
    }()

  /// Values of the CSS easings at quarters, from a bisection in 60 digits of the curves' equations.
  @Test(arguments: [
    (Easing.ease, [0.408510591355395870, 0.802403387584856989, 0.960458978348974084]),
    (Easing.easeIn, [0.093464650718824859, 0.315356812572539304, 0.621861869174890202]),
    (Easing.easeOut, [0.378138130825109797, 0.684643187427460695, 0.906535349281175140]),
    (Easing.easeInOut, [0.129161931047319811, 0.5, 0.870838068952680188]),
  ])
  func matchesKnownValues(easing: Easing, values: [Double]) {
    for (time, value) in zip([0.25, 0.5, 0.75], values) {
      #expect(abs(easing.progress(at: time) - value) < 1e-12, "\(easing) at \(time)")
    }
  }

  /// The reference is De Casteljau's construction with bisection, which shares only the definition
  /// with the code.
  @Test(arguments: curves) func agreesWithHalving(easing: Easing) {
    guard case .cubicBezier(let x1, let y1, let x2, let y2) = easing else { return }
    func mix(_ a: Double, _ b: Double, _ s: Double) -> Double { a * (1 - s) + b * s }
    func point(_ a: Double, _ b: Double, _ s: Double) -> Double {
      let (p, q, r) = (mix(0, a, s), mix(a, b, s), mix(b, 1, s))
      return mix(mix(p, q, s), mix(q, r, s), s)
    }
    for step in 1..<200 {
      let time = Double(step) / 200
      var (low, high) = (0.0, 1.0)
      while low + (high - low) / 2 > low, low + (high - low) / 2 < high {
        let middle = low + (high - low) / 2
        if point(x1, x2, middle) < time { low = middle } else { high = middle }
      }
      // Where the curve is nearly upright, an error of 1e-15 in time is a larger one in progress.
      let slope = abs(easing.slope(at: time))
      let allowed = slope < 100 ? 1e-12 : slope.isFinite ? 1e-14 * slope : 1e-4
      let found = easing.progress(at: time)
      #expect(abs(found - point(y1, y2, low)) < allowed, "\(easing) at \(time)")
    }
  }

  @Test(arguments: curves) func meetsItsEnds(easing: Easing) {
    #expect(easing.progress(at: 0) == 0 && easing.progress(at: 1) == 1)
    #expect(abs(easing.progress(at: 1e-300)) < 1e-12)
    #expect(easing.progress(at: -1) == 0 && easing.progress(at: 2) == 1)
  }

  @Test(arguments: curves) func neverTurnsBackBetweenLevelControls(easing: Easing) {
    guard case .cubicBezier(let x1, _, let x2, _) = easing else { return }
    for level in [Easing.cubicBezier(x1, 0, x2, 1), .cubicBezier(x1, 0.5, x2, 0.5)] {
      var last = 0.0
      for step in 0...4000 {
        let next = level.progress(at: Double(step) / 4000)
        #expect(next >= last - 1e-13, "\(level) at \(step)/4000")
        last = next
      }
    }
  }

  @Test(arguments: curves) func slopeIsTheDerivative(easing: Easing) {
    for step in 1..<20 {
      let time = Double(step) / 20
      let slope = easing.slope(at: time)
      guard abs(slope) < 50 else { continue }
      let h = 1e-5
      let measured = (easing.progress(at: time + h) - easing.progress(at: time - h)) / (2 * h)
      #expect(abs(slope - measured) < 1e-3 * max(1, abs(slope)), "\(easing) at \(time)")
    }
  }

  @Test func slopesAtTheEnds() {
    #expect(Easing.linear.slope(at: 0) == 1 && Easing.linear.slope(at: 1) == 1)
    #expect(Easing.hold.slope(at: 0) == 0 && Easing.hold.slope(at: 1) == 0)
    #expect(Easing.easeInOut.slope(at: 0) == 0 && Easing.easeInOut.slope(at: 1) == 0)
    #expect(Easing.easeIn.slope(at: 0) == 0)
    #expect(abs(Easing.ease.slope(at: 0) - 0.4) < 1e-15 && Easing.ease.slope(at: 1) == 0)
    // At an end whose control point lies on it the slope is towards the other one; upright ones are
    // infinite.
    #expect(Easing.cubicBezier(0, 0, 0.5, 1).slope(at: 0) == 2)
    #expect(Easing.cubicBezier(0.5, 0, 1, 1).slope(at: 1) == 2)
    #expect(Easing.cubicBezier(0, 0, 1, 1).slope(at: 0) == 1)
    #expect(Easing.cubicBezier(1, 1, 1, 1).slope(at: 1) == 1)
    #expect(Easing.cubicBezier(0, 1, 1, 0).slope(at: 0) == .infinity)
    #expect(Easing.cubicBezier(0, -1, 1, 2).slope(at: 1) == -.infinity)
  }

  @Test func holdWaits() {
    #expect(Easing.hold.progress(at: 0.999999) == 0)
    #expect(Easing.hold.progress(at: 1) == 1)
  }
}
