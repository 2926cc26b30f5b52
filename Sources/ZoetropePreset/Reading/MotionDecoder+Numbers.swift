import CPPN
import ZoetropeScene

/// Decodes the animated numbers in all of their notations.
extension MotionDecoder {
  /// A value of a track, and the place where it was written.
  typealias TrackValue = (
    track: ScalarQuantity, value: Double, cursor: Cursor
  )

  /// Reads the value of `number`, or those coordinates of a centre that are written; leaves out
  /// faulty values.
  func values(of number: AnimatedNumber, at cursor: Cursor) -> [TrackValue] {
    if number.tracks.count == 2 {
      if cursor.isSection {
        guard let keys = cursor.keys() else { return [] }
        if keys.names.isEmpty, !keys.hasUnknown { cursor.refuse("nothing is named") }
        return zip(number.tracks, ["x", "y"]).compactMap { track, axis in
          keys.written(axis).flatMap { inner in inner.number().map { (track, $0, inner) } }
        }
      }
      if let text = cursor.scalar?.text, cursor.shape.words == nil,
        Spelling.folded(text) == AnimatedNumber.soughtCentre.name
      {
        cursor.refuse(
          "'\(AnimatedNumber.soughtCentre.name)' is for the whole film and stands at the top")
        return []
      }
      guard let items = cursor.items() else { return [] }
      return zip(number.tracks, items).compactMap { track, item in
        item.number().map { (track, $0, item) }
      }
    }
    let track = number.tracks[0]
    if number.quantity == .zoom, let text = cursor.scalar?.text,
      text.hasPrefix(AnimatedNumber.zoomTurns.name)
    {
      guard let turns = cursor.phrase()?.wholes.first, let architecture = network.architecture,
        let view = view.view
      else { return [] }
      switch Recurrence(network: architecture, view: view, twist: constantTwist).zoom {
      case .success(let period):
        return [(track, (0..<turns).reduce(1) { product, _ in product * period }, cursor)]
      case .failure(let obstacle):
        cursor.complain(
          "\(obstacle.words), so there are no turns; expected a number, or a network of log-r and "
            + "theta alone")
        return []
      }
    }
    return cursor.number().map { [(track, $0, cursor)] } ?? []
  }

  /// The twist at the top of the preset, or its default; nil if a keyframe sets the twist or the
  /// number is faulty, which is reported elsewhere.
  private var constantTwist: Double? {
    if case .list(let items) = root.written("keyframes")?.tree.content {
      let isKeyed = items.contains { item in
        if case .map(let entries) = item.content {
          entries.contains { $0.key == "twist" }
        } else {
          false
        }
      }
      if isKeyed { return nil }
    }
    return root["twist"]?.scalar.flatMap { PlainNumber($0.text)?.value }
  }
}

extension Recurrence.Obstacle {
  /// The obstacle as a clause for a message.
  fileprivate var words: String {
    switch self {
    case .rawCoordinates: "raw coordinates have no centre to zoom into"
    case .input(let input):
      "the input '\(KeyTable.inputs.text(of: input) ?? "")' does not repeat under zoom"
    case .changingTwist: "a twist that changes keeps this picture from repeating under zoom"
    case .warp: "the field is displaced by itself, as far at any zoom"
    case .noCommonPeriod: "this picture does not repeat under zoom"
    }
  }
}
