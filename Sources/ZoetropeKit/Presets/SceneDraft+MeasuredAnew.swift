public import ZoetropeScene

extension SceneDraft {
  /// A sentence on those measured values of a recipe that were measured again, because something
  /// they depend on has changed, and came out differently; nil if there are none.
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

  /// Reports `measuredAnew`, if there is any, as a warning of a job.
  func sayMeasuredAnew(to observe: JobObserver) {
    if let measuredAnew { observe(.warning(measuredAnew)) }
  }
}
