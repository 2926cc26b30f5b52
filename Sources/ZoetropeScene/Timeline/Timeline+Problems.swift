import ZoetropeFrame

extension Timeline {
  /// All problems of the number of frames and of the keys, track by track; empty for a timeline
  /// that can be played.
  public var problems: [TimelineProblem] {
    guard frameCount > 0 else {
      return [
        TimelineProblem(
          code: .noFrames, quantity: nil, key: nil,
          message: "the film has \(frameCount) frames; expected 1 or more")
      ]
    }
    var problems: [TimelineProblem] = []
    var tracksSeen: Set<Quantity> = []
    for (quantity, track) in scalarTracks {
      let first = problems.count
      defer {
        if !tracksSeen.insert(quantity).inserted {
          for index in problems.indices.dropFirst(first) { problems[index].track = 1 }
        }
      }
      problems += positionProblems(quantity, track.keys)
      let faults = valueProblems(quantity, track.keys) { [$0] }
      problems += faults
      guard faults.isEmpty else { continue }
      problems += closureProblems(
        quantity, track.keys, turn: turnInWords(track),
        agree: { track.gap(from: $0, to: $1) < 1e-9 }, say: { spoken($0) })
    }
    problems += positionProblems(.z, latent.keys)
    let faults = valueProblems(.z, latent.keys) { $0 } + lengthProblems
    problems += faults
    if faults.isEmpty {
      problems += closureProblems(
        .z, latent.keys, agree: { latent.gap(from: $0, to: $1) < 1e-9 },
        say: { "[" + $0.map(spoken).joined(separator: ", ") + "]" })
    }
    if !palette.keys.isEmpty {
      problems += positionProblems(.colour, palette.keys)
      problems += closureProblems(
        .colour, palette.keys, agree: { $0 == $1 },
        say: { "[" + $0.stops.map(\.colour.hex).joined(separator: ", ") + "]" })
    }
    problems += positionProblems(.seed, seed.keys)
    problems += closureProblems(.seed, seed.keys, agree: { $0 == $1 }, say: { "\($0)" })
    // Both tracks of the centre may give equal messages.
    var seen: Set<TimelineProblem> = []
    return problems.filter { problem in
      var one = problem
      one.track = 0
      return seen.insert(one).inserted
    }
  }

  /// The tracks of all scalars with their quantities; the centre has two.
  package var scalarTracks: [(Quantity, ScalarTrack)] {
    ScalarQuantity.allCases.map { ($0.quantity, self[$0]) }
  }

  private func positionProblems<Value>(
    _ quantity: Quantity, _ keys: [TrackKey<Value>]
  ) -> [TimelineProblem] {
    guard !keys.isEmpty else {
      return [
        TimelineProblem(
          code: .noKeys, quantity: quantity, key: nil,
          message: "has no keyframes; expected 1 or more")
      ]
    }
    return keys.indices.compactMap { index in
      let position = keys[index].position
      let place = playback.percent(position)
      func problem(_ code: TimelineProblem.Code, _ message: String) -> TimelineProblem {
        TimelineProblem(code: code, quantity: quantity, key: index, message: message)
      }
      guard position >= 0, position <= max(playback.lastPosition, playback.whole) else {
        return problem(.outside, "has a keyframe at \(place); expected 0 % to 100 %")
      }
      guard position <= playback.lastPosition else {
        return problem(
          .pastTurn,
          "has a keyframe at \(place); expected 0 % to 50 %, because a ping-pong film plays its"
            + " first half backwards from there")
      }
      // At smaller distances a spline's slopes overflow.
      guard index == 0 || position - keys[index - 1].position > 1e-6 else {
        return problem(
          .notRising,
          "has a keyframe at \(place) after one at \(playback.percent(keys[index - 1].position));"
            + " expected each to be later than the one before it")
      }
      return nil
    }
  }

  private func valueProblems<Value>(
    _ quantity: Quantity, _ keys: [TrackKey<Value>], numbers: (Value) -> [Double]
  ) -> [TimelineProblem] {
    keys.enumerated().compactMap { index, key in
      let place = playback.percent(key.position)
      if let number = numbers(key.value).first(where: { !$0.isFinite }) {
        return TimelineProblem(
          code: .notFinite, quantity: quantity, key: index,
          message: "is \(number) at \(place); expected a finite number")
      }
      if let range = quantity.range,
        let number = numbers(key.value).first(where: { !range.contains($0) })
      {
        return TimelineProblem(
          code: .outOfRange, quantity: quantity, key: index,
          message: "is \(spoken(number)) at \(place); expected \(spoken(range.lowerBound)) to"
            + " \(spoken(range.upperBound))")
      }
      return nil
    }
  }

  private var lengthProblems: [TimelineProblem] {
    guard let first = latent.keys.first else { return [] }
    return latent.keys.enumerated().compactMap { index, key in
      guard key.value.count != first.value.count else { return nil }
      return TimelineProblem(
        code: .wrongLength, quantity: .z, key: index,
        message: "has \(key.value.count) numbers at \(playback.percent(key.position)) but"
          + " \(first.value.count) at \(playback.percent(first.position)); expected equally many")
    }
  }

  private func closureProblems<Value>(
    _ quantity: Quantity, _ keys: [TrackKey<Value>], turn: String = "",
    agree: (Value, Value) -> Bool, say: (Value) -> String
  ) -> [TimelineProblem] {
    guard loop == .loop, keys.count > 1, let first = keys.first, let last = keys.last,
      first.position == 0, last.position == playback.end, !agree(first.value, last.value)
    else { return [] }
    return [
      TimelineProblem(
        code: .doesNotClose, quantity: quantity, key: keys.count - 1,
        message: "is \(say(first.value)) at 0 % and \(say(last.value)) at 100 %; expected the same"
          + " in a loop\(turn) (a keyframe at 100 % can be left out)")
    ]
  }

  private func turnInWords(_ track: ScalarTrack) -> String {
    guard let turn = track.turn else { return "" }
    return track.blend == .geometric
      ? ", but for factors of \(spoken(turn))" : ", but for whole turns of \(spoken(turn))"
  }
}
