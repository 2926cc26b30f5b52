/// The use of a field besides the one that paints.
///
/// A field is a scene of its own, of which only the channels are used: its network, view and motion.
public enum FieldUse: String, CaseIterable, Hashable, Sendable {
  /// Its levels are the borders between the zones of a collage.
  case mask
  /// Line media draw their lines along it, in place of the field of the first frame.
  case lines
  /// Media add its finer forms, in place of the field's own.
  case detail
}

extension FieldUse {
  /// The field's purpose, in a sentence.
  public var meaning: String {
    switch self {
    case .mask: "The field whose levels are the borders of a collage."
    case .lines: "The field along which engravings draw lines, and by which op-art bends stripes."
    case .detail: "The field of the smaller hills of a map."
    }
  }

  /// What is added to the preset's seed for a field that names none.
  package var seedOffset: UInt64 {
    switch self {
    case .mask: 1
    case .lines: 2
    case .detail: 3
    }
  }

  /// Returns the number of channels that a medium needs of the field.
  package func channels(for medium: Medium) -> Int {
    let needed = medium.looks.filter { $0.place.field == self }.map(\.effects.count).max() ?? 1
    return needed > 1 ? 3 : 1
  }
}

extension MediumLook.Place {
  /// The use of the field that is seen, if the scene has such a field; nil where it is always the
  /// field that paints.
  package var field: FieldUse? {
    switch self {
    case .here, .towardsLight: nil
    case .octave: .detail
    case .held: .lines
    }
  }
}
