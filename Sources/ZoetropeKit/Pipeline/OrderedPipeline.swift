/// Makes an item for each element of `works` on several threads and passes the items to `sink` in
/// the elements' order.
///
/// At most `window` items exist at a time, including those being made and the one in the sink. Once
/// the task is cancelled, no new item is started. Finished items are still delivered, up to the
/// first unfinished one, so that earlier work is not lost.
///
/// - Parameters:
///   - works: the elements to make items from.
///   - window: the largest number of items at a time; 1 or more. If it is larger than the number of
///     threads, the threads can continue while the sink is busy.
///   - threads: the threads that make items; each makes one item at a time.
///   - item: the value that `make` overwrites when there is no delivered item to reuse.
///   - isolation: the actor that runs the sink; by default the caller's.
///   - make: makes the item for an element by overwriting a delivered item, whose memory it can
///     reuse. It is called on `threads` and may block.
///   - sink: receives each element with its item, one after the other, on `isolation`. The item's
///     memory is reused as soon as `sink` returns.
/// - Returns: the number of items that were delivered: all of them, or fewer when the task was
///   cancelled.
/// - Throws: the first error thrown by `make` or `sink` that is not a `CancellationError`. A
///   `CancellationError` only ends the work, because it follows from another error or from the
///   task's cancellation.
package func forEachInOrder<Works: Sequence, Item: Sendable>(
  _ works: Works, window: Int, on threads: RenderThreads, reusing item: Item,
  isolation: isolated (any Actor)? = #isolation,
  make: @escaping @Sendable (Works.Element, inout Item) throws -> Void,
  sink: (Works.Element, inout Item) async throws -> Void
) async throws -> Int where Works.Element: Sendable, Works.Iterator: Sendable {
  precondition(window > 0, "the window must hold an item")
  let queue = OrderedQueue(
    capacity: window, blank: Delivery<Works.Element, Item>(item: item))
  let source = Guarded(works.makeIterator())
  let delivered = await withTaskCancellationHandler {
    // Captured in both closures, so that they run on the caller's actor. Otherwise each item would
    // change threads twice.
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

/// An item with the element that it was made from.
private struct Delivery<Work: Sendable, Item: Sendable>: Sendable {
  var work: Work?
  var item: Item
}

/// Makes an item in new memory for each element of `works`, and passes the items to `sink` in
/// order.
///
/// Apart from the memory, it behaves like `forEachInOrder` with `reusing`.
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
