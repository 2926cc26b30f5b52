internal import ZoetropeKit

/// A meter of the speed of work. It measures the last few seconds, because the cost of a frame
/// changes during a film.
package struct ProgressMeter: Sendable {
  /// The time over which the speed is measured, in seconds.
  package static let window = 8.0

  /// The total number of steps.
  package let total: Int
  /// The number of steps done so far.
  package private(set) var done = 0
  private var samples: [(time: Double, done: Int)]

  /// Starts measuring at `time`, in seconds of any clock that never goes backwards.
  package init(total: Int, at time: Double) {
    self.total = total
    samples = [(time, 0)]
  }

  /// Records that `done` steps are done at `time`.
  package mutating func record(done: Int, at time: Double) {
    self.done = done
    samples.append((time, done))
    // One sample outside the window is kept, so that slow work is measured over at least one step.
    var keep = 0
    while keep + 2 < samples.count, samples[keep + 1].time <= time - Self.window { keep += 1 }
    // More than ten samples a second add nothing.
    if samples.count > 2, time - samples[samples.count - 3].time < 0.1 {
      samples.remove(at: samples.count - 2)
    }
    samples.removeFirst(min(keep, samples.count - 2))
  }

  /// The number of steps per second; nil until a step has been recorded.
  package var speed: Double? {
    guard let first = samples.first, let last = samples.last, last.time > first.time,
      last.done > first.done
    else { return nil }
    return Double(last.done - first.done) / (last.time - first.time)
  }

  /// The estimated number of seconds until the work is done; nil until a step has been recorded.
  package var remaining: Double? { speed.map { Double(total - done) / $0 } }

  /// The share of the work that is done, 0…1.
  package var share: Double { total > 0 ? Double(done) / Double(total) : 1 }
}
