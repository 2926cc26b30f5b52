/// Recognises angles with units, to suggest the notation of presets: some keys are in degrees, some
/// in turns.
enum LooseAngle {
  /// Returns the number for an angle such as `0.5turn` or `90deg`, in the unit of the key at
  /// `path`; nil if `text` is no angle or the key takes none.
  static func meant(by text: String, at path: String) -> String? {
    // A whole turn in the key's unit.
    let whole: Double
    switch path.split(separator: ".").last.map({ $0.prefix { $0 != "[" } }) {
    case "rotation", "hue": whole = 360
    case "phase", "shift": whole = 1
    default: return nil
    }
    let tight = text.lowercased().filter { $0 != " " }
    for (unit, turns) in units where tight.hasSuffix(unit) {
      guard let number = PlainNumber(tight.dropLast(unit.count)) else { continue }
      let value = number.value * whole / turns
      let rounded = (value * 1e3).rounded() / 1e3
      return rounded.isFinite ? shortest(rounded) : nil
    }
    return nil
  }

  /// The names of the units, longer ones first, with the number of units in a whole turn.
  private static let units: [(String, Double)] = [
    ("degrees", 360), ("degree", 360), ("deg", 360), ("°", 360), ("turns", 1), ("turn", 1),
    ("radians", 2 * Double.pi), ("grad", 400), ("rad", 2 * Double.pi),
  ]
}
