internal import CPPN
package import ZoetropeFrame
internal import ZoetropePreset
internal import ZoetropeRender

/// The derivatives of the picture by each number that the network sees.
package struct InputStudy: Sendable {
  /// The derivative by one number at every pixel, red, green and blue one after the other, in 8-bit
  /// levels.
  package let derivatives: [[Float]]
  package let size: FrameSize

  /// Paints the picture with each input a little larger and a little smaller, and divides the
  /// difference by the difference of the input.
  ///
  /// - Parameter distributions: the distribution of each input over the frame.
  /// - Throws: `CancellationError` if `isCancelled` returns true.
  package init(
    _ studied: StudiedNetwork, _ distributions: [NeuronStudy.Distribution], size: FrameSize,
    unless isCancelled: @escaping @Sendable () -> Bool, done: @escaping @Sendable () -> Void
  ) throws {
    self.size = size
    derivatives = try Parts.made(distributions.count, unless: isCancelled) { column in
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
  ///
  /// It is the strongest singular vector of the derivatives by z, found by multiplying with the
  /// matrix of their products again and again.
  package func direction(
    _ studied: StudiedNetwork, shown: (size: FrameSize, samples: Int)
  ) -> DirectionReport? {
    let first = studied.architecture.featureCount
    let columns = Array(derivatives.dropFirst(first))
    guard !columns.isEmpty, columns.joined().allSatisfy(\.isFinite) else { return nil }
    let count = columns.count
    var products = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      for column in 0...row {
        let sum = zip(columns[row], columns[column]).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        products[row * count + column] = sum
        products[column * count + row] = sum
      }
    }
    let numbers = Double(columns[0].count)
    let trace = (0..<count).reduce(0) { $0 + products[$1 * count + $1] }
    guard trace > 0, trace.isFinite else { return nil }
    let (vector, value) = Self.strongest(products, count)
    let strongest = (value / numbers).squareRoot()
    let step = min(1, Self.shown / strongest)
    var moved = studied.network
    for (index, share) in vector.enumerated() {
      moved = moved.adding(step * share, toInput: first + index)
    }
    func picture(_ network: FixedNetwork) -> Strip {
      studied.picture(network, size: shown.size, samples: shown.samples)
    }
    return DirectionReport(
      direction: vector, strongest: strongest,
      typical: (trace / Double(count) / numbers).squareRoot(), step: step,
      change: Change(from: picture(studied.network), to: picture(moved)))
  }

  /// About how many levels the shown step changes the picture.
  private static let shown = 16.0

  /// Returns the unit vector that a symmetric matrix stretches most, and by how much. Its largest
  /// number is positive.
  private static func strongest(
    _ matrix: [Double], _ count: Int
  ) -> (vector: [Double], value: Double) {
    // Begins with the column of the largest diagonal number, which is not orthogonal to the answer.
    let start = (0..<count).max { matrix[$0 * count + $0] < matrix[$1 * count + $1] } ?? 0
    var vector = (0..<count).map { matrix[$0 * count + start] }
    var value = 0.0
    for _ in 0..<500 {
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { break }
      vector = vector.map { $0 / length }
      let next = (0..<count).map { row in
        (0..<count).reduce(0) { $0 + matrix[row * count + $1] * vector[$1] }
      }
      let old = value
      value = zip(vector, next).reduce(0) { $0 + $1.0 * $1.1 }
      if abs(value - old) <= 1e-12 * value { break }
      vector = next
    }
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let largest = vector.max { abs($0) < abs($1) } ?? 1
    return (vector.map { $0 / (largest < 0 ? -length : length) }, max(value, 0))
  }
}
