internal import ZoetropeFrame
internal import ZoetropeRender
internal import ZoetropeScene

/// The numbers of one moment of a film: of the network's channels, as the output activations give
/// them and before equalising, palette and finish, and of the coloured picture.
public struct Moment: Hashable, Sendable {
  /// How often the channels change between light and dark over the picture's height: `N` cycles of
  /// stripes give about `2 N`, white noise about 45.
  public var busy: Double
  /// The standard deviation of the channel in which it is largest, from 0 to 0.5.
  public var deviation: Double
  /// The share of pixels whose channels are all within two 8-bit levels of 0 or 1.
  public var ends: Double
  /// The root mean square of the deviations of red, green and blue in the coloured picture, without
  /// vignette, grain and caption.
  public var contrast: Double

  /// Creates a moment from its numbers.
  public init(busy: Double, deviation: Double, ends: Double, contrast: Double) {
    (self.busy, self.deviation, self.ends) = (busy, deviation, ends)
    self.contrast = contrast
  }

  /// Returns true if the moment has this fault; a film can only have `still` and `seam` as a whole.
  func has(_ fault: Gate.Fault) -> Bool {
    switch fault {
    // The number means nothing where the channels hardly differ.
    case .tooFine: busy > Verdict.busy.upperBound && deviation >= Verdict.leastDeviation
    case .saturated: ends >= Verdict.mostEnds
    case .flat:
      deviation < Verdict.leastDeviation || contrast < Verdict.leastDeviation
        || busy < Verdict.busy.lowerBound
    case .still, .seam: false
    }
  }

  /// Returns true if the network's channels have this fault, whatever their colours are.
  func hasInChannels(_ fault: Gate.Fault) -> Bool {
    var channels = self
    channels.contrast = .infinity
    return channels.has(fault)
  }
}

/// The painter of a film's moments, in pictures of 54 rows.
struct MomentProbe {
  /// The largest number of moments that a film is judged by.
  static let most = 8

  /// The frames that are looked at, evenly spread over the film.
  let frames: [Int]
  private let channels: ChannelProbe
  private let colours: Probe

  init(_ scene: SceneDraft) {
    frames = Self.frames(scene)
    channels = ChannelProbe(scene)
    colours = Probe(scene, size: channels.size, samples: 1)
  }

  /// Returns the frames at which a scene is looked at.
  static func frames(_ scene: SceneDraft) -> [Int] {
    let count = min(most, max(scene.timeline.frameCount, 1))
    return (0..<count).map { $0 * scene.timeline.frameCount / count }
  }

  /// Measures a frame.
  func moment(frame: Int) -> Moment {
    var moment = inChannels(frame: frame)
    moment.contrast = colours.picture(frame: frame).contrast
    return moment
  }

  /// Measures the channels of a frame; the contrast is infinite.
  func inChannels(frame: Int) -> Moment {
    let picture = channels.picture(frame: frame)
    return Moment(
      busy: channels.busy(picture, frame: frame), deviation: picture.deviation,
      ends: picture.ends, contrast: .infinity)
  }
}
