import CPPNKernels
import Testing

extension KernelTests {
  /// Prediction errors and slopes of colours, against scalar code.
  @Suite struct SlopeTests {
    /// A curve of random slopes, and its table.
    struct Curve {
      static let parts = 64
      let slopes: [Float]
      let table: [Float]
      let isPeriodic: Bool
      let start: Float
      let length: Float

      init(_ draws: inout Draws, isPeriodic: Bool) {
        slopes = (0..<Self.parts).map { _ in Float.random(in: 0...100, using: &draws) }
        self.isPeriodic = isPeriodic
        start = isPeriodic ? 0 : -3
        length = 6.5
        var table: [Float] = []
        var width = 1
        while width <= Self.parts {
          for first in 0..<Self.parts {
            table.append(slopes[first..<min(first + width, Self.parts)].max() ?? 0)
          }
          width *= 2
        }
        self.table = table
      }

      var most: Float { slopes.max() ?? 0 }

      /// The steepest part that a sum between two values may be in, part by part.
      func slope(_ low: Float, _ high: Float) -> Float {
        let (a, b) = ((low - start) / length, (high - start) / length)
        func part(_ share: Float) -> Int {
          share > 0 ? min(Int(min(share, 1) * Float(Self.parts)), Self.parts - 1) : 0
        }
        guard isPeriodic else {
          return slopes[part(a)...max(part(a), part(b))].max() ?? 0
        }
        guard b - a < 1 else { return most }
        let turns = a.rounded(.down)
        let (first, last) = (part(a - turns), Int((b - turns) * Float(Self.parts)))
        return (first...max(first, last)).map { slopes[$0 % Self.parts] }.max() ?? 0
      }

      func withKernel(_ body: (UnsafePointer<ck_slopes>) -> Void) {
        table.withUnsafeBufferPointer { table in
          var kernel = ck_slopes(
            steepest: table.baseAddress, parts: UInt32(Self.parts), periodic: isPeriodic ? 1 : 0,
            start: start, length: length, most: most)
          body(&kernel)
        }
      }
    }

    /// Rows of numbers near one another, with some that are wild and some that are no numbers.
    private static func rows(_ count: Int, of width: Int, _ draws: inout Draws) -> [Float] {
      (0..<count * width).map { index in
        switch Int.random(in: 0..<60, using: &draws) {
        case 0: Float.nan
        case 1: Float.infinity
        case 2: Float.random(in: -1e30...1e30, using: &draws)
        case 3: -5
        default: Float.random(in: -0.4...0.4, using: &draws) + Float(index % width) / 4
        }
      }
    }

    private static func maxError(_ a: Float, _ b: Float) -> Float { a <= b || b.isNaN ? b : a }
    private static func smaller(_ a: Float, _ b: Float) -> Float { b < a ? b : a }
    private static func larger(_ a: Float, _ b: Float) -> Float { b >= a ? b : a }
    private static func same(_ a: Float, _ b: Float) -> Bool { a == b || a.isNaN && b.isNaN }

    @Test(arguments: [false, true], [false, true])
    func changesAcrossPixels(_ isPeriodic: Bool, _ adds: Bool) {
      var draws = Draws()
      let (width, count) = (61, 53)
      let curve = Curve(&draws, isPeriodic: isPeriodic)
      let values = Self.rows(3, of: width, &draws)
      let before = (0..<count).map { Float($0 % 5) * 30 }
      let least: Float = 20
      let exact = (0..<count).map { i -> Float in
        let at = width + 1 + i
        let (left, here, right) = (values[at - 1], values[at], values[at + 1])
        let (above, below) = (values[at - width], values[at + width])
        let slope = abs(right - left) + abs(below - above)
        let second = abs(right + left - 2 * here) + abs(below + above - 2 * here)
        let half = 0.25 * slope + 0.125 * second
        var change: Float = 0
        if 2 * half * curve.most > least {
          change = 2 * half * curve.slope(here - half, here + half)
        }
        return adds ? before[i] + change : Self.maxError(change, before[i])
      }
      for target in Target.all {
        var changes = before + [-1]
        target.run {
          values.withUnsafeBufferPointer { values in
            guard let base = values.baseAddress else { return }
            curve.withKernel {
              ck_pixel_changes($0, base + width + 1, width, least, adds ? 1 : 0, &changes, count)
            }
          }
        }
        #expect(changes[count] == -1, "nothing beyond is written")
        for (i, pair) in zip(changes, exact).enumerated() {
          #expect(Self.same(pair.0, pair.1), "pixel \(i) on \(target), seed \(draws.seed)")
        }
      }
    }

    @Test(arguments: [false, true])
    func slopesOfBlocks(_ isPeriodic: Bool) {
      var draws = Draws()
      let (width, count) = (60, 53)
      let curve = Curve(&draws, isPeriodic: isPeriodic)
      let values = Self.rows(4, of: width, &draws)
      let margins = (0..<count).map { _ in Float.random(in: 0...0.3, using: &draws) }
      let start = width + 2
      for adds in [false, true] {
        let before = (0..<count).map { Float($0 % 7) * 10 }
        let (step, least): (Float, Float) = (8, 2)
        let exact = (0..<count).map { i -> (slope: Float, rounding: Float, steepness: Float) in
          func at(_ row: Int, _ column: Int) -> Float { values[start + i + row * width + column] }
          let (a, b, c, d) = (at(0, 0), at(0, 1), at(1, 0), at(1, 1))
          let low = Self.smaller(Self.smaller(Self.smaller(a, b), c), d)
          let high = Self.larger(Self.larger(Self.larger(a, b), c), d)
          func second(_ before: Float, _ here: Float, _ after: Float) -> Float {
            abs(before + after - 2 * here)
          }
          let bends = [
            second(at(0, -1), a, b), second(a, b, at(0, 2)),
            second(at(1, -1), c, d),
            second(c, d, at(1, 2)),
          ]
          let falls = [
            second(at(-1, 0), a, c), second(a, c, at(2, 0)),
            second(at(-1, 1), b, d),
            second(b, d, at(2, 1)),
          ]
          let along = bends.dropFirst().reduce(bends[0], Self.larger)
          let down = falls.dropFirst().reduce(falls[0], Self.larger)
          let reach = 0.5 * Self.larger(along, down)
          let (from, to) = (low - reach, high + reach)
          var steep = (to - from) * (curve.most / step)
          if !(steep <= least) { steep = (to - from) / step * curve.slope(from, to) }
          return (
            curve.slope(low - margins[i], high + margins[i]),
            Self.larger(abs(low), abs(high)) * 0.25,
            adds ? before[i] + steep : Self.maxError(steep, before[i])
          )
        }
        for target in Target.all {
          var (slopes, roundingErrors, steepness) = (before, before, before)
          target.run {
            values.withUnsafeBufferPointer { values in
              guard let base = values.baseAddress.map({ $0 + start }) else { return }
              curve.withKernel {
                ck_block_slopes(
                  $0, base, base + width, margins, 0.25, &slopes, &roundingErrors, count)
                let rows = [base - width, base, base + width, base + 2 * width]
                  .map(Optional.some)
                ck_block_steepness($0, rows, step, least, adds ? 1 : 0, &steepness, count)
              }
            }
          }
          for i in 0..<count {
            let said = Comment("block \(i) on \(target), seed \(draws.seed)")
            #expect(Self.same(slopes[i], exact[i].slope), said)
            #expect(Self.same(roundingErrors[i], exact[i].rounding), said)
            #expect(Self.same(steepness[i], exact[i].steepness), said)
          }
        }
      }
    }

    @Test(arguments: [false, true])
    func slopesByNineValues(_ isPeriodic: Bool) {
      var draws = Draws()
      let (width, count) = (2 * 53 + 1, 53)
      let curve = Curve(&draws, isPeriodic: isPeriodic)
      let values = Self.rows(3, of: width, &draws)
      let margins = (0..<count).map { _ in Float.random(in: 0...0.3, using: &draws) }
      let before = (0..<count).map { Float($0 % 9) * 11 }
      for target in Target.all {
        var slopes = before
        target.run {
          values.withUnsafeBufferPointer { values in
            guard let base = values.baseAddress else { return }
            curve.withKernel {
              ck_widen_block_slopes(
                $0, [base, base + width, base + 2 * width], margins, &slopes, count)
            }
          }
        }
        for i in 0..<count {
          let nine = (0..<9).map { values[$0 / 3 * width + 2 * i + $0 % 3] }
          let low = nine.reduce(nine[0], Self.smaller) - margins[i]
          let high = nine.reduce(nine[0], Self.larger) + margins[i]
          let exact = Self.larger(before[i], curve.slope(low, high))
          #expect(Self.same(slopes[i], exact), "block \(i) on \(target), seed \(draws.seed)")
        }
      }
    }

    /// Every second value predicts a polynomial of degree five, and no others.
    @Test func secondValuesPredictPolynomials() {
      let (width, count) = (70, 53)
      func value(_ x: Int, _ y: Int) -> Float {
        let (x, y) = (Float(x) / 40, Float(y) / 8)
        return 0.4 + x * (1 - x * (0.7 - x * (0.5 - 0.2 * x * x))) + y * (1 - y * y * y * y)
      }
      let values = (0..<11 * width).map { value($0 % width, $0 / width) }
      for target in Target.all {
        for rough in [false, true] {
          for isBetween in [false, true] {
            var rows = values
            if rough { rows[5 * width + 10 + 17] += 1 }
            var errors = [Float](repeating: -1, count: count + 1)
            target.run {
              rows.withUnsafeBufferPointer { rows in
                guard let base = rows.baseAddress.map({ $0 + 10 }) else { return }
                let six = [0, 2, 4, 6, 8, 10].map { Optional(base + $0 * width) }
                var spare = [Float](repeating: .nan, count: count + 9)
                ck_prediction_errors(
                  base + 5 * width, isBetween ? six : nil, &spare, &errors, count)
              }
            }
            #expect(errors[count] == -1, "nothing beyond is written")
            for i in 0..<count {
              let isRough = rough && i == 17
              #expect(isRough ? errors[i] > 0.99 : errors[i] < 2e-6, "\(i) on \(target)")
            }
          }
        }
      }
    }

    @Test func blocksTakeTheLargestErrorOfTheirCorners() {
      var draws = Draws()
      let errors = Self.rows(1, of: 54, &draws)
      let largest = Self.rows(1, of: 53, &draws)
      for target in Target.all {
        var out = largest
        target.run { ck_max_corner_errors(errors, &out, 53) }
        for i in 0..<53 {
          let exact = Self.maxError(Self.maxError(errors[i], errors[i + 1]), largest[i])
          #expect(Self.same(out[i], exact), "\(i) on \(target), seed \(draws.seed)")
        }
      }
    }
  }
}
