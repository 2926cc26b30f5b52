/// The scene at one frame: numbers only.
public struct FramePlan: Hashable, Sendable {
  /// Two weight sets and how far the first has become the second.
  public struct Seeds: Hashable, Sendable {
    /// The seed that is left behind.
    public var from: UInt64
    /// The seed that is approached.
    public var to: UInt64
    /// How far, 0…1.
    public var amount: Double

    /// Creates a blend.
    public init(from: UInt64, to: UInt64, amount: Double) {
      self.from = from
      self.to = to
      self.amount = amount
    }
  }

  /// Which frame.
  public var index: Int
  /// The latent vector.
  public var latent: [Double]
  /// The weights.
  public var seeds: Seeds
  /// The ramp of the palette; nil where the scene's colouring stays as it is.
  public var palette: ColourRamp?
  /// The single numbers.
  package var numbers = ScalarValues()

  /// A single number.
  public subscript(number: ScalarQuantity) -> Double {
    get { numbers[number] }
    set { numbers[number] = newValue }
  }
}

extension SceneDraft {
  /// The scene at frame `index`, any integer: a loop repeats every `frameCount` frames, the rest stay
  /// at their ends, as `Playback.frame` says. The plan says which frame of the film it is.
  public func plan(frame index: Int) -> FramePlan {
    plan(frame: index, along: LatentCourse(timeline))
  }

  /// The scene at frame `index`, with a course of `z` that was worked out before.
  package func plan(frame index: Int, along course: LatentCourse) -> FramePlan {
    let playback = timeline.playback
    return plan(
      position: playback.position(ofFrame: index), index: playback.frame(index), along: course)
  }

  /// The scene at a `position` of the timeline, 0…`playback.end`, which need not be that of a frame.
  package func plan(position: Double) -> FramePlan {
    plan(position: position, index: 0, along: LatentCourse(timeline))
  }

  private func plan(position: Double, index: Int, along course: LatentCourse) -> FramePlan {
    let playback = timeline.playback
    var plan = FramePlan(
      index: index, latent: course.vector(at: position),
      seeds: timeline.seed.value(at: position, in: playback),
      palette: timeline.palette.value(at: position, in: playback))
    for number in ScalarQuantity.allCases {
      plan[number] = timeline[number].value(at: position, in: playback)
    }
    return plan
  }
}
