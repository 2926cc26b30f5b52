package import CPPN

extension SceneDraft {
  /// The number of multiply-adds for each sample of the picture if all of its parts are evaluated
  /// once.
  package var multiplyAddsWithParts: Int {
    parts.reduce(network.multiplyAddsPerPixel) { $0 + $1.network.multiplyAddsPerPixel }
  }

  /// True if the figure is an input of the network, or of that of a part.
  package var readsShape: Bool {
    network.inputs.contains(.shape) || parts.contains { $0.network.inputs.contains(.shape) }
  }

  /// The scene as presets have it: forms that networks see are measured from the figure.
  package var withoutShape: SceneDraft { withShapes { _ in nil } }

  /// Returns the scene with forms that its network, and those of its parts, see as the input `shape`.
  ///
  /// - Parameter shape: called with each of the views.
  package func withShapes(_ shape: (FieldView) -> ShapeGrid?) -> SceneDraft {
    var scene = self
    scene.network.shape = shape(view)
    return scene.mapParts { part in
      var part = part
      part.network.shape = shape(part.view)
      return part
    }
  }

  /// The scenes inside this one: its fields, in the order of ``FieldUse``, and the zones of its
  /// collage.
  package var parts: [SceneDraft] {
    FieldUse.allCases.compactMap { fields[$0] } + (collage?.zones.map(\.scene) ?? [])
  }

  /// Returns the scene with each of its parts changed, in the order of `parts`.
  package func mapParts(
    _ change: (SceneDraft) throws -> SceneDraft
  ) rethrows -> SceneDraft {
    var scene = self
    for use in FieldUse.allCases {
      if let field = fields[use] { scene.fields[use] = try change(field) }
    }
    for index in scene.collage?.zones.indices ?? 0..<0 {
      if let zone = collage?.zones[index].scene {
        scene.collage?.zones[index].scene = try change(zone)
      }
    }
    return scene
  }

  /// Gives all parts the length, rate, pace, size and samples of the film, of which there is one,
  /// and takes from them what only whole pictures have.
  package mutating func shareFilm() {
    guard !fields.isEmpty || collage != nil else { return }
    let whole = self
    self = mapParts { part in
      var part = part
      (part.title, part.about, part.teaches, part.source) = ("", "", "", "")
      (part.size, part.rate, part.samples) = (whole.size, whole.rate, whole.samples)
      part.writtenDuration = whole.writtenDuration
      part.timeline.frameCount = whole.timeline.frameCount
      part.timeline.loop = whole.timeline.loop
      part.timeline.ending = whole.timeline.ending
      part.timeline.pace = whole.timeline.pace
      part.requests.evenPace = whole.requests.evenPace
      (part.finish, part.figure) = (Finish(), nil)
      (part.fields, part.collage) = ([:], nil)
      return part
    }
  }
}
