/// How a film runs through its timeline.
public enum Pace: Hashable, Sendable {
  /// As the keyframes say.
  case keyed
  /// So that the picture changes as much from each frame to the next. What that means for a scene has
  /// to be measured from its pictures; until then it plays as keyed.
  case even
  /// Along a curve: what `even` was measured to be.
  case measured(Retiming)
}

/// A smooth way through a timeline that never turns back: how much of it has passed at each moment.
///
/// Between its values it runs along monotone cubics (F. N. Fritsch and J. Butland, "A method for
/// constructing local monotone piecewise cubic interpolants", SIAM J. Sci. Stat. Comput. 5, 1984):
/// its speed never jumps, in a loop not at the seam either. Nothing but sums, products and quotients
/// is taken, so that every machine gets the same bits.
public struct Retiming: Hashable, Sendable {
  /// How much of the timeline has passed, 0…1, at evenly spaced moments from the start to the end.
  public let shares: [Double]

  /// The fewest and the most values that a retiming may have.
  public static let counts = 2...1025

  /// A retiming through `shares`, which rise from 0 to 1; nil where they do not, or where there are
  /// fewer than 2 or more than 1025 of them.
  public init?(_ shares: [Double]) {
    guard Self.counts.contains(shares.count), shares.first == 0, shares.last == 1,
      zip(shares, shares.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.shares = shares
  }

  /// How much of the timeline has passed at `time`, 0…1 of the way and clamped to it: exactly the
  /// values at their moments.
  ///
  /// - Parameter isClosed: whether the end joins the beginning, at one speed.
  public func share(at time: Double, isClosed: Bool) -> Double {
    let cells = shares.count - 1
    guard time > 0 else { return 0 }
    guard time < 1 else { return 1 }
    let place = time * Double(cells)
    let cell = min(Int(place), cells - 1)
    let t = place - Double(cell)
    let s = 1 - t
    let (from, to) = (shares[cell], shares[cell + 1])
    let (leaving, reaching) = (
      slope(at: cell, isClosed: isClosed), slope(at: cell + 1, isClosed: isClosed)
    )
    let value = from * (s * s * (1 + 2 * t)) + to * (t * t * (1 + 2 * s))
    return min(max(value + t * s * (s * leaving - t * reaching), from), to)
  }

  /// The slope at a value, per cell: the harmonic mean of those beside it.
  private func slope(at index: Int, isClosed: Bool) -> Double {
    let cells = shares.count - 1
    if (index == 0 || index == cells) && !isClosed {
      guard cells > 1 else { return rise(0) }
      // The parabola through the last three values, kept from turning back.
      let (near, far) = index == 0 ? (rise(0), rise(1)) : (rise(cells - 1), rise(cells - 2))
      return min(max(1.5 * near - 0.5 * far, 0), 3 * near)
    }
    let (before, after) = (rise((index + cells - 1) % cells), rise(index % cells))
    return 2 * before * after / (before + after)
  }

  private func rise(_ cell: Int) -> Double { shares[cell + 1] - shares[cell] }
}
