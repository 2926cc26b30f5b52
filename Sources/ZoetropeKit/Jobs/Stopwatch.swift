/// Measures how long something takes.
package struct Stopwatch {
  private let start = ContinuousClock.now

  /// Begins to count.
  package init() {}

  /// Seconds since it was made.
  package var seconds: Double { start.duration(to: .now) / .seconds(1) }
}
