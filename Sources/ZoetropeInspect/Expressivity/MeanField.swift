package import CPPN
internal import Foundation

/// The mean-field theory of wide random layers.
///
/// After Poole et al. 2016, "Exponential expressivity in deep neural networks through transient chaos",
/// and Schoenholz et al. 2017, "Deep information propagation". With weights of deviation
/// `weights / sqrt(fan-in)` and biases of deviation `biases`, the sums of a layer are about normal, and
/// their variance `q` goes from layer to layer as
///
///     q' = weights² E[phi(sqrt(q) z)²] + biases²,   z standard normal,
///
/// until it reaches a fixed point. There, the distance of two neighbouring points is multiplied by
/// `sqrt(chi)` in each layer, with `chi = weights² E[phi'(sqrt(q) z)²]`.
package struct MeanField: Sendable {
  /// What becomes of a deep network with layers of one kind.
  package struct Phase: Hashable, Sendable {
    /// The variance of the sums at the fixed point; the square of the largest sum if they grow.
    package let variance: Double
    /// The factor by which the squared distance of neighbouring points grows in each layer, 0 or
    /// more. Below 1 is order, above 1 chaos.
    package let chi: Double
    /// True if sums grow from layer to layer without bound, until they are clamped.
    package let grows: Bool
  }

  private struct Function: Sendable {
    let value: @Sendable (Double) -> Double
    let slope: @Sendable (Double) -> Double
    /// True if the function repeats itself.
    let isPeriodic: Bool
  }

  private let functions: [Function]

  /// Prepares layers whose neurons have these activations, in equal shares. There is one or more.
  package init(_ activations: [Activation]) {
    precondition(!activations.isEmpty, "A layer has an activation.")
    functions = activations.map { activation in
      let definition = activation.definition
      return Function(
        value: definition.formula, slope: definition.derivative,
        isPeriodic: [.sin, .cos, .triangle].contains(activation))
    }
  }

  /// Returns the phase of layers with these deviations of weights, times the root of the fan-in, and
  /// biases. Sums begin with variance 1.
  package func phase(weights: Double, biases: Double) -> Phase {
    let square = weights * weights
    let fixed = fixedPoint(square, biases * biases)
    // Sums that shrink for ever come near 0 and never reach it: the slope at 0 itself, which may be
    // that of one side of a corner, does not count.
    let seen = max(fixed.variance, exp(-Self.reach))
    return Phase(variance: fixed.variance, chi: square * slopes(seen), grows: fixed.grows)
  }

  /// Finds the fixed point that the variance goes to from 1. Iteration would slow down without end
  /// where `chi` is near 1, so the point is enclosed and found by false position.
  private func fixedPoint(_ weights: Double, _ biases: Double) -> (variance: Double, grows: Bool) {
    /// The logarithm of how much the variance `exp(x)` grows in a layer.
    func growth(_ x: Double) -> Double {
      let q = exp(x)
      return max(-Self.reach, log(max(weights * squares(q) + biases, .leastNormalMagnitude) / q))
    }
    let step = log(16.0)
    var (low, high) = (0.0, 0.0)
    var (below, above) = (growth(0), 0.0)
    if below > 0 {
      above = below
      repeat {
        (low, below) = (high, above)
        high += step
        guard high < Self.reach else { return (Self.largest, true) }
        above = growth(high)
      } while above > 0
    } else {
      repeat {
        (high, above) = (low, below)
        low -= step
        guard low > -Self.reach else { return (0, false) }
        below = growth(low)
      } while below < 0
    }
    guard below > 0 else { return (exp(low), false) }
    guard above < 0 else { return (exp(high), false) }
    // The Illinois rule: the value at an end that stays for a second time is halved, so that both
    // ends move.
    var (x, side) = (low, 0)
    for _ in 0..<60 {
      let next = (low * above - high * below) / (above - below)
      let between = growth(next)
      let isNear = abs(next - x) < 1e-13
      x = next
      if isNear || between == 0 { break }
      if between > 0 {
        if side > 0 { above /= 2 }
        (low, below, side) = (x, between, 1)
      } else {
        if side < 0 { below /= 2 }
        (high, above, side) = (x, between, -1)
      }
    }
    return (exp(x), false)
  }

  /// The largest variance, that of sums at their clamp, and its logarithm.
  private static let largest = Activation.limit * Activation.limit
  private static let reach = log(largest)

  /// Returns the mean of the squared activation of sums with variance `q`.
  package func squares(_ q: Double) -> Double { mean(q) { $0.value } }

  /// Returns the mean of the squared slope of sums with variance `q`.
  package func slopes(_ q: Double) -> Double { mean(q) { $0.slope } }

  private func mean(_ q: Double, _ of: (Function) -> @Sendable (Double) -> Double) -> Double {
    functions.reduce(0) { sum, function in
      let formula = of(function)
      return sum
        + Self.mean(deviation: q.squareRoot(), isPeriodic: function.isPeriodic) {
          let value = formula($0)
          return value * value
        }
    } / Double(functions.count)
  }

  /// The number of values of `z` on each side of 0, and the largest of them.
  private static let count = 64
  private static let widest = 8.0
  /// The deviation from which the mean of a periodic function no longer changes, to 1e-8.
  private static let blurred = 6.0

  /// Returns the mean of a function of a normal number with mean 0.
  ///
  /// It is the midpoint rule in `u` with `z = c sinh(u)`: activations bend where sums are about 1,
  /// and there the values of `z` are as dense for the widest sums as for narrow ones. Beyond, a
  /// periodic function would fall through them, but its mean no longer changes.
  private static func mean(
    deviation: Double, isPeriodic: Bool, _ function: (Double) -> Double
  ) -> Double {
    let deviation = isPeriodic ? min(deviation, blurred) : deviation
    let core = isPeriodic ? 1 : 1 / max(deviation, 1)
    let step = asinh(widest / core) / Double(count)
    var (sum, whole) = (0.0, 0.0)
    for index in 0..<count {
      let power = exp((Double(index) + 0.5) * step)
      let z = core * (power - 1 / power) / 2
      let weight = exp(-z * z / 2) * (power + 1 / power)
      sum += weight * (function(deviation * z) + function(-deviation * z))
      whole += 2 * weight
    }
    return sum / whole
  }
}
