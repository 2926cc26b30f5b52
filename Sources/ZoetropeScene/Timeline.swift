/// What happens at the end of the film.
public enum Loop: String, CaseIterable, Hashable, Sendable {
  /// The end joins the beginning: after its last key each track runs on to its first.
  case loop
  /// The first half of the frames plays the timeline, the second half plays it backwards; keys lie in
  /// 0…N/2.
  case pingPong = "ping-pong"
  /// The film ends where it ends; each track keeps its last key's value.
  case once
}

/// Everything that changes through the film.
public struct Timeline: Hashable, Sendable {
  /// How many frames the film has, 1 or more; also the period of a loop.
  public var frameCount: Int
  /// What happens at the end.
  public var loop: Loop
  /// The latent vector `z`.
  public var latent: LatentTrack
  /// The seed of the weights.
  public var seed: SeedTrack
  /// How far the view is zoomed in; above 0, geometric.
  public var zoom: ScalarTrack
  /// The point of the field at the middle of the picture, horizontally, in half-spans of the short side at zoom 1.
  public var centreX: ScalarTrack
  /// The same, vertically (downwards).
  public var centreY: ScalarTrack
  /// The view's rotation in degrees, clockwise as seen.
  public var rotation: ScalarTrack
  /// What the weights are multiplied by.
  public var gain: ScalarTrack
  /// The time phase in turns, for the `time` input.
  public var phase: ScalarTrack
  /// How often the palette is run through, there and back.
  public var cycles: ScalarTrack
  /// The palette's or the hue's shift in turns.
  public var shift: ScalarTrack
  /// The contrast about the middle, 1 for none.
  public var contrast: ScalarTrack

  /// A still timeline: constants everywhere. Change the tracks from there.
  public init(frameCount: Int, loop: Loop, seed: UInt64, latent: [Double]) {
    self.frameCount = frameCount
    self.loop = loop
    self.latent = LatentTrack(keys: [Key(position: 0, value: latent)])
    self.seed = SeedTrack(keys: [Key(position: 0, value: seed)])
    zoom = .constant(1, blend: .geometric)
    centreX = .constant(0)
    centreY = .constant(0)
    rotation = .constant(0, turn: 360)
    gain = .constant(1)
    phase = .constant(0, turn: 1)
    cycles = .constant(1)
    shift = .constant(0, turn: 1)
    contrast = .constant(1)
  }
}
