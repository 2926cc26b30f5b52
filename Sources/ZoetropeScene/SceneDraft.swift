public import CPPN
public import ZoetropeFrame

/// The coordinates that the network is given.
public enum Coordinates: String, CaseIterable, Hashable, Sendable {
  /// The origin in the middle, the short side from -span to +span.
  case normalised
  /// The origin at the top left, the short side from 0 to 128, whatever the output's size; the span
  /// has no effect. Kept for presets that show what a network makes of coordinates that were not
  /// normalised.
  case raw
}

/// The part of the field that the picture shows before zoom, centre and rotation.
public struct FieldView: Hashable, Sendable {
  /// Half the short side of the picture in field units, at zoom 1; above 0.
  public var span: Double
  /// The coordinate system that the network is given.
  public var coordinates: Coordinates
  /// The symmetry of the field.
  public var symmetry: Symmetry
  /// The distance from the field's origin within which angles and logarithms of the distance fade
  /// out, in half-spans of the short side as shown, at any zoom; 0 or more.
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

/// All values that decide a film's pixels, with nothing left to default. A draft may hold any
/// values.
public struct SceneDraft: Hashable, Sendable {
  /// The film's title.
  public var title: String
  /// A line about the picture; empty if there is none.
  public var about: String
  /// A lesson that the preset teaches; empty if there is none.
  public var teaches: String
  /// The person or work whose recipe it follows; empty if there is none.
  public var source: String
  /// The network's shape and the distribution of its weights.
  public var network: Architecture
  /// The standard deviation of latent numbers drawn from a seed. It is already applied to the keys;
  /// it is recorded so that presets read back as they were written.
  public var latentSpread: Double
  /// The part of the field that is shown.
  public var view: FieldView
  /// The values that change through the film.
  public var timeline: Timeline
  /// The conversion of channels to colours.
  public var colour: Colouring
  /// The equalising of channels before they become colours.
  public var equalising: Equalising
  /// The effects on finished pictures.
  public var finish: Finish
  /// The size of the film in pixels.
  public var size: FrameSize
  /// Frames per second.
  public var rate: FrameRate
  /// The number of samples per pixel: 1, 4, 9, 16, … (a square number up to 64).
  public var samples: Int
  /// The requested length in seconds; nil if only the number of frames was given.
  @Uncompared public var writtenDuration: Double?
  /// The requests that the measurements in this scene answer.
  @Uncompared public var wishes = Wishes()
  /// The measurements of a recipe in which something that they depend on has changed since.
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

  /// The requested length in seconds, which is kept at other rates; the exact length if the number
  /// of frames has been changed since.
  public var askedDuration: Double {
    guard let writtenDuration,
      Timeline.frames(duration: writtenDuration, rate: rate) == timeline.frameCount
    else { return duration }
    return writtenDuration
  }

  /// Returns the time of a key. It is in the unit that the key was written in if that still gives
  /// the key's position, and in frames otherwise.
  package func time<Value>(of key: TrackKey<Value>) -> KeyTime {
    guard let written = key.written,
      written.position(in: timeline.playback, rate: rate, duration: askedDuration) == key.position
    else { return .frames(key.position) }
    return written
  }
}
