import CPPN
import ZoetropeScene

/// Decodes the animated numbers at the top of a preset.
extension MotionDecoder {
  /// Returns the values of all tracks that no keyframe sets: as written at the top of the preset,
  /// or the defaults. A number that is written both at the top and in keyframes is reported.
  func constants(besides named: Named) -> [ScalarQuantity: Double] {
    var constants: [ScalarQuantity: Double] = [:]
    for number in AnimatedNumber.all {
      guard let cursor = root[number.name] else { continue }
      if number.quantity == .center, seeksCentre {
        if let other = named.first[number.name] {
          cursor.complain(
            "also named by \(other.path); expected auto here, or keyframes that name it")
        } else if view.view?.coordinates == .raw {
          cursor.complain("raw coordinates have no middle to look about; expected a point")
        }
        continue
      }
      for (track, value, inner) in values(of: number, at: cursor) {
        if root.written(number.name) != nil, let other = named.numbers[track]?.first {
          inner.complain(
            "also named by \(other.cursor.path); expected it here, where it never "
              + "changes, or in keyframes, where it does")
        } else if named.numbers[track] == nil {
          constants[track] = value
        }
      }
    }
    if let cursor = root.written("busy") {
      let others = [root.written("gain"), named.first["gain"], named.first["busy"]]
      if let other = others.compactMap(\.self).first {
        cursor.complain("the gain is also named by \(other.path); expected one of the two")
      }
      if let target = network.writtenTarget {
        cursor.complain("also named by \(target.path); expected one of the two")
      }
      let busy = self.busy(cursor)
      if !isBalanced { constants[.gain] = busy }
    } else if let cursor = named.first["busy"] {
      if let other = root.written("gain") ?? named.first["gain"] {
        cursor.complain("the gain is also named by \(other.path); expected one of the two")
      }
    }
    return constants
  }

  /// True if the law of the weights has a target for `busy` itself.
  var isBalanced: Bool {
    if case .balanced? = network.architecture?.weights { true } else { false }
  }

  /// Returns the `busy` that is written at `cursor`; nil if no gain can reach any, or a value that is
  /// needed is faulty.
  func busy(_ cursor: Cursor) -> Double? {
    guard let busy = cursor.number(), let network = network.architecture else { return nil }
    if case .given = network.weights {
      cursor.complain(
        "given weights mean exactly themselves; expected no busy here, or gain, which multiplies them"
      )
      return nil
    }
    let gains = network.layerGains
    guard gains.isEmpty || gains.contains(where: { $0 > 0 }) else {
      cursor.complain(
        "network.layer_gains are all 0, so that no gain makes the picture busy; expected one above 0"
      )
      return nil
    }
    return busy
  }
}
