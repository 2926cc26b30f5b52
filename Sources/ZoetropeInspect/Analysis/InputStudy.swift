internal import CPPN
internal import Foundation
package import ZoetropeFrame
internal import ZoetropePreset
internal import ZoetropeRender

/// The derivatives of the picture by each number that the network sees.
package struct InputStudy: Sendable {
  /// The derivative by one number at every pixel, red, green and blue one after the other, in 8-bit
  /// levels; empty for numbers that were not studied.
  package let derivatives: [[Float]]
  package let size: FrameSize

  /// Paints the picture with each input a little larger and a little smaller, and divides the
  /// difference by the difference of the input.
  ///
  /// - Parameters:
  ///   - distributions: the distribution of each input over the frame.
  ///   - first: the first input to study; all of them if 0.
  /// - Throws: `CancellationError` if `isCancelled` returns true.
  package init(
    _ studied: StudiedNetwork, _ distributions: [NeuronStudy.Distribution], size: FrameSize,
    from first: Int = 0, unless isCancelled: @escaping @Sendable () -> Bool,
    done: @escaping @Sendable () -> Void
  ) throws {
    self.size = size
    derivatives = try Parts.made(distributions.count, unless: isCancelled) { column in
      guard column >= first else { return [] }
      let spread = distributions[column].deviation
      let step = Self.step * (spread > 0 && spread.isFinite ? spread : 1)
      let pictures = [step, -step].map { amount in
        studied.picture(studied.network.adding(amount, toInput: column), size: size)
      }
      done()
      let (above, below) = (pictures[0], pictures[1])
      return zip(above.red + above.green + above.blue, below.red + below.green + below.blue)
        .map { Float(255 * Double($0 - $1) / (2 * step)) }
    }
  }

  /// The change of an input, in shares of its standard deviation over the frame. A smaller one shows
  /// the rounding of pixels, which are floats, and a larger one the curvature.
  private static let step = 0x1p-7

  /// Returns the root mean square of the derivative by a number.
  package func size(of column: Int) -> Double {
    let squares = derivatives[column].reduce(0) { $0 + Double($1) * Double($1) }
    return (squares / Double(max(derivatives[column].count, 1))).squareRoot()
  }

  /// Returns a report of each input, in their order.
  func reports(
    _ studied: StudiedNetwork, _ distributions: [NeuronStudy.Distribution]
  ) -> [InputReport] {
    let features = studied.architecture.featureCount
    return studied.architecture.inputNames.enumerated().map { column, name in
      let gradient = size(of: column)
      let isLatent = column >= features
      return InputReport(
        name: name, isLatent: isLatent, gradient: gradient,
        influence: isLatent ? nil : gradient * distributions[column].deviation,
        map: gradient > 0 ? map(of: column) : nil)
    }
  }

  private func map(of column: Int) -> PagePicture {
    let all = derivatives[column]
    let pixels = size.width * size.height
    return PagePicture(
      magnitudes: (0..<pixels).map { pixel in
        let (red, green, blue) = (all[pixel], all[pixels + pixel], all[2 * pixels + pixel])
        return (red * red + green * green + blue * blue).squareRoot()
      }, size: size)
  }
}

extension InputStudy {
  /// Returns the direction of z that changes the picture most; nil without z or if nothing changes
  /// it.
  package func direction(
    _ studied: StudiedNetwork, shown: (size: FrameSize, samples: Int)
  ) -> DirectionReport? {
    guard let first = directions(studied, count: 1).first else { return nil }
    let count = studied.architecture.inputNames.count - studied.architecture.featureCount
    let step = min(1, Self.shown / first.strength)
    func picture(_ network: FixedNetwork) -> Strip {
      studied.picture(network, size: shown.size, samples: shown.samples)
    }
    let all = derivatives.suffix(count).joined().reduce(0) { $0 + Double($1) * Double($1) }
    let numbers = Double(derivatives.last?.count ?? 1)
    return DirectionReport(
      direction: first.vector, strongest: first.strength,
      typical: (all / Double(count) / numbers).squareRoot(), step: step,
      change: Change(
        from: picture(studied.network),
        to: picture(studied.moving(first.vector.map { $0 * step }))))
  }

  /// A direction of z.
  package struct Direction: Sendable {
    /// The unit vector, a number for each number of z. The largest number is positive.
    package let vector: [Double]
    /// The root mean square change of the picture for a step of length 1, in 8-bit levels, to first
    /// order.
    package let strength: Double
  }

  /// Returns the directions of z that change the picture most, each orthogonal to those before it;
  /// fewer than `count` if z has fewer numbers or the others change nothing.
  ///
  /// They are the strongest singular vectors of the derivatives by z. Each is found by multiplying
  /// with the matrix of their products again and again, from which it is then taken away.
  package func directions(_ studied: StudiedNetwork, count: Int) -> [Direction] {
    let columns = Array(derivatives.dropFirst(studied.architecture.featureCount))
    guard !columns.isEmpty, columns.joined().allSatisfy(\.isFinite) else { return [] }
    let side = columns.count
    var products = [Double](repeating: 0, count: side * side)
    for row in 0..<side {
      for column in 0...row {
        let sum = zip(columns[row], columns[column]).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        products[row * side + column] = sum
        products[column * side + row] = sum
      }
    }
    let trace = (0..<side).reduce(0) { $0 + products[$1 * side + $1] }
    guard trace > 0, trace.isFinite else { return [] }
    let numbers = Double(columns[0].count)
    var found: [Direction] = []
    for _ in 0..<min(count, side) {
      let (vector, value) = Self.strongest(products, side, besides: found.map(\.vector))
      // What is weaker by so much is the rounding of pixels.
      guard value > 1e-8 * trace else { break }
      found.append(Direction(vector: vector, strength: (value / numbers).squareRoot()))
      for row in 0..<side {
        for column in 0..<side {
          products[row * side + column] -= value * vector[row] * vector[column]
        }
      }
    }
    return found
  }

  /// About how many levels the shown step changes the picture.
  private static let shown = 16.0

  /// Returns the unit vector that a symmetric matrix stretches most, and by how much. Its largest
  /// number is positive.
  ///
  /// - Parameter others: unit vectors to which the answer is orthogonal.
  private static func strongest(
    _ matrix: [Double], _ count: Int, besides others: [[Double]]
  ) -> (vector: [Double], value: Double) {
    // Begins with a vector that has a part of every direction, but for matrices made to defy it.
    var vector = (0..<count).map { 1 + 0.7 * sin(1.3 * Double($0) + 0.4) }
    var value = 0.0
    for _ in 0..<500 {
      guard let unit = unit(vector, besides: others) else { break }
      vector = unit
      let next = (0..<count).map { row in
        (0..<count).reduce(0) { $0 + matrix[row * count + $1] * vector[$1] }
      }
      let old = value
      value = zip(vector, next).reduce(0) { $0 + $1.0 * $1.1 }
      let moved = zip(next, vector).reduce(0) { $0 + ($1.0 - value * $1.1) * ($1.0 - value * $1.1) }
      vector = next
      if abs(value - old) <= 1e-12 * value, moved <= 1e-12 * value * value { break }
    }
    guard let unit = unit(vector, besides: others) else { return (vector, 0) }
    let largest = unit.max { abs($0) < abs($1) } ?? 1
    return (largest < 0 ? unit.map { -$0 } : unit, max(value, 0))
  }

  /// Returns the part of a vector that is orthogonal to unit vectors, of length 1; nil if there is
  /// none.
  private static func unit(_ vector: [Double], besides others: [[Double]]) -> [Double]? {
    var rest = vector
    for other in others {
      let along = zip(rest, other).reduce(0) { $0 + $1.0 * $1.1 }
      rest = zip(rest, other).map { $0 - along * $1 }
    }
    let length = rest.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 && length.isFinite ? rest.map { $0 / length } : nil
  }
}

extension StudiedNetwork {
  /// Returns the network with z moved by a vector.
  func moving(_ amounts: [Double]) -> FixedNetwork {
    var moved = network
    for (index, amount) in amounts.enumerated() {
      moved = moved.adding(amount, toInput: architecture.featureCount + index)
    }
    return moved
  }
}
