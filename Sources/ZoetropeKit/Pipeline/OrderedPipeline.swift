/// Makes an item for each of `indices` concurrently and hands them to `sink` in order, with never
/// more than `window` items being made, waiting, or in the sink.
///
/// When the task is cancelled nothing new is begun; items that are finished and whose turn it is are
/// still delivered, so that what was made before is not lost.
///
/// - Parameters:
///   - indices: what to make.
///   - window: how many items may exist at a time; 1 or more. Larger than the number of threads, it
///     lets them run on while the sink is busy.
///   - threads: where items are made, as many at a time as there are threads.
///   - item: what an item is before it is first made.
///   - sleeps: whether the caller's thread may be blocked until the next item is there.
///   - isolation: where the sink runs; where the caller does.
///   - make: makes an item in place, out of one that was taken before; called on `threads`, where it
///     may block.
///   - sink: takes the items, one after the other, where the caller runs; they are made anew as soon
///     as it returns.
/// - Returns: how many items were delivered: all of them, or fewer when the task was cancelled.
/// - Throws: the first error of `make` or `sink` that is not the `CancellationError` it may cause.
package func forEachInOrder<Item: Sendable>(
  _ indices: Range<Int>, window: Int, on threads: RenderThreads, reusing item: Item,
  sleeps: Bool = false, isolation: isolated (any Actor)? = #isolation,
  make: @escaping @Sendable (Int, inout Item) throws -> Void,
  sink: (Int, inout Item) async throws -> Void
) async throws -> Int {
  precondition(window > 0, "the window must hold an item")
  let belt = Belt(indices, window: min(window, max(1, indices.count)), item: item)
  let delivered = await withTaskCancellationHandler {
    // Named in both closures, which run elsewhere otherwise: two changes of thread for each item.
    _ = isolation
    return await withTaskGroup(of: Void.self, returning: Int.self) { group in
      _ = isolation
      for _ in 0..<min(threads.count, indices.count) {
        group.addTask(executorPreference: threads) { belt.run(make) }
      }
      var delivered = 0
      while var item = sleeps ? belt.takeAsleep() : await belt.take() {
        do {
          try await sink(indices.lowerBound + delivered, &item)
          delivered += 1
        } catch {
          belt.stop(error)
          break
        }
        belt.put(back: consume item)
      }
      belt.stop()
      if delivered < indices.count { group.cancelAll() }
      await group.waitForAll()
      return delivered
    }
  } onCancel: {
    belt.stop()
  }
  if let failure = belt.failure { throw failure }
  return delivered
}

/// The same, with each item made from nothing.
package func forEachInOrder<Item: Sendable>(
  _ indices: Range<Int>, window: Int, on threads: RenderThreads,
  make: @escaping @Sendable (Int) throws -> Item,
  sink: (Int, Item) async throws -> Void
) async throws -> Int {
  try await forEachInOrder(
    indices, window: window, on: threads, reusing: Item?.none,
    make: { index, item in item = try make(index) },
    sink: { index, item in
      guard let made = item.take() else { return }
      try await sink(index, made)
    })
}
