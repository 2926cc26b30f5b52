internal import Dispatch

/// A ring of slots between those that make items and the one who takes them in order.
///
/// Each slot keeps its item when that was taken, for the next one to be made in its memory: a
/// running belt allocates nothing. There are never more items than slots, nor more slots in use than
/// `window` from the item that is due.
final class Belt<Item: Sendable>: Sendable {
  private enum Slot: Sendable {
    case free(Item)
    /// Being made, or with the taker.
    case away
    case ready(Item)
    /// Its maker gave up.
    case lost(Item)
  }

  private enum Outlook {
    case here, later, never
  }

  private struct State: Sendable {
    var slots: [Slot]
    var next: Int
    var due: Int
    let end: Int
    let alarm: DispatchSemaphore
    /// Whether makers wait for room, and do until there is some worth waking for.
    var isFull = false
    var isStopped = false
    var failure: (any Error)?
    var taker: UnsafeContinuation<Void, Never>?
    /// Whether the taker sleeps on its own thread.
    var isTakerAsleep = false

    /// How many items may be begun.
    var room: Int { due + slots.count - next }

    /// Takes what a slot holds out of it, so that nothing else refers to it.
    mutating func empty(_ index: Int) -> Slot {
      let place = index % slots.count
      let slot = slots[place]
      slots[place] = .away
      return slot
    }

    mutating func fill(_ index: Int, with slot: Slot) { slots[index % slots.count] = slot }

    /// Wakes the taker, who looks for itself what there is.
    mutating func call() {
      taker?.resume()
      taker = nil
      if isTakerAsleep { alarm.signal() }
      isTakerAsleep = false
    }

    /// Whether the item that is due can be taken.
    var outlook: Outlook {
      guard failure == nil, due < end else { return .never }
      return switch slots[due % slots.count] {
      case .ready: .here
      case .lost: .never
      case .away: .later
      case .free: isStopped ? .never : .later
      }
    }

    mutating func stop(_ error: (any Error)?) {
      isStopped = true
      // What was cancelled throws as well; only what is not such an echo is worth telling.
      if let error, !(error is CancellationError), failure == nil { failure = error }
      call()
    }
  }

  private let state: Monitor<State>
  private let alarm = DispatchSemaphore(value: 0)

  /// A belt for `indices`, with `window` slots that begin with `item`.
  init(_ indices: Range<Int>, window: Int, item: Item) {
    state = Monitor(
      State(
        slots: Array(repeating: .free(item), count: window), next: indices.lowerBound,
        due: indices.lowerBound, end: indices.upperBound, alarm: alarm))
  }

  /// The first error that is not the echo of a cancellation.
  var failure: (any Error)? { state.read { $0.failure } }

  /// Lets nothing new begin.
  func stop(_ error: (any Error)? = nil) {
    state.change { $0.stop(error) }
  }

  /// Makes items, one after the other, until all are begun or the belt is stopped. Blocks while the
  /// window is full.
  func run(_ make: (Int, inout Item) throws -> Void) {
    while let (index, slot) = claim() {
      guard case .free(var item) = consume slot else { return }
      var problem: (any Error)?
      do { try make(index, &item) } catch { problem = error }
      var made: Item? = consume item
      deliver(index, &made, problem)
    }
  }

  private func claim() -> (index: Int, slot: Slot)? {
    state.wait { state -> (index: Int, slot: Slot)?? in
      guard !state.isStopped, state.next < state.end else { return .some(nil) }
      state.isFull = state.isFull || state.room == 0
      guard !state.isFull else { return nil }
      let index = state.next
      state.next += 1
      return (index, state.empty(index))
    }
  }

  private func deliver(_ index: Int, _ made: inout Item?, _ problem: (any Error)?) {
    state.read { state in
      // Moved, and while the state is ours: with a reference left behind, whoever writes to the item
      // next would copy it first.
      guard let item = made.take() else { return }
      state.fill(index, with: problem == nil ? .ready(item) : .lost(item))
      if index == state.due { state.call() }
    }
    if let problem { stop(problem) }
  }

  /// The item that is due, once it is made; nil when none will come.
  func take() async -> Item? {
    while true {
      switch state.read({ $0.outlook }) {
      case .here: return takeWhatIsDue()
      case .never: return nil
      case .later:
        await withUnsafeContinuation { continuation in
          state.read { state in
            state.taker = continuation
            if state.outlook != .later { state.call() }
          }
        }
      }
    }
  }

  /// The same for a taker whose thread has nothing else to do: it sleeps, and no other thread is
  /// troubled to wake it.
  func takeAsleep() -> Item? {
    while true {
      let outlook = state.read { state in
        let outlook = state.outlook
        state.isTakerAsleep = outlook == .later
        return outlook
      }
      switch outlook {
      case .here: return takeWhatIsDue()
      case .never: return nil
      case .later: alarm.wait()
      }
    }
  }

  private func takeWhatIsDue() -> Item? {
    state.read { state in
      guard case .ready(let item) = state.empty(state.due) else { return nil }
      return item
    }
  }

  /// Gives the memory of the item that was taken back, and makes the next one due.
  func put(back taken: consuming Item) {
    var taken: Item? = consume taken
    let hasRoom = state.read { state in
      guard let item = taken.take() else { return false }
      state.fill(state.due, with: .free(item))
      state.due += 1
      // Makers that slept for every single item would wake for every single item.
      guard state.isFull, 4 * state.room >= state.slots.count else { return false }
      state.isFull = false
      return true
    }
    if hasRoom { state.wakeAll() }
  }
}
