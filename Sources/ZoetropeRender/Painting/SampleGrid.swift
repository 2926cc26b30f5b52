/// The positions of a pixel's samples. They are the centres of `side` x `side` equal squares that
/// divide the pixel, in order row by row.
struct SampleGrid: Hashable, Sendable {
  /// The number of samples along each side of the pixel.
  let side: Int

  /// One sample, in the middle of the pixel.
  static let centre = SampleGrid(side: 1)
  /// Four samples: enough where colours change almost evenly across a pixel.
  static let few = SampleGrid(side: 2)

  private init(side: Int) { self.side = side }

  /// Creates a grid of `samples` samples; nil unless `samples` is a square number, 1 or more.
  init?(samples: Int) {
    guard samples >= 1 else { return nil }
    side = Int(Double(samples).squareRoot().rounded())
    guard side * side == samples else { return nil }
  }

  /// The number of samples of a pixel.
  var count: Int { side * side }

  /// Returns the position of sample `index`: its distances from the left and the upper edge of the
  /// pixel, each from 0 to 1 pixel.
  func position(_ index: Int) -> (right: Double, down: Double) {
    (
      (Double(index % side) + 0.5) / Double(side),
      (Double(index / side) + 0.5) / Double(side)
    )
  }
}
