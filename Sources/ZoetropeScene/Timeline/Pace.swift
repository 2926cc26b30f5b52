/// The mapping from the time of a film to the position on its timeline.
public enum Pace: Hashable, Sendable {
  /// No retiming: keyframes are reached at the times at which the preset sets them.
  case keyed
  /// An even pace, at which the picture changes by equal amounts from frame to frame. Until it has
  /// been measured, the film plays as `keyed`.
  case even
  /// A measured retiming that gives an even pace.
  case measured(Retiming)
}

/// A smooth, monotone map from a film's time to the position on its timeline.
///
/// The curve is a monotone piecewise cubic (F. N. Fritsch and J. Butland, "A method for
/// constructing local monotone piecewise cubic interpolants", SIAM J. Sci. Stat. Comput. 5, 1984),
/// so the speed is continuous, in a loop also at the seam. Only sums, products and quotients are
/// used, so that all machines compute the same bits.
public struct Retiming: Hashable, Sendable {
  /// The shares of the timeline, 0…1, that have passed at evenly spaced times from start to end.
  public let shares: [Double]

  /// The allowed numbers of shares.
  public static let counts = 2...1025

  /// Creates a retiming through `shares`, which must rise strictly from 0 to 1. Returns nil if they
  /// do not, or if their number is not in `counts`.
  public init?(_ shares: [Double]) {
    guard Self.counts.contains(shares.count), shares.first == 0, shares.last == 1,
      zip(shares, shares.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.shares = shares
  }

  /// Returns the share of the timeline that has passed at `time`, which is clamped to 0…1. The
  /// curve passes exactly through `shares`.
  ///
  /// - Parameter isClosed: true for a loop, in which the speeds at the start and at the end are
  ///   equal.
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

  /// Returns the slope at share number `index`, per interval between shares. It is the harmonic
  /// mean of the slopes on both sides, except at the ends of a film that is not a loop.
  private func slope(at index: Int, isClosed: Bool) -> Double {
    let cells = shares.count - 1
    if (index == 0 || index == cells) && !isClosed {
      guard cells > 1 else { return rise(0) }
      // The slope of the parabola through the nearest three shares, limited so that the curve stays
      // monotone.
      let (near, far) = index == 0 ? (rise(0), rise(1)) : (rise(cells - 1), rise(cells - 2))
      return min(max(1.5 * near - 0.5 * far, 0), 3 * near)
    }
    let (before, after) = (rise((index + cells - 1) % cells), rise(index % cells))
    return 2 * before * after / (before + after)
  }

  private func rise(_ cell: Int) -> Double { shares[cell + 1] - shares[cell] }
}
