package import CPPN
internal import Foundation

/// Order and chaos over the deviations of weights and biases, for layers of one kind.
package struct PhaseMap: Sendable {
  /// A layer of the network and its place on the map.
  package struct Mark: Hashable, Sendable {
    /// The layer's number, from 1.
    package let layer: Int
    /// The deviation of its weights from 0 times the root of the fan-in, and that of its biases.
    package let weights: Double
    package let biases: Double
    package let phase: MeanField.Phase
  }

  /// The number of places along each axis, less one.
  package static let columns = 96
  package static let rows = 64

  /// The spellings of the activations, which equal shares of the neurons have.
  package let activations: [String]
  package let marks: [Mark]
  /// The largest deviations on the map: of weights, times the root of the fan-in, and of biases.
  package let reach: SIMD2<Double>
  /// The binary logarithm of chi within ±8, at `columns + 1` deviations of weights from 0 to the
  /// largest, for each of `rows + 1` deviations of biases in turn.
  package let logarithms: [Double]

  /// Computes a map on which all marks lie.
  ///
  /// - Parameter layers: the numbers of the layers, from 1, with their deviations.
  /// - Throws: `CancellationError` if `isCancelled` returns true.
  package init(
    _ activations: [Activation], layers: [(layer: Int, weights: Double, biases: Double)],
    unless isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    self.activations = activations.map(\.rawValue)
    let field = MeanField(activations)
    marks = layers.map {
      Mark(
        layer: $0.layer, weights: $0.weights, biases: $0.biases,
        phase: field.phase(weights: $0.weights, biases: $0.biases))
    }
    let reach = SIMD2(
      Self.round(max(3, 1.1 * (layers.map(\.weights).max() ?? 0))),
      Self.round(max(1, 1.1 * (layers.map(\.biases).max() ?? 0))))
    self.reach = reach
    logarithms = try Parts.made(Self.rows + 1, unless: isCancelled) { row in
      (0...Self.columns).map { column in
        let chi = field.phase(
          weights: reach.x * Double(column) / Double(Self.columns),
          biases: reach.y * Double(row) / Double(Self.rows)
        ).chi
        return chi > 0 ? min(max(log2(chi), -8), 8) : -8
      }
    }.flatMap { $0 }
  }

  /// The line between order and chaos, in pieces: each from one point to another, both as deviations
  /// of weights and biases.
  package var boundary: [(SIMD2<Double>, SIMD2<Double>)] {
    var pieces: [(SIMD2<Double>, SIMD2<Double>)] = []
    for row in 0..<Self.rows {
      for column in 0..<Self.columns {
        let corners = [(0, 0), (1, 0), (1, 1), (0, 1)].map { (column + $0.0, row + $0.1) }
        let crossings = corners.indices.compactMap { side in
          crossing(corners[side], corners[(side + 1) % 4])
        }
        // Four crossings are two pieces, of which either pairing is as good.
        for start in stride(from: 0, to: crossings.count - 1, by: 2) {
          pieces.append((crossings[start], crossings[start + 1]))
        }
      }
    }
    return pieces
  }

  /// Returns where chi is 1 between two neighbouring places; nil if it is on one side of 1 at both.
  private func crossing(_ a: (Int, Int), _ b: (Int, Int)) -> SIMD2<Double>? {
    let (first, second) = (logarithm(a.0, a.1), logarithm(b.0, b.1))
    guard (first < 0) != (second < 0) else { return nil }
    let share = first / (first - second)
    let (start, end) = (place(a.0, a.1), place(b.0, b.1))
    return start + share * (end - start)
  }

  package func logarithm(_ column: Int, _ row: Int) -> Double {
    logarithms[row * (Self.columns + 1) + column]
  }

  private func place(_ column: Int, _ row: Int) -> SIMD2<Double> {
    reach
      * SIMD2(Double(column) / Double(Self.columns), Double(row) / Double(Self.rows))
  }

  /// Returns the next round number from `value` on: 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten.
  static func round(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    let power = pow(10, floor(log10(value)))
    let steps = [1, 1.5, 2, 3, 4, 5, 6, 8, 10]
    return power * (steps.first { $0 * power >= value * (1 - 1e-9) } ?? 10)
  }
}
