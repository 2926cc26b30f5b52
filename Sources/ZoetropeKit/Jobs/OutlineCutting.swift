internal import CPPN
internal import Foundation
internal import ZoetropeScene

extension FigureMask {
  /// The number of cells across the square from which an outline is cut, and half the square's side.
  /// The outline ends within 1.43 of the middle.
  private static let outlineGrid = (cells: 400, half: 1.5)

  /// Cuts an outline from its network's field.
  ///
  /// - Throws: `JobError` when nothing is left of the outline.
  static func cut(_ outline: Figure.Outline, source: UInt64) throws -> FigureMask {
    let cells = outlineGrid.cells
    let step = 2 * outlineGrid.half / Double(cells)
    let network = ReferenceEvaluator(
      architecture: outline.network, weights: Weights(outline.network, seed: outline.seed),
      latent: [], phase: 0)
    var coverage: [Double] = []
    coverage.reserveCapacity(cells * cells)
    for row in 0..<cells {
      if row % 16 == 0 { try Task.checkCancellation() }
      for column in 0..<cells {
        let x = (Double(column) + 0.5) * step - outlineGrid.half
        let y = (Double(row) + 0.5) * step - outlineGrid.half
        // The height in cells above the level of the outline.
        let radius = (x * x + y * y).squareRoot()
        guard abs(1.05 - radius) < 0.4 else {
          coverage.append(radius < 1 ? 1 : 0)
          continue
        }
        let sum = network.outputSums(
          x: Dual(x, SIMD2(1, 0)), y: Dual(y, SIMD2(0, 1)))[0]
        let bend = tanh(sum.value)
        let slope =
          0.38 * (1 - bend * bend) * sum.gradient - SIMD2(x, y) / max(radius, 1e-9)
        let height = 1.05 - radius + 0.38 * bend
        coverage.append(Self.share(height / step, slope))
      }
    }
    guard let mask = FigureMask(width: cells, coverage: coverage, source: source) else {
      throw JobError(.input, "figure.outline: nothing is left of it; try another seed.")
    }
    guard mask.text.utf8.count <= longestText else {
      throw JobError(
        .input,
        "figure.outline: its form is too rough to be kept in a recipe; expected a smaller spread, or "
          + "fewer layers.")
    }
    return mask
  }

  /// Returns the share of a cell, a square of side 1, that is above the level: that on the upper
  /// side of a straight edge at the distance that height and slope give.
  private static func share(_ height: Double, _ slope: SIMD2<Double>) -> Double {
    let (x, y) = (abs(slope.x), abs(slope.y))
    let length = (x * x + y * y).squareRoot()
    // Unbounded activations may have slopes that are too large to be squared.
    guard length > 1e-9, length < 1e100 else { return height > 0 ? 1 : 0 }
    let (long, short) = (max(x, y) / length, max(min(x, y) / length, 1e-6))
    func squareAbove(_ value: Double) -> Double { value > 0 ? value * value : 0 }
    let (far, near) = (0.5 * (long + short), 0.5 * (long - short))
    let distance = min(max(height / length, -far), far)
    let sum =
      squareAbove(distance + far) - squareAbove(distance + near)
      - squareAbove(distance - near) + squareAbove(distance - far)
    return min(max(sum / (2 * long * short), 0), 1)
  }
}
