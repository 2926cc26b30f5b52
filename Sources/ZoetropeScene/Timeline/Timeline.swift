public import ZoetropeFrame

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
///
/// Each number is kept in the range of its quantity at every instant, whatever track is set.
public struct Timeline: Hashable, Sendable {
  /// How many frames the film has, 1 or more; also the period of a loop.
  public var frameCount: Int
  /// What happens at the end.
  public var loop: Loop
  /// How the film runs through the keys.
  public var pace: Pace
  /// Which instant is 100 % where the film plays once.
  public var ending = Ending.lastFrame
  /// The latent vector `z`.
  public var latent: LatentTrack
  /// The seed of the weights.
  public var seed: SeedTrack
  /// Whether the centre, which then has no keys but zeros, is still to be chosen by looking at the
  /// picture.
  public var seeksCentre = false
  /// The ramp of the palette; without keys where the scene's colouring stays as it is.
  public var palette = PaletteTrack()
  /// The tracks of single numbers, in the order of ``ScalarQuantity``.
  private var tracks: [ScalarTrack]

  /// A still timeline: constants everywhere. Change the tracks from there.
  public init(frameCount: Int, loop: Loop, seed: UInt64, latent: [Double]) {
    self.frameCount = frameCount
    self.loop = loop
    pace = .keyed
    self.latent = LatentTrack(keys: [TrackKey(position: 0, value: latent)])
    self.seed = SeedTrack(keys: [TrackKey(position: 0, value: seed)])
    tracks = ScalarQuantity.allCases.map(\.initialTrack)
  }
}

extension Timeline {
  /// The track of a single number; it is kept in the range of its quantity at every instant.
  public subscript(number: ScalarQuantity) -> ScalarTrack {
    get { tracks[number.rawValue] }
    set {
      tracks[number.rawValue] = newValue
      tracks[number.rawValue].range = number.quantity.range
    }
  }

  /// How long the film is and what happens at its end.
  public var playback: Playback {
    Playback(frameCount: frameCount, loop: loop, pace: pace, ending: ending)
  }

  /// How many frames a film of `duration` seconds has at `rate`: the nearest whole number, halves
  /// upwards, at least 1. The product is rounded once; what is past 2^53 stays there.
  public static func frames(duration: Double, rate: FrameRate) -> Int {
    let limit = 9_007_199_254_740_992.0
    let numerator = Double(rate.numerator)
    let denominator = Double(rate.denominator)
    let product = duration * numerator
    guard product > 0 else { return 1 }
    guard product / denominator < limit else { return Int(limit) }
    // Rounding product and quotient may lift what is just under a half onto it, never lower a half:
    // the exact difference of duration * numerator and (guess - 1/2) * denominator tells.
    let guess = (product / denominator).rounded()
    let rounding = (-product).addingProduct(duration, numerator)
    let mark = (2 * guess - 1) * denominator
    let markRounding = (-mark).addingProduct(2 * guess - 1, denominator)
    let isLifted = (2 * product - mark) + (2 * rounding - markRounding) < 0
    return max(1, Int(guess) - (isLifted ? 1 : 0))
  }

  /// Makes the time phase run from 0 through `turns` whole turns over the film at an even pace (over
  /// its first half in a ping-pong film): what a network with the `time` input does by default.
  public mutating func runPhase(turns: Int = 1) {
    self[.phase].keys = [
      TrackKey(position: 0, value: 0, written: .percent(0)),
      TrackKey(
        position: playback.end, value: Double(turns),
        written: .percent(loop == .pingPong ? 50 : 100)),
    ]
    self[.phase].turn = 1
  }
}
