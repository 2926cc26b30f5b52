/// Makes an item for each of `indices` concurrently and hands them to `sink` in order, with never
/// more than `window` items being made, waiting, or in the sink.
///
/// When the task is cancelled nothing new is begun; items that are finished and whose turn it is are
/// still delivered, so that what was made before is not lost.
///
/// - Parameters:
///   - indices: what to make.
///   - window: how many items may exist at a time; 1 or more.
///   - executor: where items are made. A window larger than its number of threads lets it run on
///     while the sink is busy.
///   - make: makes one item; called on `executor`, where it may block.
///   - sink: takes the items, one after the other.
/// - Returns: how many items were delivered: all of them, or fewer when the task was cancelled.
/// - Throws: the first error of `make` or `sink` that is not the `CancellationError` it may cause.
package func forEachInOrder<Item: Sendable>(
  _ indices: Range<Int>, window: Int, on executor: any TaskExecutor,
  make: @escaping @Sendable (Int) throws -> Item,
  sink: (Int, Item) async throws -> Void
) async throws -> Int {
  precondition(window > 0, "the window must hold an item")
  let outcome = await withTaskGroup(
    of: (Int, Result<Item, any Error>).self, returning: Result<Int, any Error>.self
  ) { group in
    var next = indices.lowerBound
    var due = indices.lowerBound
    var waiting: [Int: Item] = [:]
    var failure: (any Error)?
    var stopped = false

    func stop(_ error: any Error) {
      stopped = true
      // Cancelled items throw as well; only what is not such an echo is worth telling.
      if !(error is CancellationError), failure == nil { failure = error }
      group.cancelAll()
    }
    func begin() {
      while !stopped, !Task.isCancelled, next < min(due + window, indices.upperBound) {
        let index = next
        group.addTask(executorPreference: executor) { (index, Result { try make(index) }) }
        next += 1
      }
    }

    begin()
    while let (index, result) = await group.next() {
      switch result {
      case .success(let item): waiting[index] = item
      case .failure(let error): stop(error)
      }
      while failure == nil, let item = waiting.removeValue(forKey: due) {
        do {
          try await sink(due, item)
          due += 1
        } catch {
          stop(error)
          break
        }
        begin()
      }
    }
    return failure.map { .failure($0) } ?? .success(due - indices.lowerBound)
  }
  return try outcome.get()
}
