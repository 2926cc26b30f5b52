public import ZoetropeScene

extension SceneDraft {
  /// Measures what the scene leaves to measurement: chooses a centre, and finds a curve for each
  /// channel and one of time. A measured scene is returned unchanged.
  ///
  /// Takes some tenths of a second where there is something to measure, minutes with the largest
  /// networks.
  ///
  /// - Parameters:
  ///   - parts: the properties that may be measured; the rest stays as it is.
  ///   - began: called with each property before it is measured.
  /// - Throws: `CancellationError`, soon after the task is cancelled.
  public func measured(
    _ parts: Set<MeasuringStep> = Set(MeasuringStep.allCases),
    began: (MeasuringStep) -> Void = { _ in }
  ) throws -> SceneDraft {
    try measured(parts, began: began, unless: { Task.isCancelled })
  }

  /// Measures the scene unless `isCancelled` returns true. That is called before every call of the
  /// network, from several threads at once, this one among them, until one call returns true.
  ///
  /// - Parameter quickly: true if a rich point will do for the centre, though it is not the film's.
  package func measured(
    _ parts: Set<MeasuringStep> = Set(MeasuringStep.allCases),
    began: (MeasuringStep) -> Void = { _ in },
    quickly: Bool = false, unless isCancelled: @escaping @Sendable () -> Bool
  ) throws -> SceneDraft {
    var scene = self
    scene.wishes = allWishes
    if parts.contains(.centre), timeline.seeksCentre {
      began(.centre)
      let point = try PointOfInterest(
        in: self, quickly ? .quick : .full, unless: isCancelled)
      scene.timeline.seeksCentre = false
      scene.timeline[.centreX] = .constant(point.x)
      scene.timeline[.centreY] = .constant(point.y)
      scene.timeline.closeOn(network, view)
    }
    if parts.contains(.curves), case .wanted(let amount) = equalising {
      began(.curves)
      scene.equalising = .measured(
        try Equaliser(scene, amount: amount, unless: isCancelled).curves)
    }
    if parts.contains(.pace), scene.timeline.pace == .even {
      began(.pace)
      scene.timeline.pace = try EvenPace(scene, unless: isCancelled).pace
    }
    return scene
  }
}
