/// Where a pixel's samples are: the middles of `side` x `side` equal squares, row by row.
struct SampleGrid: Hashable, Sendable {
  /// How many samples lie side by side.
  let side: Int

  /// One sample in the middle of the pixel.
  static let centre = SampleGrid(side: 1)
  /// Four, which do where a pixel's colours are not far from a plane.
  static let few = SampleGrid(side: 2)

  private init(side: Int) { self.side = side }

  /// The grid of `samples` samples; nil where that is not a square.
  init?(samples: Int) {
    guard samples >= 1 else { return nil }
    side = Int(Double(samples).squareRoot().rounded())
    guard side * side == samples else { return nil }
  }

  /// How many samples a pixel has.
  var count: Int { side * side }

  /// Where sample `index` is in its pixel, each 0…1.
  func place(_ index: Int) -> (right: Double, down: Double) {
    (
      (Double(index % side) + 0.5) / Double(side),
      (Double(index / side) + 0.5) / Double(side)
    )
  }
}
