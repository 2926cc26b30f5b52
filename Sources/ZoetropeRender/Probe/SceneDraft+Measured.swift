public import ZoetropeScene

extension ValidScene {
  /// Returns the scene with everything measured that the preset leaves to measurement: a centre is
  /// chosen, equalising gets a curve for each channel, and an even pace gets a curve of time.
  ///
  /// Takes some tenths of a second where there is something to measure, minutes with the largest
  /// networks.
  ///
  /// - Parameter began: called with each step before it is measured.
  /// - Throws: ``MeasuringError`` when the zoom goes too deep about the centre that was chosen;
  ///   `CancellationError`, soon after the task is cancelled.
  public func measured(began: (MeasuringStep) -> Void = { _ in }) throws -> MeasuredScene {
    MeasuredScene(unchecked: try draft.measured(began: began))
  }
}

/// An error: the centre that was chosen does not fit the rest of the scene.
public struct MeasuringError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The chosen centre's distance to the right of the origin, in half-spans of the short side at
  /// zoom 1.
  public let x: Double
  /// The chosen centre, downwards.
  public let y: Double
  /// The problem there.
  public let problem: TimelineProblem

  /// One clause for a person, which follows the name of the key `center`.
  public var description: String {
    "'auto' chose [\(x), \(y)], but there \(problem.description)"
  }
}

extension SceneDraft {
  /// Returns the scene with `parts` measured; parts that are measured already do not change.
  ///
  /// - Throws: ``MeasuringError`` when the zoom goes too deep about the centre that was chosen;
  ///   `CancellationError`, soon after the task is cancelled.
  package func measured(
    _ parts: Set<MeasuringStep> = Set(MeasuringStep.allCases),
    began: (MeasuringStep) -> Void = { _ in }
  ) throws -> SceneDraft {
    let scene = try measured(parts, began: began, unless: { Task.isCancelled })
    if timeline.seeksCentre, !scene.timeline.seeksCentre, let problem = scene.problems.first {
      let plan = scene.plan(frame: 0)
      throw MeasuringError(x: plan[.centreX], y: plan[.centreY], problem: problem)
    }
    return scene
  }

  /// Measures `parts` until `isCancelled` returns true. It is called before each evaluation of the
  /// network, from several threads at once, the calling one among them.
  ///
  /// - Parameter quickly: true if a rich point will do for the centre, though it is not the film's.
  package func measured(
    _ parts: Set<MeasuringStep> = Set(MeasuringStep.allCases),
    began: (MeasuringStep) -> Void = { _ in },
    quickly: Bool = false, unless isCancelled: @escaping @Sendable () -> Bool
  ) throws -> SceneDraft {
    var scene = self
    scene.requests = allRequests
    if parts.contains(.centre), timeline.seeksCentre {
      began(.centre)
      let point = try PointOfInterest(
        in: self, quickly ? .quick : .full, unless: isCancelled)
      scene.timeline.seeksCentre = false
      scene.timeline[.centreX] = .constant(point.x)
      scene.timeline[.centreY] = .constant(point.y)
      scene.timeline.closeOn(network, view)
    }
    if parts.contains(.curves), case .requested(let amount) = equalising {
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
