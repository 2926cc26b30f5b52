/// Measures elapsed time.
package struct Stopwatch {
  private let start = ContinuousClock.now

  /// Starts at the moment of its creation.
  package init() {}

  /// The seconds since its creation.
  package var seconds: Double { start.duration(to: .now) / .seconds(1) }
}
