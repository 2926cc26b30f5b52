extension SceneDraft {
  /// The continuity of the film at its end and at its keys, that of its parts included. The timeline
  /// must have no problems.
  package var seam: Seam {
    parts.map(\.ownSeam).reduce(ownSeam) { whole, part in
      // Most parts move as the whole picture does.
      let known = Set(whole.jumps)
      return Seam(
        loop: whole.loop,
        closures: zip(whole.closures, part.closures).map { $0.gap < $1.gap ? $1 : $0 },
        jumps: whole.jumps + part.jumps.filter { !known.contains($0) })
    }
  }

  private var ownSeam: Seam {
    let runs = timeline.runs
    let playback = timeline.playback
    // At its end, a ping-pong film is back at position 0.
    let end = playback.loop == .loop ? playback.end : 0
    return Seam(
      loop: timeline.loop,
      closures: playback.loop == .once
        ? []
        : runs.map {
          Seam.Closure(
            quantity: $0.quantity, gap: $0.gap(Moment(end, .after), Moment(0, .after)))
        },
      jumps: runs.flatMap { $0.jumps(in: playback) })
  }
}

/// A position on the timeline, and the side from which it is approached.
private struct Moment {
  let position: Double
  let side: Side

  init(_ position: Double, _ side: Side) {
    (self.position, self.side) = (position, side)
  }
}

/// The one or two tracks of a quantity, in the form in which they are searched for jumps.
private struct Run {
  let quantity: Quantity
  /// The positions of the quantity's keys.
  let keys: [Double]
  /// The positions between keys at which clamping of the quantity begins or ends.
  let stops: [Double]
  /// Returns the distance between the values at two moments; whole periods are ignored.
  let gap: (Moment, Moment) -> Double
  /// Returns the change per frame at a moment, with one component for each number that moves.
  let velocity: (Moment) -> [Double]

  func jumps(in playback: Playback) -> [Seam.Jump] {
    let inside = Set(keys.filter { $0 > 0 && $0 < playback.end }).sorted()
    let (first, last) = (Moment(0, .after), Moment(playback.end, .before))
    var jumps: [Seam.Jump?] = inside.map {
      jump(in: playback, at: $0, from: Moment($0, .before), to: Moment($0, .after))
    }
    switch playback.loop {
    case .once: break
    case .loop: jumps.insert(jump(in: playback, at: 0, from: last, to: first), at: 0)
    case .pingPong:
      jumps.insert(turn(in: playback, at: 0, moving: velocity(first).map { -$0 }), at: 0)
      // A hold that ends where the film turns back shows its next value for an instant.
      let atEnd = Moment(playback.end, .after)
      jumps.append(
        gap(last, atEnd) < 1e-9
          ? turn(in: playback, at: playback.end, moving: velocity(last))
          : jump(in: playback, at: playback.end, from: last, to: atEnd))
    }
    return (jumps.compactMap(\.self) + halts(in: playback)).sorted { $0.position < $1.position }
  }

  /// Returns the jumps in speed at `stops`, where clamping begins or ends.
  private func halts(in playback: Playback) -> [Seam.Jump] {
    stops.filter { $0 > 0 && $0 < playback.end }.compactMap { position in
      let near = 1e-9 * max(position, 1)
      let (slow, fast) = (
        velocity(Moment(position - near, .after)), velocity(Moment(position + near, .after))
      )
      return speedJump(in: playback, at: position, from: slow, to: fast, least: 1e-4)
    }
  }

  private func jump(
    in playback: Playback, at position: Double, from before: Moment, to after: Moment
  ) -> Seam.Jump? {
    let (slow, fast) = (velocity(before), velocity(after))
    if gap(before, after) >= 1e-9 {
      return jump(.value, in: playback, at: position, from: slow, to: fast)
    }
    return speedJump(in: playback, at: position, from: slow, to: fast, least: 1e-6)
  }

  /// Returns a jump in speed; nil if the change is no larger than a rounding error: 1e-12, or the
  /// share `least` of both speeds together.
  private func speedJump(
    in playback: Playback, at position: Double, from slow: [Double], to fast: [Double],
    least: Double
  ) -> Seam.Jump? {
    // The difference of two equal infinities is not a number, but equal speeds are no jump.
    let change = norm(zip(slow, fast).map { $0 == $1 ? 0 : $1 - $0 })
    // Changes up to 1e-12 are rounding errors of a quantity that stands still.
    guard change > max(least * min(norm(slow) + norm(fast), 1e300), 1e-12) else { return nil }
    return jump(.speed, in: playback, at: position, from: slow, to: fast)
  }

  private func turn(
    in playback: Playback, at position: Double, moving velocity: [Double]
  ) -> Seam.Jump? {
    guard norm(velocity) > 1e-12 else { return nil }
    return jump(.turn, in: playback, at: position, from: velocity, to: velocity.map { -$0 })
  }

  private func jump(
    _ kind: Seam.Jump.Kind, in playback: Playback, at position: Double, from before: [Double],
    to after: [Double]
  ) -> Seam.Jump {
    Seam.Jump(
      quantity: quantity, kind: kind, position: position,
      percent: position / playback.whole * 100,
      speedBefore: before.count == 1 ? before[0] : norm(before),
      speedAfter: after.count == 1 ? after[0] : norm(after))
  }

  private func norm(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}

extension Timeline {
  /// The runs of all quantities, in the order of ``Quantity``. The two tracks of the centre form
  /// one run.
  fileprivate var runs: [Run] {
    Quantity.allCases.map { quantity in
      switch quantity {
      case .z: latentRun
      case .seed: seedRun
      case .colour: paletteRun
      default: run(quantity, scalarTracks.filter { $0.0 == quantity }.map(\.1))
      }
    }
  }

  private func run(_ quantity: Quantity, _ tracks: [ScalarTrack]) -> Run {
    let playback = playback
    return Run(
      quantity: quantity, keys: tracks.flatMap { $0.keys.map(\.position) },
      stops: Set(tracks.flatMap { $0.stops(in: playback) }).sorted(),
      gap: { first, second in
        tracks.reduce(0) { widest, track in
          max(
            widest,
            track.gap(
              from: track.value(at: first.position, from: first.side, in: playback),
              to: track.value(at: second.position, from: second.side, in: playback)))
        }
      },
      velocity: { moment in
        tracks.map { $0.velocity(at: moment.position, from: moment.side, in: playback) }
      })
  }

  private var latentRun: Run {
    let (latent, course) = (latent, LatentCourse(self))
    return Run(
      quantity: .z, keys: latent.keys.map(\.position), stops: [],
      gap: { first, second in
        latent.gap(
          from: course.motion(at: first.position, from: first.side).value,
          to: course.motion(at: second.position, from: second.side).value)
      },
      velocity: { course.motion(at: $0.position, from: $0.side).velocity })
  }

  private var paletteRun: Run {
    let (palette, playback) = (palette, playback)
    return Run(
      quantity: .colour, keys: palette.keys.map(\.position),
      stops: playback.stops(among: palette.keys) { $0 == $1 ? [] : [0, 1] },
      gap: { first, second in
        palette.gap(
          from: palette.value(at: first.position, from: first.side, in: playback),
          to: palette.value(at: second.position, from: second.side, in: playback))
      },
      velocity: { palette.velocity(at: $0.position, from: $0.side, in: playback) })
  }

  private var seedRun: Run {
    let (seed, playback) = (seed, playback)
    return Run(
      quantity: .seed, keys: seed.keys.map(\.position),
      stops: playback.stops(among: seed.keys) { $0 == $1 ? [] : [0, 1] },
      gap: { first, second in
        seed.gap(
          from: seed.value(at: first.position, from: first.side, in: playback),
          to: seed.value(at: second.position, from: second.side, in: playback))
      },
      velocity: { seed.velocity(at: $0.position, from: $0.side, in: playback) })
  }
}
