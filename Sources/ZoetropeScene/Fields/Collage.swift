public import ZoetropeFrame

/// Zones of other pictures that lie on the picture, one above the other, cut along levels of the
/// field `mask`.
public struct Collage: Hashable, Sendable {
  /// A zone.
  public struct Zone: Hashable, Sendable {
    /// The mask's height from which the zone covers what is below it.
    public var above: Double
    /// The picture that the zone shows.
    public var scene: SceneDraft

    /// Creates a zone.
    public init(above: Double, scene: SceneDraft) {
      self.above = above
      self.scene = scene
    }
  }

  /// The zones, from the lowest to the highest.
  public var zones: [Zone]
  /// The width of the border around zones, in shares of the picture's short side.
  public var border: Double
  /// The border's colour.
  public var borderColour: RGB
  /// How far a zone throws its shadow, in shares of the short side.
  public var shadow: Double
  /// How dark shadows are, from 0 to 1.
  public var darkness: Double

  /// Creates a collage.
  public init(
    zones: [Zone], border: Double = 0, borderColour: RGB = RGB(1, 1, 1), shadow: Double = 0,
    darkness: Double = 0
  ) {
    self.zones = zones
    self.border = border
    self.borderColour = borderColour
    self.shadow = shadow
    self.darkness = darkness
  }

  /// The largest number of zones.
  public static let mostZones = 6

  /// How soft the shadows' edges are, as a ratio to their length.
  package static let blur = 0.7

  /// The looks at the mask: at the pixel, and towards the light for shadows.
  package var looks: [MediumLook] {
    let here = MediumLook([.edges()])
    guard shadow > 0, darkness > 0 else { return [here] }
    let strength = 0.75 * 255 * darkness
    return [
      here,
      MediumLook(
        [.init(tone: strength / (Self.blur * shadow), gradient: strength)],
        at: .towardsLight(shadow)),
    ]
  }
}
