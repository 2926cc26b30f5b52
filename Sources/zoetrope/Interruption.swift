internal import Dispatch
internal import Foundation
internal import Synchronization

/// Ctrl-C and SIGTERM: the first asks the work to end well, the second to end at once. Keep it alive
/// in the task that made it.
final class Interruption {
  private final class Count: Sendable {
    let signals = Atomic(0)
  }

  private var sources: [any DispatchSourceSignal] = []

  /// Watches; both closures are called on a queue of their own.
  init(first: @escaping @Sendable () -> Void, second: @escaping @Sendable () -> Void) {
    let count = Count()
    let queue = DispatchQueue(label: "zoetrope.signals")
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)  // the source sees it all the same
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        let seen = count.signals.add(1, ordering: .relaxed).oldValue
        if seen == 0 { first() } else { second() }
      }
      source.resume()
      sources.append(source)
    }
  }

  deinit {
    for source in sources { source.cancel() }
  }
}
