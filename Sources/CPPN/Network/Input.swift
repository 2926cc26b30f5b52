import RealModule

/// One thing a network is told about a point of the picture.
public enum Input: Hashable, Sendable {
  /// The horizontal coordinate, growing to the right.
  case x
  /// The vertical coordinate, growing downwards.
  case y
  /// The distance from the origin, `sqrt(x² + y²)`.
  case r
  /// `|x|`: left and right mirror each other.
  case absX
  /// `|y|`: top and bottom mirror each other.
  case absY
  /// Two numbers, `cos(nθ)` and `sin(nθ)`, for the angle θ about the origin; `n` from 1 to 64.
  case theta(harmonic: Int)
  /// Two numbers, `cos(k ln r)` and `sin(k ln r)`, which repeat each time `r` grows by `exp(2π/k)`;
  /// `r` is floored at 1e-30. `k` is above 0, up to 64.
  case logR(frequency: Double)
  /// Two numbers, `cos(2πx/p)` and `sin(2πx/p)`: what is on the right of a tile of width `p` continues
  /// on its left. `p` is above 0.
  case tileX(period: Double)
  /// The same of `y`: tiles of height `p`.
  case tileY(period: Double)
  /// Two numbers, `cos(2πφ)` and `sin(2πφ)`, for the time phase φ in turns. The same all over a frame.
  case time
  /// The constant 1.
  case bias
}

extension Input {
  /// Everything that the program knows of an input but its formula and its kernel.
  package struct Definition: Sendable {
    /// What of a point its numbers depend on.
    package let variation: Variation
    /// Where its numbers come from, in order.
    package let numbers: [Number]

    fileprivate init(_ constants: Constant...) {
      variation = .nothing
      numbers = constants.map(Number.constant)
    }

    fileprivate init(_ variation: Variation, _ features: Feature..., parameter: Double = 0) {
      self.variation = variation
      numbers = features.map { .feature($0, parameter: parameter) }
    }
  }

  /// Where a number comes from that an input hands to the network.
  package enum Number: Hashable, Sendable {
    /// A kernel makes it of the point.
    case feature(Feature, parameter: Double)
    /// It is the same all over a frame.
    case constant(Constant)
  }

  /// Numbers that are the same all over a frame.
  package enum Constant: Sendable {
    case cosineOfPhase, sineOfPhase, one
  }

  /// What kernels make of points: the codes of `ck_feature_kind`, in its order.
  package enum Feature: UInt32, CaseIterable, Sendable {
    case x, y, r, absX, absY
    case cosTheta, sinTheta
    case cosLogR, sinLogR
    case cosX, sinX, cosY, sinY
  }

  /// The row of this input.
  package var definition: Definition {
    switch self {
    case .x: Definition(.across(.straight), .x)
    case .y: Definition(.down(.straight), .y)
    case .r: Definition(.distance, .r)
    case .absX: Definition(.across(.mirrored), .absX)
    case .absY: Definition(.down(.mirrored), .absY)
    case .theta(let harmonic):
      Definition(.angle(harmonic: harmonic), .cosTheta, .sinTheta, parameter: Double(harmonic))
    case .logR(let frequency):
      Definition(.logarithm(frequency: frequency), .cosLogR, .sinLogR, parameter: frequency)
    case .tileX(let period): Definition(.across(.periodic(period)), .cosX, .sinX, parameter: period)
    case .tileY(let period): Definition(.down(.periodic(period)), .cosY, .sinY, parameter: period)
    case .time: Definition(.cosineOfPhase, .sineOfPhase)
    case .bias: Definition(.one)
    }
  }

  /// How many numbers this input hands to the network: 2 for the cosine and sine pairs, else 1.
  public var width: Int { definition.numbers.count }

  /// What of a point its numbers depend on.
  package var variation: Variation { definition.variation }

  /// Its numbers at the point (`x`, `y`), by the plain formulas.
  ///
  /// - Parameters:
  ///   - phase: the time phase in turns.
  ///   - domain: what the point came from; it says where angles and logarithms fade out.
  func values(x: Double, y: Double, phase: Double, domain: Domain) -> [Double] {
    let r = (x * x + y * y).squareRoot()
    let smallest = ReferenceEvaluator.smallestRadius
    switch self {
    case .x: return [x]
    case .y: return [y]
    case .r: return [Activation.clamped(r)]
    case .absX: return [abs(x)]
    case .absY: return [abs(y)]
    case .theta(let harmonic):
      let theta = r < smallest ? 0 : Double.atan2(y: y, x: x)
      return cosineAndSine(Double(harmonic) * theta)
        .map { $0 * fade(Double(harmonic) * domain.angleCore, at: r) }
    case .logR(let frequency):
      return cosineAndSine(frequency * .log(max(r, smallest)))
        .map { $0 * fade(frequency * domain.core, at: r) }
    case .tileX(let period): return cosineAndSine(ofTurns: x / period)
    case .tileY(let period): return cosineAndSine(ofTurns: y / period)
    case .time: return cosineAndSine(ofTurns: phase)
    case .bias: return [1]
    }
  }
}

/// What is left at the distance `r` of a pair that fades out within `core`.
private func fade(_ core: Double, at r: Double) -> Double {
  core > 0 ? r * r / (r * r + core * core) : 1
}

private func cosineAndSine(_ angle: Double) -> [Double] { [.cos(angle), .sin(angle)] }

/// Whole turns come out first, so that one more of them changes nothing at all.
private func cosineAndSine(ofTurns turns: Double) -> [Double] {
  cosineAndSine(2 * .pi * turns.remainder(dividingBy: 1))
}
