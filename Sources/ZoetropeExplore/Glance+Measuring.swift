internal import Foundation
internal import ZoetropeFrame
internal import ZoetropeKit

extension Glance {
  /// The number of histogram bins from which the tones' entropy is computed.
  private static let steps = 32

  /// Measures the picture `strip`. `luma` is scratch memory with one number for each pixel.
  init(_ strip: borrowing Strip, luma: inout [Float]) {
    let (width, height) = (strip.width, strip.rows.count)
    Self.tones(strip, into: &luma)
    colours(strip)
    luma.withUnsafeBufferPointer { tones in
      neighbours(tones, width: width, height: height)
      var spread = 0.0
      for (index, block) in [1, 3, 6].enumerated() {
        let scale = Self.scale(tones, width: width, height: height, block: block)
        entropy[index] = scale.entropy
        if block == 1 { spread = scale.variance }
        // Below a standard deviation of 0.001, rounding errors would determine the quotient.
        if block == 3, spread > 1e-6 { coherence = min(1, scale.variance / spread) }
      }
    }
  }

  private static func tones(_ strip: borrowing Strip, into luma: inout [Float]) {
    let count = strip.width * strip.rows.count
    strip.red.withUnsafeBufferPointer { red in
      strip.green.withUnsafeBufferPointer { green in
        strip.blue.withUnsafeBufferPointer { blue in
          luma.withUnsafeMutableBufferPointer { luma in
            for i in 0..<count {
              luma[i] = 0.2126 * red[i] + 0.7152 * green[i] + 0.0722 * blue[i]
            }
          }
        }
      }
    }
  }

  /// Measures contrast, clipping and colourfulness.
  private mutating func colours(_ strip: borrowing Strip) {
    let count = strip.width * strip.rows.count
    let ends: (low: Float, high: Float) = (2 / 255, 253 / 255)
    var channels = [Moments(), Moments(), Moments()]
    var (redGreen, yellowBlue) = (Moments(), Moments())
    var pinned = 0
    strip.red.withUnsafeBufferPointer { red in
      strip.green.withUnsafeBufferPointer { green in
        strip.blue.withUnsafeBufferPointer { blue in
          var (first, second, third) = (Moments(), Moments(), Moments())
          for i in 0..<count {
            let (r, g, b) = (red[i], green[i], blue[i])
            first.add(r)
            second.add(g)
            third.add(b)
            redGreen.add(r - g)
            yellowBlue.add((r + g) / 2 - b)
            let isPinned =
              (r < ends.low || r > ends.high) && (g < ends.low || g > ends.high)
              && (b < ends.low || b > ends.high)
            pinned += isPinned ? 1 : 0
          }
          channels = [first, second, third]
        }
      }
    }
    contrast = (channels.reduce(0) { $0 + $1.variance(count) } / 3).squareRoot()
    clipped = Double(pinned) / Double(count)
    let deviation = (redGreen.variance(count) + yellowBlue.variance(count)).squareRoot()
    let (a, b) = (redGreen.mean(count), yellowBlue.mean(count))
    colourfulness = deviation + 0.3 * (a * a + b * b).squareRoot()
  }

  /// Measures edges and plateaus.
  private mutating func neighbours(
    _ tones: UnsafeBufferPointer<Float>, width: Int, height: Int
  ) {
    guard width > 1, height > 1 else { return }
    var (steep, level) = (0, 0)
    for y in 0..<height - 1 {
      for i in y * width..<(y + 1) * width - 1 {
        let across = abs(tones[i + 1] - tones[i])
        let down = abs(tones[i + width] - tones[i])
        steep += (across > 0.1 ? 1 : 0) + (down > 0.1 ? 1 : 0)
        level += max(across, down) < 0.25 / 255 ? 1 : 0
      }
    }
    let count = Double((width - 1) * (height - 1))
    edges = Double(steep) / (2 * count)
    plateau = Double(level) / count
  }

  /// Returns the entropy, in bits, and the variance of the mean tones of all squares of `block` by
  /// `block` pixels. Squares that do not fit in the picture are left out.
  private static func scale(
    _ tones: UnsafeBufferPointer<Float>, width: Int, height: Int, block: Int
  ) -> (entropy: Double, variance: Double) {
    let (across, down) = (width / block, height / block)
    guard across > 0, down > 0 else { return (0, 0) }
    let share = 1 / Float(block * block)
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: steps) { bins in
      bins.initialize(repeating: 0)
      var moments = Moments()
      for row in 0..<down {
        for column in 0..<across {
          var sum: Float = 0
          for y in row * block..<(row + 1) * block {
            for x in column * block..<(column + 1) * block { sum += tones[y * width + x] }
          }
          let mean = min(max(sum * share, 0), 1)
          moments.add(mean)
          bins[min(Self.steps - 1, Int(mean * Float(Self.steps)))] += 1
        }
      }
      let count = across * down
      let entropy = bins.reduce(0) { sum, bin in
        let share = Double(bin) / Double(count)
        return share > 0 ? sum - share * log2(share) : sum
      }
      return (entropy, moments.variance(count))
    }
  }
}

/// The sums of values and of their squares, from which mean and variance are computed.
private struct Moments {
  private var sum = 0.0
  private var squares = 0.0

  mutating func add(_ value: Float) {
    let value = Double(value)
    sum += value
    squares += value * value
  }

  func mean(_ count: Int) -> Double { sum / Double(count) }

  func variance(_ count: Int) -> Double {
    max(0, squares / Double(count) - mean(count) * mean(count))
  }
}
