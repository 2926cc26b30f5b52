internal import CPPN
package import ZoetropeFrame
internal import ZoetropeRender

/// The values of all inputs and neurons of a network over the frame, and how much the channels owe
/// to them.
package struct NeuronStudy: Sendable {
  /// A number's distribution over the frame.
  package struct Distribution: Sendable {
    package var mean = 0.0
    package var deviation = 0.0
    package var lowest = 0.0
    package var highest = 0.0
    /// The root mean square, over points and channels, of the channel's derivative by the number
    /// times the number's distance from its mean.
    package var influence = 0.0
  }

  /// Of each input, `z` included.
  package let inputs: [Distribution]
  /// Of the neurons of each hidden layer. In a residual network these are the values before the
  /// layer's inputs are added.
  package let layers: [[Distribution]]

  /// Studies a network at the pixels of a picture of `size`.
  ///
  /// - Throws: `CancellationError` if `isCancelled` returns true.
  package init(
    _ studied: StudiedNetwork, size: FrameSize, unless isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    let points = studied.points(size)
    let start = studied.trace.values(at: points[(points.count / 2)...(points.count / 2)])
    let first = Self.numbers(of: start)
    let share = 64
    let parts = try Parts.made((points.count + share - 1) / share, unless: isCancelled) { index in
      var tally = Tally(first)
      let last = min((index + 1) * share, points.count)
      for begin in stride(from: index * share, to: last, by: 8) {
        let block = points[begin..<min(begin + 8, last)]
        let values = studied.trace.values(at: block)
        let numbers = Self.numbers(of: values)
        tally.add(numbers, lanes: block.count)
        for channel in 0..<studied.channels {
          let slopes = studied.trace.derivatives(of: channel, at: values)
          tally.addSlopes(slopes.inputs + slopes.values.joined(), numbers, lanes: block.count)
        }
      }
      return tally
    }
    var tally = Tally(first)
    for part in parts { tally.add(part) }
    var all = tally.distributions(channels: studied.channels)[...]
    inputs = Array(all.prefix(start.inputs.count))
    all = all.dropFirst(start.inputs.count)
    layers = studied.architecture.layers.map { layer in
      defer { all = all.dropFirst(layer.width) }
      return Array(all.prefix(layer.width))
    }
  }

  /// Returns the inputs and the hidden neurons' own values, one after the other.
  private static func numbers(of values: NetworkTrace.Values) -> [Eight] {
    values.inputs + values.activated.dropLast().joined()
  }
}

/// Sums over points, of many numbers.
private struct Tally: Sendable {
  /// The numbers at one point, from which the others are counted so that sums stay small.
  private let origin: [Double]
  private var count = 0.0
  private var sums: [Double]
  private var squares: [Double]
  private var lowest: [Double]
  private var highest: [Double]
  /// The sums of squared slopes, and of these times the number and times its square.
  private var slopes: [SIMD4<Double>]

  init(_ first: [Eight]) {
    origin = first.map { $0[0] }
    sums = origin.map { _ in 0 }
    squares = sums
    lowest = origin.map { _ in .infinity }
    highest = origin.map { _ in -.infinity }
    slopes = origin.map { _ in .zero }
  }

  mutating func add(_ numbers: [Eight], lanes: Int) {
    count += Double(lanes)
    for index in numbers.indices {
      for lane in 0..<lanes {
        let value = numbers[index][lane] - origin[index]
        sums[index] += value
        squares[index] += value * value
        lowest[index] = min(lowest[index], numbers[index][lane])
        highest[index] = max(highest[index], numbers[index][lane])
      }
    }
  }

  mutating func addSlopes(_ slope: [Eight], _ numbers: [Eight], lanes: Int) {
    for index in slope.indices {
      for lane in 0..<lanes {
        let value = numbers[index][lane] - origin[index]
        let square = slope[index][lane] * slope[index][lane]
        slopes[index] += square * SIMD4(1, value, value * value, 0)
      }
    }
  }

  mutating func add(_ other: Tally) {
    count += other.count
    for index in origin.indices {
      sums[index] += other.sums[index]
      squares[index] += other.squares[index]
      lowest[index] = min(lowest[index], other.lowest[index])
      highest[index] = max(highest[index], other.highest[index])
      slopes[index] += other.slopes[index]
    }
  }

  func distributions(channels: Int) -> [NeuronStudy.Distribution] {
    origin.indices.map { index in
      let mean = sums[index] / count
      let variance = max(0, squares[index] / count - mean * mean)
      let slope = slopes[index] / (count * Double(channels))
      let influence = slope[2] - 2 * mean * slope[1] + mean * mean * slope[0]
      return NeuronStudy.Distribution(
        mean: origin[index] + mean,
        deviation: lowest[index] == highest[index] ? 0 : variance.squareRoot(),
        lowest: lowest[index], highest: highest[index],
        influence: lowest[index] < highest[index] && influence > 0 ? influence.squareRoot() : 0)
    }
  }
}
