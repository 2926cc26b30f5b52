internal import ZoetropePreset
public import ZoetropeScene

extension SceneDraft {
  /// A sentence that lists the recipe's measured values that were measured again with another
  /// result; nil if there are none. Values are measured again when something that they depend on
  /// has changed.
  public var measuredAnew: String? {
    func differs<Value: Equatable>(_ value: (Measurement) -> Value?) -> Bool {
      ([self] + parts).contains { scene in
        guard let old = value(scene.outdated), let new = value(scene.measurement) else {
          return false
        }
        return old != new
      }
    }
    let names = [
      ("gain", differs(\.gains)), ("center", differs(\.centre)),
      ("equalising", differs(\.curves)), ("pace", differs(\.pace)),
    ].filter(\.1).map(\.0)
    guard let last = names.last else { return nil }
    let isOne = names.count == 1
    let what = isOne ? last : names.dropLast().joined(separator: ", ") + " and " + last
    return "The recipe's \(what) \(isOne ? "was" : "were") measured anew, because something has "
      + "changed that \(isOne ? "it depends" : "they depend") on."
  }

  /// A sentence that says that the weights are too large for a recipe; nil if they are not.
  var largeWeights: String? {
    guard !Preset.fitsWeights(of: self) else { return nil }
    let (mine, most) = (Preset.weightBytes(of: self), Preset.mostWeightBytes)
    return
      "The weights take \((mine + 1023) >> 10) KiB, and a recipe holds \(most >> 10): what is made names "
      + "their file and a checksum instead, so keep the file."
  }

  /// Passes what should be known before the work begins to `observe` as warnings.
  ///
  /// - Parameter withRecipe: true if what is made holds a recipe.
  func sayNotes(to observe: JobObserver, withRecipe: Bool = true) {
    if let measuredAnew { observe(.warning(measuredAnew)) }
    if withRecipe, let largeWeights { observe(.warning(largeWeights)) }
  }
}
