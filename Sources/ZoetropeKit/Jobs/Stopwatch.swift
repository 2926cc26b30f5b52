/// Measures elapsed time.
package struct Stopwatch {
  private let start = ContinuousClock.now

  /// Creates a stopwatch, which starts at once.
  package init() {}

  /// The seconds since this stopwatch was created.
  package var seconds: Double { start.duration(to: .now) / .seconds(1) }
}
