import ZoetropeScene

/// Writes the parts of a picture: its fields, and the zones of its collage.
extension CanonicalWriter {
  /// The parts; nothing where there are none, as in older recipes.
  var parts: [String] {
    var lines: [String] = []
    let scene = measured ?? scene
    if !scene.fields.isEmpty {
      lines.append("fields:")
      for use in FieldUse.allCases {
        guard let field = scene.fields[use] else { continue }
        lines.append("  \(use.rawValue):")
        lines += self.lines(of: field, isField: true).map { "    " + $0 }
      }
    }
    guard let collage = scene.collage else { return lines }
    lines += [
      "collage:",
      "  border: \(shortest(collage.border))",
      "  border_colour: \(colour(collage.borderColour))",
      "  shadow: \(shortest(collage.shadow))",
      "  darkness: \(shortest(collage.darkness))",
      "  zones:",
    ]
    for zone in collage.zones {
      lines.append("    - above: \(shortest(zone.above))")
      lines += self.lines(of: zone.scene, isField: false).map { "      " + $0 }
    }
    return lines
  }

  /// Returns all keys of a part, so that it has none of the whole picture's.
  private func lines(of part: SceneDraft, isField: Bool) -> [String] {
    CanonicalWriter(
      scene: part.unmeasured, measurement: part.measurement, isInFrames: isInFrames,
      weightsForm: weightsForm, isPart: true
    ).lines(isField: isField)
  }

  private func lines(isField: Bool) -> [String] {
    let moving = motion
    var lines = network + view
    if !isField {
      lines += medium
      if scene.timeline.palette.keys.isEmpty { lines += colour }
    }
    lines += [equalising] + measurements + moving
    if !moving.contains("keyframes:") { lines.append("keyframes: []") }
    return lines
  }
}
