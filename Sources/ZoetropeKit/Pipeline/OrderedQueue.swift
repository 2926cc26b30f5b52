/// A bounded queue. Workers make items in any order, and one consumer takes them in the order of
/// their numbers.
///
/// At most `capacity` items exist at a time, including those being made and the one that the
/// consumer has. The memory of an item that the consumer gives back is reused.
final class OrderedQueue<Item: Sendable>: Sendable {
  private enum Outcome: Sendable {
    case item(Item)
    case pending
    case ended
  }

  private struct State: Sendable {
    /// Items that wait for the consumer. Each is at the index that is its number modulo the
    /// capacity.
    var ready: [Item?]
    /// Items that the consumer has given back.
    var idle: [Item] = []
    /// The number of the next item to make.
    var next = 0
    /// The number of the item that the consumer takes next, or has taken and not given back.
    var due = 0
    /// The number of items being made.
    var making = 0
    /// True if no new item may be started.
    var isClosed = false
    var failure: (any Error)?
    /// The consumer's continuation while the consumer waits.
    var consumer: UnsafeContinuation<Void, Never>?

    var isPending: Bool {
      failure == nil && ready[due % ready.count] == nil && !(isClosed && making == 0)
    }

    mutating func take() -> Outcome {
      if isPending { return .pending }
      guard failure == nil, let item = ready[due % ready.count].take() else { return .ended }
      return .item(item)
    }

    mutating func close(_ error: (any Error)? = nil) {
      isClosed = true
      // A cancellation is a consequence of another error or of the task's cancellation, not the
      // cause.
      if let error, !(error is CancellationError), failure == nil { failure = error }
    }

    /// Returns the continuation of a consumer that need not wait any longer, to be resumed outside
    /// the lock: a task that is cancelled holds a lock of its own while it closes the queue, and
    /// resuming the task takes that lock.
    mutating func wokenConsumer() -> UnsafeContinuation<Void, Never>? {
      isPending ? nil : consumer.take()
    }
  }

  private let state: Guarded<State>
  private let blank: Item

  /// Creates a queue.
  ///
  /// - Parameters:
  ///   - capacity: the largest number of items at a time; 1 or more.
  ///   - blank: the value that is overwritten when there is no item to reuse.
  init(capacity: Int, blank: Item) {
    self.blank = blank
    state = Guarded(State(ready: Array(repeating: nil, count: capacity)))
  }

  /// The first error that is not a `CancellationError`; nil if there was none.
  var failure: (any Error)? { state.update { $0.failure } }

  /// Closes the queue, so that no new item is started, and records the error that is the reason.
  func close(_ error: (any Error)? = nil) {
    let consumer = state.update(waking: .all) { state in
      state.close(error)
      return state.wokenConsumer()
    }
    consumer?.resume()
  }

  /// Makes items from the elements of `works` until none is left or the queue is closed. Blocks
  /// while the queue is full.
  ///
  /// Several threads may call it at a time. An error thrown by `make` closes the queue.
  func run<Works: IteratorProtocol & Sendable>(
    _ works: Guarded<Works>, _ make: (Works.Element, inout Item) throws -> Void
  ) where Works.Element: Sendable {
    var item: Item?
    while let (work, number) = claim(works, &item) {
      // Moved, because a write to an item with a second reference would copy it.
      var made = item.take() ?? blank
      var problem: (any Error)?
      do { try make(work, &made) } catch { problem = error }
      item = consume made
      deliver(number, &item, problem)
    }
  }

  /// Takes the next element and returns it with its number; returns nil if no more items are to be
  /// made.
  ///
  /// - Parameter idle: receives an item whose memory can be reused; nil if there is none.
  private func claim<Works: IteratorProtocol & Sendable>(
    _ works: Guarded<Works>, _ idle: inout Item?
  ) -> (Works.Element, Int)? where Works.Element: Sendable {
    // One worker at a time, so that numbers follow the elements' order.
    works.update { works in
      let hasRoom = state.wait { state in
        state.isClosed ? false : state.next - state.due < state.ready.count ? true : nil
      }
      guard hasRoom else { return nil }
      guard let work = works.next() else {
        close()
        return nil
      }
      return state.update { state in
        state.making += 1
        state.next += 1
        idle = state.idle.popLast()
        return (work, state.next - 1)
      }
    }
  }

  private func deliver(_ number: Int, _ made: inout Item?, _ problem: (any Error)?) {
    let consumer = state.update(waking: problem == nil ? .none : .all) { state in
      state.making -= 1
      if let problem {
        state.close(problem)
      } else if let item = made.take() {
        state.ready[number % state.ready.count] = item
      }
      return state.wokenConsumer()
    }
    consumer?.resume()
  }

  /// Waits for the item with the next number and returns it; returns nil when none will follow or
  /// an error occurred.
  func take() async -> Item? {
    while true {
      switch state.update({ $0.take() }) {
      case .item(let item): return item
      case .ended: return nil
      case .pending:
        await withUnsafeContinuation { continuation in
          let woken = state.update { state in
            state.consumer = continuation
            return state.wokenConsumer()
          }
          woken?.resume()
        }
      }
    }
  }

  /// Gives back an item that was taken. Its memory is reused, and there is room for another item.
  func recycle(_ taken: consuming Item) {
    var taken: Item? = consume taken
    state.update(waking: .one) { state in
      guard let item = taken.take() else { return }
      state.idle.append(item)
      state.due += 1
    }
  }
}
