package import CPPN
import Foundation

/// The moves of the view after which a picture is the same again: what loops may end on.
package struct Recurrence {
  /// Why no zoom brings the picture back.
  package enum Obstacle: Error, Hashable {
    /// The middle of the picture is not the origin of these coordinates.
    case rawCoordinates
    /// This input never repeats.
    case input(Input)
    /// The twist changes through the film.
    case changingTwist
    /// There is nothing that repeats, or nothing that repeats together within 1e25.
    case noCommonPeriod
  }

  private let network: Architecture
  private let view: FieldView
  private let twist: Double?

  /// - Parameter twist: the twist all through the film; nil where it changes.
  package init(network: Architecture, view: FieldView, twist: Double?) {
    self.network = network
    self.view = view
    self.twist = twist
  }

  /// The factor after which a zoom into the origin comes back to the same picture: for networks that
  /// know of the distance by its logarithm alone, and of the place by the angle.
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
        // By so much of a turn the twist must have wound the field up to show the same angles.
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

  /// The degrees by which the view may turn about the origin.
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

  /// The half-spans by which the centre may move to the right, and downwards: tiles. Nil where there
  /// are none.
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

  /// The largest number of which all of these are whole multiples; nil where there is none that a
  /// person could have meant.
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
  /// Says of each track after how much of it this picture is the same again.
  package mutating func closeOn(_ network: Architecture, _ view: FieldView) {
    let twist =
      Set(self[.twist].keys.map(\.value)).count == 1 ? self[.twist].keys.first?.value : nil
    let recurrence = Recurrence(network: network, view: view, twist: twist)
    self[.zoom].turn = isCentred ? try? recurrence.zoom.get() : nil
    self[.rotation].turn = isCentred ? recurrence.rotation : 360
    (self[.centreX].turn, self[.centreY].turn) = recurrence.centre
  }

  /// Whether the middle of the picture is the middle of the field all the time.
  package var isCentred: Bool {
    !seeksCentre && (self[.centreX].keys + self[.centreY].keys).allSatisfy { $0.value == 0 }
  }
}
