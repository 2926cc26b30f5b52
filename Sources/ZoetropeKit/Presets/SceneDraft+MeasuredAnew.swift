public import ZoetropeScene

extension SceneDraft {
  /// A sentence on what of a recipe was measured anew, because something has changed that it depends on,
  /// and came out otherwise; nil where there is no such thing.
  public var measuredAnew: String? {
    let now = measurement
    let names = [
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

  /// Says it to those who watch a job.
  func sayMeasuredAnew(to observe: JobObserver) {
    if let measuredAnew { observe(.warning(measuredAnew)) }
  }
}
