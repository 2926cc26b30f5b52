public import CPPN
public import ZoetropeFrame

/// The coordinates that the network is given.
public enum Coordinates: String, CaseIterable, Hashable, Sendable {
  /// The origin in the middle, the short side from -span to +span.
  case normalised
  /// The origin at the top left, the short side from 0 to 128, whatever the output's size: how the
  /// first tutorial's pictures came out wrong. The span does not count.
  case raw
}

/// The part of the field that the picture shows before zoom, centre and rotation.
public struct FieldView: Hashable, Sendable {
  /// Half the short side of the picture in field units, at zoom 1; above 0.
  public var span: Double
  /// The coordinates.
  public var coordinates: Coordinates
  /// The parts of the field that show the same.
  public var symmetry: Symmetry
  /// How near to the field's origin angles and logarithms of the distance fade out, in half-spans of
  /// the short side as it is shown, at any zoom; 0 or more.
  public var core: Double

  /// Creates a view.
  public init(
    span: Double = 1, coordinates: Coordinates = .normalised, symmetry: Symmetry = .none,
    core: Double = 0
  ) {
    self.span = span
    self.coordinates = coordinates
    self.symmetry = symmetry
    self.core = core
  }
}

/// Everything that decides a film's pixels, with nothing left to default.
public struct SceneDraft: Hashable, Sendable {
  /// What the film is called.
  public var title: String
  /// A line on what it shows; empty if there is none.
  public var about: String
  /// What there is to learn from its preset; empty if nothing is said.
  public var teaches: String
  /// Whose recipe it follows; empty if nobody's.
  public var source: String
  /// The network's shape and the law of its weights.
  public var network: Architecture
  /// The standard deviation of the latent numbers that a seed stands for; recorded so that presets
  /// read back as they were written. Already applied to the keys.
  public var latentSpread: Double
  /// The part of the field that is shown.
  public var view: FieldView
  /// What changes through the film.
  public var timeline: Timeline
  /// How channels become colours.
  public var colour: Colouring
  /// Whether channels are spread over their range before they become colours.
  public var equalising: Equalising
  /// What is done to finished pictures.
  public var finish: Finish
  /// The size of the film.
  public var size: FrameSize
  /// Frames per second.
  public var rate: FrameRate
  /// Samples per pixel, `samples` in all: 1, 4, 9, 16, … (a square number up to 64).
  public var samples: Int
  /// The length in seconds that was asked for; nil where it is that of the frames.
  @Uncompared public var writtenDuration: Double?
  /// What was asked to be measured of what is measured by now.
  @Uncompared public var wishes = Wishes()
  /// What a recipe says was measured before something changed that it depends on.
  @Uncompared public var outdated = Measurement()

  /// Creates a scene from its parts.
  public init(
    title: String, about: String, network: Architecture, latentSpread: Double, view: FieldView,
    timeline: Timeline, colour: Colouring, size: FrameSize, rate: FrameRate, samples: Int,
    equalising: Equalising = .none, finish: Finish = Finish(),
    teaches: String = "", source: String = ""
  ) {
    self.title = title
    self.about = about
    self.teaches = teaches
    self.source = source
    self.network = network
    self.latentSpread = latentSpread
    self.view = view
    self.timeline = timeline
    self.colour = colour
    self.equalising = equalising
    self.finish = finish
    self.size = size
    self.rate = rate
    self.samples = samples
  }

  /// The exact length of the film in seconds: frames divided by rate.
  public var duration: Double { rate.seconds(timeline.frameCount) }

  /// The length in seconds that was asked for: at other rates it is that again. The exact length where
  /// the frames were changed since.
  public var askedDuration: Double {
    guard let writtenDuration,
      Timeline.frames(duration: writtenDuration, rate: rate) == timeline.frameCount
    else { return duration }
    return writtenDuration
  }

  /// The time of a key, in the unit it was written in where that still stands for its position.
  package func time<Value>(of key: TrackKey<Value>) -> KeyTime {
    guard let written = key.written,
      written.position(in: timeline.playback, rate: rate, duration: askedDuration) == key.position
    else { return .frames(key.position) }
    return written
  }
}
