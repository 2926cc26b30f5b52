/// Makes an item for each element of `works` on several threads and hands the items to `sink` in the
/// elements' order, with never more than `window` items being made, waiting, or in the sink.
///
/// When the task is cancelled nothing new is begun; items that are finished and whose turn it is are
/// still delivered, so that what was made before is not lost.
///
/// - Parameters:
///   - works: what to make.
///   - window: how many items may exist at a time; 1 or more. Larger than the number of threads, it
///     lets them run on while the sink is busy.
///   - threads: where items are made, as many at a time as there are threads.
///   - item: what an item is before it is first made.
///   - isolation: where the sink runs; where the caller does.
///   - make: makes an item in place, out of one that was taken before; called on `threads`, where it
///     may block.
///   - sink: takes the items, one after the other, where the caller runs; they are made anew as soon
///     as it returns.
/// - Returns: the number of items that were delivered: all of them, or fewer when the task was
///   cancelled.
/// - Throws: the first error of `make` or `sink` that is not the `CancellationError` it may cause.
package func forEachInOrder<Works: Sequence, Item: Sendable>(
  _ works: Works, window: Int, on threads: RenderThreads, reusing item: Item,
  isolation: isolated (any Actor)? = #isolation,
  make: @escaping @Sendable (Works.Element, inout Item) throws -> Void,
  sink: (Works.Element, inout Item) async throws -> Void
) async throws -> Int where Works.Element: Sendable, Works.Iterator: Sendable {
  precondition(window > 0, "the window must hold an item")
  let queue = OrderedQueue(
    capacity: window, blank: Delivery<Works.Element, Item>(item: item))
  let source = Monitor(works.makeIterator())
  let delivered = await withTaskCancellationHandler {
    // Named in both closures, which run elsewhere otherwise: two changes of thread for each item.
    _ = isolation
    return await withTaskGroup(of: Void.self, returning: Int.self) { group in
      _ = isolation
      for _ in 0..<threads.count {
        group.addTask(executorPreference: threads) {
          queue.run(source) { work, entry in
            entry.work = work
            try make(work, &entry.item)
          }
        }
      }
      var delivered = 0
      while var entry = await queue.take(), let work = entry.work {
        do {
          try await sink(work, &entry.item)
          delivered += 1
        } catch {
          queue.close(error)
          break
        }
        queue.recycle(consume entry)
      }
      queue.close()
      group.cancelAll()
      await group.waitForAll()
      return delivered
    }
  } onCancel: {
    queue.close()
  }
  if let failure = queue.failure { throw failure }
  return delivered
}

/// An item with what it was made for.
private struct Delivery<Work: Sendable, Item: Sendable>: Sendable {
  var work: Work?
  var item: Item
}

/// Makes items as `forEachInOrder` with `reusing` does, each of them from nothing.
package func forEachInOrder<Works: Sequence, Item: Sendable>(
  _ works: Works, window: Int, on threads: RenderThreads,
  make: @escaping @Sendable (Works.Element) throws -> Item,
  sink: (Works.Element, Item) async throws -> Void
) async throws -> Int where Works.Element: Sendable, Works.Iterator: Sendable {
  try await forEachInOrder(
    works, window: window, on: threads, reusing: Item?.none,
    make: { work, item in item = try make(work) },
    sink: { work, item in
      guard let made = item.take() else { return }
      try await sink(work, made)
    })
}
