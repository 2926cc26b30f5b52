/// The length of a film and its behaviour at the end: all that a track needs to be evaluated.
public struct Playback: Hashable, Sendable {
  /// The number of frames, 1 or more; also the period of a loop.
  public let frameCount: Int
  /// The behaviour at the end.
  public let loop: Loop
  /// The mapping from the film's time to its timeline.
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

  /// The position that is 100 %, in frames: the frame count, which in a loop is the first frame
  /// again; in a film that plays once its last frame. A film of one frame shows position 0, and its
  /// 100 % is one frame later.
  public var whole: Double {
    endsOnLastFrame ? Double(max(frameCount - 1, 1)) : Double(frameCount)
  }

  /// The end of the timeline: 100 %, or half of it where the film plays back.
  public var end: Double { loop == .pingPong ? whole / 2 : whole }

  /// The last position that keys may have. A film that plays once may have keys after its last
  /// frame, which then shows a moment on the way to them.
  package var lastPosition: Double { loop == .once ? Double(frameCount) : end }

  /// Maps the frame `index`, any integer, to a frame of the film: a loop repeats, other films stay
  /// at their ends (frame 0; the last frame of a film that plays once, and the frame count of a
  /// ping-pong film).
  public func frame(_ index: Int) -> Int {
    let last = endsOnLastFrame ? frameCount - 1 : frameCount
    guard loop == .loop else { return min(max(index, 0), last) }
    let remainder = index % frameCount
    return remainder < 0 ? remainder + frameCount : remainder
  }

  /// Returns the position on the timeline, 0…`end`, that frame `index` shows.
  public func position(ofFrame index: Int) -> Double {
    let frame = frame(index)
    let keyed = Double(loop == .pingPong ? min(frame, frameCount - frame) : frame)
    guard case .measured(let retiming) = pace else { return keyed }
    return end * retiming.share(at: keyed / end, isClosed: loop == .loop)
  }
}

/// The side from which a position is approached; it matters only at keys.
package enum Side {
  /// From earlier positions: at a key, the segment that ends there is used.
  case before
  /// From later positions: at a key, the segment that begins there is used.
  case after
}

/// The segment between two keys of a track, and a moment within it.
package struct TrackSegment {
  /// The index of the key before.
  package let from: Int
  /// The index of the key after; equal to `from` where the track stands still.
  package let to: Int
  /// Frames from key to key; 0 where the track stands still.
  package let length: Double
  /// The fraction of the segment that has elapsed, 0…1.
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

  /// Returns the change per frame of a value that changes by `way` from one key to the other, at a
  /// moment where the easing has this slope. It is 0 for a way of 0, even if the slope is infinite.
  func velocity(_ way: Double, eased slope: Double) -> Double {
    way == 0 || length == 0 ? 0 : way * slope / length
  }
}

extension Playback {
  /// Finds the segment between two of `keys` that contains `position`, 0…`end`. There must be at
  /// least one key.
  ///
  /// Positions are not wrapped. In a loop the segment from the last key to the first covers both
  /// ends of the film: before the first key, the time between the last key and the film's end
  /// counts as elapsed. Its length is computed by the same sum at both ends, so that position `end`
  /// and position 0 agree to the bit.
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

  /// Returns the index of the last key whose position satisfies `isPassed`. The keys must be in
  /// order, and every key before that one must satisfy `isPassed` too.
  private static func lastIndex<Value>(
    in keys: [TrackKey<Value>], where isPassed: (Double) -> Bool
  ) -> Int? {
    // Binary search: in films of many keys this runs for each track of each frame.
    var (passed, ahead) = (-1, keys.count)
    while ahead - passed > 1 {
      let middle = passed + (ahead - passed) / 2
      if isPassed(keys[middle].position) { passed = middle } else { ahead = middle }
    }
    return passed < 0 ? nil : passed
  }
}
