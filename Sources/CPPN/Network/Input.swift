/// An input of a network: one or two numbers that are computed from a point of the picture or are
/// constant over a frame.
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
  /// Two numbers, `cos(k ln r)` and `sin(k ln r)`, which repeat each time `r` grows by the factor
  /// `exp(2π/k)`. Values of `r` below 1e-30 count as 1e-30. `k` is above 0 and at most 64.
  case logR(frequency: Double)
  /// Two numbers, `cos(2πx/p)` and `sin(2πx/p)`, for seamless tiles of width `p`, above 0. The
  /// right edge of each tile continues on the left edge of the next.
  case tileX(period: Double)
  /// Two numbers, `cos(2πy/p)` and `sin(2πy/p)`, for seamless tiles of height `p`, above 0.
  case tileY(period: Double)
  /// A form that ``Architecture/shape`` places in the field: 0 on its edge, above 0 inside it, the
  /// more the deeper, and -1 far outside; -1 everywhere if there is none.
  case shape
  /// Two numbers, `cos(2πφ)` and `sin(2πφ)`, for the time phase φ in turns. They are constant over
  /// a frame.
  case time
  /// The constant 1.
  case bias
}

extension Input {
  /// The properties of an input, except its formula and its kernel.
  package struct Definition: Sendable {
    /// The coordinate that the features depend on.
    package let variation: Variation
    /// The source of each feature, in order.
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

  /// The source of one feature of an input.
  package enum Number: Hashable, Sendable {
    /// Computed from the point by a kernel.
    case feature(Feature, parameter: Double)
    /// Constant over a frame.
    case constant(Constant)
  }

  /// A feature that is constant over a frame.
  package enum Constant: Sendable {
    case cosineOfPhase, sineOfPhase, one
  }

  /// A feature that kernels compute from a point. The cases are in the order of `ck_feature_kind`.
  package enum Feature: UInt32, CaseIterable, Sendable {
    case x, y, r, absX, absY
    case cosTheta, sinTheta
    case cosLogR, sinLogR
    case cosX, sinX, cosY, sinY
    case shape
  }

  /// The properties of this input.
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
    case .shape: Definition(.both, .shape)
    case .time: Definition(.cosineOfPhase, .sineOfPhase)
    case .bias: Definition(.one)
    }
  }

  /// The number of features that this input gives: 2 for the cosine and sine pairs, 1 for other
  /// inputs.
  public var width: Int { definition.numbers.count }

  /// The coordinate that the features depend on.
  package var variation: Variation { definition.variation }

  /// Computes the input's features at the point (`x`, `y`), in double precision.
  ///
  /// - Parameters:
  ///   - phase: the time phase in turns.
  ///   - domain: the map that gave the point. It decides where angles and logarithms fade out.
  ///   - shape: the form that the input `shape` sees.
  func values<Number: ReferenceNumber>(
    x: Number, y: Number, phase: Double, domain: Domain, shape: ShapeGrid?
  ) -> [Number] {
    let r = (x * x + y * y).squareRoot()
    let smallest = ReferenceEvaluator.smallestRadius
    switch self {
    case .x: return [x]
    case .y: return [y]
    case .r: return [r.clamped]
    case .absX: return [x.absolute]
    case .absY: return [y.absolute]
    case .theta(let harmonic):
      let theta = r.value < smallest ? Number(0) : Number.angle(x: x, y: y)
      return cosineAndSine(Double(harmonic) * theta)
        .map { $0 * fade(Double(harmonic) * domain.angleCore, at: r) }
    case .logR(let frequency):
      return cosineAndSine(frequency * r.floored(at: smallest).logarithm)
        .map { $0 * fade(frequency * domain.core, at: r) }
    case .tileX(let period): return cosineAndSine(ofTurns: x / period)
    case .tileY(let period): return cosineAndSine(ofTurns: y / period)
    case .shape: return [shape?.value(x: x, y: y) ?? Number(-1)]
    case .time: return cosineAndSine(ofTurns: Number(phase))
    case .bias: return [Number(1)]
    }
  }
}

/// Returns the factor, 0…1, that fades a feature out within the distance `core` of the origin, for
/// a point at the distance `r`.
private func fade<Number: ReferenceNumber>(_ core: Double, at r: Number) -> Number {
  core > 0 ? r * r / (r * r + core * core) : Number(1)
}

private func cosineAndSine<Number: ReferenceNumber>(_ angle: Number) -> [Number] {
  let (sine, cosine) = angle.sineAndCosine
  return [cosine, sine]
}

/// Computes the cosine and sine of an angle in turns. Whole turns are removed first, so that angles
/// that differ by whole turns give equal bits.
private func cosineAndSine<Number: ReferenceNumber>(ofTurns turns: Number) -> [Number] {
  cosineAndSine(2 * .pi * turns.remainder(dividingBy: 1))
}
