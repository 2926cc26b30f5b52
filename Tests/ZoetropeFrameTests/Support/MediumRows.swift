import PixelKernels

/// Heights of up to three channels, as a function of the place in pixels, with their derivatives.
typealias Heights =
  @Sendable (_ channel: Int, _ x: Double, _ y: Double) -> (
    height: Double, right: Double, down: Double
  )

/// A medium's kernel, such as `ck_medium_engraving`.
typealias MediumPainter = (
  UnsafePointer<ck_medium_row>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>,
  UnsafeMutablePointer<Float>, Int
) -> Void

/// A picture for a medium's kernel to paint.
struct MediumRows {
  var width = 400
  var height = 400
  /// The medium's numbers, in the order of its definition.
  var numbers: [Float]
  /// Colours in linear light.
  var ramp: [(Float, Float, Float)] = [(0, 0, 0), (1, 1, 1)]
  var level: Float = 0
  var spacing: Float = 1

  /// Paints rows `rows` with `looks` as the medium's looks; the last stands for those not given.
  /// Returns the planes of red, green and blue.
  func painted(
    _ rows: Range<Int>, by kernel: MediumPainter, _ looks: Heights...
  ) -> [[Float]] {
    let table: [Float] = ramp.flatMap { [$0.0, $0.1, $0.2, 0] as [Float] }
    var planes: [[Float]] = [[], [], []]
    for y in rows {
      // Channel by channel of each look: heights, derivatives to the right, derivatives down.
      var heights: [Float] = []
      for look in looks {
        for channel in 0..<3 {
          let row = (0..<width).map { look(channel, Double($0) + 0.5, Double(y) + 0.5) }
          heights += row.map { Float($0.height) }
          heights += row.map { Float($0.right) }
          heights += row.map { Float($0.down) }
        }
      }
      var (red, green, blue) = (
        [Float](repeating: .nan, count: width), [Float](repeating: .nan, count: width),
        [Float](repeating: .nan, count: width)
      )
      heights.withUnsafeBufferPointer { heights in
        table.withUnsafeBufferPointer { table in
          numbers.withUnsafeBufferPointer { numbers in
            func part(_ look: Int, _ channel: Int, _ part: Int) -> UnsafePointer<Float>? {
              let look = min(look, looks.count - 1)
              return heights.baseAddress.map { $0 + ((look * 3 + channel) * 3 + part) * width }
            }
            func look(_ look: Int) -> ck_look {
              ck_look(
                height: (part(look, 0, 0), part(look, 1, 0), part(look, 2, 0)),
                dx: (part(look, 0, 1), part(look, 1, 1), part(look, 2, 1)),
                dy: (part(look, 0, 2), part(look, 1, 2), part(look, 2, 2)), amplitude: 1)
            }
            var row = ck_medium_row(
              looks: (look(0), look(1), look(2), look(3)), column: 0.5, row: Double(y) + 0.5,
              width: Double(width), height: Double(height), ramp: table.baseAddress,
              entries: ramp.count, numbers: numbers.baseAddress, light_x: 0, light_y: -1,
              level: level, spacing: spacing, seed: 1)
            kernel(&row, &red, &green, &blue, width)
          }
        }
      }
      planes[0] += red
      planes[1] += green
      planes[2] += blue
    }
    return planes
  }
}

extension [Float] {
  /// The mean; 0 of none.
  var mean: Float { isEmpty ? 0 : reduce(0, +) / Float(count) }

  /// The largest difference between two rows of the same length.
  func largestDifference(from other: Self) -> Float {
    zip(self, other).map { abs($0 - $1) }.max() ?? 0
  }

  /// The middles of the runs of numbers below one half, weighted by how far the numbers are
  /// below 1; the number to either side counts too.
  var dips: [Double] {
    var (dips, start): ([Double], Int?) = ([], nil)
    for (index, value) in enumerated() {
      if value < 0.5, start == nil { start = index }
      if value >= 0.5, let first = start {
        if first > 0 {
          let run = first - 1...index
          let sum = run.reduce(0) { $0 + 1 - Double(self[$1]) }
          dips.append(run.reduce(0) { $0 + Double($1) * (1 - Double(self[$1])) } / sum)
        }
        start = nil
      }
    }
    return dips
  }
}
