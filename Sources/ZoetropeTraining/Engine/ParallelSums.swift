internal import Synchronization

/// Numbers that several threads compute and that are then added up in their order.
final class ParallelSums: Sendable {
  private let numbers: Mutex<[Double]>

  init(count: Int) { numbers = Mutex([Double](repeating: 0, count: count)) }

  func set(_ index: Int, to number: Double) { numbers.withLock { $0[index] = number } }

  var sum: Double { numbers.withLock { $0.reduce(0, +) } }
}
