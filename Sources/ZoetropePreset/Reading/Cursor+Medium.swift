import ZoetropeScene

extension Cursor {
  /// Reads the value of the key `medium`; nil if it is faulty.
  func medium() -> Medium? {
    guard isSection else { return word(KeyTable.media).map { Medium($0) } }
    guard let keys = keys(), let kind = keys["kind"]?.word(KeyTable.media) else { return nil }
    var medium = Medium(kind)
    var isSound = true
    let own = kind.definition.numbers
    for name in keys.section.keys.map(\.name) where name != "kind" {
      guard let cursor = keys.written(name) else { continue }
      guard let number = own.first(where: { $0.name == name }) else {
        cursor.complain(
          "\(kind.rawValue) has no such number; expected "
            + (own.isEmpty ? "none" : alternatives(own.map(\.name))))
        isSound = false
        continue
      }
      guard let value = cursor.number() else {
        isSound = false
        continue
      }
      guard number.range.contains(value) else {
        cursor.complain(
          "\(shortest(value)) is out of range; expected a number from "
            + "\(shortest(number.range.lowerBound)) to \(shortest(number.range.upperBound))")
        isSound = false
        continue
      }
      medium[name] = value
    }
    return isSound ? medium : nil
  }
}

extension SectionCursor {
  /// Reads `colour` for a medium. A medium takes its colours from a smooth palette, by default its
  /// own. Nil if the value is faulty.
  func colouring(of medium: Medium?) -> Colouring? {
    guard let medium, !medium.isPalette else { return self["colour"].flatMap { $0.colouring() } }
    guard let cursor = written("colour") else {
      return .palette(medium.kind.definition.ramp, name: nil)
    }
    guard let colouring = cursor.colouring() else { return nil }
    guard colouring.isSmoothRamp else {
      cursor.complain(
        "\(medium.kind.rawValue) takes its colours from a smooth palette; expected one, or a list of "
          + "colours")
      return nil
    }
    return colouring
  }

  /// Reads `equalise` for a medium, or for a field besides the one that paints; nil if the value is
  /// faulty.
  func equalising(of medium: Medium?, channels: Int?, isField: Bool) -> Equalising? {
    guard let medium, !medium.isPalette || isField, written("equalise") == nil else {
      return self["equalise"].flatMap { $0.equalising(for: channels) }
    }
    return .requested(MediumDefinition.equalising)
  }
}
