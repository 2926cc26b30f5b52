internal import CPPN
internal import ZoetropeFrame

/// The values of chosen neurons at every pixel of a small picture.
struct Mosaic: Sendable {
  let size: FrameSize
  /// The values of the chosen neurons of each hidden layer, each with a number for each pixel. In a
  /// residual network these are the values before the layer's inputs are added.
  let layers: [[[Float]]]
  /// The values of the same neurons as later layers see them: other numbers in a residual network.
  let seen: [[[Float]]]
  /// The channels at every pixel, and the output layer's sums.
  let channels: [[Float]]
  let sums: [[Float]]

  /// Evaluates a network at the pixels of a picture of `size`.
  ///
  /// - Parameter chosen: the indices of the neurons of each hidden layer.
  /// - Throws: `CancellationError` if `isCancelled` returns true.
  init(
    _ studied: StudiedNetwork, size: FrameSize, chosen: [[Int]],
    unless isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    self.size = size
    let points = studied.points(size)
    let last = studied.architecture.layers.count
    let outputs = studied.architecture.outputs.count
    let addsUp = studied.architecture.wiring == .residual
    let rows = try Parts.made(size.height, unless: isCancelled) { row in
      var numbers = [[Float]](
        repeating: [],
        count: chosen.reduce(2 * outputs) { $0 + (addsUp ? 2 : 1) * $1.count })
      let (first, end) = (row * size.width, (row + 1) * size.width)
      for begin in stride(from: first, to: end, by: 8) {
        let block = points[begin..<min(begin + 8, end)]
        let values = studied.trace.values(at: block)
        var next = 0
        func keep(_ eight: Eight) {
          for lane in 0..<block.count { numbers[next].append(Float(eight[lane])) }
          next += 1
        }
        for (layer, neurons) in chosen.enumerated() {
          for neuron in neurons { keep(values.activated[layer][neuron]) }
        }
        for output in 0..<outputs { keep(values.activated[last][output]) }
        for output in 0..<outputs { keep(values.sums[last][output]) }
        for (layer, neurons) in chosen.enumerated() where addsUp {
          for neuron in neurons { keep(values.values[layer][neuron]) }
        }
      }
      return numbers
    }
    var next = 0
    func take(_ count: Int) -> [[Float]] {
      defer { next += count }
      return (next..<next + count).map { number in rows.flatMap { $0[number] } }
    }
    layers = chosen.map { take($0.count) }
    channels = take(outputs)
    sums = take(outputs)
    seen = addsUp ? chosen.map { take($0.count) } : layers
  }
}
