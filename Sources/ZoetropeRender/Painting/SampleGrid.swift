/// The positions of a pixel's samples: the centres of `side` x `side` equal squares, row by row.
struct SampleGrid: Hashable, Sendable {
  /// Samples along each side.
  let side: Int

  /// One sample in the middle of the pixel.
  static let centre = SampleGrid(side: 1)
  /// Four samples, enough where a pixel's colours are nearly linear.
  static let few = SampleGrid(side: 2)

  private init(side: Int) { self.side = side }

  /// The grid of `samples` samples; nil if that is not a square number.
  init?(samples: Int) {
    guard samples >= 1 else { return nil }
    side = Int(Double(samples).squareRoot().rounded())
    guard side * side == samples else { return nil }
  }

  /// Samples of a pixel.
  var count: Int { side * side }

  /// The position of sample `index` in its pixel, each 0…1.
  func position(_ index: Int) -> (right: Double, down: Double) {
    (
      (Double(index % side) + 0.5) / Double(side),
      (Double(index / side) + 0.5) / Double(side)
    )
  }
}
