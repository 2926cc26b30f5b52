package import CPPN
import Foundation

/// The changes of the view after which the picture repeats. A loop may end any whole number of such
/// changes away from its beginning.
package struct Recurrence {
  /// A reason why the picture does not repeat at any zoom.
  package enum Obstacle: Error, Hashable {
    /// The coordinates are raw, so the middle of the picture is not their origin.
    case rawCoordinates
    /// An input never repeats as the zoom grows.
    case input(Input)
    /// The twist changes through the film.
    case changingTwist
    /// The field is displaced by itself, as far at any zoom.
    case warp
    /// No input changes with the zoom, or the inputs have no common period up to a factor of 1e25.
    case noCommonPeriod
  }

  private let network: Architecture
  private let view: FieldView
  private let twist: Double?

  /// Prepares the analysis.
  ///
  /// - Parameter twist: the twist if it is constant through the film; nil if it changes.
  package init(network: Architecture, view: FieldView, twist: Double?) {
    self.network = network
    self.view = view
    self.twist = twist
  }

  /// The zoom factor after which the picture around the origin repeats, or the reason why there is
  /// none. Only pictures whose inputs depend on nothing but the angle and the logarithm of the
  /// distance repeat.
  package var zoom: Result<Double, Obstacle> {
    guard view.coordinates == .normalised else { return .failure(.rawCoordinates) }
    guard !view.isWarped else { return .failure(.warp) }
    var frequencies: [Double] = []
    for input in network.inputs {
      switch input.variation {
      case .distance, .across, .down, .both: return .failure(.input(input))
      case .nothing: break
      case .logarithm(let frequency): frequencies.append(frequency)
      case .angle(let harmonic):
        guard let twist else { return .failure(.changingTwist) }
        guard twist != 0 else { continue }
        // Features are equal after a rotation by 1/order of a turn. The picture repeats when the
        // twist has added such a rotation.
        let order =
          switch view.symmetry {
          case .none: harmonic
          case .rotation(let order): order * harmonic
          case .mirrorX, .mirrorY, .mirror, .kaleidoscope: view.symmetry.order
          }
        frequencies.append(Double(order) * twist.magnitude)
      }
    }
    guard let lowest = Self.base(of: frequencies) else { return .failure(.noCommonPeriod) }
    // A frequency so low that its period is beyond any zoom never repeats.
    let period = exp(2 * .pi / lowest)
    return period <= 1e25 ? .success(period) : .failure(.noCommonPeriod)
  }

  /// The smallest rotation about the origin, in degrees, that leaves the picture unchanged.
  package var rotation: Double {
    guard view.coordinates == .normalised, !view.isWarped else { return 360 }
    var harmonics = 0
    for input in network.inputs {
      switch input.variation {
      case .nothing, .distance, .logarithm: break
      case .angle(let harmonic): harmonics = Self.commonDivisor(harmonics, harmonic)
      case .across, .down, .both: return 360 / Double(view.symmetry.order)
      }
    }
    let order =
      switch view.symmetry {
      case .none, .rotation: view.symmetry.order * max(harmonics, 1)
      case .mirrorX, .mirrorY, .mirror, .kaleidoscope: view.symmetry.order
      }
    return 360 / Double(order)
  }

  /// The smallest moves of the centre, to the right and downwards, after which a tiled picture
  /// repeats; nil in a direction in which there are none. The unit is half the short side at zoom
  /// 1.
  package var centre: (x: Double?, y: Double?) {
    guard view.symmetry == .none, twist == 0, view.coordinates == .normalised else {
      return (nil, nil)
    }
    var across: [Double]? = []
    var down: [Double]? = []
    for input in network.inputs {
      switch input.variation {
      case .nothing: break
      case .distance, .angle, .logarithm, .both: return (nil, nil)
      case .across(.periodic(let period)): across?.append(view.span / period)
      case .down(.periodic(let period)): down?.append(view.span / period)
      case .across: across = nil
      case .down: down = nil
      }
    }
    return (
      across.flatMap { Self.base(of: $0) }.map { 1 / $0 },
      down.flatMap { Self.base(of: $0) }.map { 1 / $0 }
    )
  }

  /// Returns the greatest common divisor of `frequencies`, which need not be whole numbers. Returns
  /// nil if there are no frequencies, or if the lowest is more than 64 times the divisor.
  private static func base(of frequencies: [Double]) -> Double? {
    guard let lowest = frequencies.min() else { return nil }
    return (1...64).lazy.map { lowest / Double($0) }.first { base in
      frequencies.allSatisfy { abs(($0 / base).rounded() - $0 / base) < 1e-9 }
    }
  }

  private static func commonDivisor(_ a: Int, _ b: Int) -> Int {
    a == 0 ? b : commonDivisor(b % a, a)
  }
}

extension Timeline {
  /// Sets `turn` of the tracks of zoom, rotation and centre to the periods after which the picture
  /// of this network and view repeats.
  package mutating func closeOn(_ network: Architecture, _ view: FieldView) {
    let twist =
      Set(self[.twist].keys.map(\.value)).count == 1 ? self[.twist].keys.first?.value : nil
    let recurrence = Recurrence(network: network, view: view, twist: twist)
    self[.zoom].turn = isCentred ? try? recurrence.zoom.get() : nil
    self[.rotation].turn = isCentred ? recurrence.rotation : 360
    (self[.centreX].turn, self[.centreY].turn) = recurrence.centre
  }

  /// True if the middle of the picture is the origin of the field through the whole film.
  package var isCentred: Bool {
    !seeksCentre && (self[.centreX].keys + self[.centreY].keys).allSatisfy { $0.value == 0 }
  }
}
