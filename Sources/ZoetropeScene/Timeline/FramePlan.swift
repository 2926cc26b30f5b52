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
  /// The zoom, above 0.
  public var zoom: Double
  /// The point at the middle of the picture, in half-spans of the short side at zoom 1.
  public var centreX: Double
  /// The same, downwards.
  public var centreY: Double
  /// The rotation in degrees, clockwise as seen.
  public var rotation: Double
  /// The twist: turns about the origin each time the distance from it grows by `exp(2π)`.
  public var twist: Double
  /// What the weights are multiplied by.
  public var gain: Double
  /// The time phase in turns.
  public var phase: Double
  /// How often the palette is run through.
  public var cycles: Double
  /// The palette's shift in turns.
  public var shift: Double
  /// The contrast.
  public var contrast: Double
  /// The exposure in stops.
  public var exposure: Double
  /// What chroma is multiplied by.
  public var saturation: Double
  /// The turn of all hues in degrees.
  public var hue: Double
  /// The ramp of the palette; nil where the scene's colouring stays as it is.
  public var palette: ColourRamp?
}

extension SceneDraft {
  /// The scene at frame `index`, any integer: a loop repeats every `frameCount` frames, the rest stay
  /// at their ends, as `Playback.frame` says. The plan says which frame of the film it is.
  public func plan(frame index: Int) -> FramePlan {
    let playback = timeline.playback
    return plan(position: playback.position(ofFrame: index), index: playback.frame(index))
  }

  /// The same with another latent vector.
  package func plan(frame index: Int, latent: [Double]) -> FramePlan {
    let playback = timeline.playback
    return plan(
      position: playback.position(ofFrame: index), index: playback.frame(index), latent: latent)
  }

  /// The scene at a `position` of the timeline, 0…`playback.end`, which need not be that of a frame.
  package func plan(position: Double, index: Int = 0) -> FramePlan {
    plan(
      position: position, index: index,
      latent: timeline.latent.value(at: position, in: timeline.playback))
  }

  private func plan(position: Double, index: Int, latent: [Double]) -> FramePlan {
    let playback = timeline.playback
    return FramePlan(
      index: index,
      latent: latent,
      seeds: timeline.seed.value(at: position, in: playback),
      zoom: timeline.zoom.value(at: position, in: playback),
      centreX: timeline.centreX.value(at: position, in: playback),
      centreY: timeline.centreY.value(at: position, in: playback),
      rotation: timeline.rotation.value(at: position, in: playback),
      twist: timeline.twist.value(at: position, in: playback),
      gain: timeline.gain.value(at: position, in: playback),
      phase: timeline.phase.value(at: position, in: playback),
      cycles: timeline.cycles.value(at: position, in: playback),
      shift: timeline.shift.value(at: position, in: playback),
      contrast: timeline.contrast.value(at: position, in: playback),
      exposure: timeline.exposure.value(at: position, in: playback),
      saturation: timeline.saturation.value(at: position, in: playback),
      hue: timeline.hue.value(at: position, in: playback),
      palette: timeline.palette.value(at: position, in: playback))
  }
}
