/// The length, pace and behaviour at the end of a film. Tracks are evaluated with these values.
public struct Playback: Hashable, Sendable {
  /// The number of frames, 1 or more; also the period of a loop.
  public let frameCount: Int
  /// The behaviour at the end.
  public let loop: Loop
  /// The mapping from the film's time to the position on its timeline.
  public let pace: Pace
  /// The instant that is 100 % of a film that plays once.
  public let ending: Ending

  /// Creates the playback of a film of `frameCount` frames, 1 or more.
  public init(
    frameCount: Int, loop: Loop, pace: Pace = .keyed, ending: Ending = .lastFrame
  ) {
    self.frameCount = max(frameCount, 1)
    self.loop = loop
    self.pace = pace
    self.ending = ending
  }

  /// True if 100 % is the last frame.
  private var endsOnLastFrame: Bool { loop == .once && ending == .lastFrame }

  /// The position of 100 %, in frames. It is the frame count, but one less if 100 % is the last
  /// frame of a film that plays once. In a film of one frame it is 1.
  public var whole: Double {
    endsOnLastFrame ? Double(max(frameCount - 1, 1)) : Double(frameCount)
  }

  /// The end of the timeline, in frames: 50 % in a ping-pong film, 100 % in others.
  public var end: Double { loop == .pingPong ? whole / 2 : whole }

  /// The last position that a key may have, in frames. In a film that plays once it is the frame
  /// count, even if the last frame is 100 %.
  package var lastPosition: Double { loop == .once ? Double(frameCount) : end }

  /// Maps `index`, any integer, to a frame of the film. A loop repeats. In other films, indices
  /// below 0 give frame 0. Indices past the end give the last frame if that is 100 %, and otherwise
  /// the frame count.
  public func frame(_ index: Int) -> Int {
    let last = endsOnLastFrame ? frameCount - 1 : frameCount
    guard loop == .loop else { return min(max(index, 0), last) }
    let remainder = index % frameCount
    return remainder < 0 ? remainder + frameCount : remainder
  }

  /// Returns the position on the timeline, 0…`end`, that frame `index`, any integer, shows.
  public func position(ofFrame index: Int) -> Double { position(at: Double(frame(index))) }

  /// Returns the position on the timeline, 0…`end`, that is shown `time` frames after the start. A
  /// loop repeats; in other films `time` is at most `frameCount`.
  package func position(at time: Double) -> Double {
    let count = Double(frameCount)
    let rest = loop == .loop && time >= count ? time.truncatingRemainder(dividingBy: count) : time
    let keyed = loop == .pingPong ? min(rest, count - rest) : rest
    guard case .measured(let retiming) = pace else { return keyed }
    return end * retiming.share(at: keyed / end, isClosed: loop == .loop)
  }
}

/// The side from which a position is approached. The sides differ at keys, and where clamping
/// begins or ends.
package enum Side {
  /// From earlier positions: at a key, the segment that ends there is used.
  case before
  /// From later positions: at a key, the segment that begins there is used.
  case after
}

/// The segment between two keys of a track, and a moment within it.
package struct TrackSegment {
  /// The index of the key at which the segment begins.
  package let from: Int
  /// The index of the key at which the segment ends; equal to `from` if there is no other.
  package let to: Int
  /// The number of frames from key to key; 0 before the first key and after the last, except in a
  /// loop.
  package let length: Double
  /// The share of the segment that has elapsed, 0…1.
  package let time: Double

  init(from: Int, to: Int, elapsed: Double, length: Double) {
    self.from = from
    self.to = to
    self.length = length
    time = length > 0 ? min(max(elapsed / length, 0), 1) : 0
  }

  init(standingAt key: Int) {
    self.init(from: key, to: key, elapsed: 0, length: 0)
  }

  /// Returns the change per frame of a value, if its keys differ by `way` and the easing has this
  /// slope at the moment. It is 0 if `way` is 0, even if the slope is infinite.
  func velocity(_ way: Double, eased slope: Double) -> Double {
    way == 0 || length == 0 ? 0 : way * slope / length
  }
}

extension Playback {
  /// Returns the segment between two of `keys` that contains `position`, 0…`end`. There must be at
  /// least one key.
  ///
  /// In a loop, the segment from the last key to the first continues over the film's end. Before
  /// the first key, the frames from the last key to the end count as elapsed. The positions `end`
  /// and 0 give equal results to the bit.
  package func segment<Value>(
    at position: Double, among keys: [TrackKey<Value>], from side: Side = .after
  ) -> TrackSegment {
    let passed =
      switch side {
      case .after: Self.lastIndex(in: keys) { $0 <= position }
      case .before: Self.lastIndex(in: keys) { $0 < position }
      }
    let last = keys.count - 1
    if let passed, passed < last {
      let start = keys[passed].position
      return TrackSegment(
        from: passed, to: passed + 1, elapsed: position - start,
        length: keys[passed + 1].position - start)
    }
    guard loop == .loop else { return TrackSegment(standingAt: passed ?? 0) }
    let tail = end - keys[last].position
    return TrackSegment(
      from: last, to: 0,
      elapsed: passed == nil ? position + tail : position - keys[last].position,
      length: tail + keys[0].position)
  }

  /// Returns the index of the last key whose position satisfies `isPassed`; nil if none does. The
  /// keys must be in order, and all keys before that one must satisfy `isPassed` too.
  private static func lastIndex<Value>(
    in keys: [TrackKey<Value>], where isPassed: (Double) -> Bool
  ) -> Int? {
    // Binary search, because this runs for each track of each frame, and films may have many keys.
    var (passed, ahead) = (-1, keys.count)
    while ahead - passed > 1 {
      let middle = passed + (ahead - passed) / 2
      if isPassed(keys[middle].position) { passed = middle } else { ahead = middle }
    }
    return passed < 0 ? nil : passed
  }
}
