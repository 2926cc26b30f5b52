package import CPPN
package import ZoetropeRender

/// A network while it is taught: its numbers, their derivatives, and the steps that follow them.
///
/// Derivatives are the same to the bit for any number of threads: the points are split into a fixed
/// number of shards, whose derivatives are added up in a fixed order.
package struct TaughtNetwork: Sendable {
  /// The number of shards. More than cores of most machines, so that all of them have work.
  private static let shardCount = 32

  let architecture: Architecture
  let layout: TrainingLayout
  private let shards: [TrainingShard]
  private let startThread: WorkerThread.Starter
  private let start: Weights
  private var numbers: [Float]
  private var adam: Adam

  /// Creates a network.
  ///
  /// - Parameters:
  ///   - weights: the weights at the beginning.
  ///   - isFinished: true if they are those of a network as it is; false if, in plain networks of
  ///     activations with a `NeuronScale`, the scales are not yet in them.
  ///   - startThread: the function that starts a thread.
  package init(
    _ architecture: Architecture, from weights: Weights, isFinished: Bool = false,
    startThread: @escaping WorkerThread.Starter = WorkerThread.start
  ) {
    let layout = TrainingLayout(architecture)
    self.architecture = architecture
    self.layout = layout
    self.startThread = startThread
    shards = (0..<Self.shardCount).map { _ in TrainingShard(layout) }
    start = weights
    numbers = layout.numbers(isFinished ? layout.unfinished(weights) : weights)
    adam = Adam(count: layout.count)
  }

  /// The weights so far, as any network has them.
  package var weights: Weights { layout.weights(numbers, start: start) }

  /// Returns sums of derivatives in the shape of weights; 0 for the columns of z.
  package func arranged(_ sums: [Float]) -> Weights { layout.arranged(sums, like: start) }

  /// Moves all numbers against their derivatives.
  ///
  /// - Parameters:
  ///   - sums: the derivatives.
  ///   - factor: what they are multiplied by.
  ///   - rate: the largest change of a number, about.
  mutating func step(_ sums: [Float], times factor: Float, rate: Float) {
    adam.step(&numbers, sums, times: factor, rate: rate)
  }

  /// Forgets the derivatives of earlier steps, so that something else can be taught.
  mutating func beginAgain() { adam = Adam(count: layout.count) }

  /// Computes the derivatives of half the sum of the squared errors at the points `indices`, and that
  /// sum.
  package func errorDerivatives(
    _ set: TrainingSet, at indices: [UInt32]
  ) -> (sums: [Float], squares: Double) {
    let numbers = numbers
    onShards(indices.count) { shard, range in
      shard.compute(numbers, set, indices[range.points])
    }
    return collected()
  }

  /// Computes the sum of the squared errors over all points.
  func squares(_ set: TrainingSet) -> Double {
    let numbers = numbers
    let squares = ParallelSums(count: shards.count)
    onShards(set.count) { shard, range in
      squares.set(range.shard, to: shard.squares(numbers, set, range.points))
    }
    return squares.sum
  }

  /// Computes the channels at some points, row after row, and keeps the points for `derivatives`.
  ///
  /// - Parameter rows: returns the numbers that go in at a range of the points.
  package func channels(_ count: Int, rows: @escaping @Sendable (Range<Int>) -> [Float]) -> [Float]
  {
    let numbers = numbers
    onShards(count) { shard, range in
      shard.look(numbers, at: rows(range.points), count: range.points.count)
    }
    return shards.flatMap { $0.channels }
  }

  /// Computes the derivatives of something whose derivatives by the channels are given, at the points
  /// of the last call of `channels`.
  package func derivatives(byChannels: [Float]) -> [Float] {
    let (numbers, channels) = (numbers, layout.channels)
    onShards(byChannels.count / channels) { shard, range in
      let places = range.points.lowerBound * channels..<range.points.upperBound * channels
      shard.follow(numbers, byChannels[places])
    }
    return collected().sums
  }

  private func collected() -> (sums: [Float], squares: Double) {
    var sums = [Float](repeating: 0, count: layout.count)
    let squares = shards.reduce(0) { $0 + $1.add(to: &sums) }
    return (sums, squares)
  }

  /// The part of some points that a shard has.
  private struct Share {
    let shard: Int
    let points: Range<Int>
  }

  private func onShards(_ count: Int, _ body: @escaping @Sendable (TrainingShard, Share) -> Void) {
    let shards = shards
    Parallel.perform(shards.count, start: startThread) { index in
      let points = count * index / shards.count..<count * (index + 1) / shards.count
      body(shards[index], Share(shard: index, points: points))
    }
  }
}
