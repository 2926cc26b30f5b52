/// The mapping from the time of a film to the position on its timeline.
public enum Pace: Hashable, Sendable {
  /// As the keyframes say, without retiming.
  case keyed
  /// An even pace, at which the picture changes by equal amounts from frame to frame. It must be
  /// measured from the scene's pictures; until then the film plays as keyed.
  case even
  /// A measured retiming, the result for `even`.
  case measured(Retiming)
}

/// A smooth, monotone map of a film's time to the position on its timeline.
///
/// The interpolant is a monotone piecewise cubic (F. N. Fritsch and J. Butland, "A method for
/// constructing local monotone piecewise cubic interpolants", SIAM J. Sci. Stat. Comput. 5, 1984),
/// so that the speed is continuous, in a loop also at the seam. Only sums, products and quotients
/// are used, so that every machine gets equal bits.
public struct Retiming: Hashable, Sendable {
  /// The passed shares of the timeline, 0…1, at evenly spaced times from the start to the end.
  public let shares: [Double]

  /// The allowed number of shares.
  public static let counts = 2...1025

  /// Creates a retiming through `shares`, which must rise from 0 to 1; nil if they do not, or if
  /// their number is not in `counts`.
  public init?(_ shares: [Double]) {
    guard Self.counts.contains(shares.count), shares.first == 0, shares.last == 1,
      zip(shares, shares.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.shares = shares
  }

  /// Returns the share of the timeline that has passed at `time`, which is clamped to 0…1. The
  /// curve passes exactly through `shares`.
  ///
  /// - Parameter isClosed: true if the end joins the beginning; the speed is then the same at both.
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

  /// Returns the slope at a share, per interval: the harmonic mean of the slopes on both sides.
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
