public import ZoetropeScene

extension ValidScene {
  /// Returns the scene with all that the preset leaves to measurement: gains for `busy`, a chosen
  /// centre, a curve for each channel that is equalised, and a curve of time for an even pace.
  ///
  /// If there is something to measure, this takes some tenths of a second, or minutes with the
  /// largest networks.
  ///
  /// - Parameter observe: called with each step before it is measured, and while the weights are
  ///   balanced with the share that is done.
  /// - Throws: ``MeasuringError`` if the scene cannot be played with the chosen centre, for example
  ///   because the zoom is too deep there; `CancellationError` soon after the task is cancelled.
  public func measured(observe: (MeasuringEvent) -> Void = { _ in }) throws -> MeasuredScene {
    MeasuredScene(unchecked: try draft.measured(observe: observe))
  }
}

/// An error: the centre that was chosen does not fit the rest of the scene.
public struct MeasuringError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The chosen centre's distance to the right of the origin, in units of half the length that the
  /// picture's short side shows at zoom 1.
  public let x: Double
  /// The chosen centre's distance below the origin, in the same unit.
  public let y: Double
  /// The reason why the scene cannot be played with this centre.
  public let problem: TimelineProblem

  /// A clause for people, to be printed after the name of the key `center`.
  public var description: String {
    "'auto' chose [\(x), \(y)], but there \(problem.description)"
  }
}

extension SceneDraft {
  /// Returns the scene with `parts` measured. Parts that are measured already do not change.
  ///
  /// - Throws: ``MeasuringError`` if the scene cannot be played with the chosen centre;
  ///   `CancellationError` soon after the task is cancelled.
  package func measured(
    _ parts: Set<MeasuringStep> = Set(MeasuringStep.allCases),
    observe: (MeasuringEvent) -> Void = { _ in }
  ) throws -> SceneDraft {
    // Each step is named once, however many parts of the picture need it.
    var named: Set<MeasuringStep> = []
    let scene = try measured(
      parts,
      observe: { event in
        if case .began(let step, let seconds) = event, seconds == nil,
          !named.insert(step).inserted
        {
          return
        }
        observe(event)
      }, unless: { Task.isCancelled })
    if timeline.seeksCentre, !scene.timeline.seeksCentre,
      let problem = (scene.problems + scene.parts.flatMap(\.problems)).first
    {
      let plan = scene.plan(frame: 0)
      throw MeasuringError(x: plan[.centreX], y: plan[.centreY], problem: problem)
    }
    return scene
  }

  /// Returns the scene with `parts` measured. `isCancelled` is called before each group of points
  /// that is evaluated, from several threads at once, including the caller's.
  ///
  /// - Parameter quickly: true to choose a rich point as the centre in a short search. It is seldom
  ///   the point that a full search chooses.
  /// - Throws: `CancellationError` once `isCancelled` returns true.
  package func measured(
    _ parts: Set<MeasuringStep> = Set(MeasuringStep.allCases),
    observe: (MeasuringEvent) -> Void = { _ in },
    quickly: Bool = false, unless isCancelled: @escaping @Sendable () -> Bool
  ) throws -> SceneDraft {
    try withShape().measuredWithShape(
      parts, observe: observe, quickly: quickly, unless: isCancelled)
  }

  private func measuredWithShape(
    _ parts: Set<MeasuringStep>, observe: (MeasuringEvent) -> Void, quickly: Bool,
    unless isCancelled: @escaping @Sendable () -> Bool
  ) throws -> SceneDraft {
    try balanceWeights(
      began: { observe(.began(.weights, seconds: $0)) },
      advanced: { observe(.advanced(.weights, share: $0)) }, unless: isCancelled)
    if timeline.gainIsBusy { observe(.began(.gain)) }
    var scene = try withFoundGains(unless: isCancelled)
    scene.requests = allRequests
    if parts.contains(.centre), timeline.seeksCentre {
      observe(.began(.centre))
      let point = try PointOfInterest(
        in: scene, quickly ? .quick : .full, unless: isCancelled)
      scene.timeline.seeksCentre = false
      scene.timeline[.centreX] = .constant(point.x)
      scene.timeline[.centreY] = .constant(point.y)
      scene.timeline.closeOn(network, view)
    }
    if parts.contains(.curves), case .requested(let amount) = equalising {
      observe(.began(.curves))
      scene.equalising = .measured(
        try Equaliser(scene, amount: amount, unless: isCancelled).curves)
    }
    scene = try scene.mapParts { part in
      var part = part
      // All parts of a picture are in one view.
      if part.timeline.seeksCentre, !scene.timeline.seeksCentre {
        part.requests.centre = true
        part.timeline.seeksCentre = false
        part.timeline[.centreX] = scene.timeline[.centreX]
        part.timeline[.centreY] = scene.timeline[.centreY]
        part.timeline.closeOn(part.network, part.view)
      }
      return try part.measuredWithShape(
        parts.intersection([.weights, .gain, .curves]), observe: observe, quickly: false,
        unless: isCancelled)
    }
    if parts.contains(.pace), scene.timeline.pace == .even {
      observe(.began(.pace))
      scene.timeline.pace = try EvenPace(scene, unless: isCancelled).pace
    }
    scene.shareFilm()
    return scene
  }
}
