public import ZoetropeFrame

/// The behaviour of a film at its end.
public enum Loop: String, CaseIterable, Hashable, Sendable {
  /// The end joins the beginning: after its last key, each track continues to its first key.
  case loop
  /// The first half of the frames plays the timeline forwards, and the second half plays it
  /// backwards. All keys lie in the first half.
  case pingPong = "ping-pong"
  /// The film ends. After its last key, each track keeps the value of that key.
  case once
}

/// All values that can change through a film.
///
/// Each number is clamped to the range of its quantity at every instant.
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
  /// True if the centre is still to be measured; until then its tracks contain only zeros.
  public var seeksCentre = false
  /// True if the gain is still to be measured; until then the values of its track are not gains but
  /// the `busy` that each key's picture should have.
  public var gainIsBusy = false
  /// The ramp of the palette; it has no keys if the scene's colouring does not change.
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
  /// Accesses the track of a scalar. Setting a track replaces its range by the range of the
  /// scalar's quantity.
  public subscript(number: ScalarQuantity) -> ScalarTrack {
    get { tracks[number.rawValue] }
    set {
      tracks[number.rawValue] = newValue
      tracks[number.rawValue].range = number.quantity.range
    }
  }

  /// The length, pace and behaviour at the end of the film.
  public var playback: Playback {
    Playback(frameCount: frameCount, loop: loop, pace: pace, ending: ending)
  }

  /// Returns the number of frames in `duration` seconds at `rate`, from 1 to 2^53. The exact number
  /// is rounded once, to the nearest whole number, halves upwards.
  public static func frames(duration: Double, rate: FrameRate) -> Int {
    let limit = 9_007_199_254_740_992.0
    let numerator = Double(rate.numerator)
    let denominator = Double(rate.denominator)
    let product = duration * numerator
    guard product > 0, denominator > 0 else { return 1 }
    guard product / denominator < limit else { return Int(limit) }
    // The rounded product and quotient may raise a number just below a half to that half, but never
    // lower one below it. The sign of the exact difference of duration * numerator and (guess -
    // 1/2) * denominator tells whether this has happened.
    let guess = (product / denominator).rounded()
    let rounding = (-product).addingProduct(duration, numerator)
    let mark = (2 * guess - 1) * denominator
    let markRounding = (-mark).addingProduct(2 * guess - 1, denominator)
    let isLifted = (2 * product - mark) + (2 * rounding - markRounding) < 0
    return max(1, Int(guess) - (isLifted ? 1 : 0))
  }

  /// Sets keys that move the time phase from 0 to `turns` whole turns at constant speed, over the
  /// film or, in a ping-pong film, over its first half. Presets whose network has the input `time`
  /// do this by default.
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
