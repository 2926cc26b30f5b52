/// A decision on which of many reports of progress are written, for each style of lines.
struct ProgressRhythm: Sendable {
  private var lastTime: Double
  private var lastShare = 0.0

  /// Starts at share 0.
  ///
  /// - Parameter time: the present time, in seconds of any clock that never goes backwards.
  init(at time: Double) { lastTime = time }

  /// Returns true if a report is due, and then counts it as written.
  ///
  /// - Parameters:
  ///   - share: the share of the work that is done, 0…1.
  ///   - isLast: true if all of the work is done. In plain style a summary follows, so that no
  ///     line is due.
  mutating func isDue(
    _ style: ProgressReporter.Style, share: Double, isLast: Bool = false, at now: Double
  ) -> Bool {
    let wait = now - lastTime
    switch style {
    case .bar, .json: guard isLast || wait >= 0.25 else { return false }
    case .plain:
      let isTenth = Int(share * 10) > Int(lastShare * 10)
      guard !isLast, (isTenth && wait >= 1) || wait >= 30 else { return false }
    case .none: return false
    }
    (lastTime, lastShare) = (now, share)
    return true
  }
}
