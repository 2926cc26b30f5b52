/// All values of a scene that change, at one frame.
public struct FramePlan: Hashable, Sendable {
  /// A blend of the weights of two seeds.
  public struct Seeds: Hashable, Sendable {
    /// The seed of the weights at the amount 0.
    public var from: UInt64
    /// The seed of the weights at the amount 1.
    public var to: UInt64
    /// The amount of the blend, 0…1.
    public var amount: Double

    /// Creates a blend.
    public init(from: UInt64, to: UInt64, amount: Double) {
      self.from = from
      self.to = to
      self.amount = amount
    }
  }

  /// The index of the frame, from 0.
  public var index: Int
  /// The position on the timeline.
  @Uncompared package var position = 0.0
  /// The latent vector.
  public var latent: [Double]
  /// The two seeds of the weights, and the amount of their blend.
  public var seeds: Seeds
  /// The palette's ramp; nil if the scene's colouring does not change.
  public var palette: ColourRamp?
  /// The values of the scalar quantities.
  package var numbers = ScalarValues()

  /// Accesses the value of a scalar quantity.
  public subscript(number: ScalarQuantity) -> Double {
    get { numbers[number] }
    set { numbers[number] = newValue }
  }
}

extension SceneDraft {
  /// Computes the frame plan of frame `index`, any integer. A loop repeats every `frameCount`
  /// frames; other films stay at their ends, as `Playback.frame` defines. The plan's index is the
  /// frame within the film.
  package func plan(frame index: Int) -> FramePlan {
    plan(frame: index, along: LatentCourse(timeline))
  }

  /// Computes the frame plan of frame `index`, any integer, with `course` as the path of `z`, so
  /// that it need not be prepared for each frame.
  package func plan(frame index: Int, along course: LatentCourse) -> FramePlan {
    let playback = timeline.playback
    return plan(
      position: playback.position(ofFrame: index), index: playback.frame(index), along: course)
  }

  /// Computes the frame plan at `position` on the timeline, 0…`playback.end`, which may lie between
  /// frames. The plan's index is 0.
  package func plan(position: Double) -> FramePlan {
    plan(position: position, index: 0, along: LatentCourse(timeline))
  }

  /// Computes the frame plan at `position`, with `course` as the path of `z`, so that it need not be
  /// prepared for each plan.
  package func plan(position: Double, along course: LatentCourse) -> FramePlan {
    plan(position: position, index: 0, along: course)
  }

  private func plan(position: Double, index: Int, along course: LatentCourse) -> FramePlan {
    let playback = timeline.playback
    var plan = FramePlan(
      index: index, latent: course.vector(at: position),
      seeds: timeline.seed.value(at: position, in: playback),
      palette: timeline.palette.value(at: position, in: playback))
    plan.position = position
    for number in ScalarQuantity.allCases {
      plan[number] = timeline[number].value(at: position, in: playback)
    }
    if timeline.gainIsBusy { plan[.gain] = 1 }
    return plan
  }
}
