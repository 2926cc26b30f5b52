public import CPPN
public import ZoetropeFrame

/// The coordinate system of the points at which the network is evaluated.
public enum Coordinates: String, CaseIterable, Hashable, Sendable {
  /// The origin is in the middle of the picture. At zoom 1 the short side runs from -span to +span.
  case normalised
  /// The origin is in the top left corner. At zoom 1 the short side runs from 0 to 128, at any
  /// output size; the span has no effect. Presets use these coordinates to show the effect of not
  /// normalising.
  case raw
}

/// The part of the field that the picture shows before zoom, centre and rotation.
public struct FieldView: Hashable, Sendable {
  /// Half the short side of the picture in field units, at zoom 1; above 0.
  public var span: Double
  /// The coordinate system of the points at which the network is evaluated.
  public var coordinates: Coordinates
  /// The symmetry of the field about its origin.
  public var symmetry: Symmetry
  /// The distance from the field's origin within which the inputs `theta` and `log-r` fade out; 0
  /// or more. The unit is half the picture's short side as shown, so the area is equally large at
  /// any zoom.
  public var core: Double
  /// The distance by which the field is displaced by itself, in half the short side at zoom 1; 0
  /// displaces nothing. A point is moved by the second and the third channel there.
  public var warp: Double
  /// The number of times that the field is displaced, each time further.
  public var folds: Int

  /// Creates a view.
  public init(
    span: Double = 1, coordinates: Coordinates = .normalised, symmetry: Symmetry = .none,
    core: Double = 0, warp: Double = 0, folds: Int = 1
  ) {
    self.span = span
    self.coordinates = coordinates
    self.symmetry = symmetry
    self.core = core
    self.warp = warp
    self.folds = folds
  }

  /// True if the field is displaced by itself.
  public var isWarped: Bool { warp > 0 && folds > 0 }
}

/// All values that decide a film's pixels. Every value is set, but none needs to be valid.
public struct SceneDraft: Hashable, Sendable {
  /// The film's title.
  public var title: String
  /// A description of the picture in one line; empty if there is none.
  public var about: String
  /// The lesson that the preset teaches; empty if there is none.
  public var teaches: String
  /// The person or work that the preset follows; empty if there is none.
  public var source: String
  /// The network's shape and the distribution of its weights.
  public var network: Architecture
  /// The standard deviation of latent vectors that are drawn from seeds. The keys already contain
  /// the drawn numbers; this value is kept for writing the scene as a preset.
  public var latentSpread: Double
  /// The part of the field that is shown.
  public var view: FieldView
  /// The values that change through the film.
  public var timeline: Timeline
  /// The conversion of channels to light.
  public var medium: Medium
  /// The conversion of channels to colours; of a medium other than the palette, its colours.
  public var colour: Colouring
  /// The equalising of channels before they become colours.
  public var equalising: Equalising
  /// The effects on coloured pictures: vignette, grain and caption.
  public var finish: Finish
  /// The form that the picture fills; nil if it fills the frame.
  public var figure: Figure?
  /// The fields besides the one that paints.
  public var fields: [FieldUse: SceneDraft] = [:]
  /// The zones of other pictures that lie on the picture; nil if there are none.
  public var collage: Collage?
  /// The width and height of the film in pixels.
  public var size: FrameSize
  /// The number of frames per second.
  public var rate: FrameRate
  /// The number of samples per pixel: a square number from 1 to 64.
  public var samples: Int
  /// The requested length in seconds; nil if only the number of frames was given.
  @Uncompared public var writtenDuration: Double?
  /// The requests for the measurements whose results this scene contains.
  @Uncompared public var requests = MeasurementRequests()
  /// The names of the files of given weights, one for each network; a name is empty for weights that
  /// the preset holds itself.
  @Uncompared public var weightFiles: [String] = []
  /// The measurements that a recipe recorded but that no longer apply, because a value on which
  /// they depend has been changed.
  @Uncompared public var outdated = Measurement()

  /// Creates a draft from its parts.
  public init(
    title: String, about: String, network: Architecture, latentSpread: Double, view: FieldView,
    timeline: Timeline, colour: Colouring, size: FrameSize, rate: FrameRate, samples: Int,
    equalising: Equalising = .none, finish: Finish = Finish(), medium: Medium = Medium(),
    figure: Figure? = nil, teaches: String = "", source: String = ""
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
    self.medium = medium
    self.figure = figure
    self.size = size
    self.rate = rate
    self.samples = samples
  }

  /// The exact length of the film in seconds: frames divided by rate.
  public var duration: Double { rate.seconds(timeline.frameCount) }

  /// The requested length in seconds. If none was requested, or if the number of frames no longer
  /// corresponds to it, this is the exact length.
  public var requestedDuration: Double {
    guard let writtenDuration,
      Timeline.frames(duration: writtenDuration, rate: rate) == timeline.frameCount
    else { return duration }
    return writtenDuration
  }

  /// Returns the time of `key` as it was written, if that still gives the key's position, and in
  /// frames otherwise.
  package func time<Value>(of key: TrackKey<Value>) -> KeyTime {
    guard let written = key.written,
      written.position(in: timeline.playback, rate: rate, duration: requestedDuration)
        == key.position
    else { return .frames(key.position) }
    return written
  }
}
