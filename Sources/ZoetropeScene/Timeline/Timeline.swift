public import ZoetropeFrame

/// The behaviour of a film at its end.
public enum Loop: String, CaseIterable, Hashable, Sendable {
  /// The end joins the beginning: after its last key each track continues to its first.
  case loop
  /// The first half of the frames plays the timeline forwards, the second half backwards; keys lie
  /// in 0…N/2.
  case pingPong = "ping-pong"
  /// The film stops; each track keeps its last key's value.
  case once
}

/// All values that change through a film.
///
/// Each number is clamped to the range of its quantity at every instant, whatever its track holds.
public struct Timeline: Hashable, Sendable {
  /// The number of frames, 1 or more; also the period of a loop.
  public var frameCount: Int
  /// The behaviour at the end.
  public var loop: Loop
  /// The mapping from the film's time to the positions of the keys.
  public var pace: Pace
  /// The instant that is 100 % of a film that plays once.
  public var ending = Ending.lastFrame
  /// The latent vector `z`.
  public var latent: LatentTrack
  /// The seed of the weights.
  public var seed: SeedTrack
  /// True if the centre is still to be chosen by looking at the picture; its tracks then hold zeros
  /// only.
  public var seeksCentre = false
  /// The ramp of the palette; no keys if the scene's colouring does not change.
  public var palette = PaletteTrack()
  /// The tracks of the scalars, in the order of ``ScalarQuantity``.
  private var tracks: [ScalarTrack]

  /// Creates a timeline in which nothing changes; set its tracks afterwards.
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
  /// Accesses the track of a scalar. When a track is set, its range is replaced by the range of the
  /// scalar's quantity.
  public subscript(number: ScalarQuantity) -> ScalarTrack {
    get { tracks[number.rawValue] }
    set {
      tracks[number.rawValue] = newValue
      tracks[number.rawValue].range = number.quantity.range
    }
  }

  /// The length of the film and its behaviour at the end.
  public var playback: Playback {
    Playback(frameCount: frameCount, loop: loop, pace: pace, ending: ending)
  }

  /// Computes the number of frames of `duration` seconds at `rate`: the nearest whole number,
  /// halves upwards, from 1 to 2^53. The exact product is rounded, once.
  public static func frames(duration: Double, rate: FrameRate) -> Int {
    let limit = 9_007_199_254_740_992.0
    let numerator = Double(rate.numerator)
    let denominator = Double(rate.denominator)
    let product = duration * numerator
    guard product > 0, denominator > 0 else { return 1 }
    guard product / denominator < limit else { return Int(limit) }
    // Rounding product and quotient may raise a number just under a half to that half, but never
    // lower one: the sign of the exact difference of duration * numerator and (guess - 1/2) *
    // denominator decides.
    let guess = (product / denominator).rounded()
    let rounding = (-product).addingProduct(duration, numerator)
    let mark = (2 * guess - 1) * denominator
    let markRounding = (-mark).addingProduct(2 * guess - 1, denominator)
    let isLifted = (2 * product - mark) + (2 * rounding - markRounding) < 0
    return max(1, Int(guess) - (isLifted ? 1 : 0))
  }

  /// Makes the time phase run from 0 through `turns` whole turns over the film at constant speed
  /// (over its first half in a ping-pong film), which is the default for a network with the `time`
  /// input.
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
