/// Makes an item for each element of `works` on several threads and passes the items to `sink` in
/// the elements' order. At most `window` items exist at a time: being made, waiting, or in the
/// sink.
///
/// Once the task is cancelled no new item is started; finished items whose turn it is are still
/// delivered, so that earlier work is not lost.
///
/// - Parameters:
///   - works: the elements to make items from.
///   - window: the largest number of items at a time; 1 or more. If larger than the number of
///     threads, these can run on while the sink is busy.
///   - threads: the threads that make items, one each at a time.
///   - item: the initial value of every item, which the first call of `make` for it overwrites.
///   - isolation: the actor that runs the sink; by default the caller's.
///   - make: makes an item in place, reusing the memory of an item that was delivered before;
///     called on `threads`, where it may block.
///   - sink: takes the items, one after the other, on the caller's actor; their memory is reused as
///     soon as it returns.
/// - Returns: the number of items that were delivered: all of them, or fewer when the task was
///   cancelled.
/// - Throws: the first error thrown by `make` or `sink`. A `CancellationError` is not reported: it
///   follows from another error or from the task's cancellation.
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
    // Captured in both closures, which would otherwise run elsewhere: two changes of thread for
    // each item.
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

/// Makes items like `forEachInOrder` with `reusing`, but each in new memory.
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
