package import CPPN
import Foundation

/// The changes of the view that leave the picture unchanged: loops may end on a multiple of them.
package struct Recurrence {
  /// A reason why no zoom brings the picture back.
  package enum Obstacle: Error, Hashable {
    /// The middle of the picture is not the origin of raw coordinates.
    case rawCoordinates
    /// An input that never repeats.
    case input(Input)
    /// A twist that changes through the film.
    case changingTwist
    /// No input repeats as the zoom grows, or no period up to a factor of 1e25 was found that all
    /// inputs share.
    case noCommonPeriod
  }

  private let network: Architecture
  private let view: FieldView
  private let twist: Double?

  /// Prepares the analysis.
  ///
  /// - Parameter twist: the twist all through the film; nil if it changes.
  package init(network: Architecture, view: FieldView, twist: Double?) {
    self.network = network
    self.view = view
    self.twist = twist
  }

  /// The factor after which a zoom into the origin shows an equal picture: for networks that see
  /// only the logarithm of the distance and the angle.
  package var zoom: Result<Double, Obstacle> {
    guard view.coordinates == .normalised else { return .failure(.rawCoordinates) }
    var frequencies: [Double] = []
    for input in network.inputs {
      switch input.variation {
      case .distance, .across, .down: return .failure(.input(input))
      case .nothing: break
      case .logarithm(let frequency): frequencies.append(frequency)
      case .angle(let harmonic):
        guard let twist else { return .failure(.changingTwist) }
        guard twist != 0 else { continue }
        // The number of equal sectors of the field: the twist must have turned it by one of them to
        // show equal angles.
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
    guard view.coordinates == .normalised else { return 360 }
    var harmonics = 0
    for input in network.inputs {
      switch input.variation {
      case .nothing, .distance, .logarithm: break
      case .angle(let harmonic): harmonics = Self.commonDivisor(harmonics, harmonic)
      case .across, .down: return 360 / Double(view.symmetry.order)
      }
    }
    let order =
      switch view.symmetry {
      case .none, .rotation: view.symmetry.order * max(harmonics, 1)
      case .mirrorX, .mirrorY, .mirror, .kaleidoscope: view.symmetry.order
      }
    return 360 / Double(order)
  }

  /// The smallest moves of the centre to the right and downwards, in half-spans, that leave the
  /// picture unchanged because it is tiled; nil where there are none.
  package var centre: (x: Double?, y: Double?) {
    guard view.symmetry == .none, twist == 0, view.coordinates == .normalised else {
      return (nil, nil)
    }
    var across: [Double]? = []
    var down: [Double]? = []
    for input in network.inputs {
      switch input.variation {
      case .nothing: break
      case .distance, .angle, .logarithm: return (nil, nil)
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

  /// Returns the largest number of which all `frequencies` are whole multiples; nil if there are
  /// none, or if the lowest would have to be more than 64 times that number, which nobody intends.
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
  /// Sets the turn of each track: the period after which this picture repeats.
  package mutating func closeOn(_ network: Architecture, _ view: FieldView) {
    let twist =
      Set(self[.twist].keys.map(\.value)).count == 1 ? self[.twist].keys.first?.value : nil
    let recurrence = Recurrence(network: network, view: view, twist: twist)
    self[.zoom].turn = isCentred ? try? recurrence.zoom.get() : nil
    self[.rotation].turn = isCentred ? recurrence.rotation : 360
    (self[.centreX].turn, self[.centreY].turn) = recurrence.centre
  }

  /// True if the middle of the picture is the origin of the field all the time.
  package var isCentred: Bool {
    !seeksCentre && (self[.centreX].keys + self[.centreY].keys).allSatisfy { $0.value == 0 }
  }
}
