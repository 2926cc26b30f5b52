public import ZoetropeScene

extension SceneDraft {
  /// A sentence that lists the recipe's measured values that were measured again with another
  /// result; nil if there are none. Values are measured again when something that they depend on
  /// has changed.
  public var measuredAnew: String? {
    let now = measurement
    let names = [
      ("gain", outdated.gains != nil && now.gains != nil && outdated.gains != now.gains),
      ("center", outdated.centre != nil && now.centre != nil && outdated.centre != now.centre),
      ("equalising", outdated.curves != nil && now.curves != nil && outdated.curves != now.curves),
      ("pace", outdated.pace != nil && now.pace != nil && outdated.pace != now.pace),
    ].filter(\.1).map(\.0)
    guard let last = names.last else { return nil }
    let isOne = names.count == 1
    let what = isOne ? last : names.dropLast().joined(separator: ", ") + " and " + last
    return "The recipe's \(what) \(isOne ? "was" : "were") measured anew, because something has "
      + "changed that \(isOne ? "it depends" : "they depend") on."
  }

  /// Passes `measuredAnew` to `observe` as a warning, unless it is nil.
  func sayMeasuredAnew(to observe: JobObserver) {
    if let measuredAnew { observe(.warning(measuredAnew)) }
  }
}
